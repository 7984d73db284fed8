"""Decides when a page was published, by what it states: never by the clock, never by a guess.

A month stays a month, and the article asks for its day. What is no day of the calendar, or may be
several, is told and not used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dashboard.errors import ArticleError
from dashboard.inbox.files import Date
from dashboard.inbox.page_dates import ADDRESS, NAMES
from dashboard.model import Diagnostic, DocumentCreationTime
from dashboard.nlp.publication import NO_FORM, Stated, read_stated, tell_within
from dashboard.registry import read_toml

_LONGEST = 64  # characters of a value; what is longer is no date
_SHOWN = 40  # characters of a value in a note
_MOST_TOLD = 3  # notes on what is not used
_LAST = dt.date.max.toordinal()
_ZONES = 1  # days by which what is one moment may differ, as it is told in different zones


def decide_published(
    dates: Sequence[Date],
) -> tuple[DocumentCreationTime | None, list[Diagnostic]]:
    """The day of publication that a page states, if it does, and what to know of that.

    The first date that is a day decides, unless it lies outside a month that stands before it. What
    else is sure, or stands in its address, is told where it differs.
    """
    day: DocumentCreationTime | None = None
    within, told = None, []
    for date in dates:
        stated = _read(date.value)
        if stated.problem:
            told.append(f"{_shown(date)}: it {stated.problem}, and is not used")
        elif stated.within and day is None:
            within = _finer(within, stated.within)
        elif (found := stated.published) and day is None and _is_in(found, within):
            day = found
        elif _is_another(date, stated, day, within):
            told.append(f"{_shown(date)}: it is not {day or within}, and is not used")
    notes = [Diagnostic("text", note) for note in dict.fromkeys(told)][:_MOST_TOLD]
    if within and day is None:
        notes.insert(0, tell_within(within))
    return day, notes


def _is_another(
    date: Date, stated: Stated, day: DocumentCreationTime | None, within: str | None
) -> bool:
    """Whether a date contradicts the day or month that was decided, and is worth telling."""
    is_told = date.sure or date.where == ADDRESS
    if (found := stated.published) is not None:
        return not _is_in(found, within) or (is_told and _differs(found, day))
    return is_told and day is not None and not _is_near(day, stated.within)


def _read(value: str) -> Stated:
    """What a value states, in figures or in words."""
    if len(value) > _LONGEST:
        return Stated(problem=NO_FORM)
    stated = read_stated(value)
    if stated.problem == NO_FORM:
        stated = _in_words(value) or stated
    day = stated.published and stated.published.day.isoformat()
    if day in read_toml(NAMES)["empty"]:
        return Stated(problem="is what programs write where they know no day")
    return stated


def _in_words(value: str) -> Stated | None:
    """What the stage of dates reads in "23 October 2024" or "October 2024"; None for nothing."""
    from dashboard.dates import read_coarse, read_publication

    if not any(c.isalpha() for c in value) or not any(c.isdigit() for c in value):
        return None
    try:
        return read_stated(read_publication(value).day.isoformat())
    except ArticleError:
        within = read_coarse(value)
        return Stated(within=within) if within else None


def _finer(before: str | None, other: str) -> str:
    """Of a year and a month in it the month; else what stood first."""
    return other if before is None or other.startswith(before) else before


def _is_in(day: DocumentCreationTime, within: str | None) -> bool:
    return day.day.isoformat().startswith(within or "")


def _is_near(day: DocumentCreationTime, within: str | None) -> bool:
    """Whether a day is in a month or year, or was in another zone."""
    at = day.day.toordinal()
    near = (number for number in (at - _ZONES, at, at + _ZONES) if 0 < number <= _LAST)
    return any(dt.date.fromordinal(one).isoformat().startswith(within or "") for one in near)


def _differs(one: DocumentCreationTime, other: DocumentCreationTime | None) -> bool:
    return other is not None and abs((one.day - other.day).days) > _ZONES


def _shown(date: Date) -> str:
    value = " ".join(date.value.split())
    short = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return f"{date.where} gives “{short}” as date of publication"
