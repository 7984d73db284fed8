"""Reads two libraries, of a place or a whole export, and writes what they are together."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from dashboard.errors import ArticleError, LibraryError
from dashboard.library.archive import read_archive, write_archive
from dashboard.library.database import changing
from dashboard.library.incoming import Given, take_in
from dashboard.library.merging import Merged, merge
from dashboard.library.place import library_file
from dashboard.limits import LARGEST_IMPORT

_EXPORT = ".jsonl"


def merge_places(one: Path, other: Path) -> Merged:
    """Two libraries together; each is a library's folder or file, or its whole export (.jsonl).

    Raises LibraryError where one is not there, cannot be read, or is damaged.
    """
    return merge(_read(one), _read(other))


def merge_export(data: bytes, name: str, place: Path | None = None) -> Merged:
    """The library together with another one's whole export. Raises LibraryError as above."""
    if len(data) > LARGEST_IMPORT:
        raise LibraryError(f"{name}: has more than {LARGEST_IMPORT:,} bytes, the limit")
    return merge(_read(library_file(place)), tuple(read_archive(io.BytesIO(data), name)))


def write_merged(merged: Merged, place: Path) -> Path:
    """Keep what two libraries are together as a new one, and say where.

    Raises LibraryError where something is there already, or it cannot be written.
    """
    library = library_file(place)
    if library.exists():
        raise LibraryError(f"{library}: is there already; name a new place")
    with changing(library) as connection:
        try:
            take_in(merged.items, connection)
        except (ArticleError, ValueError) as error:
            raise LibraryError(f"the two cannot be brought together: {error}") from error
    return library


def merged_bytes(merged: Merged) -> bytes:
    """What two libraries are together as one whole export."""
    with tempfile.TemporaryDirectory() as folder:
        return b"".join(write_archive(write_merged(merged, Path(folder))))


def _read(place: Path) -> tuple[Given, ...]:
    """All that a library has. Raises LibraryError for what is none, or where a part is damaged."""
    if place.suffix == _EXPORT:
        try:
            return tuple(read_archive(io.BytesIO(place.read_bytes()), place.name))
        except OSError as error:
            raise LibraryError(f"{place}: cannot be read ({error.strerror})") from error
    library = library_file(place)
    if not library.exists():
        raise LibraryError(f"{library}: there is no library; `dashboard library list` says where")
    failed: list[str] = []
    data = b"".join(write_archive(library, failed=failed))
    if failed:
        raise LibraryError(f"{failed[0]}; nothing was brought together")
    return tuple(read_archive(io.BytesIO(data), library.name))
