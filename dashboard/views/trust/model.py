"""How often what is read is right, as rows of a table, and what the parser does not do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.registry import read_toml

_FIGURES = "views/trust/measured.toml"
_OWN = "articles that the program was tried on while it was written"
_FRESH = "articles that it met for the first time, {day}"


def figures() -> list[dict[str, str]]:
    """A row for each figure: what, how many of how many, in percent, and measured on what."""
    measured = read_toml(_FIGURES)
    fresh = [_row(f, _FRESH.format(day=f["measured"])) for f in measured["fresh"]]
    return fresh + [_row(figure, _OWN) for figure in measured["own"]]


def _row(figure: Mapping[str, Any], where: str) -> dict[str, str]:
    right, of = figure["right"], figure["of"]
    return {
        "What": figure["what"],
        "Right": f"{right} of {of}",
        "Percent": f"{100 * right / of:.0f}",
        "Measured on": where,
    }


def limits() -> list[str]:
    """What the parser does not do, a sentence each."""
    return list(read_toml(_FIGURES)["limits"]["lines"])
