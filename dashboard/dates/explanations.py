"""The words of a derivation: periods and steps in the language that is read, for a reader."""

from __future__ import annotations

import datetime as dt

from dashboard.dates.context import Focus, Tense
from dashboard.dates.meaning import Meaning
from dashboard.dates.periods import (
    Period,
    civil,
    date_period,
    first_day,
    last_day,
    nth_of_year,
    to_date,
    weekday,
    widen,
)
from dashboard.dates.timex3 import write_value
from dashboard.model import Granularity
from dashboard.reasons import reason, reasons

_WHOLE = (Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.DECADE)


def tell_year(year: int) -> str:
    """A year in words."""
    return str(year) if year > 0 else reason("calendar.before_christ", year=1 - year)


def tell(meaning: Meaning | None) -> str:
    """A meaning in words, as "Friday 22 December 2023" or "December 2023"."""
    if meaning is None:
        return reason("calendar.unknown")
    return _tell_period(meaning) if isinstance(meaning, Period) else write_value(meaning)


def tell_value(value: str) -> str:
    """A value of TIMEX3 in words, where it is a day; as it stands where it is none."""
    try:
        return tell(date_period(dt.date.fromisoformat(value)))
    except ValueError:
        return value


def tell_stretch(first: dt.date, last: dt.date) -> str:
    """The days from one to another in words: "March 2025", "from … to …"; one day as it is."""
    start = date_period(first)
    for unit in _WHOLE:
        period = widen(start, unit)
        if (to_date(first_day(period)), to_date(last_day(period))) == (first, last):
            return tell(period)
    return reason("calendar.stretch", first=tell(start), last=tell(date_period(last)))


def _tell_period(period: Period) -> str:
    first = first_day(period) + (5 if period.part == "WE" else 0)
    year, month, day = civil(first)
    words = reasons("calendar")
    name = words["months"][month - 1]
    return reason(
        f"cell.{period.unit}",
        day=reason("calendar.day", weekday=words["days"][weekday(first)], day=day, month=name),
        month=name,
        nth=nth_of_year(period),
        season=words["seasons"][period.index % 4],
        year=tell_year(year),
        last=tell_year(civil(last_day(period))[0]),
        part=words["parts"].get(period.part, ""),
    )


def on(focus: Focus) -> str:
    """What a time leans on, as its own words."""
    return (
        reason("dates.publication")
        if focus.anchor is None
        else reason("dates.quoted", words=focus.words)
    )


def step(words: str, name: str, **values: object) -> str:
    """A step that says what some words are, by the name of the reason."""
    return reason("dates.step", words=words, what=reason(name, **values))


def by_verb(tense: Tense) -> str:
    """By which verb it was said whether a time is over; that there is none, where there is none.

    Or that it is an entry of a chronicle, which says so as a whole.
    """
    if tense.of_chronicle:
        return reason("dates.of_chronicle")
    return reason("dates.with_verb" if tense.verb else "dates.without_verb", verb=tense.verb)
