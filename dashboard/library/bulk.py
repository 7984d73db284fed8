"""What a person says of several events in one act: all of it, or nothing.

The lines of an act are written in one transaction. Each function returns them, none where nothing
is otherwise already, and raises LibraryError where they cannot be written; ``corrections.undo_all``
takes them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.library.checking import change, changes, hiding, joining, kind_code
from dashboard.library.corrections import record_all
from dashboard.model import Timeline, TimelineEntry
from dashboard.review import Correction, Field, State
from dashboard.timeline.corrections.kinds import kind_of

Entries = Iterable[TimelineEntry]


def set_states(
    entries: Entries, timeline: Timeline, state: State, why: str = "", *, place: Path | None = None
) -> list[Correction]:
    """Say of each event whether it was held against its article; what is so already stays."""
    return record_all(
        (
            one
            for entry in entries
            if entry.review.state is not state
            for one in changes(entry, timeline, Field.STATE, str(state), why)
        ),
        place=place,
    )


def hide_all(entries: Entries, why: str = "", *, place: Path | None = None) -> list[Correction]:
    """Take the events off the timeline, each with every report of it."""
    return record_all((one for entry in entries for one in hiding(entry, why)), place=place)


def add_tag(
    entries: Entries, timeline: Timeline, tag: str, *, place: Path | None = None
) -> list[Correction]:
    """Give the events a tag beside those that they have; raises LibraryError for an empty one."""
    tag = " ".join(tag.split())
    if not tag:
        raise LibraryError("give a tag: a word by which the events can be found again")
    return record_all(
        (
            one
            for entry in entries
            if tag not in (before := entry.review.value(Field.TAGS, []))
            for one in changes(entry, timeline, Field.TAGS, [*before, tag])
        ),
        place=place,
    )


def set_kinds(
    entries: Entries, timeline: Timeline, kind: str, why: str = "", *, place: Path | None = None
) -> list[Correction]:
    """Say of what kind the events are, as ``kind_code`` reads it; else raises LibraryError."""
    code = kind_code(kind)
    return record_all(
        (
            change(entry, timeline, Field.TYPE, code, why)
            for entry in entries
            if kind_of(entry.event) != code
        ),
        place=place,
    )


def join_all(entries: Sequence[TimelineEntry], *, place: Path | None = None) -> list[Correction]:
    """Hold all of them for one event, under the first; raises LibraryError for fewer than two."""
    if len(entries) < 2:
        raise LibraryError("choose two or more events to be joined into one")
    return record_all([joining(entries[0], entries[1:])], place=place)
