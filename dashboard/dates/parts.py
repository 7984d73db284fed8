"""Parts of a calendar period that are no period themselves: its first week, its last days."""

from __future__ import annotations

from dashboard.dates.anchored import CLOCK_UNITS
from dashboard.dates.periods import Period, between, first_day, last_day, period_of, shift
from dashboard.model import Granularity as Unit
from dashboard.model import Interval


def nth_week(month: Period, nth: int) -> Interval | None:
    """The week of a month by its number, the first being its first seven days; None if none."""
    begin, last = first_day(month) + 7 * (nth - 1), last_day(month)
    if not first_day(month) <= begin <= last:
        return None
    return between(Period(Unit.DAY, begin), Period(Unit.DAY, min(begin + 6, last)))


def part_of(period: Period, unit: Unit, edge: int, amount: object) -> Interval | None:
    """The first or last so many units of a period; None if it has not so many."""
    if not isinstance(amount, int | float) or amount != int(amount) or unit in CLOCK_UNITS:
        return None
    amount = int(amount)
    first, last = first_day(period), last_day(period)
    days = {Unit.DAY: 1, Unit.WEEK: 7}.get(unit)
    if days is not None and edge > 0:
        last = min(last, first + days * amount - 1)
    elif days is not None:
        first = max(first, last - days * amount + 1)
    elif edge > 0:
        last = min(last, last_day(shift(period_of(unit, first), amount - 1)))
    else:
        first = max(first, first_day(shift(period_of(unit, last), 1 - amount)))
    return between(Period(Unit.DAY, first), Period(Unit.DAY, last))
