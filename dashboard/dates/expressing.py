"""Turns the reading of words into the expression that later stages work with."""

from __future__ import annotations

from dashboard.dates.find import Found
from dashboard.dates.meaning import Open, Reading
from dashboard.dates.timex3 import granularity_of, interval_of, write_value
from dashboard.model import Granularity as Unit
from dashboard.model import Span, TemporalExpression


def express(found: Found, reading: Reading, number: str) -> TemporalExpression:
    """The expression of a text with what its words were read as; ``number`` is its id."""
    meaning = reading.meaning
    value = None if meaning is None or meaning == Open() else write_value(meaning)
    others = tuple(v for o in reading.others if (v := write_value(o)) != value)
    return TemporalExpression(
        id=number,
        span=Span(found.start, found.end, found.text),
        type=reading.type,
        value=value,
        interval=reading.interval or interval_of(meaning),
        granularity=_granularity(reading),
        anchoring=reading.anchoring,
        anchor=reading.anchor,
        mod=reading.mod,
        alternatives=others,
        rule=found.rule.name,
        derivation=reading.steps,
    )


def _granularity(reading: Reading) -> Unit:
    """The unit of a meaning; of a stretch that no value names it is just that."""
    stretch = reading.meaning is None and reading.interval is not None
    return Unit.INTERVAL if stretch else granularity_of(reading.meaning)
