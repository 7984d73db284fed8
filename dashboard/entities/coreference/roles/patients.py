"""Who is the accused or the suspect of a report, by the acts of which they are the patient.

"Ana Berg was charged with fraud …. The accused left": who is charged is the accused, as long as
nobody else is. Where two people were charged, or somebody without a name, nobody is meant. So are
"the victims" the only group of whom the text tells that they died.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Clause, Definiteness, Embedding
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.repeated_acts import patient_again
from dashboard.entities.coreference.roles.wrongdoers import agent_and_patient
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.noun_phrases import complement_of, is_told_apart, read_noun_phrase
from dashboard.nlp.word_classes import NOUNS, TIMES

_NEWS = frozenset({Embedding.MAIN, Embedding.COORDINATION, Embedding.PARATAXIS})


class Patients(Resolver):
    """To whom an article tells that something was done, place by place."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        analysis, words = self.analysis, self.words
        verbs = frozenset().union(*words.done_to.values())
        self.done = [
            (part.number, head, clause.lemma)
            for part in analysis.paragraphs
            for clause in part.clauses.clauses
            if clause.lemma in verbs and not (clause.negated or clause.modal)
            for head in _whom(clause, words)
        ]
        wrongs = words.deeds.wronging | words.deeds.offending
        self.wrongs = [
            (part.number, clause.subject.head)
            for part in analysis.paragraphs
            for clause in part.clauses.clauses
            if clause.lemma in wrongs and clause.is_active and clause.subject is not None
        ]
        self.fates = [
            (part.number, whom.i, token.lemma_)
            for part in analysis.paragraphs
            for token in part.doc
            if token.tag in NOUNS and token.lemma_ in verbs
            if (whom := complement_of(token)) is not None
        ]

    def called(self, mention: FoundMention, noun: str) -> Entity | None:
        """The only person of whom the text told so far that they are this; None: none, or two."""
        verbs = self.words.done_to.get(noun, frozenset())
        people = {
            self._person_at(paragraph, head)
            for paragraph, head, lemma in self.done
            if lemma in verbs and (paragraph, head) < mention.place
        }
        only = people.pop() if len(people) == 1 else None
        return None if only is None else self.entities.by_id[only]

    def again(self, mention: FoundMention, noun: str) -> Entity | None:
        """Who is called so and underwent before what is told again of "the coach"; else None.

        What a main clause tells, or one with a time of its own, is news, of who has the office by
        now: "On Monday Norvik sacked [the coach]".
        """
        part = self.analysis.paragraphs[mention.paragraph]
        role = part.doc[mention.head]
        if complement_of(role) is not None or len([*role.lefts]) != 1:
            return None  # "the mayor of Havn", "the student teacher"
        if not self._is_presupposed(part.clauses.of(role.i), part):
            return None
        told = (
            (seen.entity, self.analysis.paragraphs[seen.place[0]], self.discourse.token_of(seen))
            for seen in reversed(self.seen)
            if seen.entity is not None and seen.entity.kind is ActorKind.PERSON
        )
        found = patient_again(role, part, told)
        office = found is not None and not self.words.as_said(noun).isdisjoint(found.offices)
        return found if office else None

    def _is_presupposed(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether a clause takes what it tells as known: "asked why they sacked the coach"."""
        timed = any(part.doc[i].name_kind in TIMES for i in clause.words)
        asked = any(part.doc[i].tag == Tag.WH_ADVERB for i in clause.words)
        above = part.clauses.parent(clause)
        said = above is None or above.lemma in self.words.saying
        known = asked or clause.is_perfect or (clause.embedding not in _NEWS and not said)
        return known and not timed

    def of_deed(self, mention: FoundMention, verb: str) -> Entity | None:
        """The only person of whom the text told so far that a verb was done to them."""
        told: set[str] = set()
        for paragraph, head, lemma in self.done:
            if lemma == verb and (paragraph, head) < mention.place:
                told.update(self._all_at(paragraph, head))
        only = self.entities.by_id.get(told.pop()) if len(told) == 1 else None
        return only if only is not None and only.kind is ActorKind.PERSON else None

    def group_called(self, mention: FoundMention) -> Entity | None:
        """The only group of which the text told so far that they are this: "the [victims]".

        None where it told so of somebody else, too, or what hangs on the noun tells which they are:
        "the suspects [in another case]". Nor where others did wrong, who may be meant, too.
        """
        doc = self.analysis.part_of(mention).doc
        noun = doc[mention.head]
        verbs = self.words.done_to.get(noun.lower_, frozenset())
        known = read_noun_phrase(noun).definiteness is Definiteness.DEFINITE
        if not (verbs and known) or is_told_apart(noun):
            return None
        told: set[str] = set()
        for paragraph, head, lemma in (*self.done, *self.fates):
            if lemma in verbs and (paragraph, head) < mention.place:
                told.update(self._all_at(paragraph, head))
        only = self.entities.by_id.get(told.pop()) if len(told) == 1 else None
        if only is None or only.kind is not ActorKind.GROUP:
            return None
        wrongdoers = (self._all_at(*place) for place in self.wrongs if place < mention.place)
        return only if all({only.id}.issuperset(ids) for ids in wrongdoers) else None

    def is_accused_of_it(self, mention: FoundMention, person: Entity) -> bool:
        """Whether a noun for who is accused undergoes a wrong of somebody named who is, too.

        "A man was accused of a shooting. Holt was charged …. Holt shot [the man]": the accused may
        be Holt himself. Nobody else is: "Officer Holt shot the man", "her husband beat the woman".
        """
        part, deeds = self.analysis.part_of(mention), self.words.deeds
        clause = part.clauses.of(mention.head)
        agent, patient = agent_and_patient(clause)
        if person.types["name"] or patient != mention.head or agent is None:
            return False
        if clause.lemma not in deeds.wronging | deeds.killing:
            return False
        doers = self.entities.at_tokens(mention.paragraph, [part.doc[agent]], ActorKind.PERSON)
        charged = {
            one
            for paragraph, head, lemma in self.done
            if lemma in deeds.prosecuting
            for one in self._all_at(paragraph, head)
        }
        named = any(d.types["name"] and d.id in charged for d in doers)
        return named and person.id in charged

    def _all_at(self, paragraph: int, head: int) -> Iterator[str]:
        """The ids of those whom a noun and what is joined with it name; "" for whoever has none."""
        noun = self.analysis.paragraphs[paragraph].doc[head]
        for token in (noun, *noun.conjuncts):
            ids = self.entities.at.get((paragraph, token.i), ())
            yield from ids
            if not ids and (token.like_num or self.words.is_role(token.lemma_)):
                yield ""

    def _person_at(self, paragraph: int, head: int) -> str | None:
        """The id of the person whom a noun names, or a name beside it; None: nobody is known."""
        noun = self.analysis.paragraphs[paragraph].doc[head]
        named = (noun, *named_beside(noun))
        people = self.entities.at_tokens(paragraph, named, ActorKind.PERSON)
        return people[0].id if people else None


def _whom(clause: Clause, words: NameWords) -> Iterator[int]:
    """The heads of those to whom a clause tells that it was done, or that they died."""
    if clause.is_passive or clause.lemma in words.deeds.dying:
        subject = clause.subject
        if subject is not None:
            yield subject.head
        return
    done = clause.object
    if clause.is_active and done is not None:
        yield done.head
