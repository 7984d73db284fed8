"""Dates as a person writes them, no finer than what is known."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dashboard.model import Article, EventDate, Granularity

UNDATED = "undated"
_WORD = re.compile(r"([^\W\d_]+)(?:[-'’][^\W\d_]+)*(?=[\s,;:]|$)")
_DAY = dt.timedelta(days=1)
# Not those of the calendar module, which change with the locale.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ORDINALS = ("first", "second", "third", "fourth")


def in_words(date: EventDate, *, weekday: bool = False) -> str:
    """The date of an event in words: ``21 December 2023``, ``2022 or before``, ``undated``.

    ``weekday`` puts the day of the week before a single day.
    """
    first, last = date.earliest, date.latest
    if first is None:
        if last is None:
            return UNDATED
        return f"{_limit(last, upper=True)} or before"
    if last is None:
        return f"{_limit(first, upper=False)} or later"
    if first == last:
        return show_day(first, weekday=weekday)
    return _whole_unit(first, last, date.granularity) or _range(first, last)


def with_capital(headline: str) -> str:
    """A headline as it is shown: with a capital, where its first word is in small letters.

    It begins with a small letter where its sentence began before it. Of "then-House" the word is
    "then". What is written in a way of its own ("iPhone") or begins with a mark stays; so does the
    length.
    """
    word, first = _WORD.match(headline), headline[:1].upper()
    is_small = word is not None and word[1].islower() and len(first) == 1
    return first + headline[1:] if is_small else headline


def both_ends(text: str, most: int) -> str:
    """The text on one line, within so many characters: of a longer one its beginning and its end.

    In a list of choices the ends tell apart what begins alike.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most * 3 // 5].rpartition(" ")[0] or line[: most // 2]
    _, _, tail = line[len(line) - (most - len(head) - 3) :].partition(" ")
    return f"{head} … {tail}" if tail else f"{line[: most - 1]}…"


def many(count: int, what: str) -> str:
    """So many of a thing, in figures: ``1 event``, ``2,000 events``."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def published(article: Article) -> str:
    """The day on which an article was published, in words; empty where that is not known."""
    return "" if article.published is None else show_day(article.published.day)


def show_day(day: dt.date, *, weekday: bool = False) -> str:
    """A day as ``21 December 2023``, or ``Thursday 21 December 2023``."""
    name = f"{_DAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {show_month(day)}"


def show_month(day: dt.date) -> str:
    """A month as ``December 2023``."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _limit(day: dt.date, *, upper: bool) -> str:
    """The year or month that a limit closes or opens, else its day."""
    if not (_is_month_end(day) if upper else day.day == 1):
        return show_day(day)
    return str(day.year) if day.month == (12 if upper else 1) else show_month(day)


def _is_month_end(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _whole_unit(first: dt.date, last: dt.date, granularity: Granularity) -> str | None:
    """The name of a week, month, quarter, year or decade that the days fill; else None."""
    if granularity is Granularity.WEEK and last - first == 6 * _DAY:
        return f"week of {show_day(first)}"
    if first.day != 1 or not _is_month_end(last):
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    names = {1: show_month(first)}
    if granularity is Granularity.QUARTER and first.month % 3 == 1:
        names[3] = f"{_ORDINALS[first.month // 3]} quarter of {first.year}"
    if first.month == 1:
        names[12] = str(first.year)
    if first.month == 1 and first.year % 10 == 0:
        names[120] = f"{first.year}s"
    return names.get(months)


def _range(first: dt.date, last: dt.date) -> str:
    begin, end = _coarse(first, begins=True, other=last), _coarse(last, begins=False, other=first)
    same_year = first.year == last.year
    if same_year and end.endswith(f" {last.year}"):
        begin = begin.removesuffix(f" {first.year}")
        month = f" {_MONTHS[first.month - 1]}"
        if first.month == last.month:
            return f"{begin.removesuffix(month)}–{end}"
    return f"{begin} to {end}"


def _coarse(day: dt.date, *, begins: bool, other: dt.date) -> str:
    """One end of a range: a year where it begins or ends one, else a month, else a day."""
    edge = day.day == 1 if begins else _is_month_end(day)
    if edge and day.year != other.year and day.month == (1 if begins else 12):
        return str(day.year)
    other_edge = _is_month_end(other) if begins else other.day == 1
    if edge and (day.year != other.year or other_edge):
        return show_month(day)
    return show_day(day)
