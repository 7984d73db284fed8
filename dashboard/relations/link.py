"""Links the events of an article and dates those that have no time of their own."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dashboard.events.edtf import write_edtf
from dashboard.events.mention import EventMention
from dashboard.events.narrative_time.by_place import BENCH, date_by_place
from dashboard.events.narrative_time.dated_entries import date_by_entry
from dashboard.model import (
    Actor,
    ActorKind,
    DateStatus,
    Diagnostic,
    DocumentCreationTime,
    Event,
    EventDate,
    Granularity,
    Quote,
    Relation,
    RelationType,
    TemporalExpression,
)
from dashboard.nlp.analysis import Analysis
from dashboard.reasons import reason
from dashboard.registry import OWN
from dashboard.relations.bounds import latest_before, propagate, show
from dashboard.relations.courses import find_in_courses
from dashboard.relations.find import find_relations
from dashboard.relations.infer import Earlier, find_earlier, infer_relations
from dashboard.relations.occasions import find_after_occasions
from dashboard.relations.offsets import Offset, find_offsets, find_since_then, order_of
from dashboard.relations.within import put_within

_NEAR = 24  # characters from an event noun to how long nothing like it has been


@dataclasses.dataclass(frozen=True, slots=True)
class LinkedEvents:
    """Events with their final dates, by position; their relations; the contradictions found."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    diagnostics: tuple[Diagnostic, ...]


def link_events(
    mentions: Sequence[EventMention],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
    *,
    timexes: Sequence[TemporalExpression],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    language: str = OWN,
) -> LinkedEvents:
    """Find the relations between events and let them narrow the dates; no events give nothing.

    What relations date is left to them; only the others take a date from their place.
    """
    mentions = tuple(date_by_entry(mentions, analysis, timexes, dct, language=language))
    mentions, within = put_within(mentions, analysis, timexes, language=language)
    stated = find_relations(mentions, analysis, language=language)
    included = {r.target for r in stated if r.type is RelationType.INCLUDES}
    inferred = tuple(
        r
        for r in infer_relations(mentions, analysis, actors, quotes, dct=dct, language=language)
        if r.type is not RelationType.INCLUDES or r.target not in included
    )
    in_courses, counted = find_in_courses(mentions, analysis, language=language)
    inferred = (*inferred, *in_courses)
    offsets = (
        *find_offsets(mentions, stated, analysis, timexes, language=language),
        *find_after_occasions(mentions, analysis, dct, language=language),
        *counted,
    )
    known = {(r.source, r.target) for r in stated}
    ordered_on = (*order_of(offsets), *find_since_then(mentions, analysis, language=language))
    stated = (*stated, *(r for r in ordered_on if (r.source, r.target) not in known))
    held = _held([read.event for read in mentions], (*stated, *inferred), offsets)
    held |= within
    placed = date_by_place(mentions, analysis, timexes, dct, quotes=quotes, language=language)
    mentions = [
        old if old.event.id in held and new.event.date.rule != BENCH else new
        for old, new in zip(mentions, placed, strict=True)
    ]
    by_id = {read.event.id: read.event for read in mentions}
    parts = {(r.source, r.target) for r in inferred if r.type is RelationType.INCLUDES}
    relations = [
        r
        for r in (*stated, *inferred)  # what is part of a meeting is not said to go beside it
        if r.type is not RelationType.SIMULTANEOUS or (r.source, r.target) not in parts
    ]
    people = {actor.id for actor in actors if actor.kind is ActorKind.PERSON}
    for earlier in find_earlier(mentions, analysis, timexes, language=language):
        event = _dated(_unnamed(earlier, people, analysis.text), earlier, by_id[earlier.after])
        if event.id not in by_id:
            by_id[event.id] = event
            signal = earlier.length.span
            relations.append(Relation(earlier.after, event.id, RelationType.AFTER, signal))
    ordered = sorted(by_id.values(), key=lambda e: (e.trigger.start, e.type))
    events, contradictions = propagate(ordered, relations, offsets)
    return LinkedEvents(events, tuple(relations), contradictions)


def _held(
    events: Sequence[Event], relations: Sequence[Relation], offsets: Sequence[Offset]
) -> set[str]:
    """The events that relations date better than their place would."""
    narrowed, _ = propagate(events, relations, offsets)
    held = {r.source for r in relations if r.type is RelationType.ABOUT}
    held |= {offset.event for offset in offsets}
    since = {r.source for r in relations if r.type is RelationType.AFTER and r.signal is not None}
    for before, after in zip(events, narrowed, strict=True):
        x, y = before.date, after.date
        later = x.earliest != y.earliest and before.id in since
        if y.status is DateStatus.INFERRED or x.latest != y.latest or later:
            held.add(before.id)
    return held


def _unnamed(earlier: Earlier, people: set[str], text: str) -> Event:
    """The event before: who took part is not told, and its words say how far back it lies.

    "The first such conversation in over a year": others may have spoken then.
    """
    event, end = earlier.read.event, earlier.length.span.end
    others = tuple(p for p in event.participants if p.actor not in people)
    near = 0 < end - event.trigger.end <= _NEAR
    headline = " ".join(text[event.trigger.start : end].split()) if near else event.headline
    return dataclasses.replace(event, participants=others, headline=headline)


def _dated(event: Event, earlier: Earlier, later: Event) -> Event:
    """The event before, with the latest day that the length between them leaves open."""
    limit = later.date.latest
    latest = latest_before(limit, earlier.length.value or "") if limit else None
    if latest is None:
        return event
    date = EventDate(
        None,
        latest,
        Granularity.UNKNOWN,
        DateStatus.BOUNDED,
        reason(
            "relations.length_between",
            time=earlier.length.span.text,
            event=later.trigger.text,
            day=show(later.date),
        ),
        earlier.length.id,
        "first in",
    )
    date = dataclasses.replace(date, edtf=write_edtf(date), leans_on=(later.id,))
    return dataclasses.replace(event, date=date)
