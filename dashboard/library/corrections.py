"""The log of what people said of events: only ever added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.actor_log import strange_numbers
from dashboard.library.database import changing, reading
from dashboard.library.json_values import check, dump, load
from dashboard.library.place import library_file
from dashboard.library.stored import read, utc_now, write
from dashboard.limits import check_value
from dashboard.review import Correction, Field, is_understood

COLUMNS = (
    *("number", "at", "by", "event", "field", "was", "now", "why", "undoes", "clash"),
)  # of a line of the log, as it is stored
_LATEST = "SELECT max(number) FROM correction WHERE event = ? AND field = ?"
_WRITE = """
    INSERT INTO correction (at, by, event, field, was, now, why, undoes, clash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_MOST_TOLD = 20  # numbers of lines


@dataclass(frozen=True, slots=True)
class Change:
    """What a person sets: a field of an event. ``now`` None: as it was read.

    ``was`` is what the person saw before. ``seen`` is the number of the last line of this field
    that the person had seen, 0 for none: where another came since, both are kept and the new one
    says so (``clash``).
    """

    event: str
    field: Field
    now: Any
    was: Any = None
    why: str = ""
    seen: int | None = None


def record(
    event: str,
    field: Field,
    now: Any,
    *,
    was: Any = None,
    why: str = "",
    seen: int | None = None,
    place: Path | None = None,
) -> Correction:
    """Add a line to the log, as ``Change`` says. Raises LibraryError if it cannot be written."""
    (line,) = record_all([Change(event, field, now, was, why, seen)], place=place)
    return line


def record_all(changes: Iterable[Change], *, place: Path | None = None) -> list[Correction]:
    """Add a line for each change in one transaction: all of them, or none; nothing for none.

    Raises LibraryError if they cannot be written, or one has more words than its field may.
    """
    changes = tuple(changes)
    for change in changes:
        check_value(change.field, change.now, change.why)
    if not changes:
        return []
    library = library_file(place)
    by, at = settings.person(library), utc_now()
    dump([[change.event, change.why, by] for change in changes])  # refuses half characters
    with changing(library) as connection:
        return [_write(_line_of(change, by, at, connection), connection) for change in changes]


def _line_of(change: Change, by: str, at: str, connection: sqlite3.Connection) -> Correction:
    event, name, seen = change.event, change.field, change.seen
    (last,) = connection.execute(_LATEST, (event, name)).fetchone()
    clash = last if seen is not None and (last or 0) > seen else None
    return Correction(
        0, at, by, event, name, change.was, change.now, change.why.strip(), clash=clash
    )


def undo(number: int, *, place: Path | None = None) -> Correction:
    """Take a line back: the field is what the line that stood before it said, or as it was read.

    Raises LibraryError if there is no such line, it takes back another or is taken back itself, or
    a later one of the same field holds.
    """
    library = library_file(place)
    by = settings.person(library)
    with changing(library) as connection:
        return _write(_taken_back(number, by, library, connection), connection)


def undo_all(numbers: Iterable[int], *, place: Path | None = None) -> tuple[list[Correction], int]:
    """Take the lines of an act back in one transaction; also how many were changed since and stay.

    Raises LibraryError where none of them can be taken back.
    """
    library = library_file(place)
    by, lines, stay = settings.person(library), list[Correction](), list[LibraryError]()
    with changing(library) as connection:
        for number in sorted(numbers, reverse=True):
            try:
                line = _taken_back(number, by, library, connection)
            except LibraryError as error:
                stay.append(error)
            else:
                lines.append(_write(line, connection))
        if not lines:
            raise stay[0] if stay else LibraryError("there is nothing to take back")
    return lines, len(stay)


def _taken_back(number: int, by: str, library: Path, connection: sqlite3.Connection) -> Correction:
    """The line that takes another one back, not yet written; raises LibraryError as ``undo``."""
    rows = connection.execute(
        "SELECT * FROM correction WHERE (event, field) ="
        " (SELECT event, field FROM correction WHERE number = ?) ORDER BY number",
        (number,),
    )
    lines = _lines(rows)
    if not lines:
        raise LibraryError(f"correction {number}: is not in {library}")
    stands = standing(lines)
    if number not in {line.number for line in stands}:
        raise LibraryError(f"correction {number}: is taken back, or takes back another itself")
    line = stands[-1]
    if line.number != number:
        raise LibraryError(f"correction {number}: number {line.number} has changed it since")
    now = stands[-2].now if len(stands) > 1 else None
    return Correction(0, utc_now(), by, line.event, line.field, line.now, now, undoes=number)


def standing(lines: Iterable[Correction]) -> tuple[Correction, ...]:
    """The lines that can be taken back: neither taken back yet, nor taking back another."""
    lines = tuple(lines)
    undone = {line.undoes for line in lines}
    return tuple(line for line in lines if line.undoes is None and line.number not in undone)


def read_log(
    place: Path | None = None, *, events: Iterable[str] | None = None
) -> tuple[Correction, ...]:
    """The log in the order in which it was written, of these events or of all.

    Lines that this version does not understand are left out: ``not_understood`` tells of them.
    Raises LibraryError where the library cannot be read.
    """
    with reading(library_file(place)) as connection:
        if connection is None:
            return ()
        statement, asked = "SELECT * FROM correction", tuple(events or ())
        if events is not None:
            statement += f" WHERE event IN ({', '.join('?' * len(asked))})"
        return _lines(connection.execute(f"{statement} ORDER BY number", asked))


def not_understood(place: Path | None = None) -> list[str]:
    """What to know of the lines that ``read_log`` leaves out; nothing where there are none.

    Raises LibraryError where the library cannot be read.
    """
    with reading(library_file(place)) as connection:
        if connection is None:
            return []
        rows = connection.execute("SELECT * FROM correction ORDER BY number")
        read_as = read("correction", rows, lambda row: (row["number"], line_of(row)))
        numbers = [str(number) for number, line in read_as if line is None]
    numbers += [f"{number} of actors" for number in strange_numbers(place)]
    if not numbers:
        return []
    told = ", ".join(numbers[:_MOST_TOLD]) + (" …" if len(numbers) > _MOST_TOLD else "")
    return [
        "The log of corrections holds what this version does not understand, as a newer one wrote "
        f"it: it is kept, and not shown (number {told}). Use the newer version to see it."
    ]


def _write(line: Correction, connection: sqlite3.Connection) -> Correction:
    values = (line.at, line.by, line.event, line.field, dump(line.was), dump(line.now))
    (row,) = write(connection, "correction", _WRITE, (*values, line.why, line.undoes, line.clash))
    return _line(row)


def _lines(rows: Iterable[sqlite3.Row]) -> tuple[Correction, ...]:
    return tuple(line for line in read("correction", rows, line_of) if line is not None)


def line_of(row: sqlite3.Row) -> Correction | None:
    """The line of the log of a row; None for one of a newer version.

    Raises ValueError and others for a row that is none.
    """
    words = (row["at"], row["by"], row["event"], row["field"], row["why"])
    if not all(isinstance(word, str) for word in words):
        raise ValueError("is no line of the log: a value of it is no text")
    check(words)
    now, was = load(row["now"]), load(row["was"])
    known = is_understood(row["field"], now) and is_understood(row["field"], was, now=False)
    return _line(row) if known else None


def _line(row: sqlite3.Row) -> Correction:
    return Correction(
        row["number"],
        row["at"],
        row["by"],
        row["event"],
        Field(row["field"]),
        load(row["was"]),
        load(row["now"]),
        row["why"],
        row["undoes"],
        row["clash"],
    )
