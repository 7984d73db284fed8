"""The rows of a library as they are stored: each with a digest, each read for itself.

``write`` is the one place that writes rows. The digest of a row is the SHA-256 of all its other
columns. A row that is not what was written, or that cannot be understood, is left out where rows
are read, named, and kept as it is; it never hides another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dashboard.errors import DashboardError

TABLES = (
    *("setting", "change", "article", "parse", "correction", "saved_view", "drawing", "upgrade"),
    *("actor_correction", "log_seal"),
)
LOGS = ("correction", "actor_correction")  # only ever added to: each line follows on another
SMALL = (
    "setting",
    "correction",
    "actor_correction",
    "saved_view",
    "upgrade",
    "log_seal",
)  # read whole with each opening
_DIGEST = "digest"
_ROW = "_row"  # the number that SQLite gives to a row, where it is asked for
_NAMES = ("title", "id", "name", "event", "actors", "log")  # columns by which a person knows a row
_LONGEST_NAME = 80
_STRANGE = (
    *(DashboardError, ValueError, TypeError, LookupError, AttributeError),
    *(RecursionError, ArithmeticError),
)  # what a row that is none of this program makes a decoder raise
T = TypeVar("T")


def utc_now() -> str:
    """The time at which a row is written, to the millisecond: two clicks in a second are two."""
    now = dt.datetime.now(dt.UTC)
    return f"{now.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


@dataclass(frozen=True, slots=True)
class Damage:
    """A stored row that cannot be shown, and why; ``name`` is by what a person knows it, or ""."""

    table: str
    row: str
    name: str
    why: str

    def __str__(self) -> str:
        name = f" ({self.name})" if self.name else ""
        return f"row {self.row} of the table {self.table}{name} {self.why}"


def text_of(data: bytes) -> str:
    """A text of the database as it is read: what is no UTF-8 by a flipped bit is kept, too."""
    return data.decode("utf-8", "surrogateescape")


def digest_of(row: sqlite3.Row) -> str:
    """The SHA-256 of a row, as hexadecimal: over the name, type and value of each column.

    Columns that are NULL are not in it, so that a later form can add some.
    """
    found = hashlib.sha256()
    for name in sorted(row.keys()):
        value = row[name]
        if name in (_DIGEST, _ROW) or value is None:
            continue
        data = _bytes(value)
        found.update(f"{name} {type(value).__name__} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def is_as_written(row: sqlite3.Row) -> bool:
    """Whether a row, read with all its columns, is what was written, to the bit."""
    return bool(row[_DIGEST] == digest_of(row))


def write(
    connection: sqlite3.Connection,
    table: str,
    statement: str,
    values: Sequence[Any] | Mapping[str, Any] = (),
) -> list[sqlite3.Row]:
    """Insert or update rows of a table, and give each its digest; the rows as they are stored.

    ``statement`` is an INSERT or UPDATE without RETURNING, which names its columns. A line of the
    log cannot be updated.
    """
    written = connection.execute(f"{statement} RETURNING rowid", values).fetchall()
    add = _add_line if table in LOGS else _seal
    return [add(connection, table, number) for (number,) in written]


def fill_digests(connection: sqlite3.Connection) -> None:
    """Give each row that has none its digest: after a step of the form that added or changed it."""
    for table in TABLES:
        if _has_digests(connection, table):
            bare = f"SELECT rowid FROM {table} WHERE {_DIGEST} IS NULL"  # noqa: S608
            for (number,) in connection.execute(bare).fetchall():
                _seal(connection, table, number)


def read(
    table: str,
    rows: Iterable[sqlite3.Row],
    decode: Callable[[sqlite3.Row], T],
    damaged: list[Damage] | None = None,
) -> Iterator[T]:
    """What the rows of a table hold, each read for itself, with all its columns.

    One that is not as it was written, or cannot be understood, is left out, and added to
    ``damaged``.
    """
    for row in rows:
        try:
            if not is_as_written(row):
                raise ValueError("is not what was kept (damage)")
            found = decode(row)
        except _STRANGE as error:
            if damaged is not None:
                damaged.append(_damage(table, row, error))
        else:
            yield found


def find_damage(
    connection: sqlite3.Connection,
    table: str,
    decode: Callable[[sqlite3.Row], object] = lambda _: None,
) -> list[Damage]:
    """The rows of a table that are not as they were written, or that ``decode`` refuses."""
    damaged: list[Damage] = []
    rows = connection.execute(f"SELECT rowid AS {_ROW}, * FROM {table} ORDER BY rowid")  # noqa: S608
    for _ in read(table, rows, decode, damaged):
        pass
    return damaged


def _seal(connection: sqlite3.Connection, table: str, number: int) -> sqlite3.Row:
    """Write the digest of a row that was just written, as SQLite stored it; gives the row."""
    find = f"SELECT * FROM {table} WHERE rowid = ?"  # noqa: S608
    row: sqlite3.Row = connection.execute(find, (number,)).fetchone()
    connection.execute(
        f"UPDATE {table} SET {_DIGEST} = ? WHERE rowid = ?",  # noqa: S608
        (digest_of(row), number),
    )
    return row


def _add_line(connection: sqlite3.Connection, log: str, number: int) -> sqlite3.Row:
    """Let a new line of a log carry the digest of the last one, and be the last; gives the row.

    The last is that of the seal: a line that was cut off is missed for ever.
    """
    seal = connection.execute("SELECT last FROM log_seal WHERE log = ?", (log,)).fetchone()
    follow = f"UPDATE {log} SET before = ? WHERE rowid = ?"  # noqa: S608
    connection.execute(follow, (seal["last"] if seal else "", number))
    row = _seal(connection, log, number)
    last = "UPDATE log_seal SET last = ? WHERE log = ?"
    write(connection, "log_seal", last, (digest_of(row), log))
    return row


def _has_digests(connection: sqlite3.Connection, table: str) -> bool:
    columns = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return any(name == _DIGEST for (name,) in columns)


def _bytes(value: str | bytes | float) -> bytes:
    if isinstance(value, bytes):
        return value
    return str(value).encode("utf-8", "surrogateescape")


def _damage(table: str, row: sqlite3.Row, error: Exception) -> Damage:
    columns = row.keys()
    number = next((row[n] for n in (_ROW, "number", "article", "name") if n in columns), "?")
    names = [_plain(row[n]) for n in _NAMES if n in columns and isinstance(row[n], str)]
    named = " ".join(f"“{name}”" for name in names)
    why = str(error) if str(error).startswith("is ") else f"cannot be understood ({error!r})"
    return Damage(table, _plain(number), named, _plain(why))


def _plain(value: object) -> str:
    """A value that may be damaged, on one line that any file and screen can hold."""
    text = str(value).encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else "�" for c in text)[:_LONGEST_NAME]
