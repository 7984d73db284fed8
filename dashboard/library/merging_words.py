"""How far two people agree, and what they said of one thing, in words."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.library.incoming import Line
from dashboard.library.merging import Merged
from dashboard.review import Field, is_understood
from dashboard.timeline.labels import FIELDS
from dashboard.timeline.remarks import told


def agreement_rows(merged: Merged) -> Iterator[tuple[str, int, int, str]]:
    """For each field what both set: its name, how often alike, of how often, and in percent."""
    for field, (same, both) in merged.agreement.items():
        yield field_words(field), same, both, f"{100 * same / both:.0f}"


def field_words(field: str) -> str:
    """What a field is called; as it is where it is of a newer version."""
    return FIELDS[Field(field)].capitalize() if field in set(Field) else field


def side_words(line: Line) -> str:
    """What one of the two said, who it was and when, and why."""
    known = is_understood(line.field, line.now)
    value = told(Field(line.field), line.now) if known else str(line.now)
    why = f": {line.why}" if line.why else ""
    return f"{value}, by {line.by}, {line.at[:10]}{why}"
