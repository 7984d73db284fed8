"""Links the events of an article and dates those that have no time of their own."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence

from dashboard.events.mention import EventMention
from dashboard.events.narrative_time.by_position import propose_by_position
from dashboard.events.narrative_time.dated_entries import date_by_entry
from dashboard.model import (
    Actor,
    ActorKind,
    Diagnostic,
    DocumentCreationTime,
    Event,
    EventDate,
    Quote,
    Relation,
    RelationType,
    TemporalExpression,
)
from dashboard.nlp.analysis import Analysis
from dashboard.registry import OWN
from dashboard.relations.bounded_offsets import put_within
from dashboard.relations.bounds import COUNTED, Network
from dashboard.relations.courses import find_in_courses
from dashboard.relations.find import find_constructs
from dashboard.relations.infer import Earlier, find_earlier, find_said_of_news
from dashboard.relations.occasions import find_after_occasions
from dashboard.relations.offsets import Offset, find_offsets, find_since_then, join_by_offset
from dashboard.relations.quoted_times import lean_on_speech
from dashboard.relations.rules import (
    Construct,
    Construction,
    decide_relations,
    first_of,
    propose_relations,
)
from dashboard.rules.propose import Proposal, decide

_NEAR = 24  # characters from an event noun to how long nothing like it has been


@dataclasses.dataclass(frozen=True, slots=True)
class LinkedEvents:
    """Events with their final dates, by position; their relations; the contradictions found.

    ``timexes``: the times of the article, those in a quotation counted from when it was said.
    """

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    diagnostics: tuple[Diagnostic, ...]
    timexes: tuple[TemporalExpression, ...]


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

    One network holds them all, until nothing changes: what relations say goes first, then, for what
    they leave open, the place where it is told; what is said in a quotation is counted last.
    """
    mentions = tuple(date_by_entry(mentions, analysis, timexes, dct, language=language))
    mentions, within = put_within(mentions, analysis, timexes, language=language)
    relations, offsets = _find(
        mentions, analysis, dct, timexes=timexes, actors=actors, quotes=quotes, language=language
    )
    people = {actor.id for actor in actors if actor.kind is ActorKind.PERSON}
    by_id = {read.event.id: read.event for read in mentions}
    lengths = []
    for earlier in find_earlier(mentions, analysis, timexes, language=language):
        event, signal = _unnamed(earlier, people, analysis.text), earlier.length.span
        if event.id not in by_id:
            by_id[event.id] = event
            lengths.append(earlier)
            first = Construct(Construction.FIRST_SINCE, earlier.after, event.id, signal)
            relations += decide_relations(propose_relations([first], language))
    ordered = sorted(by_id.values(), key=lambda e: (e.trigger.start, e.type))
    network = Network(ordered, relations, offsets, lengths, language=language)
    network.settle()
    placed = propose_by_position(mentions, analysis, timexes, dct, quotes=quotes, language=language)
    by_event = {read.event.id: own for read, own in zip(mentions, placed, strict=True)}
    network.put(dict(_by_place(network, by_event, {*within, *(o.event for o in offsets)})))
    network.settle()
    told = lean_on_speech(timexes, network.dated(), quotes, dct, language=language)
    network.put(told.dates)
    network.settle()
    dated = tuple(event for event in network.dated() if event.id not in told.stale)
    contradictions = tuple(network.contradictions.values())
    return LinkedEvents(dated, tuple(relations), contradictions, told.timexes)


def _find(
    mentions: Sequence[EventMention],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
    *,
    timexes: Sequence[TemporalExpression],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    language: str,
) -> tuple[list[Relation], tuple[Offset, ...]]:
    """How the events stand to each other, and the lengths of time between them."""
    joined = tuple(find_constructs(mentions, analysis, language=language))
    stated = first_of(propose_relations(joined, language))
    included = {r.target for r in stated if r.type is RelationType.INCLUDES}
    said = find_said_of_news(mentions, analysis, actors, quotes, dct=dct, language=language)
    said = tuple(
        each
        for each in said
        if each.kind is not Construction.SAID_IN_TALKS or each.inner not in included
    )
    in_courses, counted = find_in_courses(mentions, analysis, language=language)
    offsets = (
        *find_offsets(mentions, stated, analysis, timexes, language=language),
        *find_after_occasions(mentions, analysis, dct, language=language),
        *counted,
    )
    since = find_since_then(mentions, analysis, language=language)
    constructs = (*joined, *join_by_offset(offsets), *since, *said, *in_courses)
    return list(decide_relations(propose_relations(constructs, language))), offsets


def _by_place(
    network: Network,
    placed: Mapping[str, Sequence[Proposal[EventDate]]],
    counted: Collection[str],
) -> Iterator[tuple[str, EventDate]]:
    """The events that their place dates better than others do, and these dates.

    What is ``counted`` from another takes none, even where the day of that is not known.
    """
    for event in network.dated():
        own = network.proposals(event.id)
        if event.id in counted:
            rule = network.rules.get(event.date.rule or "", network.rules[COUNTED])
            own = (Proposal(rule.name, rule.rank, event.date, event.date.because), *own)
        taken = decide((*own, *placed.get(event.id, ())), at=event.trigger.start)[0]
        if taken is not None:
            yield event.id, taken.value


def _unnamed(earlier: Earlier, people: set[str], text: str) -> Event:
    """The event before: who took part is not told, and its words say how far back it lies.

    "The first such conversation in over a year": others may have spoken then.
    """
    event, end = earlier.read.event, earlier.length.span.end
    others = tuple(p for p in event.participants if p.actor not in people)
    near = 0 < end - event.trigger.end <= _NEAR
    headline = " ".join(text[event.trigger.start : end].split()) if near else event.headline
    return dataclasses.replace(event, participants=others, headline=headline)
