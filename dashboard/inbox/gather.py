"""Finds the files that a person names: files, and folders with all that lies in them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from dashboard.inbox.files import LARGEST_FILE, File, Received
from dashboard.inbox.formats import endings

_ZIP = ".zip"
_PARTS_OF_A_PAGE = ("_files", ".fld")  # folders in which browsers keep what belongs to a page
_LARGEST_ZIP = 500 * 2**20  # bytes of a zip that is named on the command line


def gather(paths: Iterable[Path]) -> Iterator[File | Received]:
    """The files of these paths, read one at a time; a folder gives all in it, by name.

    Of a folder only files with an ending that can be read are taken, and how many others there
    are is said. Links to folders are not followed. What cannot be opened is refused by name.
    """
    for path in paths:
        if path.is_dir():
            closed: list[OSError] = []
            yield from left_out(_in_folder(path, closed), str(path))
            yield from _refused(closed, path)
        else:
            yield _opened(path, path.name)


def left_out(files: Iterable[File | Received | str], place: str) -> Iterator[File | Received]:
    """The files that can be read, by their endings; at the end a note on those that cannot."""
    others: Counter[str] = Counter()
    for file in files:
        name = file if isinstance(file, str) else file.name
        reason = _left_out(name.removeprefix(f"{place}/"))
        if reason:
            others[reason] += 1
        elif not isinstance(file, str):
            yield file
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        note = f"{place}: left out, as they are no articles: {kinds}"
        yield Received(place, note=note)


def _left_out(name: str) -> str | None:
    """What kind of file is not looked at; None for one that may be an article."""
    path = PurePosixPath(name)
    if any(part.startswith((".", "__MACOSX")) for part in path.parts):
        return "hidden"
    if any(part.endswith(_PARTS_OF_A_PAGE) for part in path.parts[:-1]):
        return "part of a saved page"
    ending = path.suffix.casefold()
    return None if ending in (*endings(), _ZIP) else ending or "without an ending"


def _in_folder(folder: Path, closed: list[OSError]) -> Iterator[File | Received | str]:
    """The files in a folder at any depth; folders that cannot be listed go into ``closed``."""
    for where, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            told = path.relative_to(folder).as_posix()
            full = f"{folder}/{told}"
            yield full if _left_out(told) else _opened(path, full)


def _refused(closed: Iterable[OSError], folder: Path) -> Iterator[Received]:
    """The folders that could not be listed, but for those in which nothing is looked for."""
    for error in closed:
        inner = Path(str(error.filename))
        if _left_out((inner.relative_to(folder) / "a.txt").as_posix()) is None:
            why = f"the folder cannot be read ({error.strerror}), nor what lies in it"
            yield Received(str(inner), refusal=f"{inner}: {why}; give rights there")


def _opened(path: Path, name: str) -> File | Received:
    limit = _LARGEST_ZIP if path.suffix.casefold() == _ZIP else LARGEST_FILE
    try:
        size = path.stat().st_size
        if size > limit:
            return Received(
                name, refusal=f"{name}: has {size:,} bytes, the limit is {limit:,}; split it"
            )
        return File(name, path.read_bytes())
    except OSError as error:
        return Received(name, refusal=f"{path}: cannot be read ({error.strerror})")
