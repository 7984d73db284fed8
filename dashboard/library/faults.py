"""What of a library is not what was kept: its pages, its rows, and how they hang together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from dashboard.library import actor_log
from dashboard.library.corrections import line_of
from dashboard.library.packing import whole_parse
from dashboard.library.rows import from_row
from dashboard.library.saved_views import view_of
from dashboard.library.seals import find_breaks
from dashboard.library.stored import TABLES, find_damage

_DECODERS: dict[str, Callable[[sqlite3.Row], object]] = {
    "article": from_row,
    "parse": whole_parse,
    "correction": line_of,
    "actor_correction": actor_log.line_of,
    "saved_view": view_of,
}
_MADE_ANEW = {
    "parse": "; it is made anew when it is shown",
    "drawing": "; it is made anew when it is shown",
    "change": "; the next change mends it",
}
_NEEDED = {  # rows that every library has
    "the setting “id”": "SELECT count(*) FROM setting WHERE name = 'id'",
    "the count of changes": "SELECT count(*) FROM change",
}


def find_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """A line for each fault of a library; none for a whole one.

    The pages are SQLite's own check; of the rows any changed bit of any column is found, of the
    logs any line that is not where it was written.
    """
    for check in (_pages, _links, _missing, _rows, find_breaks, _words):
        try:
            yield from check(connection)
        except sqlite3.DatabaseError as error:  # damage that does not let the check end
            yield f"the check stopped: {error}"


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield str(row[0])


def _links(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row[1]} of the table {row[0]}: what it belongs to is not there"


def _missing(connection: sqlite3.Connection) -> Iterator[str]:
    for what, count in _NEEDED.items():
        if connection.execute(count).fetchone()[0] != 1:
            yield f"{what} is not there once"


def _rows(connection: sqlite3.Connection) -> Iterator[str]:
    for table in TABLES:
        for damage in find_damage(connection, table, _DECODERS.get(table, _as_it_is)):
            yield f"{damage}{_MADE_ANEW.get(table, '')}"


def _as_it_is(_: sqlite3.Row) -> None:
    """A row that its digest alone speaks for."""


def _words(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the index of words is that of the articles: SQLite's check of pages knows less."""
    ask = "INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)"
    connection.execute("BEGIN")
    try:
        connection.execute(ask)
    except sqlite3.OperationalError:  # a file that may not be written to is not asked
        return
    except sqlite3.DatabaseError:
        yield "the index of words is not that of the articles (damage): searching may miss some"
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
