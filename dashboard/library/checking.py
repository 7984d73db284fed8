"""What a person says of an event of the timeline, put into the log field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from dashboard.errors import LibraryError
from dashboard.library.corrections import Change, read_log, record, record_all
from dashboard.model import Modality, Report, Role, Timeline, TimelineEntry
from dashboard.review import NOTHING, Correction, Field, State, reviews
from dashboard.timeline.corrections.correct import as_read, reading
from dashboard.timeline.corrections.kinds import OTHER, kind_of, kinds, read_kind, type_and_subtype
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.corrections.typed_date import read_typed
from dashboard.timeline.wording.labels import kind_name


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as a person would have it. ``date`` is in EDTF or in words.

    ``actors`` are pairs of a name and a role.

    ``modality`` None: told as it is told now. ``order`` is that of a date in numbers,
    ``origin`` source and link of an own event, None as they are.
    """

    date: str
    type: str
    headline: str
    actors: tuple[tuple[str, str], ...]
    why: str = ""
    modality: str | None = None
    order: Order | None = None
    origin: tuple[str, str] | None = None


def draft_of(entry: TimelineEntry, timeline: Timeline) -> Draft:
    """The event as it stands now."""
    event, names = entry.event, _names(timeline)
    return Draft(
        event.date.edtf or "",
        kind_of(event),
        event.headline,
        tuple((name, role) for name, role in reading(event, Field.ACTORS, names)),
        modality=str(event.modality),
    )


def save(entry: TimelineEntry, timeline: Timeline, draft: Draft) -> list[Correction]:
    """Put what the draft changes into the log, a line a field; nothing for an event as it stands.

    All of it, or nothing.
    Raises QueryError for a date that is none, LibraryError for a role that is none, for too many
    words, for a reason of no change, or where the library cannot be written.
    """
    date = read_typed(draft.date, draft.order)
    headline = " ".join(draft.headline.split())
    actors = named(draft.actors)
    if not headline:
        raise LibraryError("give a headline: what happened", field="headline")
    now = draft_of(entry, timeline)
    wanted: dict[Field, tuple[Any, Any]] = {
        Field.DATE: (date, now.date),
        Field.TYPE: (draft.type, now.type),
        Field.MODALITY: (draft.modality or now.modality, now.modality),
        Field.HEADLINE: (headline, now.headline),
        Field.ACTORS: (actors, [list(pair) for pair in now.actors]),
    }
    changed = [
        change(entry, timeline, name, value, draft.why)
        for name, (value, before) in wanted.items()
        if value != before
    ]
    changed += _of_origin(entry, draft)
    if not changed and draft.why.strip():
        told = "a reason goes with a change, and nothing else was changed: it was not saved"
        raise LibraryError(told, field="why")
    return record_all(changed)


def _of_origin(entry: TimelineEntry, draft: Draft) -> Iterator[Change]:
    """The change of where an own event is known from; none where it is as it was."""
    line = entry.review.latest.get(Field.OWN)
    if line is not None and line.now and draft.origin is not None:
        source, link = draft.origin
        now = {**line.now, "source": " ".join(source.split()), "link": check_link(link)}
        if now != line.now:
            seen = entry.review.last(Field.OWN)
            yield Change(line.event, Field.OWN, now, line.now, draft.why, seen)


def check_link(link: str) -> str:
    """The address of a page without blanks; raises LibraryError for another kind of address."""
    link = link.strip()
    try:
        parts = urlsplit(link)
    except ValueError:
        parts = None
    if link and (parts is None or parts.scheme not in ("http", "https") or not parts.netloc):
        told = f"{link}: is no address of a page; give one with http:// or https://"
        raise LibraryError(told, field="url")
    return link


def kind_code(words: str) -> str:
    """The code of a kind of event that is written as its code or as the page calls it.

    Raises LibraryError for other words; it names the kinds that are written most like them.
    """
    code = read_kind(words)
    if code is None:
        like = get_close_matches(words.strip().capitalize(), kinds().values()) or [kind_name(OTHER)]
        told = f"{words!r} is no kind of event; write one as the page calls it: {', '.join(like)}"
        raise LibraryError(told, field="type")
    return code


def named(actors: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The pairs as they are kept, none empty. Raises LibraryError for a role that is none."""
    named = [[" ".join(name.split()), role] for name, role in actors if name.strip()]
    for name, role in named:
        if role not in set(Role):
            told = f"{name}: {role!r} is no role; choose one of {', '.join(Role)}"
            raise LibraryError(told, field="actor")
    return named


def set_state(entry: TimelineEntry, timeline: Timeline, state: State, why: str = "") -> Correction:
    """Say whether an event was held against its article. Raises LibraryError."""
    return record_all(changes(entry, timeline, Field.STATE, str(state), why))[-1]


def remark(
    entry: TimelineEntry, timeline: Timeline, values: Mapping[Field, Any]
) -> list[Correction]:
    """Set the note, the star and the tags that are given: all of them, or none.

    Raises LibraryError.
    """
    return record_all(
        one for name, now in values.items() for one in changes(entry, timeline, name, now)
    )


def hide(entry: TimelineEntry, why: str = "") -> list[Correction]:
    """Take an event off the timeline, with every report of it; each can be brought back.

    All of them, or none, and under each id under which something is kept. Raises LibraryError.
    """
    return record_all(hiding(entry, why))


def hiding(entry: TimelineEntry, why: str = "") -> list[Change]:
    """The changes that hide an event with every report of it."""
    ids = dict.fromkeys((*(report.event.id for report in entry.reports), *entry.review.keys))
    return [Change(event, Field.HIDDEN, True, why=why) for event in ids]


def bring_back(event: str, timeline: Timeline) -> list[Correction]:
    """Show a hidden event again, under each id under which it was hidden. Raises LibraryError."""
    said = reviews(read_log())
    hidden = (stored for stored, review in said.items() if review.value(Field.HIDDEN))
    return record_all(
        Change(stored, Field.HIDDEN, None, was=True)
        for stored in hidden
        if timeline.resolve(stored) == event
    )


def split(entry: TimelineEntry, report: Report) -> Correction:
    """Keep a report apart from all others of its entry, and those it was. Raises LibraryError."""
    event = report.event.id
    own = reviews(read_log(events=[event])).get(event, NOTHING)
    others = [r.event.id for r in entry.reports if r.event.id != event]
    before = own.value(Field.APART, [])
    return record(event, Field.APART, [*before, *(i for i in others if i not in before)])


def join(entry: TimelineEntry, other: TimelineEntry) -> Correction:
    """Hold two entries for one event, whatever else speaks against it. Raises LibraryError."""
    return record_all([joining(entry, [other])])[0]


def joining(entry: TimelineEntry, others: Iterable[TimelineEntry]) -> Change:
    """The change that holds all reports of some entries for one event with this one's.

    Its own other reports, too: against those of the others the program might hold one of them for
    an event apart.
    """
    before = entry.review.value(Field.JOINED, [])
    reports = (report for each in (entry, *others) for report in each.reports)
    ids = [report.event.id for report in reports if report.event.id != entry.event.id]
    return Change(entry.event.id, Field.JOINED, [*before, *(i for i in ids if i not in before)])


@dataclass(frozen=True, slots=True)
class Own:
    """An event of a person's own. ``date`` and ``actors`` are as in a draft."""

    type: str
    date: str = ""
    actors: tuple[tuple[str, str], ...] = ()
    modality: str = Modality.ASSERTED
    why: str = ""
    order: Order | None = None


def add_own(article: str, words: tuple[int, int], own: Own) -> str:
    """Add an event to an article by the words that tell of it; returns its id.

    ``words`` are where they begin and end in the article's text. Raises QueryError for a date that
    is none, LibraryError for a kind or role that is none or where it cannot be written.
    """
    date = read_typed(own.date, own.order)
    start, end = words
    kind = kind_code(own.type)
    event_type, _ = type_and_subtype(kind)
    event = f"{article}:{start}:{event_type}"
    value = {"article": article, "start": start, "end": end, "type": kind}
    fields: dict[Field, tuple[Any, Any]] = {
        Field.DATE: (date, ""),
        Field.ACTORS: (named(own.actors), []),
        Field.MODALITY: (own.modality, str(Modality.ASSERTED)),
    }
    set_too = [
        Change(event, name, now, was, own.why) for name, (now, was) in fields.items() if now != was
    ]
    record_all([Change(event, Field.ADDED, value, why=own.why), *set_too])
    return event


def tags_of(timeline: Timeline) -> list[str]:
    """The tags in use, in the order of the alphabet."""
    used = {tag for e in timeline.entries for tag in e.review.value(Field.TAGS, ())}
    return sorted(used)


def change(entry: TimelineEntry, timeline: Timeline, name: Field, value: Any, why: str) -> Change:
    """What was read, what it is now, and which line of the same field the person had seen."""
    read, names = as_read(entry, timeline)
    was = entry.review.readings.get(name, reading(read, name, names))
    return Change(read.id, name, value, was, why, entry.review.last(name))


def changes(
    entry: TimelineEntry, timeline: Timeline, name: Field, value: Any, why: str = ""
) -> list[Change]:
    """The change of a remark, under each id that says otherwise: else that would go on to hold.

    The line that holds now comes last, so that it is the first to be taken back.
    """
    one = change(entry, timeline, name, value, why)
    said = entry.review.said(name)
    if len(said) < 2:
        return [replace(one, event=line.event) for line in said] or [one]
    holds = entry.review.latest[name].number
    ordered = sorted(said, key=lambda line: line.number == holds)
    other = [line for line in ordered if line.now != value] or ordered[-1:]
    return [replace(one, event=line.event) for line in other]


def _names(timeline: Timeline) -> dict[str, str]:
    return {actor.id: actor.name for actor in timeline.actors}
