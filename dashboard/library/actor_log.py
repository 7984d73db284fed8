"""The log of what people said of actors: only ever added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.database import changing, reading
from dashboard.library.json_values import check, dump, load
from dashboard.library.place import library_file
from dashboard.library.stored import read, utc_now, write
from dashboard.limits import MOST_ACTORS, check_length
from dashboard.linkage import SETTING, ActorCorrection, Kind, Ref, holding, is_understood

TABLE = "actor_correction"
COLUMNS = ("number", "at", "by", "kind", "actors", "name", "article", "why", "undoes")
_ALL = f"SELECT * FROM {TABLE} ORDER BY number"  # noqa: S608
_WRITE = f"""
    INSERT INTO {TABLE} (at, by, kind, actors, name, article, why, undoes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608


def say(
    kind: Kind,
    actors: Sequence[Ref],
    *,
    name: str = "",
    article: str | None = None,
    why: str = "",
    place: Path | None = None,
) -> ActorCorrection:
    """Add a line to the log, as ``ActorCorrection`` says; returns it.

    Raises LibraryError where it says nothing, was said already, has too many words, or cannot be
    written.
    """
    library, plain = library_file(place), " ".join(name.split())
    _check(kind, actors, plain, article, why)
    by = settings.person(library)
    line = ActorCorrection(0, utc_now(), by, kind, tuple(actors), plain, article, why.strip())
    with changing(library) as connection:
        last = {_about(known): known for known in holding(_lines(connection.execute(_ALL)))}
        known = last.get(_about(line))
        if known is not None and _words(known) == _words(line):
            raise LibraryError(f"this was said already, by {known.by} (number {known.number})")
        return _write(line, connection)


def take_back(number: int, place: Path | None = None) -> ActorCorrection:
    """Take a line back, whatever came after it; returns the line that says so.

    Raises LibraryError as ``take_all_back``.
    """
    return take_all_back([number], place)[0]


def take_all_back(numbers: Iterable[int], place: Path | None = None) -> list[ActorCorrection]:
    """Take lines back, all of them or none, whatever came after them; returns those that say so.

    Raises LibraryError if there is no such line, or it takes back another or is taken back itself.
    """
    library = library_file(place)
    by, at, backs = settings.person(library), utc_now(), list[ActorCorrection]()
    with changing(library) as connection:
        lines = {line.number: line for line in _lines(connection.execute(_ALL))}
        held = holding(lines.values())
        for number in numbers:
            line = lines.get(number)
            if line is None:
                raise LibraryError(f"correction {number} of actors: is not in {library}")
            if line not in held:
                raise LibraryError(
                    f"correction {number} of actors: is taken back, or takes back another itself"
                )
            back = ActorCorrection(
                0, at, by, line.kind, line.actors, line.name, line.article, undoes=number
            )
            backs.append(_write(back, connection))
    return backs


def read_actor_log(place: Path | None = None) -> tuple[ActorCorrection, ...]:
    """The log in the order in which it was written; empty where there is none.

    Lines that this version does not understand are left out: ``strange_numbers`` has them. Raises
    LibraryError where the library cannot be read.
    """
    with reading(library_file(place)) as connection:
        return () if connection is None else _lines(connection.execute(_ALL))


def strange_numbers(place: Path | None = None) -> list[int]:
    """The numbers of the lines that a newer version wrote, and this one does not understand.

    Raises LibraryError where the library cannot be read.
    """
    with reading(library_file(place)) as connection:
        if connection is None:
            return []
        found = read(TABLE, connection.execute(_ALL), lambda row: (row["number"], line_of(row)))
        return [int(number) for number, line in found if line is None]


def line_of(row: sqlite3.Row) -> ActorCorrection | None:
    """The line of a row; None for one of a newer version.

    Raises ValueError and others for a row that is none.
    """
    words = [row[name] for name in ("at", "by", "kind", "name", "why")]
    if not all(isinstance(word, str) for word in words):
        raise ValueError("is no line of the log: a value of it is no text")
    actors = load(row["actors"])
    check(words, actors, row["article"])
    if not is_understood(row["kind"], actors, row["name"], row["article"]):
        return None
    return ActorCorrection(
        row["number"],
        row["at"],
        row["by"],
        Kind(row["kind"]),
        tuple(Ref(*actor) for actor in actors),
        row["name"],
        row["article"],
        row["why"],
        row["undoes"],
    )


def pairs_of(actors: Iterable[Ref]) -> list[list[str]]:
    """Actors as they are kept: [name, place] each."""
    return [[actor.name, actor.place] for actor in actors]


def _check(kind: Kind, actors: Sequence[Ref], name: str, article: str | None, why: str) -> None:
    """Nothing. Raises LibraryError for a line that says nothing, or has too many words."""
    check_length("why", why)
    check_length("actor", name)
    if len(actors) > MOST_ACTORS:
        raise LibraryError(f"actors: there are {len(actors):,}, the limit is {MOST_ACTORS}")
    if not is_understood(kind, pairs_of(actors), name, article):
        raise LibraryError(
            f"{kind}: needs {'two actors' if kind in (Kind.JOIN, Kind.APART) else 'one actor'}"
            f"{' and words' if kind in (Kind.SPLIT, Kind.RENAME, Kind.TYPE) else ''}; give them"
        )


def _words(line: ActorCorrection) -> tuple[object, ...]:
    """What a line says, whoever says it and why."""
    actors = line.actors if line.kind is Kind.SPLIT else tuple(a.name for a in line.actors)
    return line.kind, actors, line.name, line.article


def _about(line: ActorCorrection) -> tuple[object, ...]:
    """Of what a line says something, so that a later one may say otherwise."""
    if line.kind in SETTING:
        return line.kind, line.actors[0].name, line.article
    return _words(line)


def _write(line: ActorCorrection, connection: sqlite3.Connection) -> ActorCorrection:
    values = (line.at, line.by, line.kind, dump(pairs_of(line.actors)), line.name, line.article)
    dump([line.by, line.name, line.why])  # refuses half characters
    (row,) = write(connection, TABLE, _WRITE, (*values, line.why, line.undoes))
    written = line_of(row)
    assert written is not None
    return written


def _lines(rows: Iterable[sqlite3.Row]) -> tuple[ActorCorrection, ...]:
    return tuple(line for line in read(TABLE, rows, line_of) if line is not None)
