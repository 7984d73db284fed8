"""Puts into a library what another one gave out: articles, lines of the log, kept views.

Articles and views that are there stay as they are. Of corrections the one that comes in holds, also
where the same was corrected here: both stay in the log, and the event says so. Each text is there
once, and each line of the log: so what is taken in twice changes nothing the second time.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.identity import article_of
from dashboard.library.corrections import COLUMNS
from dashboard.library.incoming_actors import ActorLine, take_actor_lines
from dashboard.library.incoming_settings import Described, Version, take_settings
from dashboard.library.json_values import check
from dashboard.library.rows import HEADER, keep, only_by_name, stored_article
from dashboard.library.stored import write
from dashboard.limits import LIMITS, cut, cut_value, limited, tell_long
from dashboard.model import Article
from dashboard.nlp.read import LARGEST_TEXT
from dashboard.review import Field, is_understood
from dashboard.timeline.wording.dates import many

_EVENT = re.compile(r"(?s).+:\d+:.*")
_LEFT_OUT = 0  # in the place of the number of a line; those of the log begin at 1
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z")


@dataclass(frozen=True, slots=True)
class Came:
    """An article that comes in, and when it was added where it was kept before, if that is known.

    Raises ValueError for what is none.
    """

    article: Article
    added: str | None = None

    def __post_init__(self) -> None:
        article = self.article
        told = [article.title, article.source, article.url, article.timezone, article.licence]
        told += [diagnostic.message for diagnostic in article.diagnostics]
        if not all(isinstance(value, str | None) for value in told):
            raise ValueError("a value of its header is no text")
        check(article.id, article.text, *told)
        if not isinstance(article.id, str) or not article.id:
            raise ValueError("it has no id")
        if not 0 < len(article.text) <= LARGEST_TEXT:
            raise ValueError(f"its text has no characters, or more than {LARGEST_TEXT:,}")
        if self.added is not None and not _TIME.fullmatch(self.added):
            raise ValueError(f"it was added at {self.added!r}, which is no time")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a log as it is written: its field and its values may be of a newer version.

    Raises ValueError for what is none.
    """

    number: int
    at: str
    by: str
    event: str
    field: str
    was: Any
    now: Any
    why: str
    undoes: int | None
    clash: int | None

    def __post_init__(self) -> None:
        words = (self.at, self.by, self.event, self.field, self.why)
        check(words, self.was, self.now)
        if not all(isinstance(word, str) for word in words):
            raise ValueError("at, by, event, field and why must be text")
        if not _TIME.fullmatch(self.at):
            raise ValueError(f"{self.at!r} is no time as 2024-05-07T10:30:00Z")
        if not _EVENT.fullmatch(self.event):
            raise ValueError(f"{self.event!r} is no id of an event (article:start:TYPE)")
        numbers = (self.undoes, self.clash)
        if type(self.number) is not int or not all(type(n) in (int, type(None)) for n in numbers):
            raise ValueError("number, undoes and clash must be whole numbers")


@dataclass(frozen=True, slots=True)
class View:
    """A kept view: the parameters of an address under a name.

    Raises ValueError for what is none.
    """

    name: str
    at: str
    params: dict[str, list[str]]

    def __post_init__(self) -> None:
        lists = self.params.values() if isinstance(self.params, dict) else [None]
        words = [word for values in lists if isinstance(values, list) for word in values]
        told = [self.name, self.at, *words]
        check(self.name, self.at, self.params)
        if not all(isinstance(v, list) for v in lists) or not all(isinstance(w, str) for w in told):
            raise ValueError("a view has a name, a time, and lists of words as parameters")


@dataclass(frozen=True, slots=True)
class Absent:
    """How many lines of the log of its articles a file does not hold, as its filters left them."""

    lines: int


Given = Came | Line | ActorLine | View | Described | Version | Absent


@dataclass
class Taken:
    """How much came in: new articles, those that were there, lines of the log, views.

    ``notes`` are whole lines on what a person should know.
    """

    articles: int = 0
    there: int = 0
    corrections: int = 0
    views: int = 0
    notes: list[str] = field(default_factory=list)


def take_in(items: Iterable[Given], connection: sqlite3.Connection) -> Taken:
    """Put the items into the library of an open transaction.

    Raises ArticleError for half a character, ValueError for a line of the log that speaks of one
    that is not before it.
    """
    taken, items = Taken(), tuple(items)
    ids = _take_articles((i for i in items if isinstance(i, Came)), taken, connection)
    others = only_by_name(connection) - ids.keys()
    _take_lines((i for i in items if isinstance(i, Line)), ids, others, taken, connection)
    lines = (i for i in items if isinstance(i, ActorLine))
    of_actors = take_actor_lines(lines, ids, others, connection)
    taken.corrections += of_actors.lines
    taken.notes += _told(of_actors.strange, of_actors.long, of_actors.newer, "correction of actors")
    _take_views((i for i in items if isinstance(i, View)), taken, connection)
    taken.notes += take_settings(items, ids, connection)
    taken.notes += _told_absent(max((i.lines for i in items if isinstance(i, Absent)), default=0))
    return taken


def _told_absent(lines: int) -> Iterable[str]:
    if lines:
        yield (
            f"{_many(lines, 'line of the log')} not in this file, as its filters left out the "
            "events of which they speak: these are shown as they are read; export without filters, "
            "or the whole library, to have them"
        )


def _take_articles(
    items: Iterable[Came], taken: Taken, connection: sqlite3.Connection
) -> dict[str, str]:
    """Keep the articles; gives for the id that each had the one under which it is kept."""
    ids, other, long = {}, 0, 0
    for item in items:
        article = limited(item.article)
        there = stored_article(article, connection)
        long += article is not item.article
        if there is None:
            kept = keep(article, connection, known_as=article.id, added=item.added)
            taken.articles += 1
        else:
            kept, taken.there = there, taken.there + 1
            other += any(str(getattr(there, n)) != str(getattr(article, n)) for n in HEADER)
        ids[article.id] = kept.id
    if other:
        taken.notes.append(
            f"{_many(other, 'article')} here with another title, date, source or other part of the "
            "header: what this library has stays"
        )
    if long:
        taken.notes.append(
            f"{_many(long, 'article')} beyond the limits in title, source, address or another part "
            "of the header: cut, and a note on each says where"
        )
    return ids


def _take_lines(
    items: Iterable[Line],
    ids: dict[str, str],
    others: set[str],
    taken: Taken,
    connection: sqlite3.Connection,
) -> None:
    own = _Log(connection)
    numbers: dict[int, int] = {}
    clashes = newer = strange = long = 0
    for given in sorted(items, key=lambda line: line.number):
        item = _within_limits(given)
        long += item != given
        values = _linked(item, ids, numbers)
        there = own.find(values)
        if there is not None:
            numbers[item.number] = there
            continue
        if others & _articles_of(item) or _LEFT_OUT in (values["undoes"], values["clash"]):
            numbers[item.number] = _LEFT_OUT
            strange += 1
            continue
        if values["clash"] is None and values["undoes"] is None:
            values["clash"] = own.unseen(values)
            clashes += values["clash"] is not None
        numbers[item.number] = _insert(values, connection)
        newer += not is_understood(item.field, item.now)
        taken.corrections += 1
    if clashes:
        taken.notes.append(
            f"{_many(clashes, 'correction')} of what was corrected here, too: both are kept, the "
            "one that came in holds, and the event says so"
        )
    taken.notes += _told(strange, long, newer, "correction")


def _told(strange: int, long: int, newer: int, what: str) -> Iterable[str]:
    """What to know of lines that were left out, cut, or are of a newer version."""
    if strange:
        yield (
            f"{_many(strange, what)} left out: the article is not in this file, and what has its "
            "id here may be another"
        )
    if long:
        yield f"{_many(long, what)} beyond the limits: the words are cut"
    if newer:
        yield f"{_many(newer, what)} of a newer version of this program: kept, not shown"


def _linked(line: Line, ids: dict[str, str], numbers: dict[int, int]) -> dict[str, Any]:
    """The values of a line as they are stored, with the numbers that other lines have here.

    Raises ValueError where it speaks of a line that is not before it.
    """
    values = _renamed(line, ids)
    for name in ("undoes", "clash"):
        if (old := values[name]) is not None:
            if old not in numbers:
                raise ValueError(f"correction {line.number}: there is no number {old} before it")
            values[name] = numbers[old]
    return values


def _within_limits(line: Line) -> Line:
    """The line with the words of its values, its reason and its person within the limits."""
    return replace(
        line,
        by=cut("person", line.by),
        was=cut_value(line.field, line.was),
        now=cut_value(line.field, line.now),
        why=cut("why", line.why),
    )


class _Log:
    """The lines that a library has before others come in; each stands for one of those."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._free: dict[str, list[int]] = defaultdict(list)
        self._of_field: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row in connection.execute("SELECT * FROM correction ORDER BY number"):
            self._free[_same(dict(row))].append(row["number"])
            self._of_field[row["event"], row["field"]].append(row["number"])

    def find(self, values: dict[str, Any]) -> int | None:
        """The number of the very same line; None where there is none that is not taken yet."""
        free = self._free.get(_same(values))
        if not free:
            return None
        number = free.pop(0)
        self._of_field[values["event"], values["field"]].remove(number)
        return number

    def unseen(self, values: dict[str, Any]) -> int | None:
        """The number of the last line of the same field that did not come in, too."""
        return max(self._of_field.get((values["event"], values["field"]), ()), default=None)


def _same(values: dict[str, Any]) -> str:
    """All by which a line is told from others but its number, and what it had not seen."""
    return repr([values[name] for name in COLUMNS if name not in ("number", "clash")])


def _renamed(line: Line, ids: dict[str, str]) -> dict[str, Any]:
    """The values of a line as they are stored, its events under the ids of this library."""
    here = under_ids(line, ids)
    values = {name: getattr(here, name) for name in COLUMNS}
    return values | {"was": json.dumps(line.was), "now": json.dumps(here.now)}


def under_ids(line: Line, ids: Mapping[str, str]) -> Line:
    """The line with its events and article under the ids that articles have elsewhere."""
    now = line.now
    if line.field == Field.ADDED and is_understood(line.field, now) and now is not None:
        now = {**now, "article": ids.get(now["article"], now["article"])}
    if line.field in (Field.APART, Field.JOINED) and is_understood(line.field, now):
        now = now and [_of_here(event, ids) for event in now]
    return replace(line, event=_of_here(line.event, ids), now=now)


def _articles_of(line: Line) -> set[str]:
    """The ids of the articles that a line speaks of, as it came."""
    events, now = [line.event], line.now if is_understood(line.field, line.now) else None
    if line.field in (Field.APART, Field.JOINED):
        events += now or []
    found = {article_of(event) for event in events if _EVENT.fullmatch(event)}
    return found | {now["article"]} if line.field == Field.ADDED and now else found


def _of_here(event: str, ids: Mapping[str, str]) -> str:
    """The id that an event has in this library; as it is for what is none."""
    if not _EVENT.fullmatch(event):
        return event
    article, start, kind = event.rsplit(":", 2)
    return f"{ids.get(article, article)}:{start}:{kind}"


def _insert(values: dict[str, Any], connection: sqlite3.Connection) -> int:
    names = [name for name in COLUMNS if name != "number"]
    marks = ", ".join(f":{name}" for name in names)
    statement = f"INSERT INTO correction ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    (row,) = write(connection, "correction", statement, values)
    return int(row["number"])


def _take_views(items: Iterable[View], taken: Taken, connection: sqlite3.Connection) -> None:
    for item in items:
        params, name = json.dumps(item.params), cut("view", item.name)
        if name != item.name:
            taken.notes.append(f"{tell_long('view', item.name)}: it is now “{name}”")
        if len(params) > LIMITS["address"]:
            taken.notes.append(f"the view “{name}” is left out: {tell_long('address', params)}")
            continue
        row = connection.execute("SELECT params FROM saved_view WHERE name = ?", (name,)).fetchone()
        if row is None:
            given = (name, params, item.at)
            statement = "INSERT INTO saved_view (name, params, at) VALUES (?, ?, ?)"
            write(connection, "saved_view", statement, given)
            taken.views += 1
        elif row["params"] != params:
            taken.notes.append(f"the view “{name}” is another one here: it stays")


def _many(count: int, what: str) -> str:
    one, _, of = what.partition(" ")
    return f"{many(count, one)}{' ' * bool(of)}{of} {'is' if count == 1 else 'are'}"
