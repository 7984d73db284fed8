"""Reads dates that a person writes in EDTF (ISO 8601-2), in the forms that we write ourselves."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from dashboard.errors import QueryError
from dashboard.model import Granularity

FORMS = "2023, 2023-11, 2023-11-05, 2023-11-05/2023-11-07, ../2022 (or before), 2019/.. (or later)"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_OPEN = ".."


class Days(NamedTuple):
    """Inclusive days, either side open if None, and the finest unit that the form commits to."""

    earliest: dt.date | None
    latest: dt.date | None
    granularity: Granularity


def read_edtf(text: str) -> Days:
    """The days of an EDTF date or interval; both sides open for nothing at all.

    Raises QueryError, naming the forms, for anything else.
    """
    text = text.strip()
    if not text:
        return Days(None, None, Granularity.UNKNOWN)
    begin, slash, end = text.partition("/")
    if not slash:
        return _date(text)
    first, last = _side(begin), _side(end)
    if first.earliest is None and last.latest is None:
        raise QueryError(f"{text!r} is open on both sides; leave it empty for undated")
    if first.earliest and last.latest and first.earliest > last.latest:
        raise QueryError(f"{text!r} ends before it begins; put the earlier date first")
    known = first.earliest is not None and last.latest is not None
    return Days(first.earliest, last.latest, Granularity.INTERVAL if known else Granularity.UNKNOWN)


def _side(text: str) -> Days:
    if text.strip() in (_OPEN, ""):
        return Days(None, None, Granularity.UNKNOWN)
    return _date(text.strip())


def _date(text: str) -> Days:
    match = _DATE.fullmatch(text)
    try:
        if match is None or not match[1]:
            raise ValueError(text)
        year, month, day = int(match[1]), match[2], match[3]
        if day:
            one = dt.date(year, int(month), int(day))
            return Days(one, one, Granularity.DAY)
        if month:
            last = calendar.monthrange(year, int(month))[1]
            first_day = dt.date(year, int(month), 1)
            return Days(first_day, first_day.replace(day=last), Granularity.MONTH)
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), Granularity.YEAR)
    except (ValueError, calendar.IllegalMonthError):
        raise QueryError(f"{text!r} is no date; write one of {FORMS}, or nothing") from None
