"""Times in what somebody said: "today" is the day on which he said it."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace

from dashboard.dates.explanations import tell
from dashboard.dates.grammar import rule_records
from dashboard.dates.periods import Period, date_period, shift
from dashboard.dates.timex3 import interval_of, read_value, write_value
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.reasons import reason
from dashboard.registry import OWN

_LATELY = 3  # days before publication on which a thing of no date may have been said


@functools.cache
def _rules(language: str) -> frozenset[str]:
    """The names of the rules that count days from now."""
    records = ((r["name"], r.get("args", {})) for r in rule_records(language))
    return frozenset(n for n, args in records if args.get("deictic") and args.get("unit") == "day")


def is_counted_in_days(timex: TemporalExpression, *, language: str = OWN) -> bool:
    """Whether a time is counted in days from publication: "today", "tomorrow", "last night"."""
    by_day = timex.granularity is Granularity.DAY and timex.anchoring is Anchoring.PUBLISHED
    return by_day and timex.rule in _rules(language)


def said_on(
    timex: TemporalExpression, day: dt.date, published: dt.date, *, language: str = OWN
) -> TemporalExpression:
    """What a time means that was said on a day, and not on that of publication.

    "Tomorrow" is counted from that day, "on Thursday" is the Thursday behind it if there is one
    before publication. Any other time is as it was.
    """
    if timex.anchoring is not Anchoring.PUBLISHED or timex.granularity is not Granularity.DAY:
        return timex
    meaning = read_value(timex.value or "")
    if not isinstance(meaning, Period) or day >= published:
        return timex
    if is_counted_in_days(timex, language=language):
        away = (day - published).days
        return _with(timex, shift(meaning, away), day)
    other = _other_before(timex, day, published)
    return timex if other is None else _with(timex, other, day)


def may_be_before(timex: TemporalExpression, day: dt.date | None, published: dt.date) -> bool:
    """Whether a time still to come may have been one before publication, if said on a day."""
    return _other_before(timex, day, published) is not None


def _other_before(
    timex: TemporalExpression, day: dt.date | None, published: dt.date
) -> Period | None:
    """The other reading of a time still to come, behind a day and up to publication; or None."""
    meaning, now = read_value(timex.value or ""), date_period(published).index
    if not isinstance(meaning, Period) or timex.granularity is not Granularity.DAY:
        return None
    first = date_period(day).index if day is not None else now - _LATELY
    for value in timex.alternatives if meaning.index > now else ():
        other = read_value(value)
        if isinstance(other, Period) and first < other.index <= now:
            return other
    return None


def _with(timex: TemporalExpression, period: Period, day: dt.date) -> TemporalExpression:
    why = reason("dates.said_on", day=tell(date_period(day)), other_day=tell(period))
    return replace(
        timex,
        value=write_value(period),
        interval=interval_of(period),
        alternatives=(),
        derivation=(*timex.derivation[:1], why),
    )
