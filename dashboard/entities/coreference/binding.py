"""What excludes an antecedent: principle C of binding, and agreement within a sentence.

No description stands for who tells it: "Reed said the [sniper] fled". Nobody is "she" and "he".
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Embedding
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.speech import Speech
from dashboard.model import Span
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.tokens import Token

_SEXES = frozenset({"he", "she"})  # kinds of pronouns


class Binding:
    """Tells of the descriptions of one article whom they cannot stand for."""

    def __init__(self, analysis: Analysis, entities: Entities, speech: Speech) -> None:
        self.analysis, self.entities, self.speech = analysis, entities, speech

    def excludes(self, person: Entity, mention: FoundMention) -> bool:
        """Whether somebody says, or is the subject above, what tells of whom a noun is for.

        Who tells of themselves says "he": "Minister Reed said the minister had lied" is another.
        """
        if any(self._is(person, teller) for teller in self.speech.telling(mention.span.start)):
            return True
        clauses = self.analysis.paragraphs[mention.paragraph].clauses
        inner = clauses.of(mention.head)
        for outer in clauses.above(inner):
            subject = outer.argument(ArgumentRole.SUBJECT)
            told = inner.embedding is Embedding.COMPLEMENT and subject is not None
            at = (mention.paragraph, subject.head) if told and subject is not None else None
            if at is not None and person.id in self.entities.at.get(at, ()):
                return True
            inner = outer
        return False

    def _is(self, person: Entity, teller: Span) -> bool:
        """Whether a phrase names a person: the lawyer of "Reed's [lawyer]", and not Reed."""
        part = self.analysis.paragraph_at(teller.start)
        first = None if part is None else part.token_at(teller.start)
        last = None if part is None else part.token_at(teller.end - 1)
        if part is None or first is None or last is None:
            return False
        head = part.doc.stretch(first.i, last.i + 1).root.i
        return person.id in self.entities.at.get((part.paragraph.index, head), ())


def of_other_sex(pronoun: Token, paragraph: int, entities: Entities, words: NameWords) -> set[str]:
    """The ids of those for whom the sentence has a pronoun of the other sex before this one.

    "The judge jailed Lind. [She] said [he] had robbed a widow": not the judge.
    """
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    own = words.pronouns.get(pronoun.lower_)
    told = (t for t in before if words.pronouns.get(t.lower_) in _SEXES - {own})
    return {i for t in told for i in entities.at.get((paragraph, t.i), ())}
