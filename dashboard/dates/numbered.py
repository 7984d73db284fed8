"""The operators for days and weeks that are named by their numbers, alone or within another time.

What the number leaves open (the year of "5/12", the month of "Friday the 13th") is completed from
the day of the week beside it, and then as any other date: see ``completing``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dashboard.dates import anchored
from dashboard.dates.completing import complete, unresolved, yearly
from dashboard.dates.context import Context
from dashboard.dates.explanations import step, tell
from dashboard.dates.fields import Fields
from dashboard.dates.meaning import Open, Reading
from dashboard.dates.periods import (
    Period,
    civil,
    day_period,
    first_day,
    last_day,
    period_of,
    shift,
    weekday,
    widen,
)
from dashboard.dates.timex3 import weekday_of
from dashboard.model import Granularity as Unit
from dashboard.model import TimexType
from dashboard.reasons import reason

_NEAR_DAYS = 200
_NEAR_MONTHS = range(-6, 7)  # nobody says "Friday the 13th" of one farther away


def day_in_figures(fields: Fields, context: Context) -> Reading | None:
    """A day and month in figures: month first, or the order that falls on the day of the week."""
    first, second, focus = fields.number("first"), fields.number("second"), context.anchor
    if first is None or second is None:
        return None
    orders = [(m, d) for m, d in ((first, second), (second, first)) if day_period(2000, m, d)]
    orders = orders[:: -1 if context.order and context.order.day_first else 1]
    if not orders or focus is None:
        return unresolved(None, step(fields.words, "dates.day_in_figures")) if orders else None
    year = widen(focus.period, Unit.YEAR).index
    rows = [yearly(partial(_day_in, m, d), year) for m, d in orders]
    right = [near for row in rows if (near := _on_weekday(row, focus.period, _weekday(fields)))]
    what = _in_order(fields, context if len(orders) > 1 and not right else None)
    reading = complete((right or rows)[0], Open(*orders[0]), context, what)
    open_order = not right and len(rows) > 1 and context.order is None
    other = _same_year(reading, rows[-1]) if open_order else ()
    return replace(reading, others=(*reading.others, *other))


def _in_order(fields: Fields, context: Context | None) -> str:
    """What the words are; with a context, by which other figures their order is known."""
    order = context.order if context else None
    shown = reason("dates.in_order_of", words=order.words) if order else ""
    return step(fields.words, "dates.day_and_month_in_figures") + shown


def _day_in(month: int, day: int, year: int) -> Period | None:
    return day_period(year, month, day)


def _weekday(fields: Fields) -> int | None:
    inner = fields.inner()
    return fields.number("wd") if inner is None else Fields(inner).number("weekday")


def _on_weekday(periods: Sequence[Period], here: Period, day: int | None) -> list[Period]:
    """Those near that fall on a day of the week: nobody names it of a day much farther away."""
    near = [c for c in periods if abs(c.index - first_day(here)) <= _NEAR_DAYS]
    return [c for c in near if weekday_of(c) == day]


def _same_year(reading: Reading, row: Sequence[Period]) -> tuple[Period, ...]:
    """Of other days those in the year of a reading."""
    meaning = reading.meaning
    if not isinstance(meaning, Period):
        return ()
    year = widen(meaning, Unit.YEAR)
    return tuple(c for c in row if widen(c, Unit.YEAR) == year and c != meaning)


def dated_weekday(fields: Fields, context: Context) -> Reading | None:
    """A day of the week with the number of the day: Friday the 13th. None if there is none near."""
    number, focus = fields.number("day"), context.anchor
    name = fields.number("wd") if fields.has("wd") else fields.number("weekday")
    what = step(fields.words, "dates.weekday_and_day")
    if number is None or focus is None:
        return unresolved(Open(day=number), what)
    month = period_of(Unit.MONTH, first_day(focus.period))
    days = [_day_of(shift(month, i), number) for i in _NEAR_MONTHS]
    right = [c for c in days if c is not None and weekday_of(c) == name]
    return complete(right, Open(day=number), context, what) if right else None


def _day_of(month: Period, number: int) -> Period | None:
    """The day of a month with a number; None if it has not so many."""
    year, nth, _ = civil(first_day(month))
    return day_period(year, nth, number)


def day_of_month(fields: Fields, context: Context) -> Reading | None:
    """A day, by its number, of this, the last or the next month."""
    month, number = anchored.neighbour(fields, context), fields.number("day")
    if month is None or number is None or not isinstance(month.meaning, Period):
        return month
    own = _day_of(month.meaning, number)
    if own is None:
        return None
    shown = step(fields.words, "dates.day_of_that_month", day=tell(own))
    return anchored.kept(month, Reading(TimexType.DATE, own, steps=(shown,)))


def week_of_year(fields: Fields, context: Context) -> Reading | None:
    """A week of a year by its number; the first holds 4 January (ISO 8601)."""
    base, nth = fields.reading(context), fields.number("nth") or 0
    if base is None or not isinstance(base.meaning, Period) or not -1 <= nth <= 53:
        return None
    first, last = first_day(base.meaning) + 3, last_day(base.meaning) - 3
    week = period_of(Unit.WEEK, last) if nth < 0 else shift(period_of(Unit.WEEK, first), nth - 1)
    shown = reason("dates.by_calendar", words=fields.words, day=tell(week))
    return anchored.kept(base, Reading(TimexType.DATE, week, steps=(shown,)))


def nth_of(fields: Fields, context: Context) -> Reading | None:
    """The first, third or last day, week, weekday … of another time."""
    base, nth = fields.reading(context), fields.number("nth") or 0
    if base is None or not isinstance(base.meaning, Period):
        return None
    first, last = first_day(base.meaning), last_day(base.meaning)
    inner = fields.inner("weekday")
    if inner is not None:
        own = _nth_weekday(first, last, Fields(inner).number("weekday") or 0, nth)
    else:
        unit, _ = fields.unit()
        own = shift(period_of(unit, first), nth - 1) if nth > 0 else period_of(unit, last)
    if not first <= first_day(own) <= last and own.unit is not Unit.WEEK:
        return None
    why = reason("dates.of_it", words=fields.words, day=tell(own))
    return anchored.kept(base, Reading(TimexType.DATE, own, steps=(why,)))


def _nth_weekday(first: int, last: int, day: int, nth: int) -> Period:
    start = first + (day - weekday(first)) % 7
    return Period(Unit.DAY, start + 7 * (nth - 1) if nth > 0 else last - (weekday(last) - day) % 7)
