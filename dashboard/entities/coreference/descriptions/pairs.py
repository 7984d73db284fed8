"""Which two of those named before "the two ministers" or "both leaders" may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.pronoun_classes import agree
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.implicit_subjects import meant
from dashboard.nlp.noun_phrases import is_acted_on, is_modifier
from dashboard.nlp.tokens import Token

_TWO = 2


class PairsOfPeople(Resolver):
    """Tells who of the people of one article may be one of the two that a noun means."""

    def called(self, people: Sequence[Entity], noun: str) -> list[Entity]:
        """Those whom a noun in the singular may mean, in their order; empty: none of them.

        "The two suspects" and "policemen", whom a case has without naming them, are called so. A
        bare family name is of no gender: "Stein shot Ana Lind. Both women" are not Stein and Lind.
        """
        gender = self.words.gender_of_noun(noun)
        found = [p for p in people if agree(p.gender, gender)]
        if gender is not None:
            found = [p for p in found if p.gender or len(p.words) > 1 or not p.types["name"]]
        found = [p for p in found if self._may_be_called(p, noun)]
        if noun in self.words.of_a_case | self.words.evoked:
            found = [p for p in found if noun in p.offices]
        return self._heads_of_state(found, noun) if noun in self.words.of_leaders else found

    def _may_be_called(self, person: Entity, noun: str) -> bool:
        """Whether nothing in the text tells that a person is something else than a noun says.

        "The two ministers" are no king and no doctor, and "the two presidents" no envoy; a leader
        may be called one, and "the two leaders" or "men" may be any of them.
        """
        known = person.offices
        if noun not in self.words.offices or noun in self.words.of_any_leaders or not known:
            return True
        return noun in known or (noun in self.words.of_leaders and self._leads_a_state(person))

    def _heads_of_state(self, people: list[Entity], noun: str) -> list[Entity]:
        """Those who lead a state, if two of them were told of together, and the last two were not.

        Whoever only spoke in between is none of "the two leaders", unless both are called so.
        """
        last = last_two(people)
        if self.are_together(last) or (last and all(noun in d.offices for d in last)):
            return people
        leading = [d for d in people if self._leads_a_state(d) or self._is_peer_of_a_head(d)]
        return leading if self.are_together(last_two(leading)) else people

    def _leads_a_state(self, person: Entity) -> bool:
        """Whether a person's office is one of a state; a firm has a president, too."""
        kinds = {self.entities.by_id[i].kind for i in person.member_of if i in self.entities.by_id}
        office = (person.office or "").lower().split()
        end = next((n for n, w in enumerate(office) if w in self.words.office_prepositions), None)
        other = end is not None or ActorKind.ORGANISATION in kinds
        said = {*person.offices, *office[:end]}
        ruling = any(said.issuperset(head.split()) for head in self.words.heads)
        return ruling and not (other and ActorKind.COUNTRY not in kinds)

    def _is_peer_of_a_head(self, person: Entity) -> bool:
        """Whether a counterpart is that of one who leads a state: of whoever was named before."""
        if not self.words.counterparts & person.offices:
            return False
        people = [s.entity for s in self.seen if s.entity and s.entity.kind is ActorKind.PERSON]
        before = people[: people.index(person)]
        return bool(before) and self._leads_a_state(before[-1])

    def joined(self, people: Sequence[Entity]) -> list[Entity]:
        """The two whom the sentence that last names any of them joins by "and"; empty: no two."""
        last = next((s for s in reversed(self.seen) if s.entity in people), None)
        if last is None:
            return []
        number, head = last.place
        doc = self.analysis.paragraphs[number].doc
        for token in doc[head].sent:
            heads = [token, *token.conjuncts] if token.dependency != Dependency.CONJUNCT else []
            ids = [i for t in heads for i in self.entities.at.get((number, t.i), ())]
            pair = [p for i in dict.fromkeys(ids) for p in people if p.id == i]
            if len(heads) == len(pair) == _TWO:
                return pair
        return []

    def take_part_together(self, pair: list[Entity]) -> bool:
        """Whether both take part in what some clause tells: "Moreno met Diaz".

        Not "Reed investigates the murder of Holm, Berg said": no two of them are a pair.
        """
        if not pair:
            return False
        clauses = []
        for entity in pair:
            places = [seen.place for seen in self.seen if seen.entity is entity]
            clauses.append({clause for place in places for clause in self._of_argument(*place)})
        return not clauses[0].isdisjoint(clauses[1])

    def _of_argument(self, number: int, head: int) -> Iterator[tuple[int, int]]:
        """The clause, by its paragraph and head, of which a word heads an argument or oblique."""
        clause = self.analysis.paragraphs[number].clauses.of(head)
        heads = [a.head for a in clause.arguments] + [o.head for o in clause.obliques]
        if head in heads:
            yield number, clause.head

    def describe_things(self, pair: list[Entity]) -> bool:
        """Whether the paragraph that last names one of them only does so to describe a thing.

        "Norwegian soldiers took a school near a [French] position": France took no part.
        """
        for entity in pair:
            places = [s.place for s in self.seen if s.entity is entity]
            here = (i for number, i in places if places and number == places[-1][0])
            doc = self.analysis.paragraphs[places[-1][0]].doc if places else ()
            if places and all(self._describes_a_thing(doc[i]) for i in here):
                return True
        return False

    def _describes_a_thing(self, word: Token) -> bool:
        noun = word.head
        lemma, words = noun.lemma_.lower(), self.words
        acts = words.is_people(noun.lower_, lemma) or words.is_role(lemma) or lemma in words.bodies
        joined = any(t.name_kind == word.name_kind for t in word.conjuncts)
        return is_modifier(word) and noun.tag == Tag.NOUN and not (acts or joined)

    def act_on(self, mention: FoundMention, pair: list[Entity]) -> bool:
        """Whether one of them does to a noun what its clause tells: "Chad accused [both sides]".

        Principle B: it stands for others, but as the subject it may be they.
        """
        token, part = self._token(mention), self.analysis.part_of(mention)
        subject = part.head_of(part.clauses.of(token.i).subject) if is_acted_on(token) else None
        if subject is None:
            return False
        noun = meant(subject, token.head)
        heads = (noun, *noun.conjuncts)
        ids = {i for t in heads for i in self.entities.at.get((mention.paragraph, t.i), ())}
        return not ids.isdisjoint(p.id for p in pair)

    def judges_the_other(self, pair: list[Entity]) -> bool:
        """Whether one of two sits or pleads in a court, and the other does not.

        "Judge Reed found Lind guilty. … [Both men]" are not the judge and who stood before him.
        """
        bench = self.words.deeds.adjudicators | self.words.deeds.counsel
        titles = [p.offices | {w.lower() for w in p.words[:1]} for p in pair]
        return len({title.isdisjoint(bench) for title in titles}) > 1

    def are_together(self, pair: list[Entity]) -> bool:
        """Whether some sentence names both."""
        if not pair:
            return False
        named = []
        for entity in pair:
            places = (seen.place for seen in self.seen if seen.entity is entity)
            named.append({(n, self.analysis.paragraphs[n].doc[i].sent.start) for n, i in places})
        return not named[0].isdisjoint(named[1])


def last_two(named: Sequence[Entity]) -> list[Entity]:
    """The two of those named before, the last first, that come first; not two of one side.

    In the order of the text; empty where there are no two.
    """
    apart: list[Entity] = []
    for entity in named:
        if not any(_are_one_side(entity, other) for other in apart):
            apart.append(entity)
    return apart[:2][::-1] if len(apart) >= 2 else []


def _are_one_side(a: Entity, b: Entity) -> bool:
    return a.kind is ActorKind.PERSON and a.country is not None and a.country == b.country
