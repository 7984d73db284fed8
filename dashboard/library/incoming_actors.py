"""Takes in the lines of a log of actors that another library gave out."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from dashboard.library.actor_log import COLUMNS, TABLE
from dashboard.library.json_values import check
from dashboard.library.stored import write
from dashboard.limits import MOST_ACTORS, cut
from dashboard.linkage import is_understood, place_of

_WORDS = ("at", "by", "kind", "name", "why")
_LEFT_OUT = 0  # in the place of the number of a line; those of the log begin at 1


@dataclass(frozen=True, slots=True)
class ActorLine:
    """A line of a log of actors as it is written: its kind may be of a newer version.

    Raises ValueError for what is none.
    """

    number: int
    at: str
    by: str
    kind: str
    actors: Any
    name: str
    article: str | None
    why: str
    undoes: int | None

    def __post_init__(self) -> None:
        words = [getattr(self, name) for name in _WORDS]
        check(words, self.actors, self.article)
        if not all(isinstance(word, str) for word in words):
            raise ValueError(f"{', '.join(_WORDS)} must be text")
        if not isinstance(self.article, str | None):
            raise ValueError("article must be the id of one, or null")
        if type(self.number) is not int or type(self.undoes) not in (int, type(None)):
            raise ValueError("number and undoes must be whole numbers")


@dataclass
class TakenActors:
    """How many lines came in, were left out, had their words cut, or are of a newer version."""

    lines: int = 0
    strange: int = 0
    long: int = 0
    newer: int = 0


def take_actor_lines(
    items: Iterable[ActorLine],
    ids: Mapping[str, str],
    others: set[str],
    connection: sqlite3.Connection,
) -> TakenActors:
    """Put the lines into the log, each once, with the ids that articles have here.

    ``ids`` are those of the articles that came in; what is said of one of the ``others`` here is
    left out, as it may be another. Raises ValueError where a line takes back one that is not
    before it.
    """
    taken, numbers = TakenActors(), dict[int, int]()
    there = defaultdict[str, list[int]](list)
    for row in connection.execute(f"SELECT * FROM {TABLE} ORDER BY number"):  # noqa: S608
        there[_same(dict(row))].append(row["number"])
    for item in sorted(items, key=lambda line: line.number):
        if item.number in numbers:  # each article that it speaks of brings it
            continue
        line = _within_limits(item)
        taken.long += line != item
        values = _of_here(line, ids, others, numbers)
        if known := there.get(_same(values)):
            numbers[item.number] = known.pop(0)
        elif line.article in others or values["undoes"] == _LEFT_OUT:
            numbers[item.number] = _LEFT_OUT
            taken.strange += 1
        else:
            numbers[item.number] = _insert(values, connection)
            taken.lines += 1
            taken.newer += not is_understood(line.kind, line.actors, line.name, line.article)
    return taken


def _within_limits(line: ActorLine) -> ActorLine:
    actors = line.actors
    if is_understood(line.kind, actors, line.name, line.article):
        actors = [[cut("actor", name), place] for name, place in actors[:MOST_ACTORS]]
    return replace(
        line,
        by=cut("person", line.by),
        actors=actors,
        name=cut("actor", line.name),
        why=cut("why", line.why),
    )


def _of_here(
    line: ActorLine, ids: Mapping[str, str], others: set[str], numbers: Mapping[int, int]
) -> dict[str, Any]:
    """The values of a line as they are stored, of articles and lines as they are called here.

    Raises ValueError where it takes back a line that is not before it.
    """
    values, actors = asdict(line), line.actors
    if is_understood(line.kind, actors, line.name, line.article):
        actors = [[name, _place(place, ids, others)] for name, place in actors]
    if line.undoes is not None and line.undoes not in numbers:
        raise ValueError(
            f"correction {line.number} of actors: there is no number {line.undoes} before it"
        )
    values["undoes"] = None if line.undoes is None else numbers[line.undoes]
    values["article"] = line.article and ids.get(line.article, line.article)
    return values | {"actors": json.dumps(actors)}


def _place(place: str, ids: Mapping[str, str], others: set[str]) -> str:
    """Where a mention begins, by the article's id here; empty where that may be another."""
    where = place_of(place)
    if where is None or where[0] in others:
        return ""
    return f"{ids.get(where[0], where[0])}:{where[1]}"


def _same(values: Mapping[str, Any]) -> str:
    """All by which a line is told from others but its number."""
    return repr([values[name] for name in COLUMNS if name != "number"])


def _insert(values: Mapping[str, Any], connection: sqlite3.Connection) -> int:
    names = [name for name in COLUMNS if name != "number"]
    marks = ", ".join(f":{name}" for name in names)
    statement = f"INSERT INTO {TABLE} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    (row,) = write(connection, TABLE, statement, values)
    return int(row["number"])
