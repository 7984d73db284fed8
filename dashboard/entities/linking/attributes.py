"""Reads what an article says of its people: office, the body they belong to, their country.

Evidence is what stands before the name ("U.S. Air Force General …"), in apposition (", chairman of
the …,") or behind a copula ("Liu is the chief of …").
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from dashboard.clause import Tense
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_behind_joined, named_beside
from dashboard.entities.mentions.naming_verbs import named_so
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.types.person_evidence import STEPS
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import NOMINAL_PREDICATES, PREMODIFIERS, SUBJECTS
from dashboard.nlp.noun_phrases import appositions_of, prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PLURAL_NOUNS, PRESENT_FORMS, SINGULAR_NOUNS
from dashboard.vocabulary import BODIES

_SIDE = frozenset({Dependency.RELATIVE_CLAUSE, Dependency.APPOSITION})


class Attributes:
    """Offices and memberships of people; ``explains`` holds the noun phrases that only say so."""

    def __init__(
        self,
        found: tuple[FoundMention, ...],
        analysis: Analysis,
        entities: Entities,
        words: NameWords,
    ) -> None:
        self.found, self.analysis, self.entities, self.words = found, analysis, entities, words
        self.by_paragraph: dict[int, list[FoundMention]] = defaultdict(list)
        self.by_head: dict[tuple[int, int], list[tuple[int, FoundMention]]] = defaultdict(list)
        for place, mention in enumerate(found):
            self.by_paragraph[mention.paragraph].append(mention)
            self.by_head[mention.paragraph, mention.head].append((place, mention))
        self.explains: dict[tuple[int, int], str] = {}

    def read(self) -> None:
        """Go through all mentions of people, then through the phrases that describe them."""
        for mention in self.found:
            if mention.type == "name" and mention.kind is ActorKind.PERSON:
                for actor_id in self.entities.at.get(mention.place, ()):
                    self._read_titles(mention, self.entities.by_id[actor_id])
                    self._read_function(mention, self.entities.by_id[actor_id])
                    self._read_house(mention, self.entities.by_id[actor_id])
        for entity in self.entities.of_kind(ActorKind.PERSON):
            entity.gender = entity.gender or self.words.gender_of(entity.words)
        for mention in self.found:
            if mention.type == "role":
                self._read_description(mention)
            elif mention.type == "description":
                self._read_kind(mention)
        for mention in self.found:
            if mention.type == "name" and mention.kind is ActorKind.ORGANISATION:
                self._read_parent(mention)

    def read_again(self) -> None:
        """Go through the descriptions once more, when "the union" has its meaning."""
        for mention in self.found:
            if mention.type == "role" and mention.place in self.explains:
                self._read_description(mention)
            elif mention.type == "name" and mention.kind is ActorKind.PERSON:
                for actor_id in self.entities.at.get(mention.place, ()):
                    self._read_house(mention, self.entities.by_id[actor_id])

    def person_at(self, paragraph: int, token: Token) -> Entity | None:
        """The person whose mention has that head token."""
        return next(iter(self.entities.at_tokens(paragraph, [token], ActorKind.PERSON)), None)

    def _read_function(self, mention: FoundMention, entity: Entity) -> None:
        """For whom somebody speaks before a court, told behind their name: "Vos, prosecuting,"."""
        name = self.analysis.head_of(mention)
        told = {t.lower_ for t in name.children_as(Dependency.APPOSITION)}
        entity.offices |= told & self.words.deeds.representing

    def _read_titles(self, mention: FoundMention, entity: Entity) -> None:
        if not mention.titles:
            return
        doc = self.analysis.part_of(mention).doc
        lead = [t for t in doc[mention.first : mention.last + 1] if t.i < mention.head]
        inside = list(self._bodies_among(mention.paragraph, lead))
        self._join(entity, inside)
        covered = {i for m in inside for i in range(m.first, m.last + 1)}
        name_length = len(mention.words)
        titles = [t for t in lead[: len(lead) - name_length + 1] if t.i not in covered]
        words = [t.lower_ for t in titles if t.text.isalpha() or t.text.endswith(".")]
        offices = {w.rstrip(".") for w in words}
        self._give_nouns(entity, offices, mention)
        for office in offices:
            before = self.words.rank_of(w for w in offices if w != office)
            entity.ranks.setdefault(office, set()).add(before)
        for word in words:
            told = self.words.gender_of_noun(word) or self.words.gender_of_titles([word])
            entity.gender = told or entity.gender
        known = self._office_words(titles)
        last = max((k for k, t in enumerate(known) if t.lower_ in self.words.offices), default=None)
        if known and entity.office is None:
            # A rank between the office and the name is no part of it: "spokesman Maj. Dan Hull".
            end = known[-1 if last is None else last].i
            entity.office = doc.words(known[0].i, end + 1)

    def _office_words(self, titles: list[Token]) -> list[Token]:
        """The words before a name that are an office or rank, alone or together ("State Senator").

        "Mr" and "Dr" are none.
        """
        offices, ranks = self.words.offices, self.words.ranks
        kept = {k for k, t in enumerate(titles) if t.lower_ in offices or t.lower_ in ranks}
        for k, last in itertools.product(range(len(titles)), range(len(titles))):
            together = " ".join(t.lower_ for t in titles[k : last + 1])
            if k < last and together in self.words.offices:
                kept.update(range(k, last + 1))
        first = min(kept, default=0)
        while first and self._qualifies(titles[first - 1]):
            first -= 1  # "Transport Minister", "assistant coach"
            kept.add(first)
        return [titles[k] for k in sorted(kept)]

    def _qualifies(self, token: Token) -> bool:
        """Whether a word before an office belongs to it: a noun, or one like "assistant"."""
        polite = token.lower_ in self.words.courtesy and token.text[:1].isupper()
        return (token.tag in SINGULAR_NOUNS and not polite) or token.lower_ in self.words.qualifiers

    def _read_house(self, mention: FoundMention, entity: Entity) -> None:
        """The body behind a name, or that somebody leads: "Lee of Norvik", "Lee, who heads it".

        A country, too, of whose state they are ("President Ruiz of Peru").
        """
        doc = self.analysis.part_of(mention).doc
        name = doc[mention.head]
        verbs = [name.head] if name.dependency == Dependency.SUBJECT else []
        verbs += [t for t in name.children_as(Dependency.RELATIVE_CLAUSE) if _is_of_subject(t)]
        near: list[Token] = []
        for verb in verbs:
            if verb.lemma_ in self.words.leading and verb.tag in PRESENT_FORMS:
                near += verb.children_as(Dependency.OBJECT)
        for prep in name.children:
            if prep.i == mention.last + 1 and prep.lower_ in self.words.office_prepositions:
                near += prep.children_as(Dependency.PREPOSITIONAL_OBJECT)
        bodies = self._bodies_among(mention.paragraph, near)
        country = {ActorKind.COUNTRY} if self._leads_a_country(name, entity) else set()
        joined = {ActorKind.ORGANISATION} | country
        self._join(entity, [m for m in bodies if self._kind_at(m) in joined])

    def _leads_a_country(self, name: Token, entity: Entity) -> bool:
        """Whether "of" and a country behind a name say for whom somebody acts by their office.

        "Presidents Ruiz of Peru and Lind of Chad", but not "committee member Reed of Georgia".
        """
        first = name.head if name.dependency == Dependency.CONJUNCT else name
        before = first.doc[max(0, first.left_edge.i - 1)]  # as of "on Sunday [Kings]"
        beside = [before, *(t for t in first.lefts if t.dependency in PREMODIFIERS)]
        joint = {t.lemma_.lower() for t in beside}
        return not self.words.kinds.national_offices.isdisjoint(entity.offices | joint)

    def _kind_at(self, mention: FoundMention) -> ActorKind:
        """The kind of the first actor that a linked mention names."""
        return self.entities.by_id[self.entities.at[mention.place][0]].kind

    def _read_description(self, mention: FoundMention) -> None:
        """A role in apposition to a person or behind a copula: it describes, it is no new actor."""
        token = self.analysis.head_of(mention)
        person = self._described(mention.paragraph, token)
        if person is None:
            self._read_body(mention.paragraph, token)
            return
        self.explains[mention.place] = person.id
        clauses = self.analysis.part_of(mention).clauses
        own = clauses.of(token.i).index  # not "Its president, Lee, accused Norvik"
        near = [t for t in token.subtree if abs(t.i - token.i) <= 14 and not t.is_punct]
        near = [t for t in near if clauses.of(t.i).index == own]
        noun = token.lemma_.lower()
        self._give_nouns(person, {noun}, mention)
        rank = self.words.rank_of(t.lower_ for t in token.lefts)
        person.ranks.setdefault(noun, set()).add(rank)
        person.gender = person.gender or self.words.gender_of_noun(noun)
        whose = any(t.tag == Tag.WH_POSSESSIVE for t in token.children)
        if whose and token.head.dependency == Dependency.RELATIVE_CLAUSE:
            near.append(token.head.head)  # "the union, whose chairman is Lee"
        if not self._is_past(token):
            self._join(person, list(self._bodies_among(mention.paragraph, near)))
        self.give_office(person, mention)

    def _give_nouns(self, person: Entity, nouns: set[str], mention: FoundMention) -> None:
        """Let a person be called by nouns, and by those that are wider, from here on."""
        for noun in nouns.union(*(self.words.later.get(noun, ()) for noun in nouns)):
            person.offices.add(noun)
            person.offices_at[noun] = min(
                person.offices_at.get(noun, mention.span.start), mention.span.start
            )

    def give_office(self, person: Entity, mention: FoundMention) -> None:
        """What a noun phrase says that somebody is, where no more is known of them yet.

        What somebody was does not take the place of what they are, and whose brother or
        predecessor somebody is, is no office.
        """
        token = self.analysis.head_of(mention)
        if token.lemma_.lower() in self.words.relations or token.tag in PLURAL_NOUNS:
            return
        short = person.office is None or len(person.office.split()) < 3
        if person.office is None or (short and not self._is_past(token)):
            person.office = self._office_text(mention, token)

    def _read_kind(self, mention: FoundMention) -> None:
        """What an organisation is called beside its name: "Lumen, a campaign group"."""
        token = self.analysis.head_of(mention)
        owner = token.head
        if token.dependency == Dependency.PREDICATE_NOMINAL:
            owner = token.head.child_as(Dependency.SUBJECT) or token
        for body in self.entities.at_tokens(mention.paragraph, [owner], ActorKind.ORGANISATION):
            body.offices.add(token.lower_)

    def _office_text(self, mention: FoundMention, token: Token) -> str:
        part = self.analysis.part_of(mention)
        last = token.i
        for child in token.children:
            link = child.dependency == Dependency.PREPOSITION
            if link and child.lower_ in self.words.office_prepositions:
                objects = [t for t in child.subtree if t.dependency not in _SIDE]
                last = max(last, *(t.i for t in objects if t.i - token.i <= 14))
                break
        first = mention.first
        while first < token.i and (
            part.doc[first].pos in {Pos.DETERMINER, Pos.PUNCTUATION, Pos.ADVERB}
            or part.doc[first].tag == Tag.POSSESSIVE_PRONOUN
        ):
            first += 1
        return " ".join(part.span(first, last + 1).text.split()).rstrip(",;")

    def _is_past(self, token: Token) -> bool:
        return any(t.lower_ in self.words.past for t in token.lefts)

    def _described(self, paragraph: int, token: Token) -> Entity | None:
        beside = named_behind_joined(token)
        if token.dependency == Dependency.CONJUNCT:
            beside += named_beside(token)  # "police and minister Lee"
        # "president and owner of"
        while token.dependency == Dependency.CONJUNCT and token.head.pos == Pos.NOUN:
            token = token.head
        if token.dependency == Dependency.APPOSITION:
            return self.person_at(paragraph, token.head)
        for name in [*beside, *named_beside(token), *named_so(token, self.words)]:
            person = self.person_at(paragraph, name)
            if person is not None:
                return person
        copula = token.head.lemma_ in self.words.copulas
        if copula and self._is_no_fact(paragraph, token):
            return None
        if token.dependency == Dependency.SUBJECT and copula:
            attributes = token.head.children_as(Dependency.PREDICATE_NOMINAL)
            return next((p for t in attributes if (p := self.person_at(paragraph, t))), None)
        if token.dependency in NOMINAL_PREDICATES and copula:
            for child in token.head.children:
                if child.dependency in SUBJECTS:
                    who = token.head.head if _is_of_subject(token.head) else child
                    named = (self.person_at(paragraph, t) for t in (who, *appositions_of(who)))
                    return next(filter(None, named), None)  # "her husband, Ole, was the skipper"
        return None

    def _is_no_fact(self, paragraph: int, noun: Token) -> bool:
        """Whether a copula does not say who a noun is for: "His father will be Lee", "is not Lee".

        Of an office that somebody will hold it tells whose it is: "Lee will be the chairman".
        """
        clause = self.analysis.paragraphs[paragraph].clauses.of(noun.i)
        ahead = bool(clause.modal) or clause.tense is Tense.FUTURE
        return clause.negated or (ahead and noun.dependency == Dependency.SUBJECT)

    def _read_body(self, paragraph: int, role: Token) -> None:
        """The body on which the parse hung a name: "a spokesman for the union, Dot Hale"."""
        node = role
        bodies: list[Token] = []
        for _ in range(STEPS):
            preps = node.children_as(Dependency.PREPOSITION)
            nouns = prepositional_objects(preps)
            node = next(iter(nouns), role)
            if node == role or node.lower_ in self.words.offices:
                return
            if node.lower_ in self.words.persons:
                return
            bodies.append(node)
            for child in node.children:
                beside = child.dependency == Dependency.APPOSITION
                person = self.person_at(paragraph, child) if beside else None
                if person is not None:
                    self._join(person, list(self._bodies_among(paragraph, bodies)))
                    return

    def _read_parent(self, mention: FoundMention) -> None:
        """The body behind "of": "the Joint Staff Department of the Central Military Commission"."""
        own = self.entities.at.get(mention.place, ())
        entity = self.entities.by_id[own[0]] if own else None
        if entity is None or entity.known:
            return
        token = self.analysis.head_of(mention)
        for child in token.children:
            if child.dependency == Dependency.PREPOSITION and child.i == mention.last + 1:
                for thing in child.children:
                    if thing.dependency == Dependency.PREPOSITIONAL_OBJECT:
                        self._join(entity, list(self._bodies_among(mention.paragraph, [thing])))

    def _bodies_among(self, paragraph: int, tokens: list[Token]) -> Iterator[FoundMention]:
        heads = {(paragraph, t.i) for t in tokens}
        inside = itertools.chain.from_iterable(self.by_head.get(head, ()) for head in heads)
        for _, mention in sorted(inside, key=lambda placed: placed[0]):
            ids = self.entities.at.get(mention.place, ())
            if ids and self.entities.by_id[ids[0]].kind in BODIES:
                yield mention

    def _join(self, entity: Entity, bodies: list[FoundMention]) -> None:
        for mention in bodies:
            body = self.entities.by_id[self.entities.at[mention.place][0]]
            if body.id != entity.id and entity.id not in body.member_of:
                entity.member_of.setdefault(body.id)
                if entity.country is None:
                    entity.country = body.country


def _is_of_subject(clause: Token) -> bool:
    """Whether a relative clause tells what its noun does: "who heads the union"."""
    return any(t.tag == Tag.WH_PRONOUN for t in clause.children_as(Dependency.SUBJECT))
