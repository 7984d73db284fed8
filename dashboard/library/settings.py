"""What a person has set for the library as a whole."""

from __future__ import annotations

import getpass
import json
import sqlite3
from collections.abc import Collection, Mapping
from pathlib import Path

from dashboard.library.database import SET, changing, reading
from dashboard.library.folder_migration import NOT_TAKEN_OVER
from dashboard.library.json_values import dump
from dashboard.library.place import library_file
from dashboard.library.stored import read, write
from dashboard.limits import check_length, cut
from dashboard.timeline.selection import About

_SAMPLES, _PERSON, _DISMISSED = "samples", "person", "dismissed"
_TITLE, _SCOPE, _AUTHOR, _ARCHIVED = "title", "scope", "author", "archived"
REPLACED = "replaced"


def shows_samples(library: Path) -> bool:
    """Whether the samples are shown beside the user's own articles."""
    return _value(library, _SAMPLES) == "shown"


def show_samples(shown: bool, place: Path | None = None) -> None:
    """Show the samples beside the user's own articles, or no more. Raises LibraryError."""
    _set(library_file(place), _SAMPLES, "shown" if shown else "hidden")


def not_taken_over(library: Path) -> list[str]:
    """A line for each old text file that the library could not take over when it was made."""
    return (_value(library, NOT_TAKEN_OVER) or "").splitlines()


def person(place: Path | None = None) -> str:
    """The name under which corrections are kept: the one given, else the author's, the login's."""
    return given_name(place) or cut("person", _login())


def given_name(place: Path | None = None) -> str:
    """The same without the login: empty where nobody has said who corrects."""
    library = library_file(place)
    return cut("person", _value(library, _PERSON) or about(library).author)


def name_person(name: str, place: Path | None = None) -> None:
    """Keep the corrections to come under this name. Raises LibraryError, also where it is long."""
    plain = " ".join(name.split())
    check_length("person", plain)
    _set(library_file(place), _PERSON, plain)


def about(library: Path) -> About:
    """Title, scope and author of the chronology, each empty until it is given."""
    with reading(library) as connection:
        return About() if connection is None else about_in(connection)


def about_in(connection: sqlite3.Connection) -> About:
    """The same of a library that is open."""
    title, scope, author = (_in(connection, name) or "" for name in (_TITLE, _SCOPE, _AUTHOR))
    return About(cut("title", title), cut("scope", scope), cut("person", author))


def describe(told: About, place: Path | None = None) -> None:
    """Keep title, scope and author. Raises LibraryError, also where one of them is long."""
    library = library_file(place)
    given = ((_TITLE, "title", told.title), (_SCOPE, "scope", told.scope))
    every = (*given, (_AUTHOR, "person", told.author))
    plain = [(name, field, _on_one_line(value)) for name, field, value in every]
    for _, field, value in plain:
        check_length(field, value)
        dump(value)  # refuses half characters
    with changing(library) as connection:
        for name, _, value in plain:
            write(connection, "setting", SET, (name, value))


def is_archived(library: Path) -> bool:
    """Whether the chronology was put into the archive."""
    return _value(library, _ARCHIVED) == "yes"


def archive(archived: bool, place: Path | None = None) -> None:
    """Put the chronology into the archive, or take it out. Raises LibraryError."""
    _set(library_file(place), _ARCHIVED, "yes" if archived else "no")


def replaced(library: Path) -> dict[str, str]:
    """The ids of articles whose place a newer version took, each with that of the newer one."""
    with reading(library) as connection:
        return {} if connection is None else replaced_in(connection)


def replaced_in(connection: sqlite3.Connection) -> dict[str, str]:
    """The same of a library that is open."""
    try:
        found = json.loads(_in(connection, REPLACED) or "{}")
    except ValueError:  # whole, but not of this program: then nothing took a place
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {one: by for one, by in pairs if isinstance(by, str) and one != by}


def replace_all(pairs: Mapping[str, str], place: Path | None = None) -> None:
    """Keep which article took the place of which, all of it anew. Raises LibraryError."""
    _set(library_file(place), REPLACED, json.dumps(dict(pairs)))


def dismissed(library: Path) -> frozenset[str]:
    """The names of the notices that were put away. Raises LibraryError."""
    try:
        names = json.loads(_value(library, _DISMISSED) or "[]")
    except ValueError:  # whole, but not of this program: then nothing was put away
        return frozenset()
    return frozenset(map(str, names)) if isinstance(names, list) else frozenset()


def dismiss(names: Collection[str], still: Collection[str], place: Path | None = None) -> None:
    """Put notices away for good; of those put away before only ``still`` is kept in mind.

    Nothing that is drawn hangs on it: the library does not count as changed. Raises LibraryError.
    """
    library = library_file(place)
    kept = sorted({*names, *(dismissed(library) & set(still))})
    _set(library, _DISMISSED, json.dumps(kept), counts=False)


def _value(library: Path, name: str) -> str | None:
    with reading(library) as connection:
        return None if connection is None else _in(connection, name)


def _in(connection: sqlite3.Connection, name: str) -> str | None:
    rows = connection.execute("SELECT * FROM setting WHERE name = ?", (name,))
    return next(read("setting", rows, lambda row: str(row["value"])), None)


def _set(library: Path, name: str, value: str, *, counts: bool = True) -> None:
    dump(value)  # refuses half characters
    with changing(library, counts=counts) as connection:
        write(connection, "setting", SET, (name, value))


def _on_one_line(value: str) -> str:
    """The words of a value; what cannot be printed, and no file could hold, is left out."""
    words = "".join(c if c.isprintable() else " " for c in value)
    return " ".join(words.split())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a login without a name, as in some containers
        return "somebody"
