"""Whether two clauses tell of one event in the same words, with nothing that sets them apart.

"The toilet was stolen … When the thieves stole it": one act of one kind, done to the same or to
nobody else who is named. What says that it is another one ("a second man", "was also charged"), or
whose sides, numbers or places differ, is another event; a thing that is new in the text, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.clause import ArgumentRole, Clause, Definiteness, Embedding, Voice
from dashboard.events.comparison import are_elsewhere, are_of_one_day
from dashboard.events.lexicon import ClauseWords
from dashboard.events.read import EventMention, is_dated
from dashboard.events.restatements import load_event_nouns
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.implicit_subjects import meant
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_common_noun,
    is_personal_pronoun,
    numerals_of,
    read_noun_phrase,
)
from dashboard.nlp.stems import (
    kinds_of_things,
    meanings,
    mishaps,
    performers,
    same_event_data,
    stem,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.undergoers import Undergone, befalls, undergone
from dashboard.registry import OWN

NEAR = 1  # paragraphs between two tellings of which neither names a side that the other has
_CONTENTS = frozenset({Embedding.COMPLEMENT, Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE})
_FACTS = frozenset({Modality.ASSERTED, Modality.REPORTED})


class _Side(NamedTuple):
    """Who or what does it, or to whom it is done: the actors, and the noun; both may be empty."""

    actors: frozenset[str]
    noun: str | None
    numerals: frozenset[str] = frozenset()
    plural: bool = False
    new: bool = False  # the phrase takes it as not known

    @property
    def is_told(self) -> bool:
        """Whether the text says who or what it is."""
        return bool(self.noun or self.actors)


_Sides = tuple[_Side, _Side]  # who does it, and to whom it is done
_NOBODY = _Side(frozenset(), None)


class Retellings:
    """Compares the tellings of one article, each read once."""

    def __init__(
        self,
        analysis: Analysis,
        words: ClauseWords,
        *,
        language: str = OWN,
    ) -> None:
        self.analysis, self.words, self.language = analysis, words, language
        self._sides: dict[str, _Sides] = {}
        self._another: dict[str, bool] = {}
        self._mishaps: dict[str, tuple[frozenset[str], _Side] | None] = {}
        self._undergone: dict[str, Undergone | None] = {}

    def holds(self, read: EventMention, other: EventMention) -> bool:
        """Whether a verb tells again of what was told before, as an event of the same word."""
        if read.found.verb is None or read.event.subtype is None:
            return False
        alike = read.event.subtype == other.event.subtype and self._word(read) == self._word(other)
        mishap = self._is_one_mishap(read, other)
        performed = self._shows_in(read, other)
        if not (alike or mishap or performed or self._befell_the_same(read, other)):
            return False
        a, b = read.event.modality, other.event.modality
        if a != b and not {a, b} <= _FACTS:
            return False
        if not (_has_happened(read) and _has_happened(other)):
            return False
        if self._is_another(read) or self._is_another(other) or self._says_something_new(read):
            return False
        if mishap is not None:  # wherever: "the plane" was in one place
            return mishap
        if are_elsewhere(read, other):
            return False
        if performed:
            return not read.time_links
        mine, theirs = self._sides_of(read), self._sides_of(other)
        by_noun = other.found.verb is None
        sides = _paired(mine, theirs) if by_noun else list(zip(mine, theirs, strict=True))
        near = read.found.paragraph - other.found.paragraph <= NEAR
        if not (near or any(_are_one(*pair) for pair in sides)):
            return False
        harmful = self.words.has(
            "harmful", "types", read.event.type
        )  # "was shot …. He shot at her"
        if not harmful and _tell_of_others(sides):
            return False
        one_day = are_of_one_day(read.event.date, other.event.date)
        return all(_may_be_one(*pair, known=one_day) for pair in sides)

    def _shows_in(self, read: EventMention, other: EventMention) -> bool:
        """Whether its subject, as known, shows in what was told: "the [protesters] chanted"."""
        part = self._part(read)
        subject = part.clauses.of(read.found.head).argument(ArgumentRole.SUBJECT)
        if subject is None or read.event.subtype != other.event.subtype:
            return False
        noun = part.doc[subject.head]
        kinds = performers().get(noun.lemma_.lower(), ())
        first = read_noun_phrase(noun, language=self.language).definiteness
        known = first is Definiteness.DEFINITE or (
            first is Definiteness.BARE and noun.is_sent_start
        )
        return read.event.subtype in kinds and known and _is_counted_by_none(noun)

    def _befell_the_same(self, read: EventMention, other: EventMention) -> bool:
        """Whether one act, in other words, was done to one person: "arrested", "into custody"."""
        if other.found.verb is None:
            return False
        mine, theirs = self._undergone_in(read), self._undergone_in(other)
        if mine is None or theirs is None or mine.act != theirs.act:
            return False
        later, earlier = (
            self._side(each, self._part(each), self._part(each).doc[told.head])
            for each, told in ((read, mine), (other, theirs))
        )
        if later.actors and earlier.actors:
            one = len(later.actors) == 1 and later.plural == earlier.plural
            return one and later.actors == earlier.actors
        whom = self._part(read).doc[mine.head]
        if whom.lower_ in same_event_data()["those"]:  # "those [arrested] were freed"
            return earlier.plural
        return self._are_as_many(read, other, later, earlier)

    def _undergone_in(self, read: EventMention) -> Undergone | None:
        """What its clause tells that was done to somebody; None where it tells no such thing."""
        if read.event.id not in self._undergone:
            part = self._part(read)
            told = undergone(part.clauses.of(read.found.head), part.doc)
            self._undergone[read.event.id] = told
        return self._undergone[read.event.id]

    def _are_as_many(
        self, read: EventMention, other: EventMention, later: _Side, earlier: _Side
    ) -> bool:
        """Whether as many were struck on one day, or by one thing: "killing two [workers]"."""
        one_day = are_of_one_day(read.event.date, other.event.date)
        by_one = _are_one(self._sides_of(read)[0], self._sides_of(other)[0])
        alike = None in (later.noun, earlier.noun) or later.noun == earlier.noun
        counted = bool(later.numerals) and later.numerals == earlier.numerals
        many = later.noun == earlier.noun and not (read.time_links and is_dated(other.event))
        many = many and later.numerals.isdisjoint(same_event_data()["few"])
        return counted and alike and (one_day or by_one or many)

    def _is_one_mishap(self, read: EventMention, other: EventMention) -> bool | None:
        """Whether a later sentence tells again what befell it: "fell … collapsed".

        Of a thing that is new ("a second plane") it is another mishap; None: neither is sure.
        """
        mine, theirs = self._mishap_in(read), self._mishap_in(other)
        same = read.event.sentence != other.event.sentence
        if not same or mine is None or theirs is None or mine[0].isdisjoint(theirs[0]):
            return None
        later, earlier = mine[1], theirs[1]
        if later.noun is None or earlier.noun is None or later.new:
            return False if later.new and earlier.noun is not None else None
        return (_are_one(later, earlier) and _may_be_one(later, earlier, known=False)) or None

    def _lemma(self, read: EventMention) -> str:
        return self._part(read).doc[read.found.token].lemma_.lower()

    def _phrase(self, read: EventMention) -> str:
        """The verb with its particle, or else with its object: "take off", "lose life"."""
        part, verb = self._part(read), read.found.verb
        if verb is None:
            return self._lemma(read)
        token = part.doc[verb]
        lemma = token.lemma_.lower()
        scheme = load_label_scheme(self.language)
        particles = [t for t in token.children if t.dependency in scheme.dependencies["particle"]]
        if particles:
            return f"{lemma} {particles[0].lower_}"
        object_ = part.clauses.of(read.found.head).argument(ArgumentRole.OBJECT)
        return lemma if object_ is None else f"{lemma} {part.doc[object_.head].lemma_.lower()}"

    def _mishap_in(self, read: EventMention) -> tuple[frozenset[str], _Side] | None:
        if read.event.id not in self._mishaps:
            self._mishaps[read.event.id] = self._mishap(read)
        return self._mishaps[read.event.id]

    def _mishap(self, read: EventMention) -> tuple[frozenset[str], _Side] | None:
        """What befell a thing, by the first words of the groups for it, and the thing.

        "Fell", "came down", "caught fire"; of a noun it is in the compound: "a boat [fire]".
        """
        doc, found, known = self._part(read).doc, read.found, mishaps()
        first, second = self._sides_of(read)
        if found.verb is None:
            noun = doc[found.token]
            verbs = load_event_nouns(self.language).get(noun.lemma_.lower(), ())
            word = next((known[w] for w in (noun.lemma_.lower(), *verbs) if w in known), None)
            thing = self._side(read, self._part(read), self._compounded_with(noun))
            return None if word is None else (word, second if second.is_told else thing)
        whole = " ".join(t.lemma_.lower() for t in doc[found.first : found.last + 1])
        object_ = self._part(read).clauses.of(found.head).argument(ArgumentRole.OBJECT)
        with_object = "" if object_ is None else f"{whole} {doc[object_.head].lemma_.lower()}"
        if with_object in known:
            return known[with_object], first
        alone = known.get(whole) or known.get(self._phrase(read)) or known.get(self._lemma(read))
        return None if alone is None or second.is_told else (alone, first)

    def _word(self, read: EventMention) -> str:
        doc, found = self._part(read).doc, read.found
        lemma = self._lemma(read)
        if found.verb is not None and found.noun is not None:
            verb, noun = doc[found.verb].lemma_, doc[found.noun].lemma_.lower()
            if self.words.has(
                "light", "striking", verb
            ):  # "the [quake] hit … an [earthquake] struck"
                return self.words.which("same", noun) or meanings().get(noun) or stem(noun)
        return meanings().get(self._phrase(read)) or meanings().get(lemma) or stem(lemma)

    def _part(self, read: EventMention) -> AnalysedParagraph:
        return self.analysis.paragraphs[read.found.paragraph]

    def _is_another(self, read: EventMention) -> bool:
        """Whether its words say that it is one beside others, or one of several."""
        known = self._another.get(read.event.id)
        if known is None:
            known = self._another[read.event.id] = self._says_another(read)
        return known

    def _says_another(self, read: EventMention) -> bool:
        part = self._part(read)
        if read.found.verb is None:
            noun = part.doc[read.found.token]
            own = [*range(noun.left_edge.i, noun.i)]
        else:
            clause = part.clauses.of(read.found.head)
            own = [*clause.words]
            if clause.governor is not None:
                noun = part.doc[clause.governor]
                own += range(noun.left_edge.i, noun.i)
        return any(self.words.has("proper", "another", part.doc[i].lower_) for i in own)

    def _says_something_new(self, read: EventMention) -> bool:
        """Whether what somebody asks or says is told with it: "asked her [to leave]", "for a loan".

        One speaker may do so many times: each has contents of its own.
        """
        if not (read.event.subtype or "").startswith(tuple(same_event_data()["tellings"])):
            return False
        part = self._part(read)
        clause = part.clauses.of(read.found.head)
        contents = any(
            c.parent == clause.index and c.embedding in _CONTENTS for c in part.clauses.clauses
        )
        return contents or any(
            read_noun_phrase(part.doc[o.head], language=self.language).definiteness
            is Definiteness.INDEFINITE
            for o in clause.obliques
            if o.preposition in same_event_data()["complements"]
        )

    def _sides_of(self, read: EventMention) -> _Sides:
        """Who did it and to whom it was done."""
        found = self._sides.get(read.event.id)
        if found is None:
            part = self._part(read)
            heads: tuple[Token | None, Token | None]
            if read.found.verb is None:
                noun = part.doc[read.found.token]
                of = complement_of(noun, language=self.language)
                own = self.words.has("own_act", "nouns", noun.lemma_.lower())
                heads = (of, None) if own else (None, of)
            else:
                heads = _heads_of(part.clauses.of(read.found.head), part)
            told = {read.found.token, read.found.noun}  # "the fire started", "performed an attack"
            first, second = (None if t is None or t.i in told else t for t in heads)
            found = self._side(read, part, first), self._side(read, part, second)
            self._sides[read.event.id] = found
        return found

    def _compounded_with(self, noun: Token) -> Token | None:
        """The common noun right before a noun in a compound: the boat in "a boat fire"."""
        before = [*noun.lefts][-1:]
        named = (t for t in before if t.dependency == Dependency.COMPOUND)
        return next((t for t in named if is_common_noun(t, language=self.language)), None)

    def _side(self, read: EventMention, part: AnalysedParagraph, head: Token | None) -> _Side:
        if head is None:
            return _NOBODY
        start, end = part.at(head), part.at(head) + len(head.text)
        actors = frozenset(
            p.actor
            for p in read.event.participants
            if p.mention is not None and p.mention.start < end and start < p.mention.end
        )
        if is_personal_pronoun(head) or head.lower_ in same_event_data()["those"]:
            return _Side(actors, None)
        phrase = read_noun_phrase(head, language=self.language)
        if head.like_num:  # "killing two"
            return _Side(actors, None, frozenset({head.lower_}), plural=phrase.plural)
        return _Side(
            actors,
            stem(head.lemma_.lower()),
            frozenset(numerals_of(head, language=self.language)),
            plural=phrase.plural,
            new=phrase.definiteness is Definiteness.INDEFINITE,
        )


def _is_counted_by_none(noun: Token) -> bool:
    return not any(t.like_num for t in noun.lefts)


def _has_happened(read: EventMention) -> bool:
    """Whether it is told as past or by a noun, and not of what is done at any time."""
    return read.tense == "past" or read.found.verb is None


def _heads_of(clause: Clause, part: AnalysedParagraph) -> tuple[Token | None, Token | None]:
    """The head words of who does it, and to whom it is done; None where the clause has none."""
    subject = clause.argument(ArgumentRole.SUBJECT)
    thing = clause.argument(ArgumentRole.OBJECT)
    if clause.voice is Voice.PASSIVE:
        subject, thing = clause.argument(ArgumentRole.AGENT), subject
    elif befalls(clause, part.doc):
        subject, thing = None, subject  # "he died", "he lost his life"
    verb, scheme = part.doc[clause.head], load_label_scheme(part.language)
    found = [None if a is None else meant(part.doc[a.head], verb, scheme) for a in (subject, thing)]
    return found[0], found[1]


def _paired(later: _Sides, earlier: _Sides) -> list[tuple[_Side, _Side]]:
    """The sides of a verb and of a noun that must be the same.

    Who died is whom a death is of: a lone subject stands against what the noun is of.
    """
    told = [[side for side in sides if side.is_told] for sides in (later, earlier)]
    if all(len(sides) == 1 for sides in told):
        return [(told[0][0], told[1][0])]
    return list(zip(later, earlier, strict=True))


def _tell_of_others(sides: Sequence[tuple[_Side, _Side]]) -> bool:
    """Whether one tells who did something, the other only what was done: nothing makes them one.

    "A merger, agreed in 1990 …. The town had agreed to sell the site."
    """
    both = any(mine.is_told and theirs.is_told for mine, theirs in sides)
    each = [any(side.is_told for side in own) for own in zip(*sides, strict=True)]
    return all(each) and not both


def _are_one(later: _Side, earlier: _Side) -> bool:
    """Whether two sides share an actor or are called by one noun."""
    if later.noun is not None and earlier.noun is not None:
        general = not later.new and earlier.noun in kinds_of_things().get(later.noun, ())
        if later.noun == earlier.noun or general:  # "a coach … the vehicle"
            return True
    return bool(later.actors & earlier.actors)


def _may_be_one(later: _Side, earlier: _Side, *, known: bool) -> bool:
    """Whether two sides may be the same: the same, or one of them is not told.

    ``known``: nothing is taken for new, as the day is the same ("declared a state of emergency").
    """
    if later.numerals and earlier.numerals and later.numerals != earlier.numerals:
        return False
    if later.actors and earlier.actors:
        return later.actors == earlier.actors
    if not (later.is_told and earlier.is_told):
        return True
    same = _are_one(later, earlier) and later.plural == earlier.plural
    return same and (known or not later.new)
