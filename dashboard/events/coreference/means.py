"""Tells by what means something was done, which is no other event: "protested by [shouting]"."""

from __future__ import annotations

from dashboard.clause import Embedding
from dashboard.events.telling import Telling
from dashboard.events.trigger import STATEMENT


def done_by_means(telling: Telling) -> int | None:
    """The place of the event that was done by what a clause tells; None where there is none.

    What only begins or ends by it ("began the inquiry by hiring a firm") is done by more. What
    somebody says, what is denied, one of several acts, and what is done to somebody else, is told
    for itself.
    """
    read, part, clause, words = telling.read, telling.part, telling.clause, telling.words
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
    where = telling.told_by(above.head)
    if where is None or not set(read.actors) <= set(telling.kept[where].actors):
        return None
    return where
