"""Indefinite nouns for people told of before: "the first time that [a nurse] was stabbed".

What is the first of its kind is what the text told before, and so is what footage of it shows: who
is brought in there is no new person.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Clause, Embedding
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.roles.patients import Patients
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.model import ActorKind
from dashboard.nlp.clauses import Clauses
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import (
    ADNOMINAL_CLAUSES,
    CORE_ARGUMENTS,
    OBLIQUES,
    SUBJECTS,
    is_behind_preposition,
)
from dashboard.nlp.noun_phrases import is_ranked, is_time
from dashboard.nlp.tokens import Token


class Retold(Resolver):
    """Finds whom an indefinite noun means where its clause tells again what was told."""

    def __init__(self, discourse: DiscourseModel, patients: Patients) -> None:
        super().__init__(discourse)
        self.patients = patients

    def person(self, mention: FoundMention) -> Entity | None:
        """The only one who was told of by that noun, or to whom that was done; None: it is open.

        "This person" is the only one of the sentence before, if that is somebody without a name.
        """
        part = self.analysis.part_of(mention)
        noun = part.doc[mention.head]
        if self._points_back(noun):
            return self._only_one_before(mention, noun)
        if not any(t.lower_ in self.words.bringing_in for t in noun.lefts):
            return None
        if any(map(self._is_first_of_it, noun.ancestors)):
            people = self.discourse.recent(ActorKind.PERSON, mention.span.start)
            alike = [d for d in people if noun.lemma_.lower() in d.offices]
            only = alike[0] if len(alike) == 1 else None
            again = only is not None and self._takes_part(only, self._deeds(mention), mention)
            return only if again else None
        return self._shown(mention, noun)

    def _deeds(self, mention: FoundMention) -> set[tuple[str, bool]]:
        """The verbs that tell of a noun, each with whether it is who does that."""
        part = self.analysis.part_of(mention)
        noun = part.doc[mention.head]
        behind = (part.clauses.of(t.i) for t in noun.rights if t.dependency in ADNOMINAL_CLAUSES)
        own = part.clauses.of(noun.i)
        told = {
            (own.lemma, _does(own, noun.i)),
            *((clause.lemma, not clause.is_passive) for clause in behind),
        }
        shooting = self.words.deeds.shooting
        alike = ((verb, does) for lemma, does in told if lemma in shooting for verb in shooting)
        return told.union(alike)

    def _takes_part(
        self, person: Entity, deeds: set[tuple[str, bool]], mention: FoundMention
    ) -> bool:
        """Whether a clause before a mention tells one of some deeds of somebody."""
        for part in self.analysis.paragraphs[: mention.paragraph + 1]:
            number = part.number
            for clause in part.clauses.clauses:
                if clause.negated or clause.modal or (number, clause.head) >= mention.place:
                    continue
                heads = [o.head for o in clause.obliques]
                if clause.lemma not in self.words.deeds.firing:
                    heads += [a.head for a in clause.arguments]  # a firm may fire a manager
                joined = tuple(_sharing_object(part.clauses, clause))
                if any(
                    (each.lemma, _does(clause, head)) in deeds
                    for head in heads
                    if person.id in self.entities.at.get((number, head), ())
                    for each in joined
                ):
                    return True
        return False

    def _only_one_before(self, mention: FoundMention, noun: Token) -> Entity | None:
        """The only person of the sentence before, who has no name; None: it is another, or two."""
        first = noun.sent.start
        number = mention.paragraph if first else mention.paragraph - 1
        if number < 0:
            return None
        doc = self.analysis.paragraphs[number].doc
        end = first or len(doc)
        people = {
            i
            for at in range(doc[end - 1].sent.start, end)
            for i in self.entities.at.get((number, at), ())
            if self.entities.by_id[i].kind is ActorKind.PERSON
        }
        only = self.entities.by_id[people.pop()] if len(people) == 1 else None
        return only if only is not None and not only.types["name"] else None

    def _points_back(self, noun: Token) -> bool:
        deeds = self.words.deeds
        anybody = noun.lemma_.lower() in deeds.anybody
        return anybody and any(t.lower_ in deeds.told_of for t in noun.lefts)

    def _is_first_of_it(self, noun: Token) -> bool:
        """Whether what was told is the first of a noun: "it was the first [time]"."""
        deeds = self.words.deeds
        ranked = noun.lemma_ in deeds.instances and is_ranked(noun)
        told = ranked and noun.dependency == Dependency.PREDICATE_NOMINAL
        return told and any(t.lower_ in deeds.told_of for t in noun.head.children_as(*SUBJECTS))

    def _shown(self, mention: FoundMention, noun: Token) -> Entity | None:
        """Whom footage shows again, by a noun for anybody: "shot at one [person]".

        Not where it is told when or where that was: it may be another one.
        """
        deeds = self.words.deeds
        argument = is_behind_preposition(noun) or noun.dependency in CORE_ARGUMENTS
        if noun.lemma_.lower() not in deeds.anybody or not argument:
            return None
        verb = noun.head.head if is_behind_preposition(noun) else noun.head
        shown = [
            t
            for t in noun.sent
            if t.lemma_.lower() in deeds.footage and t.head.lemma_ in deeds.showing and t.i < noun.i
        ]
        if not shown or _has_setting(verb, noun, shown):
            return None
        return self.patients.of_deed(mention, verb.lemma_)


def _sharing_object(clauses: Clauses, clause: Clause) -> Iterator[Clause]:
    """A clause, and those joined before it that share its object: "[shot] and hit a man"."""
    yield clause
    while clause.embedding is Embedding.COORDINATION and clause.parent is not None:
        clause = clauses.clauses[clause.parent]
        if clause.object is not None:
            return
        yield clause


def _does(clause: Clause, noun: int) -> bool:
    """Whether a noun is who does what a clause tells, and not to whom it is done."""
    doer = clause.logical_subject
    return doer is not None and doer.head == noun


def _has_setting(verb: Token, noun: Token, shown: list[Token]) -> bool:
    """Whether a verb, or the footage of it, has a time or a place: "hit him [on Tuesday]"."""
    told = (t for t in verb.subtree if t.dependency in OBLIQUES and t != noun.head)
    named = (t for each in shown for t in each.subtree if t.tag == Tag.PROPER_NOUN and t != each)
    return any(True for _ in (*told, *named)) or any(map(is_time, noun.sent))
