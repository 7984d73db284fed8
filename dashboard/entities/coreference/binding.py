"""What excludes an antecedent: the principles of binding, and agreement within a sentence.

No description stands for who tells it: "Reed said the [sniper] fled". Nobody is "she" and "he".
Nobody acts on himself in a relative clause of his own: "Reed, whom [he] had sacked".
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import ArgumentRole, Embedding
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.speech import Speech
from dashboard.model import Span
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.implicit_subjects import relative_object
from dashboard.nlp.noun_phrases import appositions_of
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


def excluded(
    pronoun: Token, part: AnalysedParagraph, entities: Entities, words: NameWords
) -> set[str]:
    """The ids of those for whom "he" or "she" cannot stand at its place, whatever speaks for it."""
    nouns = [*_of_other_sex(pronoun, words), *_acted_on_by(pronoun, part)]
    return {i for t in nouns for i in entities.at.get((part.paragraph.index, t.i), ())}


def _of_other_sex(pronoun: Token, words: NameWords) -> Iterator[Token]:
    """The pronouns of the other sex before one in its sentence.

    "The judge jailed Lind. [She] said [he] had robbed a widow": not the judge.
    """
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    own = words.pronouns.get(pronoun.lower_)
    return (t for t in before if words.pronouns.get(t.lower_) in _SEXES - {own})


def _acted_on_by(pronoun: Token, part: AnalysedParagraph) -> list[Token]:
    """The nouns that a pronoun cannot be since it acts on them: "his valet, Reed, whom [he] fed".

    Empty for what is no subject of a relative clause that tells what was done to somebody.
    """
    clause = part.clauses.of(pronoun.i)
    subject = clause.argument(ArgumentRole.SUBJECT)
    own = subject is not None and subject.head == pronoun.i
    noun = relative_object(part.doc[clause.head], part) if own else None
    if noun is None:
        return []
    return [noun, *appositions_of(noun)]
