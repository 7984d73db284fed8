"""What can be taken away: one file a format, found by listing this folder.

It has ``write(selection, options)``: bytes, as ``proof/carriers.py`` says; ``LABEL``; ``READ`` if
people read it; ``MEDIA_TYPE`` and ``ENDING``, or ``kind(selection)``; ``STREAMS``: no timeline.
"""

import importlib
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from dashboard.timeline.selection import Selection


class Options(NamedTuple):
    """What a format may be told."""

    raw: bool = False  # cells that a spreadsheet would run are not guarded
    colours: tuple[str, ...] = ()  # the ids of sides by the page's colours, "" for a free one


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def load(name: str) -> ModuleType:
    """The module of a format. Raises DashboardError if there is none."""
    if name not in (known := formats()):
        raise DashboardError(f"{name!r} is no format; choose one of {', '.join(known)}")
    return importlib.import_module(f"dashboard.exports.{name}")


def kind(name: str, selection: "Selection") -> tuple[str, str]:
    """The media type of a selection in a format, and the ending of its file's name."""
    own: tuple[str, str] = (module := load(name)).MEDIA_TYPE, module.ENDING
    return module.kind(selection) if hasattr(module, "kind") else own
