"""Opens the SQLite file of a library: made whole, refused when damaged, changed in transactions.

A transaction takes the write lock at its start (``BEGIN IMMEDIATE``) and waits for others, so that
several tabs and the command line can write at once. What is committed is on the disk
(``synchronous = FULL``). A file that is no whole library is refused and never written to.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.library.folder_migration import take_over
from dashboard.library.place import NAME_ANOTHER, backup_folder
from dashboard.library.seals import SEALED, begin_seals
from dashboard.library.stored import Damage, fill_digests, text_of, write
from dashboard.registry import files_in, parser_version, read_text

APPLICATION = 0x45564454  # "EVDT": tells our files from those of other programs
PARSER = "parser"  # the setting with the version of the parser that has read the articles last
SET = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"
_COUNT = "UPDATE change SET count = count % (1 << 62) + 1"  # so that a damaged one ends nothing
_OF_WORDS = "article_words_"  # begins the names of the tables that the index of words makes
_OF_SQLITE = {"sqlite_stat1", "sqlite_stat4"}  # which ANALYZE makes
_Object = tuple[str, str, str]
_LEAST = 512  # bytes of the smallest page (https://www.sqlite.org/fileformat.html, section 1.3)
_PATIENCE = 5.0  # seconds to wait for another writer
_WAL_IS_SAFE = (3, 51, 3)  # before it a reset of the write-ahead log could lose a transaction
_FOLDER = "library/schema"


def newest_form() -> int:
    """The number of the newest form of the schema that this program knows."""
    return max(_forms())


@contextlib.contextmanager
def reading(library: Path) -> Iterator[sqlite3.Connection | None]:
    """The library, to be read; None where there is none yet.

    Raises LibraryError where the file is no whole library of this program, or is of a newer one.
    """
    if not library.exists():
        if library.parent.is_file():
            raise LibraryError(f"{library.parent}: is a file, no folder; {NAME_ANOTHER}")
        yield None
        return
    with _opened(library) as connection:
        yield connection


@contextlib.contextmanager
def changing(library: Path, *, counts: bool = True) -> Iterator[sqlite3.Connection]:
    """The library within one transaction, made first where there is none: all of it, or nothing.

    ``counts``: whether what is shown changes with it. Raises LibraryError as ``reading`` does, and
    where it cannot be written.
    """
    if not library.exists():
        create(library)
    with _opened(library) as connection, _told(library):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            if counts:
                _count(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def create(library: Path) -> None:
    """Make a library, aside and then in its place; one that another made meanwhile stays.

    It holds the articles that were kept before there was one. Raises LibraryError where it cannot
    be written.
    """
    with _told(library):
        library.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=library.parent, prefix=".new-", suffix=".part")
        os.close(handle)
        try:
            with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
                _set_up(made)
                made.execute(f"PRAGMA application_id = {APPLICATION}")
                upgrade(made)
                write(made, "setting", SET, (PARSER, parser_version()))
                take_over(library, made)
                with contextlib.closing(sqlite3.connect(name)) as file:
                    made.backup(file)  # the disk waits once, and not after each step
            with contextlib.suppress(FileExistsError):
                _take_name(Path(name), library)
        finally:
            Path(name).unlink(missing_ok=True)


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring a library to the newest form, one step after the other, each whole or not at all."""
    for number, sql in sorted(_forms().items()):
        if number > form_of(connection):
            try:
                connection.executescript(f"BEGIN IMMEDIATE;\n{sql}")
                fill_digests(connection)
                if number == SEALED:
                    begin_seals(connection)
                connection.executescript(f"PRAGMA user_version = {number};\nCOMMIT;")
            except sqlite3.OperationalError:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if form_of(connection) < number:  # else another opener was quicker
                    raise


def form_of(connection: sqlite3.Connection) -> int:
    """The number of the form in which a library is."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a whole library, as it stands between two transactions, into a new file.

    It is written aside and then takes its name. Raises OSError, or what SQLite raises.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".copy-", suffix=".part")
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(name)) as made:
            connection.backup(made)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def refuse(library: Path, why: str) -> LibraryError:
    """The refusal of a file, with the newest backup and what to do; the file stays as it is."""
    backups = backup_folder(library).glob("*.sqlite")
    newest = max(backups, key=lambda path: path.stat().st_mtime, default=None)
    remedy = (
        f"the newest backup is {newest}: `dashboard library restore {newest.name}` puts it in place"
        if newest
        else "there is no backup beside it; move the file away to begin a new library"
    )
    return LibraryError(f"{library}: {why}; nothing in it was changed; {remedy}")


def left_out(library: Path, damage: Damage) -> str:
    """What to tell of a damaged row: where, which, the newest backup, and what to do."""
    return str(refuse(library, f"{damage}; it is left out, and kept as it is"))


@functools.cache
def _forms() -> dict[int, str]:
    """The schema's forms by number: a new one is a new file."""
    return {int(p.stem): read_text(f"{_FOLDER}/{p.name}") for p in files_in(_FOLDER, ".sql")}


def _take_name(part: Path, target: Path) -> None:
    """Give a finished file its name, unless there is one of that name. Raises FileExistsError."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names, as on some memory sticks
        if target.exists():
            raise FileExistsError(target) from None
        part.rename(target)


@contextlib.contextmanager
def _opened(library: Path) -> Iterator[sqlite3.Connection]:
    _look_at(library)
    with _told(library), contextlib.closing(_connect(library)) as connection:
        try:
            form = _look_into(connection, library)
        except UnicodeDecodeError as error:  # SQLite's own message cites what is damaged
            raise refuse(library, "is damaged (its schema cannot be read)") from error
        if form < newest_form():
            copy(connection, backup_folder(library) / f"before-form-{newest_form()}.sqlite")
            upgrade(connection)
        yield connection


def _connect(library: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        library, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    _set_up(connection)
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    """Rows by name, each readable though a bit of it flipped; nothing in a file is run as code."""
    connection.row_factory = sqlite3.Row
    connection.text_factory = text_of
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def _count(connection: sqlite3.Connection) -> None:
    """Count a change, also where a damaged file has lost the row for it."""
    if not write(connection, "change", _COUNT):
        write(connection, "change", "INSERT INTO change (count) VALUES (1)")


def _look_at(library: Path) -> None:
    """Refuse what SQLite would take for an empty database.

    The file itself is never opened here: closing it would drop the locks that this process holds
    on it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    try:
        size = library.stat().st_size
    except OSError as error:
        raise LibraryError(
            f"{library}: the library cannot be read ({error.strerror}); {NAME_ANOTHER}"
        ) from error
    if size == 0:
        raise refuse(library, "is empty (0 bytes), which no library is")
    if size < _LEAST:
        raise refuse(library, "is no SQLite file")


def _look_into(connection: sqlite3.Connection, library: Path) -> int:
    """The form of a library that is whole; SQLite has mended what a crash left of a change.

    Raises LibraryError where it is of another program or a newer version; SQLite finds for itself
    that a file is none of its own, or cut short.
    """
    if sqlite3.sqlite_version_info >= _WAL_IS_SAFE:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise refuse(library, "is the database of another program")
    connection.execute("BEGIN")  # so that form and schema are of one moment
    form, found = form_of(connection), _schema(connection)
    connection.execute("COMMIT")
    if form > newest_form():
        raise refuse(library, f"is of a newer version of this program (form {form})")
    strange = found ^ _expected(tuple(sorted(_forms().items())), form)
    if strange:
        kind, name, _ = min(strange)
        told = "holds another" if any(o[:2] == (kind, name) for o in found) else "lacks the"
        raise refuse(library, f"{told} {kind} {name!r} than this program made (damage, or forged)")
    return form


@functools.cache
def _expected(steps: tuple[tuple[int, str], ...], form: int) -> frozenset[_Object]:
    """What the schema of a form is: that of a new library."""
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        for number, sql in steps:
            if number <= form:
                made.executescript(sql)
        return _schema(made)


def _schema(connection: sqlite3.Connection) -> frozenset[_Object]:
    """Each table, index, trigger and view of a file: its kind, its name, its SQL.

    How SQLite writes the SQL of the tables that the index of words makes depends on its version.
    """
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return _objects(tuple((str(row[0]), str(row[1]), str(row[2])) for row in rows))


@functools.lru_cache(maxsize=8)
def _objects(rows: tuple[_Object, ...]) -> frozenset[_Object]:
    """The same without SQLite's own and the white space; a library is opened for each question."""
    return frozenset(
        (kind, name, "" if name.startswith(_OF_WORDS) else " ".join(sql.split()))
        for kind, name, sql in rows
        if name not in _OF_SQLITE
    )


@contextlib.contextmanager
def _told(library: Path) -> Iterator[None]:
    """What goes wrong on the disk, as one line with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        if "not a database" in str(error):
            raise refuse(library, "is no SQLite file") from error
        # Its children tell of faults elsewhere, but for a schema that cannot be read.
        if type(error) is sqlite3.DatabaseError or "malformed" in str(error):
            raise refuse(library, f"is damaged ({error})") from error
        raise LibraryError(f"{library}: {_plain(str(error))}") from error
    except OSError as error:
        raise LibraryError(
            f"{library}: cannot be written ({error.strerror}); free space or rights there, "
            f"or {NAME_ANOTHER}"
        ) from error


def _plain(message: str) -> str:
    """SQLite's word for a fault, with what to do about it."""
    remedies = {
        "full": "the disk is full; what was there before is whole; free space and try again",
        "readonly": f"the library may not be written to; give rights there, or {NAME_ANOTHER}",
        "unable to open": f"the library cannot be opened; give rights there, or {NAME_ANOTHER}",
        "locked": "another program has been writing for too long; try again in a moment",
        "disk I/O": f"the disk does not write ({message}); what was there before is whole",
    }
    found = next((remedy for word, remedy in remedies.items() if word in message), None)
    return found or f"the library could not be changed ({message})"
