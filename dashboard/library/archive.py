"""A whole library as one file that people and programs can read, and back.

It is JSON Lines in UTF-8, one object a line, each with one key that says what it is:

``format``: ``dashboard-library/1``, the first line. ``article``: its id, hash, header, when it was
added, what was noticed when it was read (``notes``) and its ``text``; in the order in which they
stand in the library.
``correction``: a line of the log, with its ``number``; by that. ``actor_correction``: one of the
log of actors, in the same way, where there is any. ``view``: a kept view, its ``name``
and the parameters of its address; by name. ``about``: title, scope and author of the chronology,
where it has any. ``version``: the ids of an article and of the one that took its place.
``end``: how many there are of each, and the SHA-256 of
all lines before, so that a file that was cut short or changed is known.

What the parser read is not in it: it is read again. Equal libraries give equal bytes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import ArticleError, LibraryError
from dashboard.library import actor_log, incoming_settings
from dashboard.library.corrections import COLUMNS as OF_LOG
from dashboard.library.corrections import line_of
from dashboard.library.database import left_out, reading
from dashboard.library.incoming import Came, Given, Line, View
from dashboard.library.incoming_actors import ActorLine
from dashboard.library.incoming_settings import ABOUT, VERSION, Described, Version, going_out
from dashboard.library.json_values import load
from dashboard.library.place import library_file
from dashboard.library.rows import HEADER, from_row
from dashboard.library.saved_views import view_of
from dashboard.library.stored import Damage, read
from dashboard.model import Article, Diagnostic
from dashboard.publication_date import read_published

FORMAT = "dashboard-library/1"
HEAD = f'{{"format":"{FORMAT}"}}\n'.encode()
_KINDS = ("article", "correction", "view", "actor_correction", ABOUT, VERSION)
_ALWAYS = _KINDS[:3]  # the kinds that the end counts, though there are none
Json = dict[str, Any]


def write_archive(place: Path | None = None, *, failed: list[str] | None = None) -> Iterator[bytes]:
    """The lines of the file, as the library is at one moment; one without a library is empty.

    An article that is damaged is left out, and a line about it is added to ``failed``. Raises
    LibraryError where the library cannot be read.
    """
    library, counts = library_file(place), dict.fromkeys(_KINDS, 0)
    digest = hashlib.sha256(HEAD)
    yield HEAD
    with reading(library) as connection:
        if connection is not None:
            connection.execute("BEGIN")  # so that all is read as of one moment
            for kind, value in _values(connection, library, [] if failed is None else failed):
                counts[kind] += 1
                line = _line(kind, value)
                digest.update(line)
                yield line
            connection.execute("COMMIT")
    yield _line("end", {**_counted(counts), "sha256": digest.hexdigest()})


def read_archive(lines: Iterable[bytes], name: str) -> Iterator[Given]:
    """What is in such a file, in its order. ``name`` is what messages call it.

    Raises LibraryError, naming the line, where it is no such file, or is damaged: when the last
    item has been taken, it is whole.
    """
    counts, digest = dict.fromkeys(_KINDS, 0), hashlib.sha256()
    end: Json | None = None
    for number, line in enumerate(lines, 1):
        where = f"{name}: line {number}"
        if end is not None:
            raise LibraryError(f"{where}: stands behind the end; export the library anew")
        kind, value = _kind(line, where, first=number == 1)
        if kind == "end":
            end = value
            continue
        digest.update(line)
        if kind in counts:
            counts[kind] += 1
            yield _given(kind, value, where)
    if end != {**_counted(counts), "sha256": digest.hexdigest()}:
        raise LibraryError(
            f"{name}: is not whole: it was cut short or changed after it was written; "
            "export the library anew"
        )


def _counted(counts: dict[str, int]) -> dict[str, int]:
    """How many of each kind there are, so that a program without the last kind reads the others."""
    return {kind: count for kind, count in counts.items() if count or kind in _ALWAYS}


def _values(
    connection: sqlite3.Connection, library: Path, failed: list[str]
) -> Iterator[tuple[str, Json]]:
    damaged: list[Damage] = []
    for row in _rows("article", "number", from_row, connection, damaged):
        header = {key: row[key] for key in ("id", "sha256", *HEADER, "added")}
        yield "article", {**header, "notes": load(row["notes"]), "text": row["text"]}
    numbers: set[int | None] = {None}
    for row in _rows("correction", "number", line_of, connection, damaged):
        line = {key: row[key] for key in OF_LOG}
        if line["undoes"] not in numbers:
            why = f"takes back number {line['undoes']}, which is damaged"
            damaged.append(Damage("correction", str(line["number"]), "", why))
            continue
        numbers.add(line["number"])
        line["clash"] = line["clash"] if line["clash"] in numbers else None
        yield "correction", {**line, "was": load(row["was"]), "now": load(row["now"])}
    yield from _actor_lines(connection, damaged)
    for row in _rows("saved_view", "name", view_of, connection, damaged):
        yield "view", {"name": row["name"], "at": row["at"], "params": load(row["params"])}
    yield from going_out(connection)
    failed += [left_out(library, one) for one in damaged]


def _actor_lines(
    connection: sqlite3.Connection, damaged: list[Damage]
) -> Iterator[tuple[str, Json]]:
    numbers: set[int | None] = {None}
    for row in _rows(actor_log.TABLE, "number", actor_log.line_of, connection, damaged):
        line = {key: row[key] for key in actor_log.COLUMNS}
        if line["undoes"] in numbers:
            numbers.add(line["number"])
            yield actor_log.TABLE, {**line, "actors": load(row["actors"])}
        else:
            why = f"takes back number {line['undoes']}, which is damaged"
            damaged.append(Damage(actor_log.TABLE, str(line["number"]), "", why))


def _rows(
    table: str,
    order: str,
    decode: Callable[[sqlite3.Row], object],
    connection: sqlite3.Connection,
    damaged: list[Damage],
) -> Iterator[sqlite3.Row]:
    """The rows of a table that are what was kept and can be understood; the others are told."""
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608

    def known(row: sqlite3.Row) -> sqlite3.Row:
        decode(row)
        return row

    return read(table, rows, known, damaged)


def _line(kind: str, value: Json) -> bytes:
    """One line; what UTF-8 cannot hold (half a character) is written as an escape of JSON."""
    try:
        text = json.dumps({kind: value}, ensure_ascii=False, separators=(",", ":"))
        return f"{text}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps({kind: value}, separators=(',', ':'))}\n".encode()


def _kind(line: bytes, where: str, *, first: bool) -> tuple[str, Any]:
    """What a line is, and its value. Raises LibraryError."""
    try:
        ((kind, value),) = json.loads(line).items()
    except (ValueError, AttributeError, RecursionError):
        raise LibraryError(f"{where}: is no object with one key; export the library anew") from None
    if first and (kind, value) != ("format", FORMAT):
        raise LibraryError(
            f"{where}: should be {HEAD.decode().strip()}; this is another file, or of a newer "
            "version of this program"
        )
    if not first and kind not in (*_KINDS, "end"):
        raise LibraryError(f"{where}: {kind!r} is none of {', '.join(_KINDS)}")
    return kind, value


def _given(kind: str, value: Any, where: str) -> Given:
    try:
        match kind:
            case "article":
                return _article(value)
            case "correction":
                return Line(**value)
            case actor_log.TABLE:
                return ActorLine(**value)
            case incoming_settings.ABOUT:
                return Described(**value)
            case incoming_settings.VERSION:
                return Version(**value)
            case _:
                return View(**value)
    except (AttributeError, KeyError, TypeError, ValueError, ArticleError) as error:
        raise LibraryError(f"{where}: is no {kind} as this program writes it ({error})") from error


def _article(value: Json) -> Came:
    article = Article(
        value["id"],
        value["text"],
        title=value["title"],
        published=None if value["published"] is None else read_published(value["published"]),
        source=value["source"],
        url=value["url"],
        timezone=value["timezone"],
        licence=value["licence"],
        diagnostics=tuple(Diagnostic("text", note) for note in value["notes"]),
    )
    if article.sha256 != value["sha256"]:
        raise ArticleError(f"{article.id}: its text is not that of its hash")
    return Came(article, value["added"])
