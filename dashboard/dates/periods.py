"""The calendar as periods: a period is one unit of the calendar, numbered from the year 0 on.

A day, week, month, quarter, season, half-year, year, decade or century is the pair of a unit and a
number that counts such units, so that "two months later" is the number plus two. Years are
astronomical (year 0 is 1 BC) in the proleptic Gregorian calendar, which has no first and no last
year. Source of knowledge: ISO 8601; seasons as in TimeML, spring from March, winter from December.
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from dashboard.model import Granularity as Unit
from dashboard.model import Interval

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}
_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}
_SEASON_SHIFT = 2  # the season with number 4y is the spring of the year y: it begins in March
_TO_ORDINAL = 366  # date.toordinal() of 0001-01-01 is 1; here 0000-01-01 is day 0
_MONDAY = 2  # 0000-01-03, the first Monday
_LAST_OF_WEEK = 6  # Sunday


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One unit of the calendar; ``part`` narrows a day (MO, EV …) or a week (WE)."""

    unit: Unit
    index: int
    part: str = ""


def day_period(year: int, month: int, day: int) -> Period | None:
    """The day of a date; None if there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = first_day(month_period(year, month)) + day - 1
    return Period(Unit.DAY, number) if civil(number) == (year, month, day) else None


def month_period(year: int, month: int) -> Period:
    """The month of a year."""
    return Period(Unit.MONTH, year * 12 + month - 1)


def date_period(day: dt.date) -> Period:
    """The period of a day of Python's calendar."""
    return Period(Unit.DAY, day.toordinal() + _TO_ORDINAL - 1)


def is_of_late(month: object, day: dt.date) -> bool:
    """Whether a month without its year lies at most half as far behind a day as ahead of it."""
    return isinstance(month, int) and (day.month - month) % 12 <= 4


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of the day with a number (Howard Hinnant's civil_from_days)."""
    shifted = number - 60  # days since 0000-03-01
    era, of_era = divmod(shifted, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return year_of_era + era * 400 + (month <= 2), month, day


@functools.lru_cache(maxsize=4096)
def _month_start(index: int) -> int:
    year, month = divmod(index, 12)
    year -= month < 2
    era, year_of_era = divmod(year, 400)
    of_year = (153 * ((month + 10) % 12) + 2) // 5
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + of_year + 60


def first_day(period: Period) -> int:
    """The number of the first day of a period."""
    if period.unit is Unit.DAY:
        return period.index
    if period.unit is Unit.WEEK:
        return period.index * 7 + _MONDAY
    if period.unit in _YEARS:
        return _month_start(period.index * _YEARS[period.unit] * 12)
    shift = _SEASON_SHIFT if period.unit is Unit.SEASON else 0
    return _month_start(period.index * _MONTHS[period.unit] + shift)


def last_day(period: Period) -> int:
    """The number of the last day of a period."""
    return first_day(shift(period, 1)) - 1


def shift(period: Period, count: int) -> Period:
    """The period of the same unit that comes so many later (earlier if negative)."""
    return Period(period.unit, period.index + count, period.part)


def period_of(unit: Unit, number: int) -> Period:
    """The period of a unit that holds the day with a number."""
    if unit is Unit.DAY:
        return Period(Unit.DAY, number)
    if unit is Unit.WEEK:
        return Period(Unit.WEEK, (number - _MONDAY) // 7)
    year, month, _ = civil(number)
    if unit in _YEARS:
        return Period(unit, year // _YEARS[unit])
    shift = _SEASON_SHIFT if unit is Unit.SEASON else 0
    return Period(unit, (year * 12 + month - 1 - shift) // _MONTHS[unit])


def widen(period: Period, unit: Unit) -> Period:
    """The period of a unit that holds the first day of a period."""
    return period if period.unit is unit else period_of(unit, first_day(period))


def year_of(period: Period) -> int:
    """The year in which a period begins."""
    return widen(period, Unit.YEAR).index


def nth_of_year(period: Period) -> int:
    """Which of its kind in the year a quarter, half-year or month is, from 1 on; else 1."""
    months = _MONTHS.get(period.unit, 12)
    return period.index % (12 // months) + 1


def weekday(number: int) -> int:
    """The day of the week, Monday being 0."""
    return (number - _MONDAY) % 7


def ends_week(period: Period) -> bool:
    """Whether it is the last day of a week: what is later "this week" is then of the next."""
    return period.unit is Unit.DAY and weekday(first_day(period)) == _LAST_OF_WEEK


def to_date(number: int) -> dt.date | None:
    """The day of Python's calendar; None outside of the years 1 to 9999."""
    ordinal = number - _TO_ORDINAL + 1
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def between(first: Period, last: Period | None = None) -> Interval:
    """The interval from the first day of a period to the end of it, or of another period."""
    begin, end = to_date(first_day(first)), to_date(last_day(last or first) + 1)
    midnight = dt.time()
    return Interval(
        None if begin is None else dt.datetime.combine(begin, midnight),
        None if end is None else dt.datetime.combine(end, midnight),
    )
