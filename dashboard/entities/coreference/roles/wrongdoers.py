"""Whom the law acts on: who did wrong, and not the one to whom it was done.

"Reed was accused of robbing Lind, and a jury cleared [him]": the parallel object is no antecedent.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import ArgumentRole, Aspect, Clause, Embedding, Tense
from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.pronoun_classes import agree
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.noun_phrases import is_noun, is_possessor
from dashboard.nlp.tokens import Token


class Wrongdoers(Resolver):
    """Tells of the pronouns of one article who did wrong to the one whom they seem to mean."""

    def instead_of_victim(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Who did it to the one chosen for a pronoun that the law acts on; empty: has no name.

        None where the pronoun may mean the one chosen: nobody did wrong to them right before.
        """
        part, own = anaphor.part, anaphor.clause
        undergoes = agent_and_patient(own)[1] == anaphor.token.i
        if not (found and undergoes and own.lemma in self.words.deeds.prosecuting):
            return None
        victim = found[0]
        for clause in _clauses_before(anaphor):
            agent, patient = agent_and_patient(clause)
            if clause.lemma not in self.words.deeds.wronging or agent is None or patient is None:
                continue
            if victim in anaphor.named_at(part.doc[patient]):
                doers = anaphor.named_at(part.doc[agent])
                if doers or self._is_for_a_person(part.doc[agent], victim):
                    return [d for d in doers if d.gender in {None, victim.gender}]
        return None

    def instead_of_functionary(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Who stands before the court, where a pronoun seems to mean one who serves the law.

        "Magistrate Hobbs said …. [He] was ordered to pay": of whom the law disposes is the only one
        on whom it acted before; nobody, where there are several, or none, nor where the next
        sentence may go on with another: "The officer said he stopped Daly. [He] failed a test".
        None where the one found may be meant.
        """
        if len(found) != 1 or not self.serves_the_law(found[0]):
            return None
        if self._goes_on_with_one_told_of(anaphor, found[0]):
            return []
        answers = self._answers_for_deed(anaphor, found[0])
        if not (answers or self._is_disposed_of(anaphor.token, anaphor.clause)):
            return None
        told = self.tried(anaphor.mention)
        tried = {i for ids in told for i in ids}
        if found[0].id in tried:
            return None
        if found[0].kind is not ActorKind.PERSON:
            # "Police arrested two men. Officers found a gun. [They] were charged."
            return [self.entities.by_id[i] for ids in told for i in ids] if len(told) == 1 else []
        people = [self.entities.by_id[i] for i in tried]
        people = [d for d in people if d.kind is ActorKind.PERSON and anaphor.agrees_with(d)]
        return people if len(people) == 1 else []

    def serves_the_law(self, person: Entity) -> bool:
        """Whether somebody does by their title or name, or many of them: "police", "officers"."""
        titles = person.offices | {word.lower() for word in person.words[:1]}
        return not titles.isdisjoint(self.words.deeds.functionaries)

    def _is_disposed_of(self, pronoun: Token, clause: Clause) -> bool:
        """Whether a court or the police act on the one of a pronoun, or hear their plea.

        Also in what is joined with it: "[she] was found and arrested"; and beside those on whom
        they act: "two drivers who were charged with [her]".
        """
        deeds = self.words.deeds
        if is_possessor(pronoun):
            return pronoun.head.lemma_.lower() in deeds.pleas
        disposing = clause.lemma in deeds.prosecuting | deeds.disposing
        given = pronoun.dependency == Dependency.DATIVE and pronoun.head.i == clause.head
        link = pronoun.head
        beside = clause.is_passive and link.lower_ in deeds.comitative | deeds.accompanying
        beside = beside and link.head.i == clause.head
        if disposing and (given or beside or agent_and_patient(clause)[1] == pronoun.i):
            return True
        joined = pronoun.head.conjuncts if clause.is_passive else ()
        return any(
            verb.lemma_ in deeds.prosecuting and verb.tag == Tag.PAST_PARTICIPLE for verb in joined
        )

    def _answers_for_deed(self, anaphor: Pronoun, person: Entity) -> bool:
        """Whether a pronoun owns up to a deed, or does a wrong that no judge or lawyer does.

        "Judge Reed heard the plea. [He] admitted wounding", "[he] stabbed a guard". Not what one
        only says ("[he] admitted that it was late").
        """
        own, deeds = anaphor.clause, self.words.deeds
        if own.is_passive or agent_and_patient(own)[0] != anaphor.token.i:
            return False
        if own.lemma in deeds.owning_up:
            below = anaphor.part.clauses.below(own)
            return not any(c.finite and c.embedding is Embedding.COMPLEMENT for c in below)
        titles = person.offices | {word.lower() for word in person.words[:1]}
        unarmed = not titles.isdisjoint(deeds.adjudicators | deeds.counsel)
        return unarmed and own.lemma in deeds.wronging | deeds.offending

    def _goes_on_with_one_told_of(self, anaphor: Pronoun, teller: Entity) -> bool:
        """Whether a sentence may go on with another of whom a teller told in the one before."""
        deeds, pronoun, own = self.words.deeds, anaphor.token, anaphor.clause
        first = pronoun.sent.start
        official = deeds.prosecuting | deeds.disposing | deeds.ordering | deeds.requesting
        if pronoun.i != first or not first or own.lemma in official | self.words.saying:
            return False
        if own.is_passive or agent_and_patient(own)[0] != pronoun.i:
            return False
        doc = anaphor.part.doc
        for clause in _clauses_before(anaphor):
            agent = agent_and_patient(clause)[0]
            tells = clause.lemma in self.words.saying and agent is not None
            if not tells or teller not in anaphor.named_at(doc[agent or 0]):
                continue
            told = doc[clause.head + 1 : first]
            return any(self._is_another(anaphor, noun, teller) for noun in told)
        return False

    def _is_another(self, anaphor: Pronoun, noun: Token, person: Entity) -> bool:
        """Whether a noun names, or is for, one who may be called by the pronoun of a person."""
        if people := anaphor.named_at(noun):
            return any(d is not person and d.gender in {None, person.gender} for d in people)
        singular = noun.tag == Tag.NOUN
        return singular and self._is_for_a_person(noun, person)

    def on_trial(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Those whom the law acted on, where "they" had pleaded and their kin seem to be meant.

        "A judge sentenced Ana and Tom Berg. Their children were hurt. They had pleaded guilty".
        Nobody where the kin did something after it, for which they may be on trial themselves, or
        where the plea need not lie before; None where somebody else seems to be meant, where it is
        told of others, too, or where both hold: "their sons robbed a shop, and they pleaded".
        """
        kin = [d for d in found if d.kind is ActorKind.GROUP and d.offices & self.words.relations]
        told = _clause_of_plea(anaphor) if kin else None
        tried = self.tried(anaphor.mention) if told is not None else {}
        if told is None or len(tried) != 1:
            return None
        ((ids, last),) = tried.items()
        people = [self.entities.by_id[i] for i in ids]
        if len(people) == 1 and people[0].kind is not ActorKind.GROUP:
            return None
        before, acts = _is_pluperfect(told), self._act_between(kin, last, anaphor.mention)
        if acts and not before:
            return None
        return people if before and not acts else []

    def _act_between(self, kin: list[Entity], last: tuple[int, int], mention: FoundMention) -> bool:
        """Whether one of some groups does something, or is somewhere, told between two places.

        Not where they only are somehow ("were ill"), nor what they did not do ("banned from it").
        """
        return any(
            one in kin
            for part in self.analysis.paragraphs[last[0] : mention.paragraph + 1]
            for clause in part.clauses.clauses
            if clause.finite and not (clause.negated or _is_of_quality(part, clause))
            if (agent := agent_and_patient(clause)[0]) is not None
            if last < (part.number, agent) < mention.place
            for noun in (part.doc[agent], *part.doc[agent].conjuncts)
            for one in self.entities.at_tokens(part.number, [noun])
        )

    def tried(self, mention: FoundMention) -> dict[tuple[str, ...], tuple[int, int]]:
        """The ids of those on whom the law acted before a mention, with the last place of it."""
        done = self.words.deeds.prosecuting
        told = {
            tuple(
                d.id for d in self.entities.at_tokens(part.number, (noun, *noun.conjuncts))
            ): place
            for part in self.analysis.paragraphs[: mention.paragraph + 1]
            for clause in part.clauses.clauses
            if clause.lemma in done
            if (place := (part.number, clause.head)) < mention.place
            if (whom := agent_and_patient(clause)[1]) is not None
            for noun in (part.doc[whom],)
        }
        told.pop((), None)
        return told

    def _is_for_a_person(self, noun: Token, victim: Entity) -> bool:
        """Whether a noun is for somebody who may be called by the same pronoun: "a man"."""
        if noun.tag == Tag.PROPER_NOUN:
            return True
        lemma = noun.lemma_.lower()
        gender = self.words.gender_of_noun(lemma)
        person = gender is not None or self.words.is_role(lemma)
        return person and agree(victim.gender, gender)


def _clause_of_plea(anaphor: Pronoun) -> Clause | None:
    """The clause that tells when the one of a pronoun pleaded; None: it tells of no plea.

    "They [had accepted] it by pleading guilty", "they [pleaded] guilty".
    """
    clauses, pleading = anaphor.part.clauses, anaphor.words.deeds.pleading
    for clause in clauses.clauses:
        if clause.lemma in pleading and agent_and_patient(clause)[0] == anaphor.token.i:
            above = clauses.parent(clause)
            inside = clause.embedding is Embedding.PREPOSITIONAL
            return above if inside and above is not None else clause
    return None


def _clauses_before(anaphor: Pronoun) -> Iterator[Clause]:
    """The clauses before a pronoun in its sentence and the one before, the last first."""
    pronoun, part, own = anaphor.token, anaphor.part, anaphor.clause
    first = pronoun.sent.start
    start = part.doc[first - 1].sent.start if first else first
    for clause in reversed(part.clauses.clauses):
        if start <= clause.head < pronoun.i and clause != own:
            yield clause


def _is_of_quality(part: AnalysedParagraph, clause: Clause) -> bool:
    """Whether a clause only tells how somebody is: "they were [ill]"."""
    attribute = part.head_of(clause.argument(ArgumentRole.ATTRIBUTE))
    return attribute is not None and not is_noun(attribute)


def _is_pluperfect(clause: Clause) -> bool:
    """Whether a clause tells what lies before the past of its text: "they had pleaded"."""
    return clause.tense is Tense.PAST and clause.aspect is Aspect.PERFECT and not clause.negated


def agent_and_patient(clause: Clause) -> tuple[int | None, int | None]:
    """The heads of who does what a clause tells, and of whom it is done to; None: not told."""
    agent, patient = clause.logical_subject, clause.logical_object
    return None if agent is None else agent.head, None if patient is None else patient.head
