"""Several chronologies in one installation: each a library of its own in the data folder.

The first lies where the one library always lay, each other in a folder of its own. One of them is
the current one, which page and command line use where no library is named.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.atomic_write import write_whole
from dashboard.library.database import create
from dashboard.library.place import (
    CURRENT,
    FILE,
    FOLDER,
    chosen_name,
    current_name,
    data_folder,
    library_of,
)
from dashboard.timeline.selection import About

FIRST = ""  # the name of the first one
_UNTITLED = "My chronology"
_LONGEST = 48  # characters of the name of a folder


@dataclass(frozen=True, slots=True)
class Chronology:
    """A chronology: its ``name`` is that of its folder, empty for the first; its file and title."""

    name: str
    library: Path
    title: str
    archived: bool = False


def chronologies(data: Path | None = None) -> list[Chronology]:
    """All of them, the first one first, the others by their titles; those in the archive, too.

    One whose library cannot be read is called by its folder. Raises LibraryError without a home.
    """
    folder = data or data_folder()
    others = sorted(path.parent.name for path in (folder / FOLDER).glob(f"*/{FILE}"))
    found = [_read(name, folder) for name in others]
    found.sort(key=lambda one: (one.title.casefold(), one.name))
    return [_read(FIRST, folder), *found]


def current(data: Path | None = None) -> Chronology:
    """The one that is used where no library is named."""
    folder = data or data_folder()
    return _read(current_name(folder), folder)


def named(name: str, data: Path | None = None) -> Chronology:
    """The one whose folder has that name, also where nothing lies in it any more."""
    return _read(name, data or data_folder())


def make(title: str, data: Path | None = None) -> Chronology:
    """A new and empty one of that title, which is the current one then. Raises LibraryError."""
    plain = " ".join(title.split())
    if not plain:
        raise LibraryError("give the new chronology a title", field="title")
    folder = data or data_folder()
    name = _free(plain, folder)
    library = library_of(name, folder)
    create(library)
    settings.describe(About(plain), library)
    use(name, folder)
    return _read(name, folder)


def use(name: str, data: Path | None = None) -> Chronology:
    """Make one the current one. Raises LibraryError where there is none of that name."""
    folder = data or data_folder()
    chosen = find(name, folder)
    if chosen.archived:
        raise LibraryError(f"“{chosen.title}” is in the archive; bring it back first")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / CURRENT, [f"{name}\n".encode()])
    except OSError as error:
        raise LibraryError(f"{folder / CURRENT}: cannot be written ({error.strerror})") from error
    return chosen


def archive(name: str, data: Path | None = None) -> Chronology:
    """Put one away: its file stays, and it is offered no more. Raises LibraryError.

    Where it was the current one, the next of the others is then.
    """
    folder = data or data_folder()
    chosen = find(name, folder)
    others = [one for one in chronologies(folder) if one.name != name and not one.archived]
    if not others:
        raise LibraryError(f"“{chosen.title}” is the only one; make another first")
    if chosen_name(folder) == name:
        use(others[0].name, folder)
    settings.archive(True, chosen.library)
    return chosen


def bring_back(name: str, data: Path | None = None) -> Chronology:
    """Take one out of the archive. Raises LibraryError."""
    folder = data or data_folder()
    chosen = find(name, folder)
    settings.archive(False, chosen.library)
    return chosen


def find(name: str, data: Path | None = None) -> Chronology:
    """The one of a name or, where only one has it, of a title. Raises LibraryError for none."""
    every = chronologies(data)
    exact = [one for one in every if one.name == ("" if name == "first" else name)]
    titled = [one for one in every if one.title.casefold() == name.casefold()]
    for found in (exact, titled):
        if len(found) == 1:
            return found[0]
    known = ", ".join(f"{one.name or FILE} (“{one.title}”)" for one in every)
    raise LibraryError(f"{name!r}: is no chronology here; there are {known}")


def _read(name: str, folder: Path) -> Chronology:
    library = library_of(name, folder)
    title, archived = _told(library, _stamp(library))
    return Chronology(name, library, title or name or _UNTITLED, archived)


@functools.lru_cache(maxsize=256)
def _told(library: Path, _stamp: tuple[int, ...]) -> tuple[str, bool]:
    """Title of a library, and whether it is in the archive, as its files are now."""
    try:
        return settings.about(library).title, settings.is_archived(library)
    except LibraryError:  # the page of that library says what is wrong with it
        return "", False


def _stamp(library: Path) -> tuple[int, ...]:
    found: list[int] = []
    for path in (library, Path(f"{library}-wal")):
        try:
            told = path.stat()
        except OSError:
            found.append(0)
        else:
            found += [told.st_mtime_ns, told.st_size]
    return tuple(found)


def _free(title: str, folder: Path) -> str:
    """A name for a new folder, made of the title, that no other has."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", ascii_only)[:_LONGEST].strip("-") or "chronology"
    names = (plain, *(f"{plain}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if not (folder / FOLDER / name).exists())
