"""A date of publication as files state it, read strictly: nothing is filled in or guessed.

What names only a month or a year stays so; what is no day, or may be several, is told.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dashboard.errors import ArticleError
from dashboard.model import Article, Diagnostic, DocumentCreationTime
from dashboard.publication_date import read_published

_ZONE = r"(?:Z|[A-Z]{2,5}|[+-]\d\d:?(?:\d\d)?)"
_TIME = (
    rf"(?:[T ]\s?(?:[01]?\d|2[0-3]):?[0-5]\d(?::?[0-5]\d(?:[.,]\d{{1,9}})?)?(?:\s?{_ZONE}){{0,2}})?"
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:([-/.])(\d\d?)\2(\d\d?)|(\d\d)(\d\d)){_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d\d?)([-/.])(\d\d?)\2(\d\d(?:\d\d)?){_TIME}", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d\d?)|(?P<m>\d\d?)[-/.](?P<y>\d{4})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3}, ?)?\d\d? [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?(?: [A-Za-z]{1,5}| [+-]\d{4})?",
    re.ASCII,
)
_NO_DAY = "is no day of the calendar"
NO_FORM = "is in no form that is read"
_SEVERAL = "may be several days: "
_TOLD_DAYS = re.compile(rf"{_SEVERAL}(\d{{4}}-\d\d-\d\d(?: or \d{{4}}-\d\d-\d\d)+)", re.ASCII)
_COARSE = re.compile(r"publication is known only as (\d{4}(?:-\d\d)?): ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a value says of the day of publication: one of the three is set.

    ``published`` is the day; ``within`` the month or year, as "2024-02" or "2024"; ``problem`` says
    why the value is not used.
    """

    published: DocumentCreationTime | None = None
    within: str | None = None
    problem: str | None = None


def read_stated(value: str) -> Stated:
    """What the value of a page's metadata states: its day as it stands there, in its own zone.

    Read are the forms of ISO 8601 and of mail (RFC 5322), with "/" and "." for "-", too.
    """
    value = " ".join(value.split())
    if coarse := _read_coarse(value):
        return coarse
    if match := _YEAR_FIRST.fullmatch(value):
        year, _, *parts = match.groups()
        month, day = filter(None, parts)
        found = _day(year, month, day)
        return _of_day(found) if found else Stated(problem=_NO_DAY)
    if match := _YEAR_LAST.fullmatch(value):
        return _year_last(match[1], match[3], match[4])
    if _MAIL.fullmatch(value):
        return _mail(value)
    return Stated(problem=NO_FORM)


def read_header_date(value: str) -> Stated:
    """What the header of an article or a field of a record states: a day, moment, month or year.

    Raises ArticleError for what is none, or in another form.
    """
    try:
        return Stated(published=read_published(value))
    except ArticleError:
        coarse = _read_coarse(value.strip())
        if coarse is None or coarse.within is None:
            raise
        return coarse


def tell_within(within: str) -> Diagnostic:
    """The note on an article of which only the month or year of publication is known."""
    unit = "month" if "-" in within else "year"
    return Diagnostic("text", f"publication is known only as {within}: give its day in that {unit}")


def read_within(article: Article) -> str | None:
    """The month or year of publication that is known in place of a day; None with a day."""
    if article.published is not None:
        return None
    matches = (_COARSE.match(one.message) for one in article.diagnostics)
    return next((match[1] for match in matches if match), None)


def read_several(article: Article) -> list[str]:
    """The days that a date of its file may be, as 05/02/2024 is two, in the order of its notes.

    Nothing for an article that has its day.
    """
    if article.published is not None:
        return []
    matches = (_TOLD_DAYS.search(one.message) for one in article.diagnostics)
    return list(dict.fromkeys(day for match in matches if match for day in match[1].split(" or ")))


def is_settled(note: Diagnostic, article: Article) -> bool:
    """Whether a note asks for the day of an article that has one by now."""
    return article.published is not None and _COARSE.match(note.message) is not None


def _read_coarse(value: str) -> Stated | None:
    """A month or a year; None for what is in neither form."""
    match = _MONTH.fullmatch(value)
    if match is None:
        return Stated(within=value) if _YEAR.fullmatch(value) and int(value) else None
    year, month = match["year"] or match["y"], match["month"] or match["m"]
    if _day(year, month, "1") is None:
        return Stated(problem="is no month of the calendar")
    return Stated(within=f"{year}-{int(month):02}")


def _year_last(first: str, second: str, year: str) -> Stated:
    """A day whose year comes last: only where day and month cannot be exchanged."""
    if len(year) == 2:
        return Stated(problem=f"{_SEVERAL}its year has two figures")
    orders = ((second, first), (first, second))
    days = sorted({day for order in orders if (day := _day(year, *order))})
    if len(days) > 1:
        told = " or ".join(day.isoformat() for day in days)
        return Stated(problem=f"{_SEVERAL}{told}")
    return _of_day(days[0]) if days else Stated(problem=_NO_DAY)


def _mail(value: str) -> Stated:
    import email.utils

    parts = email.utils.parsedate_tz(value)
    if parts is None:
        return Stated(problem=NO_FORM)
    day = _day(*map(str, parts[:3]))
    return _of_day(day) if day else Stated(problem=_NO_DAY)


def _of_day(day: dt.date) -> Stated:
    return Stated(published=DocumentCreationTime(dt.datetime.combine(day, dt.time())))


def _day(year: str, month: str, day: str) -> dt.date | None:
    """A day of the calendar; None if there is none of these numbers."""
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
