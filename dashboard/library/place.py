"""Where a user's library lies: one SQLite file, and its backups in a folder beside it."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextvars import ContextVar
from pathlib import Path

import platformdirs

from dashboard.errors import LibraryError

LIBRARY_VARIABLE = "DASHBOARD_LIBRARY"  # environment variable that names another place
DATA_SET_VARIABLE = "DASHBOARD_DATA_SET"  # that names a data set to be shown in its place
FILE = "library.sqlite"
FOLDER = "chronologies"  # where in the data folder those beside the first lie
CURRENT = "current-chronology.txt"  # the name of the folder of the one that is used
NAME_ANOTHER = f"name another with --library or {LIBRARY_VARIABLE}"
_ENDINGS = {".sqlite", ".sqlite3", ".db"}
_HELD: ContextVar[str | None] = ContextVar("held", default=None)


def library_file(
    place: Path | str | None = None, *, environment: Mapping[str, str] = os.environ
) -> Path:
    """The library's file: the given one, the one of the environment, or the current chronology's.

    A place that does not end like a database is the folder in which it lies. It need not exist yet.
    Raises LibraryError where the system does not know the user's home, where a folder has its name,
    or a link on the way to it leads nowhere.
    """
    chosen = place or environment.get(LIBRARY_VARIABLE)
    if not chosen:
        data = data_folder()
        return library_of(current_name(data), data)
    path = at_home(Path(chosen))
    library = path if path.suffix.casefold() in _ENDINGS else path / FILE
    _refuse_odd(library)
    return library


def is_named(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the library was named from outside: then it is the only one that is shown."""
    return bool(environment.get(LIBRARY_VARIABLE))


def data_folder() -> Path:
    """The folder in which the chronologies of this installation lie, which need not exist yet."""
    return at_home(platformdirs.user_data_path("event-timeline-dashboard", False))


def library_of(name: str, data: Path) -> Path:
    """The library of a chronology by its name in the data folder; an empty one is the first."""
    return data / FOLDER / name / FILE if name else data / FILE


def hold(name: str | None) -> None:
    """Let one chronology be the current one for this thread, whichever is chosen; None: that one.

    A tab that shows one must not write into another that was chosen in a second tab.
    """
    _HELD.set(name)


def held() -> str | None:
    """The name of the chronology that is the current one for this thread; None: the chosen one."""
    return _HELD.get()


def current_name(data: Path) -> str:
    """The name of the current chronology: empty for the first, also where the named one is gone."""
    name = held()
    return chosen_name(data) if name is None or not _is_there(name, data) else name


def chosen_name(data: Path) -> str:
    """The name of the one that was chosen last, wherever that was; empty as ``current_name``."""
    try:
        name = (data / CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    is_plain = name not in (".", "..") and name == Path(name).name
    return name if name and is_plain and _is_there(name, data) else ""


def _is_there(name: str, data: Path) -> bool:
    """Whether there is a chronology of that name; the first one always is."""
    return not name or library_of(name, data).exists()


def _refuse_odd(library: Path) -> None:
    """Refuse a folder in the place of the file, and links that lead in a circle or nowhere."""
    if library.is_dir():
        raise LibraryError(
            f"{library}: is a folder, and a library is a file; name the folder in which it lies, "
            f"or its file ({library / FILE})"
        )
    for path in (library, *library.parents):
        if path.is_symlink() and not _leads_on(path):
            raise LibraryError(
                f"{path}: is a link that leads to nothing or in a circle; mend it, or "
                f"{NAME_ANOTHER}"
            )


def _leads_on(link: Path) -> bool:
    try:
        link.stat()
    except OSError as error:
        return error.errno == errno.EACCES  # what is closed to us is refused where it is opened
    return True


def backup_folder(library: Path) -> Path:
    """The folder of a library's backups, which need not exist yet."""
    return library.with_name("backups")


def old_folder(library: Path) -> Path:
    """Where articles were kept as text files before there was a library."""
    inside = library.with_name("articles")
    return inside if inside.is_dir() else library.parent


def at_home(path: Path) -> Path:
    """The path with ``~`` spelled out. Raises LibraryError where the home is not known."""
    try:
        expanded = path.expanduser()
    except RuntimeError:
        expanded = path
    if expanded.parts[:1] == ("~",):
        raise LibraryError(f"no home folder is known for the library; set HOME, or {NAME_ANOTHER}")
    return expanded
