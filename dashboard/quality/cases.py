"""Reads the expected tables of whole articles: what a careful reader finds in them.

``tests/corpus/en/articles/README.md`` says how a table is written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.model import Article, Span
from dashboard.nlp.read import read_article

ENDING = ".expected.md"
MARK = "?"  # what stands in the first cell of a row that is not read yet
OR = " or "
HEADINGS = ("Events", "Times", "Quotes", "Actors", "No dates")
_HEADING = re.compile(r"##\s+(.+?)\s*\Z")
_TRIGGER = re.compile(r"\*([^*]+)\*")

Days = tuple[dt.date | None, dt.date | None]


class CaseError(DashboardError):
    """A table that breaks its own form; the message names the file and the row."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event that must be found at a trigger of its own, with one of its dates.

    ``who`` holds names, each with whether it is not read yet.
    """

    words: str
    triggers: tuple[Span, ...]
    dates: tuple[Days, ...]
    statuses: tuple[str, ...]
    who: tuple[tuple[str, bool], ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Words that must be read as a time of one of these stretches of days."""

    words: str
    span: Span
    dates: tuple[Days, ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words that must be found as a quote of that kind with that speaker."""

    words: str
    span: Span
    kind: str
    speaker: str
    unread: bool


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Someone whom the article names."""

    name: str
    kind: str
    unread: bool


@dataclass(frozen=True, slots=True)
class NoDateRow:
    """Words that must not be read as a time."""

    words: str
    span: Span
    unread: bool


@dataclass(frozen=True, slots=True)
class Case:
    """An article and all that should be read from it."""

    name: str
    path: Path
    article: Article
    events: tuple[EventRow, ...]
    times: tuple[TimeRow, ...]
    quotes: tuple[QuoteRow, ...]
    actors: tuple[ActorRow, ...]
    no_dates: tuple[NoDateRow, ...]


def read_cases(folder: Path, *elsewhere: Path) -> tuple[Case, ...]:
    """The cases of a folder by name; an article's text may lie in one of the other folders.

    Raises CaseError if a table breaks its form or its article is not there.
    """
    found = sorted(folder.glob(f"*{ENDING}"))
    return tuple(read_case(path, (folder, *elsewhere)) for path in found)


def read_case(path: Path, folders: tuple[Path, ...]) -> Case:
    """One case from its table. Raises CaseError if it breaks its form or has no article."""
    name = path.name.removesuffix(ENDING)
    text = next((f / f"{name}.txt" for f in folders if (f / f"{name}.txt").exists()), None)
    if text is None:
        raise CaseError(f"{path}: there is no {name}.txt to go with it")
    article = read_article(text)
    tables: dict[str, list[list[str]]] = {heading: [] for heading in HEADINGS}
    for number, heading, cells in _rows(path):
        if heading not in tables:
            raise CaseError(f"{path}:{number}: {heading!r} is none of {', '.join(tables)}")
        tables[heading].append([f"{path.name}:{number}", *cells])
    return Case(
        name,
        path,
        article,
        tuple(_event(row, article) for row in tables["Events"]),
        tuple(_time(row, article) for row in tables["Times"]),
        tuple(_quote(row, article) for row in tables["Quotes"]),
        tuple(ActorRow(row[2], row[3], row[1] == MARK) for row in tables["Actors"]),
        tuple(
            NoDateRow(row[2], _find(row[2], article, row[0]), row[1] == MARK)
            for row in tables["No dates"]
        ),
    )


def _rows(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """The rows of all tables, each with its line and its heading; the head of a table left out."""
    heading, seen = "", 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        title = _HEADING.match(line)
        if title:
            heading, seen = title[1], 0
        elif line.startswith("|"):
            seen += 1
            if seen > 2:
                yield number, heading, [cell.strip() for cell in line.strip("|").split("|")]


def _event(row: list[str], article: Article) -> EventRow:
    where, mark, words, dates, statuses, who = row
    names = [name.strip() for name in who.split(";") if name.strip()]
    return EventRow(
        words.replace("*", ""),
        _marked(words, article, where),
        _dates(dates, where),
        tuple(statuses.split(OR)),
        tuple((name.removeprefix(MARK).strip(), name.startswith(MARK)) for name in names),
        mark == MARK,
    )


def _time(row: list[str], article: Article) -> TimeRow:
    where, mark, words, dates = row
    (span,) = _marked(words, article, where)[:1]
    return TimeRow(words.replace("*", ""), span, _dates(dates, where), mark == MARK)


def _marked(words: str, article: Article, where: str) -> tuple[Span, ...]:
    """The words between asterisks, where they stand in the text."""
    if not _TRIGGER.search(words):
        raise CaseError(f"{where}: no word stands between asterisks; mark what is meant")
    start = _find(words.replace("*", ""), article, where).start
    found = []
    for i, match in enumerate(_TRIGGER.finditer(words)):
        begin = start + match.start() - 2 * i
        found.append(article.span(begin, begin + len(match[1])))
    return tuple(found)


def _dates(dates: str, where: str) -> tuple[Days, ...]:
    return tuple(read_days(date, where) for date in dates.split(OR))


def _quote(row: list[str], article: Article) -> QuoteRow:
    where, mark, words, kind, speaker = row
    first, _, last = (part.strip() for part in words.partition("…"))
    begin = _find(first, article, where)
    end = begin.end
    if last:
        end = article.text.find(last, begin.end) + len(last)
        if end < begin.end:
            raise CaseError(f"{where}: {last!r} does not stand after {first!r}")
    return QuoteRow(words, article.span(begin.start, end), kind, speaker, mark == MARK)


def _find(words: str, article: Article, where: str) -> Span:
    if article.text.count(words) != 1:
        count = article.text.count(words)
        raise CaseError(
            f"{where}: {words!r} stands {count} times in the text; give words that do once"
        )
    start = article.text.index(words)
    return article.span(start, start + len(words))


def read_days(date: str, where: str = "date") -> Days:
    """The first and last day of an EDTF date: a day, month, year, interval, open end, or ``-``.

    Raises CaseError if it is none of these.
    """
    if date.strip() == "-":
        return None, None
    first, slash, last = date.strip().partition("/")
    try:
        begin = None if first == ".." else _edges(first)[0]
        end = None if last == ".." else _edges(last if slash else first)[1]
    except ValueError:
        raise CaseError(f"{where}: {date!r} is no date; write it as in 2024-05-16/..") from None
    return begin, end


def _edges(date: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a year, month or day."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        following = dt.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return dt.date(parts[0], parts[1], 1), following - dt.timedelta(days=1)
    year, month, day = parts
    return dt.date(year, month, day), dt.date(year, month, day)
