"""How much of a timeline is shown: its main events, those beside them, too, or every detail."""

from __future__ import annotations

from enum import StrEnum

from dashboard.model import MAIN, SIDE, TimelineEntry
from dashboard.review import NOTHING, Field, State

STATEMENT = "STATEMENT"  # the type of the events in which somebody says something


class Weight(StrEnum):
    """How much a chronology would lose without an event, the most first."""

    MAIN = "main"
    SIDE = "side"
    DETAIL = "detail"


class Level(StrEnum):
    """How much is shown: main events, main and side events, or all; each holds the one before."""

    MAIN = "main"
    SIDE = "side"
    ALL = "all"


RANKS = {level: rank for rank, level in enumerate(Level)}
_LEVELS = dict(zip(Weight, Level, strict=True))  # the first at which an event is shown


def weigh(salience: float | None) -> Weight | None:
    """The weight of what has this salience; None where it was not rated."""
    if salience is None:
        return None
    if salience >= MAIN:
        return Weight.MAIN
    return Weight.SIDE if salience >= SIDE else Weight.DETAIL


def salience_of(entry: TimelineEntry) -> float | None:
    """The highest salience of the reports of an event; None where one of them was not rated."""
    found = [report.event.salience for report in entry.reports]
    return max((s for s in found if s is not None), default=None) if None not in found else None


def shown_from(entry: TimelineEntry) -> Level:
    """The first level at which an event is shown.

    What was not rated, and what a person has touched, is shown at every level.
    """
    weight = weigh(salience_of(entry))
    return Level.MAIN if weight is None or _is_touched(entry) else _LEVELS[weight]


def _is_touched(entry: TimelineEntry) -> bool:
    """Whether a person checked, disputed, changed, starred or tagged it, or wrote a note on it."""
    review = entry.review
    return review is not NOTHING and bool(
        review.state is not State.UNCHECKED
        or review.changed
        or review.marks
        or review.value(Field.NOTE)
    )
