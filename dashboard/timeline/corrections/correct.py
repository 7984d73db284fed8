"""Puts what people changed into what was read. The reading itself stays as it was, beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from dashboard.errors import QueryError
from dashboard.identity import Resolver, article_of
from dashboard.model import (
    Actor,
    ActorKind,
    DateStatus,
    Event,
    EventDate,
    Modality,
    ParsedArticle,
    Participant,
    Role,
    Span,
    Timeline,
    TimelineEntry,
)
from dashboard.review import BY_HAND, NOTHING, Correction, Field, Review, fold, shown
from dashboard.timeline.corrections.edtf import read_edtf
from dashboard.timeline.corrections.follow import follow
from dashboard.timeline.corrections.kinds import kind_of, type_and_subtype
from dashboard.timeline.corrections.link import Linked
from dashboard.timeline.merging.names import key

_OWN = "own:"  # begins the id of an actor that only a person named


class Corrected(NamedTuple):
    """An article as people changed it, what holds of each of its events, and what is left over.

    ``as_read`` holds the reading of each event that was changed or hidden, or whose date leans on
    one whose date was. ``reviews`` are by the ids of now. ``lost`` are the ids of events of which
    people said something, and that a newer parser reads no more; ``own`` those that they added.
    """

    parsed: ParsedArticle
    reviews: Mapping[str, Review]
    as_read: Mapping[str, Event]
    lost: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()


def by_article(said: Mapping[str, Review]) -> dict[str, dict[str, Review]]:
    """What was said of events, by the id of their article and their own."""
    found: dict[str, dict[str, Review]] = {}
    for event, review in said.items():
        found.setdefault(article_of(event), {})[event] = review
    return found


def correct(
    parsed: ParsedArticle,
    said: Mapping[str, Review],
    known: Mapping[str, Actor] = MappingProxyType({}),
    shown: Mapping[str, Actor] = MappingProxyType({}),
) -> Corrected:
    """The article with what people changed: hidden events gone, those of their own added.

    ``said`` is what holds of the events of this article, by id; ``known`` who is meant by a name,
    as ``names.by_name`` gives it: who is not among them is new. Before it ``shown`` is asked, as
    ``by_shown_name`` gives it. An event keeps what was said of it
    when a newer parser gives it another type or first mention; where two are one event now,
    what was said of both is folded. Nothing said: the very same article.
    """
    if not said:
        return Corrected(parsed, {}, {})
    own = tuple(_own_events(parsed, said))
    found, lost = _attach(Resolver((*parsed.events, *own), {event.id for event in own}), said)
    actors = {actor.id: actor for actor in parsed.actors}
    events, as_read = [], {}
    for read in (*parsed.events, *own):
        review = found.get(read.id, NOTHING)
        event = _with_own_actors(read, review, actors, (shown, known))
        corrected = _corrected(event, review, actors, (shown, known))
        if corrected is not event or review.value(Field.HIDDEN):
            as_read[event.id] = event
        if not review.value(Field.HIDDEN):
            events.append(corrected)
    redated = follow((as_read.get(e.id, e) for e in events), _dated_anew(events, as_read))
    for at, event in enumerate(events):
        if event.id in redated:
            as_read.setdefault(event.id, event)
            events[at] = dataclasses.replace(event, date=redated[event.id].date)
    ordered = sorted(events, key=lambda e: (e.trigger.start, e.type))
    changed = dataclasses.replace(parsed.with_events(ordered), actors=tuple(actors.values()))
    return Corrected(changed, found, as_read, lost, frozenset(event.id for event in own))


def by_shown_name(
    articles: Sequence[ParsedArticle], linked: Linked
) -> tuple[Mapping[str, Actor], ...]:
    """For each article the actors as they were read, by ``key`` of the names that are shown.

    Those are the names of its own actors as people corrected them, and those that people gave to
    actors of other articles.
    """
    others: dict[str, Actor] = {}
    mine: list[dict[str, Actor]] = []
    for parsed, after, ids in zip(articles, linked.articles, linked.names, strict=True):
        read = {actor.id: actor for actor in parsed.actors}
        own: dict[str, Actor] = {}
        for actor in after.actors:
            one = read.get(actor.id, actor)
            own.setdefault(key(actor.name), one)
            if given := linked.given.get(ids[actor.id]):
                own.setdefault(key(given), one)
                bare = dataclasses.replace(one, mentions=(), member_of=())
                others.setdefault(key(given), dataclasses.replace(bare, id=f"{_OWN}{key(given)}"))
        mine.append(own)
    return tuple({**others, **own} for own in mine)


def _dated_anew(events: Iterable[Event], as_read: Mapping[str, Event]) -> dict[str, Event]:
    """The events to which a person gave another date than was read, by id."""
    return {
        e.id: e
        for e in events
        if e.date.rule == BY_HAND and e.date.edtf != as_read.get(e.id, e).date.edtf
    }


def _attach(
    resolver: Resolver, said: Mapping[str, Review]
) -> tuple[dict[str, Review], tuple[str, ...]]:
    """What was said, by the id of the event of which it holds now, and what has no event."""
    met: dict[str, list[Review]] = {}
    lost = []
    for event, review in said.items():
        now = resolver.find(event)
        if now is not None:
            met.setdefault(now, []).append(review)
        elif review.holds:
            lost.append(event)
    found = {event: fold(reviews) for event, reviews in met.items()}
    for event, review in found.items():
        # A mention that was hidden as an event of its own does not hide the event that tells it.
        if not any(resolver.is_first(stored, event) for stored in review.keys):
            found[event] = shown(review)
    return found, tuple(lost)


def as_read(entry: TimelineEntry, timeline: Timeline) -> tuple[Event, dict[str, str]]:
    """The entry's event as its own article was read, and the names of that article's actors by id.

    What other reports add, and how the timeline or a person names an actor, is no part of it: it
    changes without the article.
    """
    name = entry.article.id
    changed = timeline.read.get(name)
    parsed = changed or next(p for p in timeline.articles if p.article.id == name)
    names = {actor.id: actor.name for actor in parsed.actors}
    if entry.as_read is not None:
        return entry.as_read, names
    return next(e for e in parsed.events if e.id == entry.event.id), names


def reading(event: Event, name: Field, actors: Mapping[str, str]) -> Any:
    """What was read of an event, in the form in which a person sets it; names of actors by id."""
    match name:
        case Field.DATE:
            return event.date.edtf or ""
        case Field.TYPE:
            return kind_of(event)
        case Field.MODALITY:
            return str(event.modality)
        case Field.HEADLINE:
            return event.headline
        case Field.ACTORS:
            return [[actors.get(p.actor, p.actor), str(p.role)] for p in event.participants]
        case _:
            return None


def overtaken(event: Event, actors: Mapping[str, str], review: Review) -> list[Correction]:
    """The changes of what is read otherwise now than it was when it was corrected."""
    return [
        line
        for line in review.changed
        if line.field in review.readings
        and (now := reading(event, line.field, actors)) is not None
        and now not in (review.readings[line.field], line.now)
        and not (line.field is Field.TYPE and event.type == review.readings[line.field])
    ]


def _corrected(
    event: Event, review: Review, actors: dict[str, Actor], known: Sequence[Mapping[str, Actor]]
) -> Event:
    changes: dict[str, Any] = {}
    for line in review.changed:
        match line.field:
            case Field.DATE:
                changes["date"] = date_by_hand(line.now, line) or event.date
            case Field.TYPE:
                changes |= _of_kind(str(line.now), event)
            case Field.HEADLINE:
                changes["headline"] = str(line.now)
            case Field.MODALITY:
                changes["modality"] = Modality(line.now)
            case Field.ACTORS:
                changes["participants"] = tuple(_participants(line.now, event, actors, known))
            case _:
                continue
    return dataclasses.replace(event, **changes) if changes else event


def _of_kind(kind: str, event: Event) -> dict[str, str | None]:
    """The fields of an event of a kind; one that is of this subtype keeps the type read."""
    if kind == event.subtype:
        return {}
    event_type, subtype = type_and_subtype(kind)
    return {"type": event_type, "subtype": subtype}


def _with_own_actors(
    event: Event, review: Review, actors: dict[str, Actor], known: Sequence[Mapping[str, Actor]]
) -> Event:
    """An own event with those whom a person named when they wrote it down; others as they are."""
    value = review.value(Field.OWN)
    if value is None or event.participants:
        return event
    participants = tuple(_participants(value["actors"], event, actors, known))
    return dataclasses.replace(event, participants=participants)


def date_by_hand(edtf: str, line: Correction) -> EventDate | None:
    """The date that a person gave in a line of the log; None for what another version wrote."""
    try:
        days = read_edtf(edtf)
    except QueryError:
        return None
    known = [end for end in (days.earliest, days.latest) if end is not None]
    why = f": {line.why}" if line.why else ""
    return EventDate(
        *days,
        (DateStatus.UNKNOWN, DateStatus.BOUNDED, DateStatus.STATED)[len(known)],
        f"set by {line.by} on {line.at[:10]}{why}",
        rule=BY_HAND,
        edtf=edtf.strip() or None,
    )


def _participants(
    values: list[list[str]],
    event: Event,
    actors: dict[str, Actor],
    known: Sequence[Mapping[str, Actor]],
) -> Iterator[Participant]:
    """Who takes part, as a person says; the mentions of those who were read stay."""
    mentions = {(p.actor, p.role): p.mention for p in event.participants}
    for name, role in values:
        actor = _actor(name, actors, known)
        actors[actor.id] = actor
        yield Participant(actor.id, Role(role), mentions.get((actor.id, Role(role))))


def _actor(name: str, actors: Mapping[str, Actor], known: Sequence[Mapping[str, Actor]]) -> Actor:
    """Who is meant by a name: one of the article, one of another, else somebody new."""
    shown, read = known
    given = shown.get(key(name))
    if given is not None:
        return given
    for own in actors.values():
        if name in (own.name, *own.aliases):
            return own
    found = read.get(key(name))
    if found is not None and actors.get(found.id) is found:
        return found
    mine = f"{_OWN}{key(name)}"  # the id in another article may be another's in this one
    if found is None:
        return Actor(mine, name, ActorKind.GROUP)
    return dataclasses.replace(found, id=mine)


def _own_events(parsed: ParsedArticle, said: Mapping[str, Review]) -> Iterator[Event]:
    """The events that people added from words of this article; their date is set like any other."""
    read = {event.id for event in parsed.events}
    for event, review in said.items():
        value = review.value(Field.ADDED)
        if value is None or value["article"] != parsed.article.id or event in read:
            continue
        start, end = value["start"], value["end"]
        if not 0 <= start < end <= len(parsed.article.text):
            continue
        trigger = parsed.article.span(start, end)
        sentence = _sentence_of(trigger, parsed)
        unknown = read_edtf("")
        line = review.latest[Field.ADDED]
        date = EventDate(*unknown, DateStatus.UNKNOWN, f"added by {line.by}, who gave no date")
        words = " ".join(trigger.text.split())
        event_type, subtype = type_and_subtype(value["type"])
        yield Event(
            event,
            event_type,
            words,
            trigger,
            sentence,
            date,
            Modality.ASSERTED,
            subtype=subtype,
        )


def _sentence_of(trigger: Span, parsed: ParsedArticle) -> Span:
    """The sentence in which a trigger stands; the trigger itself where sentences are not known."""
    return next(
        (s.span for s in parsed.sentences if s.span.start <= trigger.start < s.span.end), trigger
    )
