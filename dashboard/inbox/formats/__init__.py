"""The formats that can be read, one file each, found by listing this folder.

A format has ``NAME`` ("a web page"), ``ENDINGS``, ``APART`` (whether it is read in a child
process), ``recognises(data)``, whether the bytes can be nothing else, and ``read(data, label) ->
Found``, which raises ArticleError. What it needs beyond the standard library it imports in
``read`` and, as that takes a while, in ``prepare()`` before: so what asks for a format stays small.
"""

from __future__ import annotations

import functools
import importlib
from pathlib import Path
from types import ModuleType

_FOLDER = Path(__file__).parent


@functools.cache
def formats() -> dict[str, ModuleType]:
    """The formats by name, in the order of the alphabet."""
    names = sorted(path.stem for path in _FOLDER.glob("[a-z]*.py"))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def endings() -> tuple[str, ...]:
    """The endings of all formats, with their dots."""
    return tuple(ending for module in formats().values() for ending in module.ENDINGS)
