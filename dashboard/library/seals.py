"""The seals of the logs: no line is edited, removed, swapped or inserted without a trace.

Each line carries the digest of the one before it, and the seal of a log that of its last. What
stood in a log before there were seals was sealed as a whole. Whoever may write the file can seal a
forged log anew; then its last digest is another than the one that was noted down elsewhere.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.library.stored import LOGS, is_as_written, write

SEALED = 6  # the form of the library with which seals came
_NAMES = {"correction": "the log of corrections", "actor_correction": "the log of who is who"}
_OF = "SELECT * FROM log_seal WHERE log = ?"
_BEGIN = "INSERT INTO log_seal (log, at, since, first, last) VALUES (?, ?, ?, ?, ?)"
_DONE = "edited, removed, swapped or inserted"


@dataclass(frozen=True, slots=True)
class Seal:
    """How a log is sealed. ``since``: the number of its last line that is older, 0 for none.

    ``last`` is the digest of its last line, as hexadecimal; ``at`` is UTC.
    """

    log: str
    at: str
    since: int
    last: str

    def __str__(self) -> str:
        begin = f"since {self.at}, lines 1 to {self.since} as they were then"
        return f"{self.log} is sealed {begin if self.since else 'from its first line on'}"


def begin_seals(connection: sqlite3.Connection) -> None:
    """Seal the logs of a library that has just come to the form with seals, as they stand."""
    at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for log in LOGS:
        lines = _lines(connection, log)
        since, first = (lines[-1]["number"] if lines else 0), _digest_of_all(lines)
        write(connection, "log_seal", _BEGIN, (log, at, since, first, first))


def read_seals(connection: sqlite3.Connection) -> tuple[Seal, ...]:
    """The seals of the logs; one that is damaged or gone is left out."""
    rows = (connection.execute(_OF, (log,)).fetchone() for log in LOGS)
    return tuple(
        Seal(_NAMES[row["log"]], row["at"], row["since"], row["last"])
        for row in rows
        if row is not None and is_as_written(row)
    )


def find_breaks(connection: sqlite3.Connection) -> Iterator[str]:
    """A line for each place at which a log is not as it was written; none for a whole one.

    That a row is not what its own digest says is found elsewhere (``find_damage``).
    """
    for log in LOGS:
        seal = connection.execute(_OF, (log,)).fetchone()
        if seal is None:
            yield f"{_NAMES[log]}: its seal is not there"
        elif is_as_written(seal):
            for what in _breaks(_lines(connection, log), seal):
                yield f"{_NAMES[log]}: {what}"


def _breaks(lines: Iterable[sqlite3.Row], seal: sqlite3.Row) -> Iterator[str]:
    lines = list(lines)
    older = [line for line in lines if line["number"] <= seal["since"]]
    if _digest_of_all(older) != seal["first"]:
        yield f"of lines 1 to {seal['since']}, sealed {seal['at']}, one was {_DONE}"
    known, place = seal["first"], seal["since"]
    for line in lines[len(older) :]:
        if line["before"] != known:
            yield f"line {line['number']} does not follow on line {place}: one there was {_DONE}"
        known, place = line["digest"], line["number"]
    if known != seal["last"]:
        yield f"line {place} is not the last that was written: one at the end was {_DONE}"


def _lines(connection: sqlite3.Connection, log: str) -> list[sqlite3.Row]:
    return connection.execute(f"SELECT * FROM {log} ORDER BY number").fetchall()  # noqa: S608


def _digest_of_all(lines: Iterable[sqlite3.Row]) -> str:
    """The SHA-256 of lines as a whole: of the number and the digest of each."""
    told = "".join(f"{line['number']} {line['digest']}\n" for line in lines)
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
