"""What can be taken away: one file a format, found by listing this folder.

It has ``write(selection, options)``, which yields bytes, as ``proof/carriers.py`` says; ``LABEL``;
``MEDIA_TYPE`` and ``ENDING``, or both from ``kind(selection)``; ``STREAMS``: it needs no timeline.
"""

import importlib
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from dashboard.timeline.selection import Selection


class Options(NamedTuple):
    """What a format may be told; ``raw``: cells that a spreadsheet would run are not guarded.

    ``colours`` are the ids of the sides in the order of the colours that the page gives them, empty
    for a colour that none has; without any they are found anew.
    """

    raw: bool = False
    colours: tuple[str, ...] = ()


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def load(name: str) -> ModuleType:
    """The module of a format. Raises DashboardError if there is none."""
    if name not in formats():
        raise DashboardError(f"{name!r} is no format; choose one of {', '.join(formats())}")
    return importlib.import_module(f"dashboard.exports.{name}")


def kind(name: str, selection: "Selection") -> tuple[str, str]:
    """The media type of a selection in a format, and the ending of its file's name."""
    module = load(name)
    own: tuple[str, str] = module.MEDIA_TYPE, module.ENDING
    return module.kind(selection) if hasattr(module, "kind") else own
