"""Tells by what means something was done, which is no other event: "protested by [shouting]"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.clause import Embedding
from dashboard.events.lexicon import ClauseWords
from dashboard.events.read import STATEMENT, EventMention
from dashboard.nlp.analysis import Analysis

NEAR = 100  # events before a clause among which that of its governor is


def done_by_means(
    read: EventMention, kept: Sequence[EventMention], analysis: Analysis, words: ClauseWords
) -> int | None:
    """The place of the event that was done by what a clause tells; None where there is none.

    What only begins or ends by it ("began the inquiry by hiring a firm") is done by more. What
    somebody says, what is denied, one of several acts, and what is done to somebody else, is told
    for itself.
    """
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    above = part.clauses.parent(clause)
    by = clause.embedding is Embedding.PREPOSITIONAL
    by = by and words.has("implicit_subject", "means", clause.marker)
    if not by or clause.head != read.found.verb or clause.negated or above is None:
        return None
    listed = any(c.embedding is Embedding.COORDINATION for c in part.clauses.below(clause))
    if read.event.type == STATEMENT or listed:
        return None
    if any(words.has("aspect", kind, above.lemma) for kind in ("verbs", "ending")):
        return None
    where = told_by(above.head, read, kept)
    return where if where is not None and set(read.actors) <= set(kept[where].actors) else None


def told_by(verb: int, read: EventMention, kept: Sequence[EventMention]) -> int | None:
    """The place of the event that a verb in the paragraph of another tells, if only again."""
    for where in range(len(kept) - 1, max(-1, len(kept) - 1 - NEAR), -1):
        for told in kept[where].triggers:
            if told.paragraph == read.found.paragraph and told.verb == verb:
                return where
    return None
