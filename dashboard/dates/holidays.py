"""The days of holidays, from the table of the language."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from dateutil.easter import easter

from dashboard.dates.cells import Cell, date_cell, day_cell, first_day, month_cell, shift, weekday
from dashboard.model import Granularity as Unit
from dashboard.registry import languages, read_toml


@functools.cache
def _table() -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for language in languages():
        found |= read_toml(f"languages/{language}/holidays.toml").get("holiday", {})
    return found


def holiday_of(name: str, year: int) -> Cell | None:
    """The day of a holiday in a year; None if it is not known (or before the calendar)."""
    record = _table().get(name)
    if record is None or year < 1 or year > 9999:
        return None
    if "easter" in record:
        return shift(date_cell(easter(year)), record["easter"])
    if "day" in record:
        return day_cell(year, record["month"], record["day"])
    return _nth(year, record)


def _nth(year: int, record: Mapping[str, Any]) -> Cell:
    month = month_cell(year, record["month"])
    first = first_day(month)
    nth = record["nth"]
    if nth < 0:
        end = first_day(shift(month, 1)) - 1
        found = end - (weekday(end) - record["weekday"]) % 7
    else:
        found = first + (record["weekday"] - weekday(first)) % 7 + 7 * (nth - 1)
    return Cell(Unit.DAY, found + record.get("plus", 0))
