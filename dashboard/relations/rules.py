"""The rules of relations and of the dates that they give: ``languages/*/relations.toml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.registry import language_file, read_record, read_toml

BOUND = "temporal bounds"  # the field of rules by which one event dates or limits another


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule by which another event dates or limits one: its rank, and the reason that is told.

    ``sure`` is its rank where it leaves one day, or where a word says so of the event itself.
    """

    name: str
    rank: int
    because: str
    sure: int | None = None


@functools.cache
def load_bounds(language: str) -> Mapping[str, BoundRule]:
    """The rules of bounds by name. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(language_file(language, "relations.toml"))["bound"]
    return {row["name"]: read_record(BoundRule, row, language=language) for row in rows}
