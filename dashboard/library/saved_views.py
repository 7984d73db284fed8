"""Views of the timeline that a person keeps under a name."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.library.database import changing, reading
from dashboard.library.json_values import check, dump, load
from dashboard.library.place import library_file
from dashboard.library.stored import read, write
from dashboard.limits import LIMITS, check_length


def save_view(name: str, params: dict[str, list[str]], place: Path | None = None) -> str:
    """Keep the parameters of an address under a name, in place of another of that name.

    Returns the name as it is kept. Raises LibraryError for no name, or for a name or an address
    that is too long.
    """
    plain = " ".join(name.split())
    if not plain or len(plain) > LIMITS["view"]:
        told = f"a view needs a name of 1 to {LIMITS['view']} characters; give one"
        raise LibraryError(told, field="view")
    dump(plain)  # refuses half characters
    kept = dump(params)
    check_length("address", kept)
    at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with changing(library_file(place)) as connection:
        statement = "INSERT OR REPLACE INTO saved_view (name, params, at) VALUES (?, ?, ?)"
        write(connection, "saved_view", statement, (plain, kept, at))
    return plain


def saved_views(place: Path | None = None) -> dict[str, dict[str, list[str]]]:
    """The parameters of each kept view by its name, in the order of the alphabet."""
    with reading(library_file(place)) as connection:
        if connection is None:
            return {}
        rows = connection.execute("SELECT * FROM saved_view ORDER BY name")
        return dict(read("saved_view", rows, view_of))


def view_of(row: sqlite3.Row) -> tuple[str, dict[str, list[str]]]:
    """The name and the parameters of a kept view. Raises ValueError for a row that is none."""
    params = load(row["params"])
    lists = params.values() if isinstance(params, dict) else [None]
    if not all(isinstance(v, list) and all(isinstance(w, str) for w in v) for v in lists):
        raise ValueError("is no view: its parameters are no lists of words")
    check(row["name"], row["at"])
    return row["name"], params


def remove_view(name: str, place: Path | None = None) -> None:
    """Remove a view. Raises LibraryError if there is none of that name."""
    with changing(library_file(place)) as connection:
        if not connection.execute("DELETE FROM saved_view WHERE name = ?", (name,)).rowcount:
            raise LibraryError(f"{name}: is no saved view; {_names(place)}")


def _names(place: Path | None) -> str:
    names = ", ".join(saved_views(place))
    return f"there are {names}" if names else "there is none"
