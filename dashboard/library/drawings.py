"""What the page drew last, kept in the library so that a large one opens at once."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from dashboard.library.articles import state
from dashboard.library.database import changing, reading
from dashboard.library.place import library_file
from dashboard.library.samples import read_samples
from dashboard.library.stored import read, write
from dashboard.picture.drawing import Drawing
from dashboard.registry import drawing_version

_KEEP = """
    INSERT OR REPLACE INTO drawing (one, key, sha256, stamp, packed, labels)
    VALUES (1, ?, ?, ?, ?, ?)
"""


def drawing_key(place: Path | None = None) -> str:
    """A name for all that a drawing hangs on: it changes with every change of the library.

    Raises LibraryError where the library is not whole.
    """
    samples = (article.sha256 for article in read_samples().articles)
    parts = (state(place), drawing_version(), *samples)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def kept_drawing(key: str, place: Path | None = None) -> Drawing | None:
    """The drawing that is kept under a key; None where it is another, or damaged.

    Raises LibraryError where the library cannot be read.
    """
    with reading(library_file(place)) as connection:
        if connection is None:
            return None
        rows = connection.execute("SELECT * FROM drawing WHERE key = ?", (key,))
        return next(read("drawing", rows, _drawing), None)


def keep_drawing(drawing: Drawing, key: str, place: Path | None = None) -> None:
    """Keep a drawing under its key, in place of the last. Raises LibraryError."""
    with changing(library_file(place), counts=False) as connection:
        values = (key, _hash(drawing), drawing.stamp, drawing.packed, drawing.labels)
        write(connection, "drawing", _KEEP, values)


def _drawing(row: sqlite3.Row) -> Drawing:
    found = Drawing(row["stamp"], row["packed"], row["labels"])
    if _hash(found) != row["sha256"]:
        raise ValueError("is not what was kept (damage)")
    return found


def _hash(drawing: Drawing) -> str:
    digest = hashlib.sha256(drawing.stamp.encode())
    for part in (drawing.packed, drawing.labels):
        digest.update(part)
    return digest.hexdigest()
