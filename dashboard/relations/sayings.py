"""Joins what is one event by its day or its occasion: one event, several mentions.

"Berg said the road was closed. He said it would stay so": two sayings of one paragraph, by the same
speaker and with nobody else's between them, are one row. What is known to a day stays by itself.
"Berg admitted his guilt on Monday. … He pleaded guilty to each crime": what one does, or what
befalls one, but once a day is one, in whatever words, once the day of both is known.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from dashboard.events.merging import tells_more
from dashboard.events.read import STATEMENT, EventMention, merge_participants
from dashboard.model import Event, Relation, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.stems import same_event_data


def join_sayings(
    events: Sequence[Event],
    relations: Sequence[Relation],
    mentions: Sequence[EventMention],
    analysis: Analysis,
) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """The events, in their order, with later sayings joined to the first; and their relations."""
    reads = {read.event.id: read for read in mentions}
    kept: list[Event] = []
    first: dict[str, str] = {}  # the id of a saying that is joined, and of the one that stays
    last: tuple[int, EventMention] | None = None  # the statement before: its row, and what it reads
    for event in events:
        read = reads.get(event.id)
        same = next((i for i, other in enumerate(kept) if _is_one_act(event, other)), None)
        if same is not None:
            kept[same] = _joined(kept[same], event)
            first[event.id] = kept[same].id
            continue
        if event.type != STATEMENT or read is None:
            kept.append(event)
            continue
        if last is not None and _goes_on(event, read, kept[last[0]], last[1], analysis):
            kept[last[0]] = _joined(kept[last[0]], event)
            first[event.id] = kept[last[0]].id
            last = (last[0], read)
            continue
        kept.append(event)
        last = (len(kept) - 1, read)
    return tuple(_renamed(event, first) for event in kept), _between(relations, first)


def _is_one_act(event: Event, other: Event) -> bool:
    """Whether two events of a kind that is done but once a day are of one day and of the same."""
    kind, day = event.subtype, event.date.earliest
    if kind != other.subtype or kind not in same_event_data()["once_a_day"]:
        return False
    if day is None or {day} != {event.date.latest, other.date.earliest, other.date.latest}:
        return False
    if event.modality != other.modality:
        return False
    undergone = [_of(e, Role.RECIPIENT) | _of(e, Role.TOPIC) for e in (event, other)]
    done = [_of(e, Role.ACTOR) | _of(e, Role.SPEAKER) for e in (event, other)]
    sides = (undergone, done)
    if any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in sides):
        return False
    by_whom = done[0] & done[1] and not any(undergone)
    return bool(undergone[0] & undergone[1] or by_whom)


def _of(event: Event, role: Role) -> set[str]:
    return {p.actor for p in event.participants if p.role is role}


def _goes_on(
    event: Event, read: EventMention, before: Event, other: EventMention, analysis: Analysis
) -> bool:
    """Whether a speaker goes on, in the paragraph and the tense of the saying before."""
    speakers = _of(event, Role.SPEAKER)
    clauses = analysis.paragraphs[read.found.paragraph].clauses
    return (
        read.found.paragraph == other.found.paragraph
        and (read.tense, event.modality) == (other.tense, before.modality)
        and clauses.of(read.found.head).aspect is clauses.of(other.found.head).aspect
        and bool(speakers)
        and speakers == _of(before, Role.SPEAKER)
        and not read.time_links
        and not (_is_of_a_day(event) or _is_of_a_day(before))
    )


def _is_of_a_day(event: Event) -> bool:
    return event.date.earliest is not None and event.date.earliest == event.date.latest


def _joined(event: Event, later: Event) -> Event:
    return dataclasses.replace(
        event,
        date=later.date if tells_more(later, event) else event.date,
        mentions=(*event.mentions, later.trigger, *later.mentions),
        participants=merge_participants(event.participants, later.participants),
        quotes=tuple(dict.fromkeys((*event.quotes, *later.quotes))),
    )


def _renamed(event: Event, first: Mapping[str, str]) -> Event:
    """The event, its date leaning on the statements that stay."""
    if first.keys().isdisjoint(event.date.leans_on):
        return event
    on = tuple(dict.fromkeys(first.get(i, i) for i in event.date.leans_on))
    return dataclasses.replace(event, date=dataclasses.replace(event.date, leans_on=on))


def _between(relations: Sequence[Relation], first: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations between the events that stay; none of an event to itself, none twice."""
    renamed = (
        dataclasses.replace(
            r, source=first.get(r.source, r.source), target=first.get(r.target, r.target)
        )
        for r in relations
    )
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in renamed:
        if relation.source != relation.target:
            found.setdefault((relation.source, relation.target, relation.type), relation)
    return tuple(found.values())
