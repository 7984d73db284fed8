"""Copies of a whole library, and whether it is whole."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.library.database import SET, changing, copy, reading
from dashboard.library.faults import find_faults
from dashboard.library.packing import whole_parse
from dashboard.library.place import backup_folder, library_file
from dashboard.library.seals import Seal, read_seals
from dashboard.library.stored import read, write

KEPT = 10  # automatic backups, the newest
_AUTOMATIC = "daily-"
_OF_ARTICLE = "SELECT * FROM parse WHERE article = ?"


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found: how much there is, and one line for each fault; none for a whole one.

    ``seals`` say since when the logs are sealed, and what their last lines are.
    """

    articles: int = 0
    parses: int = 0
    corrections: int = 0
    faults: tuple[str, ...] = ()
    seals: tuple[Seal, ...] = ()


def check(place: Path | None = None) -> Health:
    """Hold every page and every row of the library against what it was when it was written.

    Raises LibraryError where it is no library at all; where there is none yet, it is whole.
    """
    library = library_file(place)
    with reading(library) as connection:
        if connection is None:
            return Health()
        articles, parses, lines, of_actors = (
            _count(connection, table)
            for table in ("article", "parse", "correction", "actor_correction")
        )
        faults, seals = tuple(find_faults(connection)), read_seals(connection)
        return Health(articles, parses, lines + of_actors, faults, seals)


def back_up(place: Path | None = None, *, target: Path | None = None) -> Path:
    """Copy the whole library; returns the file, in the folder of backups unless another is named.

    Raises LibraryError where there is no library, or it cannot be written.
    """
    library = library_file(place)
    stamp = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    file = target or backup_folder(library) / f"{stamp}.sqlite"
    with reading(library) as connection:
        if connection is None:
            raise LibraryError(f"{library}: there is no library yet, so nothing to back up")
        _copy(connection, file)
    return file


def back_up_daily(place: Path | None = None) -> Path | None:
    """Copy the library once a day, and keep the newest of these; None where today's is there.

    Raises LibraryError as ``back_up``.
    """
    library = library_file(place)
    today = f"{_AUTOMATIC}{dt.datetime.now(dt.UTC):%Y-%m-%d}.sqlite"
    file = backup_folder(library) / today
    if file.exists() or not library.exists():
        return None
    back_up(place, target=file)
    for old in sorted(backup_folder(library).glob(f"{_AUTOMATIC}*.sqlite"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return file


def restore(backup: Path, place: Path | None = None) -> Path | None:
    """Put a backup in the library's place; what stood there is moved aside and returned.

    A name without a folder is looked for among the backups. Of what was read from its articles only
    that stays which stands in the library, too: else it is read again, as a file can be forged.
    Raises LibraryError where the backup is not whole: then nothing is changed.
    """
    library = library_file(place)
    file = backup if backup.exists() else backup_folder(library) / backup.name
    if not file.exists():
        raise LibraryError(f"{backup}: is not there, nor in {backup_folder(library)}")
    found = check(file) if file.suffix == ".sqlite" else Health(faults=("is no .sqlite file",))
    if found.faults:
        raise LibraryError(f"{file}: is not whole ({found.faults[0]}); choose another backup")
    with _folder_beside(library) as folder:
        part = Path(folder) / library.name
        with reading(file) as connection:
            if connection is not None:
                _copy(connection, part)
        known = _known_parses(library)
        with changing(part) as connection:
            write(connection, "setting", SET, ("id", secrets.token_hex(8)))
            _take_out(known, connection)
        return _take_place(part, library)


def _folder_beside(library: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder that goes again, in that of the library, which is made where there is none."""
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(dir=library.parent, prefix=".restoring-")
    except OSError as error:
        raise LibraryError(f"{library}: cannot be written ({error.strerror})") from error


def _take_place(part: Path, library: Path) -> Path | None:
    """Move what stands there aside, with its journal, and the new one in its place, or nothing."""
    stamp = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    aside = library.with_name(f"{library.stem}-before-{stamp}.sqlite")
    endings = [end for end in ("", "-wal", "-shm", "-journal") if Path(f"{library}{end}").exists()]
    moved: list[str] = []
    try:
        for end in endings:
            Path(f"{library}{end}").replace(f"{aside}{end}")
            moved.append(end)
        part.replace(library)
    except OSError as error:
        for end in moved:
            Path(f"{aside}{end}").replace(f"{library}{end}")
        raise LibraryError(f"{library}: cannot be replaced ({error.strerror})") from error
    return aside if endings else None


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    try:
        copy(connection, target)
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise LibraryError(f"{target}: the copy could not be written ({why})") from error


def _known_parses(library: Path) -> set[tuple[str, str, str]]:
    """The hash of each text here with the key and hash of its parse; none where it is damaged."""
    known: set[tuple[str, str, str]] = set()
    try:
        with reading(library) as connection:
            if connection is None:
                return known
            for row in connection.execute("SELECT number, sha256 FROM article"):
                for parse in connection.execute(_OF_ARTICLE, (row["number"],)):
                    for one in read("parse", [parse], whole_parse):
                        known.add((row["sha256"], one["key"], one["sha256"]))
    except LibraryError:
        return set()
    return known


def _take_out(known: set[tuple[str, str, str]], connection: sqlite3.Connection) -> None:
    """Take out what was drawn, and each parse that is none of the known ones."""
    connection.execute("DELETE FROM drawing")
    rows = connection.execute(
        "SELECT article.number, article.sha256, key, parse.sha256 FROM parse"
        " JOIN article ON article.number = parse.article"
    ).fetchall()
    strange = [(number,) for number, *names in rows if tuple(names) not in known]
    connection.executemany("DELETE FROM parse WHERE article = ?", strange)


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
