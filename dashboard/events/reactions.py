"""Which sayings can be a reaction to the news: not of the dead, nor acts before a court."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.clause import Embedding
from dashboard.events.lexicon import ClauseWords
from dashboard.events.read import EventMention
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.clauses import FAR

DEATH, COURT = "Life.Die", "Justice"  # a subtype, and a family of them
_FACTS = frozenset({Modality.ASSERTED, Modality.REPORTED})
_SIDE_CLAUSES = frozenset({Embedding.ADVERBIAL, Embedding.PREPOSITIONAL})
_BACKGROUND = _SIDE_CLAUSES | {Embedding.RELATIVE, Embedding.COMPLEMENT}
_ORDERS = frozenset({"before", "after"})


def find_dead(events: Iterable[EventMention]) -> frozenset[str]:
    """The ids of the actors who died, as the article tells it."""
    deaths = (
        read.event
        for read in events
        if read.event.subtype == DEATH and read.event.modality in _FACTS
    )
    return frozenset(p.actor for e in deaths for p in e.participants if p.role is Role.RECIPIENT)


def may_react(
    read: EventMention, analysis: Analysis, words: ClauseWords, dead: frozenset[str]
) -> bool:
    """Whether a saying can be about the news.

    "She confessed" is an act before the verdict, "he wrote" of who was killed came before that,
    "after she filed, the palace said" has a time of its own, and "she admitted she told the police"
    tells what was said before.
    """
    if (read.event.subtype or "").partition(".")[0] == COURT or not dead.isdisjoint(read.actors):
        return False
    clauses = analysis.paragraphs[read.found.paragraph].clauses
    clause = clauses.of(read.found.head)
    ordered = words.which("signal", clause.marker) in _ORDERS  # "a day after he announced it"
    if clause.embedding in _BACKGROUND or ordered:
        return False
    near = clauses.clauses[max(0, clause.index - FAR) : clause.index + FAR]
    below = (c for c in near if c.parent == clause.index)
    return not any(
        c.embedding in _SIDE_CLAUSES
        and words.which("signal", c.marker) in _ORDERS
        and not words.has("signal", "same_act", c.marker)  # "unveiled it by lifting a cloth"
        for c in below
    )
