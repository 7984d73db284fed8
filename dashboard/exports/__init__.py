"""What parsed articles can be written as: one file a format, found by listing this folder.

The name of the file is the name of the format. It has ``write(parsed, options)``, which yields
bytes, and ``MEDIA_TYPE``.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.model import ParsedArticle


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may be told; ``raw``: cells that a spreadsheet would run are not guarded."""

    raw: bool = False


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def write(
    name: str, parsed: Iterable[ParsedArticle], options: Options | None = None
) -> Iterator[bytes]:
    """The parsed articles in a format, in pieces. Raises DashboardError if it is not there."""
    if name not in formats():
        raise DashboardError(f"{name!r} is no format; choose one of {', '.join(formats())}")
    module = importlib.import_module(f"dashboard.exports.{name}")
    pieces: Iterator[bytes] = module.write(parsed, options or Options())
    return pieces
