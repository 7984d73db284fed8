"""Who is the accused or the suspect of a report, by the acts of which they are the patient.

"Ana Berg was charged with fraud …. The accused left": who is charged is the accused, as long as
nobody else is. Where two people were charged, or somebody without a name, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import ArgumentRole, Clause, Voice
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis


class Patients:
    """To whom an article tells that something was done, place by place."""

    def __init__(self, analysis: Analysis, entities: Entities, words: NameWords) -> None:
        self.analysis, self.entities, self.words = analysis, entities, words
        verbs = frozenset().union(*words.done_to.values())
        self.done = [
            (part.paragraph.index, head, clause.lemma)
            for part in analysis.paragraphs
            for clause in part.clauses.clauses
            if clause.lemma in verbs and not (clause.negated or clause.modal)
            for head in _whom(clause)
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

    def _person_at(self, paragraph: int, head: int) -> str | None:
        """The id of the person whom a noun names, or a name beside it; None: nobody is known."""
        noun = self.analysis.paragraphs[paragraph].doc[head]
        for token in (noun, *named_beside(noun)):
            for i in self.entities.at.get((paragraph, token.i), ()):
                if self.entities.by_id[i].kind is ActorKind.PERSON:
                    return i
        return None


def _whom(clause: Clause) -> Iterator[int]:
    """The heads of those to whom a clause tells that it was done."""
    if clause.voice is Voice.PASSIVE:
        subject = clause.argument(ArgumentRole.SUBJECT)
        if subject is not None:
            yield subject.head
        return
    done = clause.argument(ArgumentRole.OBJECT)
    if clause.voice is Voice.ACTIVE and done is not None:
        yield done.head
