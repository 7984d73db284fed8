"""The clauses of the sentence of a pronoun and of the one before, be it of another paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.clause import Clause
from dashboard.entities.mention import FoundMention
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.tokens import Token


def clauses_before(
    mention: FoundMention, pronoun: Token, analysis: Analysis
) -> Iterator[tuple[FoundMention, Clause]]:
    """Each clause with the mention, as if that stood in the paragraph of the clause.

    Not the own one of the pronoun. "The mayor appointed Reed. | He will serve for a year" goes on
    with the last sentence of the paragraph before.
    """
    part, first = analysis.paragraphs[mention.paragraph], pronoun.sent.start
    start = pronoun.doc[first - 1].sent.start if first else first
    own = part.clauses.of(pronoun.i)
    here = {part.clauses.of(t.i).index for t in pronoun.doc[start : pronoun.i]}
    for i in here - {own.index}:
        yield mention, part.clauses.clauses[i]
    if first or not mention.paragraph:
        return
    above = replace(mention, paragraph=mention.paragraph - 1)
    part = analysis.paragraphs[above.paragraph]
    if part.is_heading or not len(part.doc):
        return
    last = part.doc[part.doc[len(part.doc) - 1].sent.start : len(part.doc)]
    for i in {part.clauses.of(t.i).index for t in last}:
        yield above, part.clauses.clauses[i]
