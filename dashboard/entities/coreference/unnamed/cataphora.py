"""Who is described before a name is told: "a spokesman said …. The spokesman, Jake Lund, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.clause import Clause
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.repeated_acts import is_grave, is_told_again
from dashboard.entities.coreference.unnamed.complements import identifying_complement
from dashboard.entities.coreference.unnamed.named_by_act import SOON, YEAR, NamedByAct
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.person_matching import age_behind
from dashboard.entities.names.pronoun_classes import GENDERS, agree
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.fronting import subject_behind
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_modifier, possessors_of, prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.nlp.undergoers import are_told_alike, undergoer, undergone
from dashboard.nlp.word_classes import PROPER_NOUNS

_ROLES = frozenset({"role", "anaphor"})
LEAD = 1  # the last paragraph of those that tell of somebody who is named below
ONCE_MORE = 2  # times that the one whom a text is about is named, and then once more
NEAR = 3  # paragraphs within which somebody is named who was only described
FAR = 6  # and where the same was done to the only one whom the text describes so


class Cataphora(Resolver):
    """Finds the people of one article whom it describes first and names below."""

    def __init__(self, discourse: DiscourseModel, attributes: Attributes) -> None:
        super().__init__(discourse)
        self.found = discourse.found
        self.attributes, self.by_paragraph = attributes, attributes.by_paragraph
        self.by_act = NamedByAct(discourse, attributes)

    def named_later(self, mention: FoundMention) -> Entity | None:
        """The person of a role that the text names only behind it; None where it is not settled.

        "Another minister" is told apart from the one of whom the text goes on to tell. A title
        alone names nobody to whom something was done: "a senator was held. Senator Lund said".
        """
        token = self._token(mention)
        if token.tag != Tag.NOUN or self._is_led(token, self.words.partitive):
            return None
        part = self.analysis.part_of(mention)
        titled = token.dependency in SUBJECTS
        person = self._opens_next(mention, token) if titled else None
        person = person or (self._titled_below(mention, token) if titled else None)
        if person is not None and undergoer(part.clauses.of(token.i), part.doc) == token.i:
            person = person if self._is_introduced_as_undergoer(person) else None
        elif person is not None and not self._may_have_done(person, mention, token):
            person = None
        person = person or self._explained(mention, token)
        person = person or self._told_of(mention, token) or self._undergoes_it(mention, token)
        return person or self.by_act.person(mention, token)

    def subject_behind(self, pronoun: FoundMention) -> Entity | None:
        """The person before whose name "he" or "she" is fronted: "after his trial, Lund left".

        None where the subject behind it is not named, or known to be of the other gender.
        """
        gender = self.words.pronouns.get(pronoun.words[0].lower())
        if gender not in GENDERS:
            return None
        part = self.analysis.part_of(pronoun)
        subject = subject_behind(part.doc[pronoun.head], part)
        if subject is None or subject.tag not in PROPER_NOUNS:
            return None
        person = self.attributes.person_at(pronoun.paragraph, subject)
        return person if person is not None and person.gender in {None, gender} else None

    def _opens_next(self, mention: FoundMention, token: Token) -> Entity | None:
        """Who opens the next sentence with just this office: "A judge …. Judge Pratt said"."""
        doc = self.analysis.part_of(mention).doc
        ends = token.sent.end >= len(doc)
        paragraph, first = (mention.paragraph + ends, 0 if ends else token.sent.end)
        for other in self.by_paragraph.get(paragraph, ()):
            person = self._titled_person(other) if other.first == first else None
            if person is not None and self._may_bear(person, other, token):
                new = min(person.mentions)[0] >= other.span.start
                return person if new else None
        return None

    def _titled_below(self, mention: FoundMention, token: Token) -> Entity | None:
        """Who bears, alone in the article, the office that its first words tell of: "a coroner"."""
        if mention.paragraph > LEAD or not self._is_led(token, self.words.indefinite):
            return None
        found: dict[str, Entity] = {}
        for other in self.found:
            person = self._titled_person(other)
            new = person is not None and min(person.mentions)[0] >= mention.span.end
            if person is not None and new and self._may_bear(person, other, token):
                found[person.id] = person
        return next(iter(found.values())) if len(found) == 1 else None

    def _may_have_done(self, person: Entity, mention: FoundMention, token: Token) -> bool:
        """Whether what a clause tells of a noun is not grave, or told again of who is named below.

        "A judge fled …. Judge Reed had fled to Halden", not "Judge Reed said it was sad".
        """
        part = self.analysis.part_of(mention)
        clause = part.clauses.of(token.i)
        if not is_grave(clause, part.doc, token, self.words.deeds):
            return True
        behind = (m for m in self.found if m.type == "name" and m.span.start >= mention.span.end)
        named = ((self.analysis.part_of(m), self._token(m)) for m in behind)
        return any(
            is_told_again(clause, part.doc, token, (other, name))
            for other, name in named
            if self.attributes.person_at(other.number, name) is person
        )

    def _is_introduced_as_undergoer(self, person: Entity) -> bool:
        """Whether the first name of somebody has an age behind it and undergoes something too.

        "A senator was held. Senator Lund, 54, was questioned overnight", not "Senator Lund said".
        """
        start = min(person.mentions)[0]
        first = next((m for m in self.found if m.span.start == start), None)
        if first is None:
            return False
        part, clause = self.analysis.part_of(first), self.analysis.clause_of(first)
        undergoes = undergoer(clause, part.doc) == first.head and clause.is_passive
        if any(t.tag == Tag.NOUN for t in part.doc[clause.head].rights):
            return False  # "was named army chief"
        return undergoes and age_behind(part.doc, first.last)

    def _may_bear(self, person: Entity, name: FoundMention, noun: Token) -> bool:
        """Whether the title before a name may be for whom a noun is: "a judge" for "Judge Pratt".

        No minister is the prime minister: a rank that only the one has tells them apart.
        """
        said = self.words.rank_of(t.lower_ for t in noun.lefts if is_modifier(t))
        rank = self.words.rank_of(title.lower() for title in name.titles[:-1])
        return noun.lemma_.lower() in person.offices and rank == said

    def _titled_person(self, mention: FoundMention) -> Entity | None:
        """The person of a name with a title before it."""
        if mention.type != "name" or not mention.titles:
            return None
        doc = self.analysis.part_of(mention).doc
        return self.attributes.person_at(mention.paragraph, doc[mention.head])

    def _explained(self, mention: FoundMention, token: Token) -> Entity | None:
        """Whom a name beside the same noun tells: "A spokesman …. The spokesman, Jake Lund, …".

        So it is behind "the driver of a lorry". Or beside what the act makes of him: "A man was
        arrested …. The suspect, Jake Lund, …". Not where it is the spokesman of somebody else, or
        another comes between.
        """
        if self._is_led(token, self.words.definite) and not self._is_only_one_told_apart(token):
            return None
        for other in self._known_again(mention, token):
            noun = self._token(other)
            known = self._is_led(noun, self.words.definite) or possessors_of(noun)
            if not known or not (whose(noun) | _told_behind_name(noun)) <= whose(token):
                return None
            person = self._named_at(other, noun)
            if person is not None:
                return person if min(person.mentions)[0] >= mention.span.end else None
        return None

    def _is_only_one_told_apart(self, token: Token) -> bool:
        """Whether a complement tells of whom a noun is, and the text has it of no other."""
        same = (self._token(m) for m in self.found if self._token(m).lower_ == token.lower_)
        others = (whose(noun) for noun in same if identifying_complement(noun) is not None)
        own = whose(token)
        return identifying_complement(token) is not None and all(own == other for other in others)

    def _named_at(self, mention: FoundMention, noun: Token) -> Entity | None:
        """The person whose name stands beside a noun; None without one."""
        told = self.attributes.explains.get(mention.place)
        if told is not None:
            return self.attributes.entities.by_id[told]
        beside = (self.attributes.person_at(mention.paragraph, t) for t in named_beside(noun))
        return next((person for person in beside if person is not None), None)

    def _known_again(self, mention: FoundMention, token: Token) -> Iterator[FoundMention]:
        """The roles behind one with its noun, or the noun of who undergoes its act, if near.

        Farther off, one who undergoes it again: not "the captain, Dan Boyd, praised the police".
        """
        part = self.analysis.part_of(mention)
        clause = part.clauses.of(token.i)
        undergoes = undergoer(clause, part.doc) == token.i and not (clause.negated or clause.modal)
        act = self._act_on(part, token.i)
        reach = NEAR if act is None or not self._is_only_one_told_apart(token) else FAR
        for number in range(mention.paragraph, mention.paragraph + reach + 1):
            below = number > mention.paragraph + NEAR
            for other in self.by_paragraph.get(number, ()):
                noun = self._token(other).lower_
                fits = undergoes and clause.lemma in self.words.done_to.get(noun, ())
                behind = other.type in _ROLES and other.span.start >= mention.span.end
                if below and self._act_on(self.analysis.part_of(other), other.head) != act:
                    continue
                if behind and (noun == token.lower_ or fits):
                    yield other

    def _told_of(self, mention: FoundMention, token: Token) -> Entity | None:
        """Whom the first sentence describes and the next paragraphs name, as reports often do.

        "The former head of the clinic denied … . Arvid Berg, 61, told the court …. Berg …": the
        only one named there of whom nobody says what he is, with an age, and the one of whom the
        whole text tells most.
        """
        if not self._opens_the_text(mention, token) or self._tells_of_others(mention, token):
            return None
        after = range(mention.paragraph + 1, mention.paragraph + 1 + SOON)
        named = [m for n in after for m in self.by_paragraph.get(n, ()) if m.type == "name"]
        first: dict[str, Entity] = {}
        aged: set[str] = set()
        for other in named:
            doc = self.analysis.part_of(other).doc
            person = self.attributes.person_at(other.paragraph, doc[other.head])
            if person is not None and min(person.mentions)[0] >= mention.span.end:
                first[person.id] = person
                aged.update([person.id] if age_behind(doc, other.last) else [])
        plain = [p for p in first.values() if not self._is_described(p)]
        if len(plain) != 1 or plain[0].id not in aged or not self._is_told_most(plain[0]):
            return None
        person, gender = plain[0], self._gender_in(token)
        if None not in {gender, person.gender} and gender != person.gender:
            return None
        person.offices.add(token.lemma_.lower())
        self.attributes.give_office(person, mention)
        return person

    def _undergoes_it(self, mention: FoundMention, token: Token) -> Entity | None:
        """The only one to whom the next paragraphs tell that it was done, and whom they name first.

        "Police arrested a teacher …. Ole Lund was taken into custody on Tuesday": Lund. Or whom
        they name with an age: "A nurse was found guilty …. A jury convicted Ida Sand, 41, …".
        """
        parts = self.analysis.paragraphs
        part = parts[mention.paragraph]
        act = self._act_on(part, token.i)
        lead = self.analysis.lead
        unnamed = self._is_led(token, self.words.indefinite)
        if mention.paragraph != lead or act is None or not unnamed:
            return None
        openings = [(part, token.sent.end), *((p, 0) for p in parts[lead + 1 : lead + SOON + 1])]
        found = (
            self._undergoer_in_sentence(behind, start, act, (part, token))
            for behind, start in openings
        )
        person = next((one for one in found if one is not None), None)
        person = person or self._aged_undergoer(
            parts[lead + 1 : lead + SOON + 1], act, (part, token)
        )
        if person is None or not self._is_brought_in(person, mention):
            return None
        gender = self.words.gender_of_noun(token.lemma_.lower()) or self._gender_in(token)
        if self.by_act.is_another(person, token):
            return None
        return person if agree(person.gender, gender) else None

    def _is_brought_in(self, person: Entity, mention: FoundMention) -> bool:
        """Whether somebody is named behind a description first, or with an age before others.

        Not Coyle of "A nurse was jailed. Rita Cole sold pills to Dan Coyle. Coyle, 57, was jailed".
        """
        start = min(person.mentions)[0]
        if start < mention.span.end:
            return False
        part = self.analysis.part_of(mention)
        behind = part.start + self._token(mention).sent.end_char
        named = (m for m in self.found if m.type == "name" and m.kind is ActorKind.PERSON)
        new = [m for m in named if behind <= m.span.start <= start]
        first = next((m for m in new if m.span.start == start), None)
        doc = None if first is None else self.analysis.part_of(first).doc
        aged = first is not None and doc is not None and age_behind(doc, first.last)
        return aged or all(m is first for m in new)

    def _undergoer_in_sentence(
        self, part: AnalysedParagraph, start: int, act: str, lead: tuple[AnalysedParagraph, Token]
    ) -> Entity | None:
        """The one person with whom a sentence begins that tells first that it was done to them."""
        if start >= len(part.doc):
            return None
        clause = part.clauses.of(part.doc[start].sent.root.i)
        told = undergone(clause, part.doc)
        if told is None or told.act != act or not _is_as_in(lead, clause, part):
            return None
        noun = part.doc[told.head]
        own = part.clauses.of(part.doc[start].sent.root.i).words
        years = any(part.doc[i].like_num and len(part.doc[i].text) == YEAR for i in own)
        if noun.left_edge.i != start or noun.conjuncts or years:
            return None
        return self.attributes.person_at(part.number, noun)

    def _aged_undergoer(
        self,
        parts: Sequence[AnalysedParagraph],
        act: str,
        lead: tuple[AnalysedParagraph, Token],
    ) -> Entity | None:
        """The only one, of those whose age is told, to whom paragraphs tell that it was done."""
        found: dict[str, Entity] = {}
        for part in parts:
            for clause in part.clauses.clauses:
                told = undergone(clause, part.doc)
                if told is None or told.act != act or not age_behind(part.doc, told.head):
                    continue
                if not _is_as_in(lead, clause, part):
                    continue
                person = self.attributes.person_at(part.number, part.doc[told.head])
                if person is not None:
                    found[person.id] = person
        return next(iter(found.values())) if len(found) == 1 else None

    @staticmethod
    def _act_on(part: AnalysedParagraph, head: int) -> str | None:
        """What was done to a noun, of the acts that are done to somebody once."""
        told = undergone(part.clauses.of(head), part.doc)
        return told.act if told is not None and told.head == head else None

    def _opens_the_text(self, mention: FoundMention, token: Token) -> bool:
        """Whether "the former head" or "a former nurse" is the subject of the first sentence."""
        first = mention.paragraph == self.analysis.lead and token.sent.start == 0
        past = any(t.lower_ in self.words.past for t in token.lefts)
        return first and token.dependency in SUBJECTS and past

    def _tells_of_others(self, mention: FoundMention, token: Token) -> bool:
        """Whether the sentence of a role has another person in it."""
        end = self.analysis.part_of(mention).start + token.sent.end_char
        people = (o for o in self.by_paragraph[mention.paragraph] if o.span.start < end)
        if any(o.kind is ActorKind.PERSON and o is not mention for o in people):
            return True
        nouns = (t for t in token.sent if t.tag == Tag.NOUN and t != token)
        who = self.words.offices | self.words.persons
        return any(t.dependency != Dependency.COMPOUND and t.lemma_.lower() in who for t in nouns)

    def _is_described(self, person: Entity) -> bool:
        """Whether the text says what somebody is, by more than a courtesy title."""
        polite = {word.rstrip(".") for word in self.words.courtesy}
        return person.office is not None or bool(person.offices - polite)

    def _is_told_most(self, person: Entity) -> bool:
        """Whether the text names somebody often, and nobody more often."""
        people = self.attributes.entities.of_kind(ActorKind.PERSON)
        rest = max((p.types["name"] for p in people if p is not person), default=0)
        return person.types["name"] > max(rest, ONCE_MORE)

    def _gender_in(self, token: Token) -> str | None:
        """The first "he" or "she" behind a noun in its sentence."""
        kinds = (self.words.pronouns.get(t.lower_) for t in token.sent if t.i > token.i)
        return next((kind for kind in kinds if kind in GENDERS), None)

    @staticmethod
    def _is_led(noun: Token, determiners: frozenset[str]) -> bool:
        return any(t.lower_ in determiners for t in noun.lefts)


def whose(noun: Token) -> frozenset[str]:
    """The nouns that say whose spokesman or head somebody is: Reyes of "a Reyes spokesman".

    Of what, too: "the [bus] driver", no "driver of a lorry".
    """
    named = [t for t in noun.lefts if t.tag in PROPER_NOUNS or t.tag == Tag.POSSESSIVE_PRONOUN]
    named += [t for t in noun.children_as(Dependency.COMPOUND) if t.tag == Tag.NOUN]
    named += possessors_of(noun)
    behind = (t for t in noun.rights if t.dependency == Dependency.PREPOSITION)
    named += prepositional_objects(behind)
    return frozenset(t.lower_ for t in named)


def _told_behind_name(noun: Token) -> frozenset[str]:
    """Whose somebody is, by what a noun tells behind the name: "the coach, Bo Lund, of a [club]".

    Not where somebody is from: "the coach, Bo Lund, of Oslo".
    """
    behind = (t for name in named_beside(noun) for t in name.children_as(Dependency.PREPOSITION))
    named = prepositional_objects(behind)
    return frozenset(t.lower_ for t in named if t.tag not in PROPER_NOUNS)


def _is_as_in(
    lead: tuple[AnalysedParagraph, Token], clause: Clause, part: AnalysedParagraph
) -> bool:
    """Whether a clause names no other cause or place than the one of a noun in the lead."""
    first, noun = lead
    return are_told_alike(first.clauses.of(noun.i), first.doc, clause, part.doc)
