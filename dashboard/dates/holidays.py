"""The days of holidays, from the table of the language and that of feasts by the moon."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dateutil.easter import easter

from dashboard.dates.meaning import Reading
from dashboard.dates.periods import (
    Period,
    between,
    date_period,
    day_period,
    first_day,
    month_period,
    shift,
    weekday,
)
from dashboard.model import Granularity as Unit
from dashboard.reasons import reason
from dashboard.registry import current_language, language_file, read_toml


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = read_toml(language_file(current_language(), "holidays.toml"))
    holidays: Mapping[str, Any] = table.get("holiday", {})
    return holidays


@functools.cache
def _by_the_moon() -> Mapping[str, tuple[dt.date, ...]]:
    # A table, not the package holidays that computed it: its public names give the days off of a
    # country (Diwali in 35 of these years), and they change with its releases, as a parse must not.
    table = read_toml("knowledge/moon_feasts.toml")["days"]
    return {name: tuple(map(dt.date.fromisoformat, days.split())) for name, days in table.items()}


def holidays_in(name: str, year: int) -> tuple[Period, ...]:
    """The days of a holiday in a year; empty if none is known (or before the calendar).

    A feast that follows the moon may come twice in a year, and of Eid there are two.
    """
    record = _table().get(name)
    if record is None or year < 1 or year > 9999:
        return ()
    if "moon" in record:
        days = (day for feast in record["moon"] for day in _by_the_moon()[feast])
        return tuple(date_period(day) for day in sorted(days) if day.year == year)
    if "easter" in record:
        return (shift(date_period(easter(year)), record["easter"]),)
    if "day" in record:
        return (day,) if (day := day_period(year, record["month"], record["day"])) else ()
    return (_nth(year, record),)


def as_long_as_it_is(reading: Reading | None, name: str) -> Reading | None:
    """A reading of the first day of a holiday as one of all its days, if it has several.

    TIMEX3 has no value for these, so it is left out; a day that differs between countries is
    about that day.
    """
    record = _table().get(name, {})
    if reading is None or not isinstance(reading.meaning, Period):
        return reading
    mod = "APPROX" if record.get("about") else reading.mod
    if (days := record.get("days", 1)) == 1:
        return replace(reading, mod=mod)
    whole = between(reading.meaning, shift(reading.meaning, days - 1))
    shown = (*reading.steps, reason("dates.lasts_days", days=days))
    return replace(reading, meaning=None, interval=whole, others=(), mod=mod, steps=shown)


def _nth(year: int, record: Mapping[str, Any]) -> Period:
    month = month_period(year, record["month"])
    first = first_day(month)
    nth = record["nth"]
    if nth < 0:
        end = first_day(shift(month, 1)) - 1
        found = end - (weekday(end) - record["weekday"]) % 7
    else:
        found = first + (record["weekday"] - weekday(first)) % 7 + 7 * (nth - 1)
    return Period(Unit.DAY, found + record.get("plus", 0))
