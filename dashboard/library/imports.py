"""Takes an export back into a library: articles as JSON with their log, or a whole library."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.contract import from_whole_record
from dashboard.dates.dateline import as_given
from dashboard.errors import ArticleError, DashboardError, LibraryError
from dashboard.library.archive import read_archive
from dashboard.library.database import changing
from dashboard.library.incoming import Absent, Came, Given, Line, Taken, take_in
from dashboard.library.incoming_actors import ActorLine
from dashboard.library.place import library_file
from dashboard.limits import LARGEST_IMPORT, cut
from dashboard.registry import PACKAGE

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_MAKE = "make one with `dashboard library export --format json` or `--whole`"
_WHOLE = b'{"format"'


def import_file(path: Path, place: Path | None = None) -> Taken:
    """Take a file in, as ``import_bytes`` does. Raises LibraryError, too, if it cannot be read."""
    try:
        _check_size(path.stat().st_size, str(path))
        with path.open("rb") as file:
            data = file.read(LARGEST_IMPORT + 1)  # a pipe does not tell its size
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read ({error.strerror})") from error
    return import_bytes(data, path.name, place)


def import_bytes(data: bytes, name: str, place: Path | None = None) -> Taken:
    """Take what was exported into the library: all of it, or nothing.

    ``name`` is what messages call it. What is there already stays as it is. Raises LibraryError
    where it is too large, no export, damaged, or not as the contract's schema says, or the library
    cannot be written: then nothing is changed.
    """
    try:
        _check_size(len(data), name)
        is_whole = data.startswith(_WHOLE)
        items = tuple(read_archive(io.BytesIO(data), name) if is_whole else _read_json(data, name))
    except LibraryError as error:
        raise LibraryError(f"{error}; nothing was changed") from error
    with changing(library_file(place)) as connection:
        try:
            return take_in(items, connection)
        except (ArticleError, ValueError) as error:
            raise LibraryError(f"{name}: {error}; nothing was changed; {_MAKE}") from error


def _check_size(size: int, name: str) -> None:
    if size > LARGEST_IMPORT:
        raise LibraryError(
            f"{name}: has more than {LARGEST_IMPORT:,} bytes, the limit; export fewer articles "
            "with --query, or --whole, or copy the library with `dashboard library backup`"
        )


def tell(taken: Taken) -> str:
    """What came in, on one line."""
    told = (
        (taken.articles, "article"),
        (taken.corrections, "line of the log", "lines of the log"),
        (taken.views, "view"),
    )
    parts = [
        f"{count:,} {what if count == 1 else (more[0] if more else what + 's')}"
        for count, what, *more in told
    ]
    return f"came in: {', '.join(parts)}; {taken.there:,} articles were here already"


def _read_json(data: bytes, name: str) -> Iterator[Given]:
    """The articles of an export as JSON, and the lines of the log that each brings."""
    try:
        records = json.loads(data)
    except (ValueError, RecursionError):
        raise LibraryError(f"{name}: is no JSON; {_MAKE}") from None
    if not isinstance(records, list):
        raise LibraryError(f"{name}: is no list of articles; {_MAKE}")
    for number, record in enumerate(records, 1):
        where = f"{name}: article {number}"
        _check_record(record, where)
        if "own_events" not in record:  # those come with their lines of the log
            yield _article(record, where)
        try:
            lines: list[Given] = [Line(**line) for line in record.get("corrections", [])]
            lines += [ActorLine(**line) for line in record.get("actor_corrections", [])]
        except (TypeError, ValueError) as error:
            raise LibraryError(f"{where}: a correction is none ({error}); {_MAKE}") from error
        yield from lines
        yield Absent(record.get("export", {}).get("counts", {}).get("lines_left_out", 0))


def _check_record(record: Any, where: str) -> None:
    """Nothing. Raises LibraryError, naming the value, where the contract's schema refuses it."""
    error = next(_contract().iter_errors(record), None)
    if error is not None:
        raise LibraryError(
            f"{where}: is not as the contract says, at {cut('message', error.json_path)}: "
            f"{cut('message', error.message)}; {_MAKE} with this version of the program"
        )


@cache
def _contract() -> Validator:
    import jsonschema

    schema = json.loads((PACKAGE / "contract.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def _article(record: Any, where: str) -> Came:
    try:
        parsed = from_whole_record(record)
        return Came(as_given(parsed.article))
    except DashboardError as error:
        raise LibraryError(f"{where}: {error}") from error
    except (AttributeError, KeyError, LookupError, TypeError, ValueError) as error:
        raise LibraryError(f"{where}: is no article as it is exported ({error!r}); {_MAKE}") from (
            error
        )
