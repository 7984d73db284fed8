"""What a person says of an event of the timeline, put into the log field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.errors import LibraryError
from dashboard.library.corrections import Change, read_log, record, record_all
from dashboard.model import Report, Role, Timeline, TimelineEntry
from dashboard.review import NOTHING, Correction, Field, State, reviews
from dashboard.timeline.correct import as_read, reading
from dashboard.timeline.edtf import read_edtf

_LONGEST = 2000  # characters of a headline, a note or a reason


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as a person would have it; ``actors`` are pairs of a name and a role."""

    date: str
    type: str
    headline: str
    actors: tuple[tuple[str, str], ...]
    why: str = ""


def draft_of(entry: TimelineEntry, timeline: Timeline) -> Draft:
    """The event as it stands now."""
    event, names = entry.event, _names(timeline)
    return Draft(
        event.date.edtf or "",
        event.type,
        event.headline,
        tuple((name, role) for name, role in reading(event, Field.ACTORS, names)),
    )


def save(entry: TimelineEntry, timeline: Timeline, draft: Draft) -> list[Correction]:
    """Put what the draft changes into the log, a line a field; nothing for an event as it stands.

    All of it, or nothing.
    Raises QueryError for a date that is none, LibraryError for a role that is none, for too many
    words, or where the library cannot be written.
    """
    read_edtf(draft.date)
    headline = " ".join(draft.headline.split())
    actors = [[" ".join(name.split()), role] for name, role in draft.actors if name.strip()]
    for name, role in actors:
        if role not in set(Role):
            raise LibraryError(f"{name}: {role!r} is no role; choose one of {', '.join(Role)}")
    if not headline or max(len(headline), len(draft.why)) > _LONGEST:
        raise LibraryError(
            f"give a headline, and at most {_LONGEST:,} characters of it or of a why"
        )
    now = draft_of(entry, timeline)
    wanted: dict[Field, tuple[Any, Any]] = {
        Field.DATE: (draft.date.strip(), now.date),
        Field.TYPE: (draft.type, now.type),
        Field.HEADLINE: (headline, now.headline),
        Field.ACTORS: (actors, [list(pair) for pair in now.actors]),
    }
    return record_all(
        _change(entry, timeline, name, value, draft.why)
        for name, (value, before) in wanted.items()
        if value != before
    )


def set_state(entry: TimelineEntry, timeline: Timeline, state: State, why: str = "") -> Correction:
    """Say whether an event was held against its article. Raises LibraryError."""
    change = _change(entry, timeline, Field.STATE, str(state), why[:_LONGEST])
    return record_all([change])[0]


def remark(
    entry: TimelineEntry, timeline: Timeline, values: Mapping[Field, Any]
) -> list[Correction]:
    """Set the note, the star and the tags that are given: all of them, or none.

    Raises LibraryError.
    """
    return record_all(_change(entry, timeline, name, now, "") for name, now in values.items())


def hide(entry: TimelineEntry, why: str = "") -> list[Correction]:
    """Take an event off the timeline, with every report of it; each can be brought back.

    All of them, or none. Raises LibraryError.
    """
    return record_all(Change(r.event.id, Field.HIDDEN, True, why=why) for r in entry.reports)


def split(entry: TimelineEntry, report: Report) -> Correction:
    """Keep a report apart from all others of its entry, and those it was. Raises LibraryError."""
    event = report.event.id
    own = reviews(read_log(events=[event])).get(event, NOTHING)
    others = [r.event.id for r in entry.reports if r.event.id != event]
    before = own.value(Field.APART, [])
    return record(event, Field.APART, [*before, *(i for i in others if i not in before)])


def join(entry: TimelineEntry, other: TimelineEntry) -> Correction:
    """Hold two entries for one event, whatever else speaks against it. Raises LibraryError."""
    before = entry.review.value(Field.JOINED, [])
    ids = [report.event.id for report in other.reports]
    return record(entry.event.id, Field.JOINED, [*before, *(i for i in ids if i not in before)])


def add_own(
    article: str, words: tuple[int, int], type_code: str, date: str, *, why: str = ""
) -> str:
    """Add an event to an article by the words that tell of it; returns its id.

    ``words`` are where they begin and end in the article's text, ``date`` is EDTF. Raises
    QueryError for a date that is none, LibraryError where it cannot be written.
    """
    read_edtf(date)
    start, end = words
    event = f"{article}:{start}:{type_code}"
    value = {"article": article, "start": start, "end": end, "type": type_code}
    changes = [Change(event, Field.ADDED, value, why=why)]
    if date.strip():
        changes.append(Change(event, Field.DATE, date.strip(), was="", why=why))
    record_all(changes)
    return event


def tags_of(timeline: Timeline) -> list[str]:
    """The tags in use, in the order of the alphabet."""
    used = {tag for e in timeline.entries for tag in e.review.value(Field.TAGS, ())}
    return sorted(used)


def _change(entry: TimelineEntry, timeline: Timeline, name: Field, value: Any, why: str) -> Change:
    """What was read, what it is now, and which line of the same field the person had seen."""
    read, names = as_read(entry, timeline)
    last = entry.review.latest.get(name)
    was = entry.review.readings.get(name, reading(read, name, names))
    return Change(read.id, name, value, was, why, 0 if last is None else last.number)


def _names(timeline: Timeline) -> dict[str, str]:
    return {actor.id: actor.name for actor in timeline.actors}
