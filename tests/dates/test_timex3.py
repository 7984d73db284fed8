"""TIMEX3 values: a meaning becomes a value, the value an interval, and the interval the value."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dates.meaning import Clock, Length, Open, Reference, Repeat
from dashboard.dates.periods import (
    Period,
    civil,
    date_period,
    day_period,
    first_day,
    last_day,
    period_of,
    to_date,
)
from dashboard.dates.timex3 import interval_of, read_value, value_of, write_value
from dashboard.model import Granularity as Unit

VALUES = {
    "2023-12-21": Period(Unit.DAY, date_period(dt.date(2023, 12, 21)).index),
    "2023-12-21TMO": Period(Unit.DAY, date_period(dt.date(2023, 12, 21)).index, "MO"),
    "2023-W51": Period(Unit.WEEK, (date_period(dt.date(2023, 12, 18)).index - 2) // 7),
    "2023-W51-WE": Period(Unit.WEEK, (date_period(dt.date(2023, 12, 18)).index - 2) // 7, "WE"),
    "2023-12": Period(Unit.MONTH, 2023 * 12 + 11),
    "2023-Q2": Period(Unit.QUARTER, 2023 * 4 + 1),
    "2023-H2": Period(Unit.HALF_YEAR, 2023 * 2 + 1),
    "2023-SU": Period(Unit.SEASON, 2023 * 4 + 1),
    "2023": Period(Unit.YEAR, 2023),
    "FY2023": Period(Unit.YEAR, 2023, "FY"),
    "199": Period(Unit.DECADE, 199),
    "19": Period(Unit.CENTURY, 19),
    "BC0044": Period(Unit.YEAR, -43),
    "BC10000": Period(Unit.YEAR, -9999),
    "10000": Period(Unit.YEAR, 10_000),
    "BC047": Period(Unit.DECADE, -48),
    "T09:00": Clock(None, 9),
    "2023-12-21T08:30Z": Clock(date_period(dt.date(2023, 12, 21)), 8, 30, None, "Z"),
    "P1Y": Length(((Unit.YEAR, 1),)),
    "PT2H30M": Length(((Unit.HOUR, 2), (Unit.MINUTE, 30))),
    "P1YT2H": Length(((Unit.YEAR, 1), (Unit.HOUR, 2))),
    "P20Y": Length(((Unit.DECADE, 2),)),
    "PXY": Length(((Unit.YEAR, None),)),
    "P1W": Repeat(Length(((Unit.WEEK, 1),))),
    "XXXX-WXX-5": Open(weekday=4),
    "XXXX-12-XX": Open(month=12),
    "XXXX-SP": Open(season="SP", unit=Unit.SEASON),
    "PAST_REF": Reference("PAST_REF"),
}


@pytest.mark.parametrize(("value", "meaning"), VALUES.items())
def test_a_meaning_has_its_value(value: str, meaning: object) -> None:
    assert write_value(meaning) == value  # type: ignore[arg-type]


UNITS = [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.SEASON, Unit.HALF_YEAR, Unit.YEAR]
UNITS += [Unit.DECADE, Unit.CENTURY]
CELLS = st.builds(
    lambda day, unit: (day, unit),
    st.dates(dt.date(120, 1, 1), dt.date(9800, 1, 1)),
    st.sampled_from(UNITS),
)


@given(CELLS)
def test_value_to_interval_to_value(pair: tuple[dt.date, Unit]) -> None:
    day, unit = pair
    period = period_of(unit, date_period(day).index)
    value = write_value(period)
    assert read_value(value) == period
    interval = interval_of(period)
    assert interval is not None
    assert interval.earliest is not None
    assert interval.latest is not None
    assert interval.earliest <= day <= interval.latest
    assert value_of(interval, unit) == value


@given(st.integers(-2_000_000, 4_000_000))
def test_day_numbers_are_dates_in_every_year(number: int) -> None:
    assert day_period(*civil(number)) == Period(Unit.DAY, number)
    if (day := to_date(number)) is not None:
        assert (day.year, day.month, day.day) == civil(number)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("index", [-700, -1, 0, 1, 8000])
def test_cells_of_a_unit_touch(unit: Unit, index: int) -> None:
    assert last_day(Period(unit, index)) + 1 == first_day(Period(unit, index + 1))


@pytest.mark.parametrize("value", ["2023-13", "2023-02-30", "23-2", "yesterday", "PXY", ""])
def test_what_is_no_value_is_not_read(value: str) -> None:
    assert read_value(value) is None
