"""Reads a date that a person types, in EDTF or in any words that the parser reads in an article.

Nothing is filled in: what names no year, leans on a day that is not known, or may be two days, is
refused with what to write. The words about dates are data of the language.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import re
from collections.abc import Sequence
from itertools import chain

from dashboard.errors import QueryError
from dashboard.events.edtf import write_edtf
from dashboard.model import DateStatus, EventDate, Granularity, TemporalExpression
from dashboard.reasons import reason
from dashboard.registry import OWN, language_file, read_toml
from dashboard.timeline.corrections.edtf import read_edtf
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.wording.dates import show_day

_DATA = language_file(OWN, "typed_dates.toml")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_DAY = dt.timedelta(days=1)
Days = tuple[dt.date | None, dt.date | None]


class AmbiguousDateError(QueryError):
    """A date in numbers that may be two days; ``days`` has the one for each order."""

    def __init__(self, words: str, days: dict[Order, dt.date]) -> None:
        self.days = days
        told = " or ".join(show_day(day) for day in days.values())
        super().__init__(f"“{words}” may be {told}: say which number is the day", field="date")


def read_typed(words: str, order: Order | None = None) -> str:
    """The date in EDTF; "" is undated. Raises AmbiguousDateError where ``order`` must be known.

    Raises QueryError, naming the words, where they are no date, or none that is whole.
    """
    words = " ".join(words.split())
    try:
        read_edtf(words)
    except QueryError:
        return _in_words(words, order)
    return words


def load() -> None:
    """Load what dates in words are read with, which takes seconds the first time."""
    _timexes("2000")


def is_ambiguous(words: str) -> bool:
    """Whether a date in numbers may be two days."""
    return bool(possible_days(words))


def possible_days(words: str) -> dict[Order, dt.date]:
    """The day for each order, of the first date that may be two; none where there is none."""
    found = (days for match in _NUMBERS.finditer(words) if len(days := _orders(match)) > 1)
    return next(found, {})


def _in_words(words: str, order: Order | None) -> str:
    if words.casefold() in _data()["undated"]:
        return ""
    plain = _NUMBERS.sub(lambda match: _ordered(match, order), words)
    with contextlib.suppress(QueryError):
        read_edtf(plain)
        return plain
    timexes = _timexes(plain)
    if missing := _no_day(words, timexes):
        told = f"“{missing}” is no day of the calendar; write one that is, or nothing for undated"
        raise QueryError(told, field="date")
    spans = [t.interval for t in timexes if t.interval is not None]
    days = [(span.earliest, span.latest) for span in spans]
    if not days or len(days) < len(timexes) or any(None in both for both in days):
        raise _refused(words)
    found = _meaning(days, _gaps(plain, timexes))
    if found is None:
        raise _refused(words)
    status = DateStatus.BOUNDED if None in found else DateStatus.STATED
    try:
        return write_edtf(EventDate(*found, Granularity.INTERVAL, status, words)) or ""
    except ValueError:
        told = f"“{words}” ends before it begins; put the earlier date first"
        raise QueryError(told, field="date") from None


def _meaning(days: Sequence[Days], gaps: Sequence[str]) -> Days | None:
    """The days that are meant: ``gaps`` are the words before, between and after the dates."""
    data = _data()
    before, *between, after = gaps
    first, last = days[0][0], days[-1][1]
    assert first is not None
    assert last is not None
    if len(days) == 2:
        frame = before in ("", *data["plain"]) and after == ""
        return (first, last) if frame and between[0] in data["between"] else None
    if len(days) > 2:
        return None
    told = f"{before} {after}".strip()
    if told in ("", *data["plain"]):
        return first, last
    if told in data["before"]:
        return None, first - _DAY
    if told in data["until"]:
        return None, last
    if told in data["after"]:
        return last + _DAY, None
    return (first, None) if told in data["since"] else None


def _timexes(words: str) -> tuple[TemporalExpression, ...]:
    """The times in the words, as the parser finds them in an article; none is filled in."""
    from dashboard.dates import read_dates
    from dashboard.nlp.analysis import Depth, analyse

    return tuple(read_dates(analyse(words, depth=Depth.TAGS), None)) if words else ()


def _no_day(words: str, timexes: Sequence[TemporalExpression]) -> str | None:
    """The first date in the words that names a day which is not in the calendar; None without."""
    told = reason("dates.no_such_day")
    named = (t.span.text for t in timexes if any(step.endswith(told) for step in t.derivation))
    ordered = (m[0] for m in _NUMBERS.finditer(words) if not _orders(m))
    in_figures = filter(_is_no_day, _YEAR_FIRST.findall(words))
    return next(chain(named, ordered, in_figures), None)


def _is_no_day(date: str) -> bool:
    try:
        dt.date.fromisoformat(date)
    except ValueError:
        return True
    return False


def _gaps(words: str, timexes: Sequence[TemporalExpression]) -> list[str]:
    """What stands before the first time, between them, and after the last, in small letters."""
    ends = [0, *(t.span.end for t in timexes)]
    starts = [*(t.span.start for t in timexes), len(words)]
    pairs = zip(ends, starts, strict=True)
    return [words[end:start].casefold().strip(" ,;") for end, start in pairs]


def _orders(match: re.Match[str]) -> dict[Order, dt.date]:
    """The day for each order of the numbers in which it is one; one where both are the same."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    days = {}
    for order, month, day in ((Order.DAY_FIRST, other, one), (Order.MONTH_FIRST, one, other)):
        if 1 <= month <= 12 and year and day <= 31:
            try:
                days[order] = dt.date(year, month, day)
            except ValueError:
                continue
    return days if one != other else dict(list(days.items())[:1])


def _ordered(match: re.Match[str], order: Order | None) -> str:
    """A date in numbers with its year first; as it stands where it is none."""
    days = _orders(match)
    if len(days) > 1 and order is None:
        raise AmbiguousDateError(match[0], days)
    found = days.get(order) if order in days else next(iter(days.values()), None)
    return match[0] if found is None else found.isoformat()


def _refused(words: str) -> QueryError:
    return QueryError(
        f"“{words}” is no date that can be told without an article: write it with its year, as "
        "3 May 2023, October 2023, before 3 May 2023, 2019 to 2021 or 2023-05-03; nothing for "
        "undated",
        field="date",
    )


@functools.cache
def _data() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_toml(_DATA).items()}
