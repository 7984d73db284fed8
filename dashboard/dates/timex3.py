"""TIMEX3 values: written from a meaning, read back, and the stretch of the calendar they name.

Source of knowledge: TimeML 1.2.1, TIMEX3 annotation guidelines; ISO 8601.
"""

from __future__ import annotations

import datetime as dt
import re

from dashboard.dates.meaning import Clock, Length, Meaning, Open, Reference, Repeat
from dashboard.dates.periods import (
    Period,
    between,
    civil,
    date_period,
    day_period,
    first_day,
    nth_of_year,
    period_of,
    to_date,
    weekday,
)
from dashboard.model import Granularity as Unit
from dashboard.model import Interval

SEASONS = ("SP", "SU", "FA", "WI")
# The hours of the parts of a day, a convention: TIMEX3 names the parts and gives no hours.
PART_HOURS = {"MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24)}
PART_HOURS["DT"] = (6, 18)
_LETTERS = {Unit.YEAR: "Y", Unit.QUARTER: "M", Unit.MONTH: "M", Unit.WEEK: "W", Unit.DAY: "D"}
_CLOCK_LETTERS = {Unit.HOUR: "H", Unit.MINUTE: "M", Unit.SECOND: "S"}
_FORMS = {
    Unit.DAY: "{year}-{month:02}-{day:02}",
    Unit.MONTH: "{year}-{month:02}",
    Unit.QUARTER: "{year}-Q{nth}",
    Unit.SEASON: "{year}-{season}",
    Unit.HALF_YEAR: "{year}-H{nth}",
    Unit.YEAR: "{year}",
}
_COUNTED = {Unit.QUARTER: 3, Unit.DECADE: 10, Unit.CENTURY: 100}  # in the next smaller letter


def write_value(meaning: Meaning) -> str:
    """The TIMEX3 value of a meaning."""
    if isinstance(meaning, Period):
        return _write_period(meaning)
    if isinstance(meaning, Clock):
        return _write_clock(meaning)
    if isinstance(meaning, Length):
        return _write_length(meaning)
    if isinstance(meaning, Repeat):
        return write_value(meaning.every)
    if isinstance(meaning, Reference):
        return meaning.name
    return _write_open(meaning)


def _year(year: int) -> str:
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _write_period(period: Period) -> str:
    if period.unit is Unit.WEEK:
        year, week = _iso_week(period)
        return f"{_year(year)}-W{week:02}" + ("-WE" if period.part else "")
    if period.unit in (Unit.DECADE, Unit.CENTURY):
        width = 3 if period.unit is Unit.DECADE else 2
        back = f"BC{-period.index - 1:0{width}}"
        return f"{period.index:0{width}}" if period.index >= 0 else back
    year, month, day = civil(first_day(period))
    fields = {"nth": nth_of_year(period), "season": SEASONS[period.index % 4]}
    written = _FORMS[period.unit].format(year=_year(year), month=month, day=day, **fields)
    if period.unit is Unit.YEAR:
        return period.part + written
    return f"{written}T{period.part}" if period.part else written


def _iso_week(period: Period) -> tuple[int, int]:
    thursday = first_day(period) + 3
    year = civil(thursday)[0]
    return year, (thursday - first_day(Period(Unit.YEAR, year))) // 7 + 1


def _write_clock(clock: Clock) -> str:
    day = "" if clock.day is None else _write_period(Period(Unit.DAY, clock.day.index))
    seconds = "" if clock.second is None else f":{clock.second:02}"
    return f"{day}T{clock.hour:02}:{clock.minute:02}{seconds}{clock.zone}"


def _write_length(length: Length) -> str:
    days, clock = "", ""
    for unit, amount in length.amounts:
        count = None if amount is None else amount * _COUNTED.get(unit, 1)
        shown = "X" if count is None else f"{count:.10g}"
        if unit in _CLOCK_LETTERS:
            clock += shown + _CLOCK_LETTERS[unit]
        else:
            days += shown + _LETTERS.get(unit, "Y")
    return "P" + days + "E" * length.weekends + (f"T{clock}" if clock else "")


def _write_open(date: Open) -> str:
    part = f"T{date.part}" if date.part else ""
    if date.weekday is not None:
        return f"XXXX-WXX-{date.weekday + 1}{part}"
    if date.season:
        return f"XXXX-{date.season}"
    if date.decade is not None:
        return f"XX{date.decade}"
    if date.unit is Unit.YEAR:
        return "XXXX"
    if date.unit is Unit.WEEK:
        return f"XXXX-WXX{'-WE' if date.part == 'WE' else ''}"
    month = "XX" if date.month is None else f"{date.month:02}"
    if date.unit is Unit.MONTH:
        return f"XXXX-{month}"
    year = "XXXX" if date.year is None else _year(date.year)
    return f"{year}-{month}-{'XX' if date.day is None else f'{date.day:02}'}{part}"


def interval_of(meaning: Meaning | None) -> Interval | None:
    """The stretch of the calendar that a meaning names; None if it names none."""
    if isinstance(meaning, Clock) and meaning.day is not None:
        begin = _at(meaning.day, meaning.hour, meaning.minute, meaning.second or 0)
        step = dt.timedelta(seconds=1) if meaning.second is not None else dt.timedelta(minutes=1)
        return None if begin is None else Interval(begin, begin + step)
    if not isinstance(meaning, Period) or meaning.part == "FY":  # when it begins is not known
        return None
    if meaning.part == "WE":
        saturday = first_day(meaning) + 5
        return between(Period(Unit.DAY, saturday), Period(Unit.DAY, saturday + 1))
    if meaning.unit is Unit.DAY and meaning.part in PART_HOURS:
        first, last = PART_HOURS[meaning.part]
        begin = _at(meaning, first)
        return None if begin is None else Interval(begin, begin + dt.timedelta(hours=last - first))
    found = between(meaning)
    return None if found.begin is None and found.end is None else found


def _at(day: Period, hour: int, minute: int = 0, second: int = 0) -> dt.datetime | None:
    date = to_date(day.index)
    if date is None or date == dt.date.max:
        return None
    midnight = dt.datetime.combine(date, dt.time())
    return midnight + dt.timedelta(hours=hour, minutes=minute, seconds=second)


def granularity_of(meaning: Meaning | None) -> Unit:
    """The finest unit that a meaning commits to; UNKNOWN where there is none."""
    if isinstance(meaning, Period):
        return meaning.unit if meaning.part != "WE" else Unit.WEEK
    if isinstance(meaning, Clock):
        return Unit.SECOND if meaning.second is not None else Unit.MINUTE
    if isinstance(meaning, Length):
        return meaning.amounts[-1][0]
    if isinstance(meaning, Repeat):
        return granularity_of(meaning.every)
    return meaning.unit if isinstance(meaning, Open) else Unit.UNKNOWN


_VALUE = re.compile(
    r"(?P<fiscal>FY)?(?:(?P<bc>BC)?(?P<year>\d{4,6})"
    r"(?:-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<season>SP|SU|FA|WI)|-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<part>[A-Z]{2})"
    r"|T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
    r"|(?P<decade>\d{3})|(?P<century>\d{2}))"
)


def read_value(value: str) -> Period | Clock | None:
    """The period or the time of a day that a TIMEX3 value names; None if it names none."""
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    for unit, name in ((Unit.DECADE, "decade"), (Unit.CENTURY, "century")):
        if found[name]:
            return Period(unit, int(found[name]))
    year = 1 - int(found["year"]) if found["bc"] else int(found["year"])
    if found["day"]:
        return _read_day(found, year)
    if found["week"]:
        fourth = first_day(Period(Unit.YEAR, year)) + 3
        first = period_of(Unit.WEEK, fourth).index
        return Period(Unit.WEEK, first + int(found["week"]) - 1, "WE" if found["weekend"] else "")
    if found["season"]:
        return Period(Unit.SEASON, year * 4 + SEASONS.index(found["season"]))
    for unit, name, size in (
        (Unit.MONTH, "month", 12), (Unit.QUARTER, "quarter", 4), (Unit.HALF_YEAR, "half", 2)
    ):  # fmt: skip
        if found[name]:
            number = int(found[name])
            return Period(unit, year * size + number - 1) if 1 <= number <= size else None
    return Period(Unit.YEAR, year, found["fiscal"] or "")


def _read_day(found: re.Match[str], year: int) -> Period | Clock | None:
    day = day_period(year, int(found["month"]), int(found["day"]))
    if day is None or not found["hour"]:
        return day and Period(Unit.DAY, day.index, found["part"] or "")
    second = None if found["second"] is None else int(found["second"])
    return Clock(day, int(found["hour"]), int(found["minute"]), second, found["zone"] or "")


def value_of(interval: Interval, unit: Unit) -> str | None:
    """The TIMEX3 value of an interval that is one period of a unit; None if it is not."""
    if interval.begin is None:
        return None
    period = period_of(unit, date_period(interval.begin.date()).index)
    return _write_period(period) if interval_of(period) == interval else None


def weekday_of(period: Period) -> int:
    """The day of the week (Monday 0) of the first day of a period."""
    return weekday(first_day(period))
