"""What another parser does to a library: a backup first, then a report of what came of each line.

Before the first article is read anew it is noted which event each stored id means. When all are
read it is looked up again; the report of it stays in the library.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.identity import article_of
from dashboard.library.actor_log import read_actor_log
from dashboard.library.backup import KEPT, back_up
from dashboard.library.corrections import read_log
from dashboard.library.database import PARSER, SET, changing, reading
from dashboard.library.packing import unpack, whole_parse
from dashboard.library.place import backup_folder, library_file
from dashboard.library.placed import (
    LINES,
    NEVER,
    UNREAD,
    Fate,
    Kept,
    Kind,
    Outcome,
    Placed,
    Row,
    outcomes,
)
from dashboard.library.rows import from_row
from dashboard.library.saved_views import saved_views
from dashboard.library.stored import read, write
from dashboard.model import ParsedArticle
from dashboard.registry import parser_version
from dashboard.review import reviews
from dashboard.timeline.query import NAMES

_ACTORS = [NAMES[name] for name in ("actors", "without", "speakers")]  # filters of a view
_BACKUP = "before-parser-"
_HOLDS = (
    "SELECT exists(SELECT 1 FROM parse) OR exists(SELECT 1 FROM correction)"
    " OR exists(SELECT 1 FROM actor_correction)"
)
_PENDING = "SELECT * FROM upgrade WHERE report IS NULL ORDER BY number DESC"
_LATEST = "SELECT * FROM upgrade WHERE report IS NOT NULL ORDER BY number DESC"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The report of one upgrade: the versions of the parser, the backup, what came of each line."""

    number: int
    at: str
    before: str
    after: str
    backup: str
    outcomes: tuple[Outcome, ...]
    dismissed: bool = False

    def of(self, fate: Fate) -> tuple[Outcome, ...]:
        """Those to which this came."""
        return tuple(one for one in self.outcomes if one.fate is fate)


def begin(place: Path | None = None) -> Path | None:
    """Back the library up and note which event each stored id means, before another parser reads.

    Returns the backup; None where this parser has read the library last, or nothing is in it yet.
    Raises LibraryError where it cannot be written: then nothing may be read anew.
    """
    library = library_file(place)
    with reading(library) as connection:
        if connection is None or _parser(connection) == parser_version():
            return None
        holds = bool(connection.execute(_HOLDS).fetchone()[0])
    backup = _back_up(library) if holds else None
    kept = _kept(library)
    with changing(library, counts=False) as connection:
        before = _parser(connection)
        if before == parser_version():  # another program was quicker
            return backup
        if backup is not None:
            _note(connection, before or "", backup, _standing(connection, kept))
        write(connection, "setting", SET, (PARSER, parser_version()))
    return backup


def is_pending(place: Path | None = None) -> bool:
    """Whether an upgrade was begun whose report is not made yet. Raises LibraryError."""
    with reading(library_file(place)) as connection:
        return connection is not None and _pending(connection) is not None


def finish(parsed: Iterable[ParsedArticle], place: Path | None = None) -> Upgrade | None:
    """Make the report of an upgrade that was begun; None where there is none.

    ``parsed`` are all articles that are shown, as this parser reads them. Raises LibraryError.
    """
    library = library_file(place)
    kept = _kept(library)
    now = Placed(parsed, kept)
    if not is_pending(library):
        return None
    with changing(library, counts=False) as connection:
        row = _pending(connection)
        if row is not None:
            before = _rows_before(row)
            report = [dataclasses.asdict(one) for one in outcomes(kept, before, now)]
            values = (json.dumps(report, ensure_ascii=False), row["number"])
            write(connection, "upgrade", "UPDATE upgrade SET report = ? WHERE number = ?", values)
    return latest(library)


def latest(place: Path | None = None) -> Upgrade | None:
    """The report of the last upgrade; None where there was none. Raises LibraryError."""
    with reading(library_file(place)) as connection:
        rows = () if connection is None else connection.execute(_LATEST)
        return next(read("upgrade", rows, _upgrade), None)


def _upgrade(row: sqlite3.Row) -> Upgrade:
    return Upgrade(
        row["number"],
        row["at"],
        row["before"],
        row["after"],
        row["backup"],
        _outcomes(row["report"]),
        bool(row["dismissed"]),
    )


def dismiss(number: int, place: Path | None = None) -> None:
    """Put the notice of an upgrade away; its report stays. Raises LibraryError."""
    with changing(library_file(place), counts=False) as connection:
        statement = "UPDATE upgrade SET dismissed = 1 WHERE number = ?"
        write(connection, "upgrade", statement, (number,))


def summary(upgrade: Upgrade) -> str:
    """What came of it all, in a sentence or two: the lines of the log are counted."""
    counts: Counter[Fate] = Counter()
    for one in upgrade.outcomes:
        counts[one.fate] += len(one.lines) if one.kind in LINES else 0
    words = {
        Fate.KEPT: "kept",
        Fate.FOLDED: "folded together",
        Fate.LOST: "without a place",
        Fate.ABSENT: "of articles that are not shown",
    }
    parts = [f"{counts[fate]:,} {told}" for fate, told in words.items() if counts[fate]]
    told = [f"Corrections: {', '.join(parts)}."] if parts else []
    others = sum(one.kind not in LINES for one in upgrade.of(Fate.LOST))
    told += [f"Joins and views without a place: {others:,}."] * bool(others)
    return " ".join(["Another version has read the articles anew.", *told])


def tell(one: Outcome) -> list[str]:
    """An outcome as lines to read: what was said, what came of it, its row before and now."""
    numbers = f" [{', '.join(map(str, one.lines))}]" if one.lines else ""
    lines = [f"{one.event}{numbers}: {one.told}", *([f"it {one.why}"] if one.why else [])]
    if not has_rows(one):
        return lines
    if one.before is not None and one.before == one.after:
        return [*lines, f"before and now: {one.after}"]
    return [*lines, f"before: {told_before(one)}", f"now: {told_now(one)}"]


def has_rows(one: Outcome) -> bool:
    """Whether it is of an event, so that there is a row before and now."""
    return one.kind is not Kind.WHO and one.why != UNREAD


def told_before(one: Outcome) -> str:
    """The row that it had, in words."""
    return str(one.before or ("no event" if one.why == NEVER else "not known"))


def told_now(one: Outcome) -> str:
    """The row that it has, in words; where there is none, why."""
    gone = "its article is not shown" if one.fate is Fate.ABSENT else "no event"
    return str(one.after or gone)


def _pending(connection: sqlite3.Connection) -> sqlite3.Row | None:
    """The row of the last upgrade that was begun and has no report; None where there is none."""

    def known(row: sqlite3.Row) -> sqlite3.Row:
        _rows_before(row)
        return row

    return next(read("upgrade", connection.execute(_PENDING), known), None)


def _rows_before(row: sqlite3.Row) -> dict[str, Row | None]:
    """The rows that stored ids had before an upgrade; None: no event."""
    standing = json.loads(row["standing"]).items()
    return {event: told and Row(*told) for event, told in standing}


def _parser(connection: sqlite3.Connection) -> str | None:
    rows = connection.execute("SELECT * FROM setting WHERE name = ?", (PARSER,))
    return next(read("setting", rows, lambda row: str(row["value"])), None)


def _back_up(library: Path) -> Path:
    """A backup of its own, and the newest of these kept; other backups are not touched."""
    stamp = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    file = back_up(library, target=backup_folder(library) / f"{_BACKUP}{stamp}.sqlite")
    for old in sorted(backup_folder(library).glob(f"{_BACKUP}*.sqlite"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return file


def _kept(library: Path) -> Kept:
    """All that the library keeps under ids of events."""
    with reading(library) as connection:
        rows = connection.execute("SELECT * FROM correction ORDER BY number") if connection else ()
        lines = tuple(read("correction", rows, lambda row: (row["number"], row["event"])))
    views = saved_views(library).items()
    event = NAMES["event"]
    opened = [(name, params[event][-1]) for name, params in views if params.get(event)]
    asked = [(n, who) for n, params in views for key in _ACTORS for who in params.get(key, ())]
    asked_once = tuple(dict.fromkeys(asked))
    return Kept(
        lines, reviews(read_log(library)), tuple(opened), asked_once, read_actor_log(library)
    )


def _standing(connection: sqlite3.Connection, kept: Kept) -> dict[str, Row | None]:
    """The rows that stored ids have in what was read last, where that is kept; None: no event."""
    placed = Placed(_last_parses(connection, kept), kept)
    known = (event for event in sorted(kept.ids()) if article_of(event) in placed.articles)
    return {event: placed.row(event) for event in known}


def _last_parses(connection: sqlite3.Connection, kept: Kept) -> Iterator[ParsedArticle]:
    for name in sorted({article_of(event) for event in kept.ids()}):
        rows = connection.execute("SELECT * FROM article WHERE id = ?", (name,)).fetchall()
        for number, article in read("article", rows, lambda row: (row["number"], from_row(row))):
            parses = connection.execute("SELECT * FROM parse WHERE article = ?", (number,))
            for row in read("parse", parses, whole_parse):
                with contextlib.suppress(Exception):  # one that cannot be opened is not known
                    yield unpack(row["body"], article)


def _note(
    connection: sqlite3.Connection, before: str, backup: Path, standing: Mapping[str, Row | None]
) -> None:
    """Add an upgrade; one that was begun and has no report becomes part of it, with its rows."""
    pending = _pending(connection)
    told: dict[str, Any] = {e: row and dataclasses.astuple(row) for e, row in standing.items()}
    if pending is not None:
        told |= json.loads(pending["standing"])
        before, backup = pending["before"], Path(pending["backup"])
        connection.execute("DELETE FROM upgrade WHERE number = ?", (pending["number"],))
    at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    write(
        connection,
        "upgrade",
        "INSERT INTO upgrade (at, before, after, backup, standing) VALUES (?, ?, ?, ?, ?)",
        (at, before, parser_version(), backup.name, json.dumps(told, ensure_ascii=False)),
    )


@functools.lru_cache(maxsize=2)
def _outcomes(report: str) -> tuple[Outcome, ...]:
    """What a report says; each page asks for it again."""
    return tuple(_outcome(one) for one in json.loads(report))


def _outcome(told: dict[str, Any]) -> Outcome:
    rows = {name: told[name] and Row(**told[name]) for name in ("before", "after")}
    words = {"kind": Kind(told["kind"]), "fate": Fate(told["fate"])}
    return Outcome(**{**told, **rows, **words, "lines": tuple(told["lines"])})
