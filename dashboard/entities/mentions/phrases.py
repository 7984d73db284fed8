"""Finds noun phrases and pronouns that stand for an actor without naming it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.layout import Chunk, Layout
from dashboard.entities.mentions.naming_verbs import named_so
from dashboard.entities.mentions.people_without_noun import find_aged, find_people_without_noun
from dashboard.entities.mentions.things import leads_names
from dashboard.model import ActorKind, Span
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    PREMODIFIERS,
)
from dashboard.nlp.modifiers import end_of_joined_complement, has_negative_determiner, possessors_in
from dashboard.nlp.noun_phrases import (
    end_of_complement,
    heads_argument,
    is_common_noun,
    is_plural,
    is_quantifier_alone,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import SINGULAR_NOUNS, TIMES

_BEFORE_NOUNS = frozenset({Tag.ADVERB, Tag.HYPHEN})
_BUT_NAMES = frozenset({Tag.NOUN, Tag.PLURAL_NOUN, Tag.PLURAL_PROPER_NOUN})
_NAMING = frozenset({Dependency.APPOSITION, Dependency.PREDICATE_NOMINAL})
_PRONOUNS = frozenset({Tag.PERSONAL_PRONOUN, Tag.POSSESSIVE_PRONOUN})
_DETERMINERS = frozenset({Tag.DETERMINER, Tag.PREDETERMINER})
_NAMES_AND_NUMBERS = frozenset({Tag.PROPER_NOUN, Tag.CARDINAL})
_FIRM = "company"  # what a noun stands for, in names/organisations.toml


def _heads_in(span: Span, layout: Layout) -> Iterator[int]:
    """The tokens of a stretch that hang on nothing in it: the heads of its words."""
    start, starts = layout.part.start, layout.doc.starts
    first, behind = (bisect_left(starts, at - start) for at in (span.start, span.end))
    for token in layout.doc[first:behind]:
        if token.head == token or not first <= token.head.i < behind:
            yield token.i


class PhraseFinder:
    """Finds roles, bodies, groups and what refers back; ``names`` are those of the paragraph."""

    def __init__(
        self, layout: Layout, names: Iterable[FoundMention], speakers: tuple[Span, ...]
    ) -> None:
        kinds = {m.head: m.kind for m in names}
        self.layout, self.heads = layout, kinds.keys()
        self.speaking = {head for span in speakers for head in _heads_in(span, layout)}
        self.people = {head for head, kind in kinds.items() if kind is ActorKind.PERSON}
        self.doc, self.words = layout.doc, layout.words
        self.nouns: frozenset[str] = frozenset()
        self.person_nouns: frozenset[str] = frozenset()

    def find(self, nouns: frozenset[str], person_nouns: frozenset[str]) -> list[FoundMention]:
        """Noun phrases, then pronouns; ``nouns`` are in names of the article.

        ``person_nouns``: what it calls people before their names.
        """
        self.nouns, self.person_nouns = nouns, person_nouns
        phrases = (
            self._phrases(),
            self._owners(),
            self._some_of(),
            find_aged(self.layout),
            self._pronouns(),
            self._two(),
            find_people_without_noun(self.layout),
        )
        return [mention for found in phrases for mention in found]

    def _phrases(self) -> Iterator[FoundMention]:
        for chunk in self.layout.chunks:
            head = self.doc[chunk.head]
            if (
                chunk.head in self.heads
                or chunk.head in self.layout.taken
                or head.pos == Pos.PRONOUN
            ):
                continue
            if not any(map(str.isalnum, head.text)):
                continue  # "¶", whatever it is taken for
            if head.name_kind == NameKind.PERCENT or self._is_part(head):
                continue  # of "83 percent of teachers", the teachers speak
            whose = self.doc[chunk.first].tag == Tag.WH_POSSESSIVE
            if whose or leads_names(head, self.words):
                continue  # "Anna Berg, whose son was hurt"
            first = chunk.first
            while first < chunk.last and self.doc[first].is_punct:
                first += 1
            mention_type, kind = self._what_is(head, first)
            if not mention_type and head.i in self.speaking:
                mention_type, kind = self._speaker(head)
            elif (
                mention_type == "anaphor" and kind is ActorKind.PERSON and self._is_somebodys(head)
            ):
                mention_type = "role"  # "the grandmother of Oskar Prado said"
            elif not mention_type and self._describes(head):
                mention_type, kind = "role", ActorKind.PERSON
            if mention_type == "role":
                yield self._described(chunk, first, kind)
            elif mention_type == "body":
                whole = end_of_complement(head, self.words.whereabouts)
                phrase = self.layout.part.span(first, max(whole, chunk.last) + 1)
                yield self.layout.make(
                    first, chunk.last, chunk.head, mention_type, kind, phrase=phrase
                )
            elif mention_type:
                yield self.layout.make(first, chunk.last, chunk.head, mention_type, kind)

    def _owners(self) -> Iterator[FoundMention]:
        """Whose something is: a body named before ("the court's summary"), a group of people."""
        for noun in possessors_in(self.doc):
            if noun.i in self.layout.taken:
                continue
            first = noun.left_edge.i
            people = self.words.is_people(noun.lower_, noun.lemma_.lower())
            one = any(t.lower_ in self.words.bringing_in for t in noun.head.lefts)
            people = people and not (one and first == noun.i)  # "a women's clinic"
            if people and is_plural(noun) and is_common_noun(noun):
                core, whole = (
                    self._uncounted(first, noun.i),
                    self.layout.part.span(first, noun.i + 1),
                )
                kind = ActorKind.GROUP
                yield self.layout.make(core, noun.i, noun.i, "role", kind, phrase=whole)
            bare = first == noun.i - 1 and self.doc[first].lower_ in self.words.definite
            if noun.is_lower and bare and self.words.is_body(noun.lower_):
                yield self.layout.make(first, noun.i, noun.i, "anaphor", None)

    def _described(self, chunk: Chunk, first: int, kind: ActorKind | None) -> FoundMention:
        """A role or group; its phrase has what counts it, and whose it is, too."""
        core = self._uncounted(first, chunk.head)
        while first < core and self.doc[first].tag in _BEFORE_NOUNS:
            if self.doc[first].lower_ in self.words.quantifiers:
                break  # "at least 50 people", but "even 50 people"
            first += 1
        last = chunk.last
        while first < core and self.doc[first].name_kind in TIMES:
            first += 1
        if kind is ActorKind.GROUP:
            last = end_of_complement(self.doc[chunk.head], self.words.complements)
            first = self._amount_before(first)
        elif kind is ActorKind.PERSON:
            last = self._end_of_office(chunk)
        whole = self.layout.part.span(first, last + 1)
        return self.layout.make(core, chunk.last, chunk.head, "role", kind, phrase=whole)

    def _end_of_office(self, chunk: Chunk) -> int:
        """Where a description with the name of what somebody's office is of ends: "… of Havn"."""
        links = self.doc[chunk.head].children_as(Dependency.PREPOSITION)
        named = (t for link in links if link.i == chunk.last + 1 for t in link.children)
        named = (t for t in named if t.tag == Tag.PROPER_NOUN and t.left_edge.i == chunk.last + 2)
        ends = (end_of_joined_complement(t, self.words.complements) for t in named)
        office = self.doc[chunk.head].lower_ in self.words.offices
        of_place = self.doc.words(chunk.last + 1, chunk.last + 2) in self.words.complements
        return next(ends, chunk.last) if office and of_place else chunk.last

    def _amount_before(self, first: int) -> int:
        """Where a phrase begins with what counts it: "[a] number of lawmakers"."""
        if first < 2 or self.doc[first - 1].lower_ not in self.words.complements:
            return first
        amount = self.doc[first - 2]
        begin = amount.left_edge.i
        some = is_plural(amount) or self.doc[begin].lower_ in self.words.bringing_in
        counts = some and begin >= amount.i - 1  # not "the total number of users"
        return begin if counts and amount.lower_ in self.words.kinds.amounts else first

    def _is_part(self, head: Token) -> bool:
        """Whether a noun only says how many of those behind it: "two-thirds of voters"."""
        of_them = any(t.i == head.i + 1 for t in head.children_as(Dependency.PREPOSITION))
        return of_them and head.lemma_.lower() in self.words.parts_of_people

    def _is_somebodys(self, head: Token) -> bool:
        """Whether who speaks is described by a person or body behind the noun."""
        behind = [t for t in head.children_as(Dependency.PREPOSITION) if t.i == head.i + 1]
        named = any(c.tag == Tag.PROPER_NOUN for t in behind for c in t.children)
        return named and head.i in self.speaking

    def _describes(self, head: Token) -> bool:
        """Whether a noun says who the person beside it is: "the harbour master, Colin Breck,"."""
        noun = head.lemma_.lower()
        if head.tag != Tag.NOUN or noun in self.words.bodies or not self.words.is_role(noun):
            return False
        if head.left_edge == head:
            return False  # "Owners court, Denise Alvarado said"
        beside = [t.i for t in head.children_as(Dependency.APPOSITION) if t.i > head.i + 1]
        beside += [head.head.i] if head.dependency == Dependency.APPOSITION else []
        beside += [t.i for t in named_so(head, self.words)]
        return any(i in self.people for i in beside)

    def _speaker(self, head: Token) -> tuple[str, ActorKind | None]:
        """What a noun is that speaks: a document is no actor, a noun for no person is a group."""
        forms = {head.lower_, head.lemma_.lower()}
        if forms & self.words.documents:
            return "", None
        if head.pos == Pos.PROPER_NOUN and head.text.isupper() and len(head.text) > 2:
            return "name", ActorKind.ORGANISATION  # "the NURW said"
        if head.pos == Pos.PROPER_NOUN and self._has_article(head):
            return "name", ActorKind.ORGANISATION  # "according to The Verge"
        known = not (forms.isdisjoint(self.words.persons) and forms.isdisjoint(self.words.offices))
        person = known or head.pos == Pos.PROPER_NOUN
        plural = is_plural(head)
        return "role", ActorKind.PERSON if person and not plural else ActorKind.GROUP

    def _has_article(self, name: Token) -> bool:
        """Whether a large article within a sentence begins a name: that of a paper, say."""
        first = name.left_edge
        inside = first.i == name.i - 1 and not first.is_sent_start
        return inside and first.lower_ in self.words.definite and first.text[:1].isupper()

    def _uncounted(self, first: int, head: int) -> int:
        """Where a group's name begins behind what counts it: "even about 40 more villagers"."""
        while first < head and self.doc[first].tag in _BEFORE_NOUNS:  # "then-health minister"
            first += 1
        while first < head and self.doc[first].name_kind in TIMES:
            first += 1  # "on Sunday ministers met"
        counted = kept = first
        while counted < head and (
            self.doc[counted].like_num or self.doc[counted].lower_ in self.words.quantifiers
        ):
            goes_on = kept == counted and kept > first and self.doc[kept - 1].like_num
            counted += 1
            number = self.doc[counted - 1].like_num or goes_on
            if number and is_plural(self.doc[head]):
                kept = counted
        return kept

    def _two(self) -> Iterator[FoundMention]:
        """Numbers that stand alone for two actors: "[the two] were removed"."""
        for token in (t for t in self.doc if t.tag == Tag.CARDINAL):
            alone = token.left_edge.i + 1 == token.i and heads_argument(token)
            if alone and self._points_to_two(token, token.i - 1):
                yield self.layout.make(token.i - 1, token.i, token.i, "number", None)

    def _points_to_two(self, head: Token, first: int) -> bool:
        """Whether a phrase points back to two actors: "the two", "both men", not "two men"."""
        phrase, words = self.doc[first : head.i + 1], self.words
        if not any(t.lower_ in words.pair for t in phrase):
            return False
        if head.lower_ not in words.pair and head.tag != Tag.PLURAL_NOUN:
            return False
        definite = any(t.lower_ in words.definite for t in phrase)
        return definite or any(t.lower_ in words.pair and t.tag in _DETERMINERS for t in phrase)

    def _brings_in(self, head: Token, before: Sequence[Token]) -> bool:
        """Whether a noun brings in one person without a name: "arrested a driver", "another man".

        "No driver" is nobody.
        """
        led = any(t.lower_ in self.words.bringing_in for t in before)
        return led and head.lemma_.lower() in self.words.persons and heads_argument(head)

    def _brings_in_body(self, head: Token, before: Sequence[Token]) -> bool:
        """Whether a noun brings in a body without a name: "a human rights group said".

        Not where it only counts ("a group of students") or tells of a name ("Kastner, a firm").
        """
        led = bool(before) and before[0].lower_ in self.words.bringing_in
        led = led and head.dependency not in _NAMING
        counts = head.lower_ in self.words.kinds.amounts
        counts = counts and self.doc.words(head.i + 1, head.i + 2) in self.words.complements
        return led and head.lower_ in self.words.bodies_brought_in and not counts

    def _is_abstract(self, noun: Token) -> bool:
        """Whether a noun for people is something else here: "expressed opposition to the plan"."""
        after = self.doc.words(noun.i + 1, noun.i + 2).lower()
        office = self.doc.words(max(0, noun.i - 2), noun.i + 1).lower()  # "chief of staff"
        abstract = noun.lower_ in self.words.abstract and after in self.words.abstract_before
        return abstract or office in self.words.offices

    def _is_no_body(self, noun: str, before: Sequence[Token]) -> bool:
        """Whether a noun is no organisation here: "the last body was found", "his team"."""
        if noun in self.words.corporal:
            return not any(t.lower_ in self.words.bodies_that_act for t in before)
        owned = any(t.tag == Tag.POSSESSIVE_PRONOUN for t in before)
        return owned and noun in self.words.loose_bodies

    def _what_is(self, head: Token, first: int) -> tuple[str, ActorKind | None]:
        """How the head of a noun phrase stands for an actor; an empty string if it does not."""
        doc, words = self.doc, self.words
        lower, before = head.lower_, doc[first : head.i]
        owned = any(t.dependency == Dependency.POSSESSOR for t in before)
        device = doc.words(head.i - bool(before), head.i + 1).lower() in words.kinds.devices
        if device or has_negative_determiner(head):
            return "", None
        if self._points_to_two(head, first):
            return "number", None
        theirs = any(t.tag == Tag.POSSESSIVE_PRONOUN for t in before)
        kin = owned and lower in words.relations & words.persons  # "her aunt"
        for_whom = kin or (theirs and lower in words.acting_for)
        people = lower in words.people and head.tag in _BUT_NAMES
        people = people and not self._is_abstract(head)
        if lower in words.offices or people or for_whom:
            one = lower in words.offices or lower in words.persons or for_whom
            plural = is_plural(head) or not one
            return "role", ActorKind.GROUP if plural else ActorKind.PERSON
        if is_plural(head) and words.is_people(lower, head.lemma_.lower()):
            return "role", ActorKind.GROUP
        if self._is_no_body(lower, before):
            return "", None
        both = f"{before[-1].lower_} {lower}" if before else lower  # "air force"
        body = lower in words.bodies or both in words.bodies
        if body and (owned or any(t.i in self.layout.taken for t in before)):
            return "body", ActorKind.ORGANISATION
        if self._brings_in_body(head, before):
            return "body", ActorKind.ORGANISATION
        described = any(t.dependency in PREMODIFIERS for t in before)
        if lower in words.bodies and described and before and before[0].lower_ in words.definite:
            told = words.anaphors.get(lower) == _FIRM and self._is_only_described(head, before)
            return ("anaphor", None) if told else ("body", ActorKind.ORGANISATION)
        if head.tag in SINGULAR_NOUNS and lower in words.anaphors:
            definite = any(t.lower_ in words.definite for t in before)
            definite = definite or (lower in words.without_article and not before)
            if words.anaphors[lower] == "thing":  # "the S&P 500 index" is a name of its own
                definite = definite and not any(t.tag in _NAMES_AND_NUMBERS for t in before)
            if lower in words.trades and any(t.dependency == Dependency.COMPOUND for t in before):
                return "", None
            if not definite and head.dependency in _NAMING:
                return "description", None
            return ("anaphor", None) if definite else ("", None)
        return self._person_or_name(head, before) if head.tag == Tag.NOUN else ("", None)

    def _is_only_described(self, noun: Token, before: Sequence[Token]) -> bool:
        """Whether a phrase tells something of a firm, not which it is: "the state-owned company".

        "The port company" and "the new company" say which of some is meant.
        """
        own = [t for t in before if t.head == noun and t.dependency in PREMODIFIERS]
        told = {
            w.lower_ for t in own for w in (t, *t.children)
        } & self.words.body_names.describing_firms
        return bool(told) and all(t.dependency == Dependency.ADJECTIVAL_MODIFIER for t in own)

    def _person_or_name(self, head: Token, before: Sequence[Token]) -> tuple[str, ActorKind | None]:
        """What a noun for a person is, or one that some name of the article ends with."""
        lower, definite = head.lower_, any(t.lower_ in self.words.definite for t in before)
        if self._brings_in(head, before):
            return "role", ActorKind.PERSON
        person = lower in self.words.persons or (lower in self.person_nouns and len(before) == 1)
        if heads_argument(head) and person:
            return ("anaphor", ActorKind.PERSON) if definite else ("", None)
        back = lower in self.nouns and len(before) == 1 and definite
        return ("anaphor", None) if back else ("", None)

    def _some_of(self) -> Iterator[FoundMention]:
        """Some of a group, actors of their own: "one of their daughters", "two of his guards"."""
        for some in self.doc:
            one = some.like_num and some.lower_ in self.words.bringing_in
            if not some.like_num:
                continue
            last = end_of_complement(some, self.words.complements)
            named = self.doc[some.i + 1 : last + 1]
            plural = [t for t in named if is_plural(t)]
            people = any(self._is_of_person(t.lemma_.lower()) for t in plural)
            if not one:  # "six of the House's committees"
                people = any(self.words.is_people(t.lower_, t.lemma_.lower()) for t in plural)
            if people and heads_argument(some):
                first = some.left_edge.i  # "Thirty-two of the members"
                whole = self.layout.part.span(first, last + 1)
                kind = ActorKind.PERSON if one else ActorKind.GROUP
                said = None if one else tuple(t.text for t in self.doc[first : last + 1])
                yield self.layout.make(
                    some.i, some.i, some.i, "role", kind, phrase=whole, words=said
                )

    def _is_of_person(self, noun: str) -> bool:
        """Whether a noun is for people alone, and for no firm."""
        words = self.words
        human = noun in words.persons or words.gender_of_noun(noun) is not None
        return human or (words.is_role(noun) and noun not in {*words.anaphors, *words.bodies})

    def _pronouns(self) -> Iterator[FoundMention]:
        for token in self.doc:
            if token.lower_ not in self.words.pronouns:
                continue
            if token.tag in _PRONOUNS or is_quantifier_alone(token):
                yield self.layout.make(
                    token.i, token.i, token.i, "pronoun", None, words=(token.lower_,)
                )
