"""What parsed articles can be written as: one file a format, found by listing this folder.

The name of the file is the name of the format. It has ``write(parsed, options)``, which yields
bytes, ``MEDIA_TYPE``, ``ENDING`` (of a file's name) and ``LABEL`` (what a person chooses it by).
"""

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from dashboard.errors import DashboardError
from dashboard.model import ParsedArticle


class Options(NamedTuple):
    """What a format may be told; ``raw``: cells that a spreadsheet would run are not guarded."""

    raw: bool = False


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def load(name: str) -> ModuleType:
    """The module of a format. Raises DashboardError if there is none."""
    if name not in formats():
        raise DashboardError(f"{name!r} is no format; choose one of {', '.join(formats())}")
    return importlib.import_module(f"dashboard.exports.{name}")


def write(
    name: str, parsed: Iterable[ParsedArticle], options: Options | None = None
) -> Iterator[bytes]:
    """The parsed articles in a format, in pieces. Raises DashboardError if there is none."""
    pieces: Iterator[bytes] = load(name).write(parsed, options or Options())
    return pieces
