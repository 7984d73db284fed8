"""The ledger: each thing that two sources tell otherwise of one event, with both sentences."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dashboard.ledger.candidates import all_facts, contradicting, perhaps_one
from dashboard.ledger.compare import (
    About,
    Difference,
    Kind,
    Name,
    Told,
    differences,
    perhaps_two,
)
from dashboard.ledger.quantities import times_in
from dashboard.model import (
    Actor,
    ActorKind,
    Article,
    DateStatus,
    Event,
    Modality,
    ParsedArticle,
    QuoteKind,
    Report,
    Role,
    Span,
    Timeline,
    TimelineEntry,
)
from dashboard.review import BY_HAND
from dashboard.timeline.build import above_of, order
from dashboard.timeline.merging.copied_text import sketch
from dashboard.timeline.merging.facts import Facts
from dashboard.timeline.merging.sources import Together, copies
from dashboard.timeline.query import Query, choose

_MOST_REPORTS = 40  # of one event that are compared with each other
_COARSEST = 366  # days of a date: what is undated may be another event of its kind
_KINDS = (Kind.CONFLICT, Kind.OPEN, Kind.DEVELOPMENT, Kind.ZONES, Kind.PRECISION)


@dataclass(frozen=True, slots=True)
class Side:
    """What one source tells: its article, its event, its sentence, and the words in question."""

    article: Article
    event: Event
    value: str

    @property
    def sentence(self) -> Span:
        """The sentence that tells it."""
        return self.event.sentence


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the ledger: what two sources tell otherwise, the earlier of them first.

    ``event`` is the entry of the timeline; ``apart`` the other one where the timeline keeps the two
    reports apart, else None.
    """

    event: Event
    apart: Event | None
    about: About
    unit: str
    kind: Kind
    why: str
    one: Side
    other: Side


def ledger(timeline: Timeline) -> tuple[Row, ...]:
    """All that the sources of a timeline disagree on, in the order of its events; or nothing.

    Of one event conflicts come first. Texts that are printed again are one source, and a value that
    several sources give is told once, with the first of them.
    """
    known = all_facts(timeline)
    copied = copies({p.article.id: sketch(p.article.text) for p in timeline.articles})
    reading = _Reading(timeline)
    pairs: dict[tuple[str, str], tuple[Event, Event | None]] = {}
    entries = {r.event.id: entry for entry in timeline.entries for r in entry.reports}
    for entry in timeline.entries:
        told = [r.event.id for r in entry.reports if _is_dated(known.get(r.event.id))]
        for pair in combinations(told[:_MOST_REPORTS], 2):
            pairs[pair] = (entry.event, None)
    near = Together()
    for (one, other), _ in contradicting(timeline, known):
        near.join(entries[one].event.id, entries[other].event.id)
        pairs[one, other] = _two(entries[one], entries[other])
    unsure = {
        (one, other): _two(entries[one], entries[other])
        for one, other in perhaps_one(timeline, known)
        if near.of(entries[one].event.id) != near.of(entries[other].event.id)
    }
    rows = [
        row
        for compare, found in ((differences, pairs), (perhaps_two, unsure))
        for (one, other), events in found.items()
        if not _is_reprint(known[one].article, known[other].article, copied)
        for row in _rows((known[one], known[other]), reading, events, compare)
    ]
    return tuple(sorted(_without_repetitions(rows, near), key=_place))


def narrow_rows(rows: Iterable[Row], timeline: Timeline, query: Query) -> tuple[Row, ...]:
    """The rows of the events that a query leaves, in their order."""
    left = {entry.event.id for entry in choose(timeline, query)}
    return tuple(
        row for row in rows if row.event.id in left or (row.apart and row.apart.id in left)
    )


class _Reading:
    """Makes what is compared of a report, each report once."""

    def __init__(self, timeline: Timeline) -> None:
        self._actors = {actor.id: actor for actor in timeline.actors}
        self._above = above_of(timeline.actors)
        self._parsed = {parsed.article.id: parsed for parsed in timeline.articles}
        self._named: dict[str, frozenset[str]] = {}
        self._told: dict[str, Told] = {}

    def told(self, facts: Facts) -> Told:
        """What a report tells, as far as others can tell it otherwise."""
        if facts.id not in self._told:
            self._told[facts.id] = self._read(facts)
        return self._told[facts.id]

    def _read(self, facts: Facts) -> Told:
        event = facts.report.event
        parsed = self._parsed[facts.article]
        firm = event.date.status is DateStatus.STATED and event.date.rule != BY_HAND
        return Told(
            event.sentence.text,
            facts.published,
            event.date if firm else None,
            facts.offset,
            tuple(self._of_role(facts.report, Role.PLACE)),
            tuple(self._of_role(facts.report, Role.ACTOR)),
            self._places_of(parsed),
            self._countries_in(parsed, event.sentence),
            _denied(event),
            tuple(q.span.text for q in facts.report.quotes if q.kind is QuoteKind.DIRECT),
            times_in(parsed, event.sentence),
        )

    def _of_role(self, report: Report, role: Role) -> Iterator[Name]:
        """The people, bodies and places of a role; what is only counted or called is none."""
        for participant in report.event.participants:
            actor = self._actors.get(participant.actor)
            if participant.role is role and actor is not None:
                described = actor.id.endswith(f" ({report.article.id})")
                if not _is_telling(actor, role, described=described):
                    continue
                yield Name(
                    actor.id,
                    actor.name,
                    self._above[actor.id] - {actor.id},
                    described,
                    actor.kind is ActorKind.COUNTRY,
                )

    def _places_of(self, parsed: ParsedArticle) -> frozenset[str]:
        """The names of all places of an article, in small letters."""
        name = parsed.article.id
        if name not in self._named:
            kinds = (ActorKind.PLACE, ActorKind.COUNTRY)
            self._named[name] = frozenset(
                words.casefold()
                for actor in parsed.actors
                if actor.kind in kinds
                for words in (actor.name, *actor.aliases)
            )
        return self._named[name]

    def _countries_in(self, parsed: ParsedArticle, sentence: Span) -> frozenset[str]:
        """The countries that a sentence names, their people and capitals not."""
        return frozenset(
            actor.id
            for actor in parsed.actors
            if actor.kind is ActorKind.COUNTRY
            for mention in actor.mentions
            if mention.type == "name" and sentence.start <= mention.span.start < sentence.end
        )


def _is_telling(actor: Actor, role: Role, *, described: bool) -> bool:
    """Whether it says where it was, or who did it: a person or a body, not "12 people"."""
    if role is Role.PLACE:
        return actor.kind in (ActorKind.PLACE, ActorKind.COUNTRY)
    return actor.kind is ActorKind.PERSON or (
        actor.kind is ActorKind.ORGANISATION and not described
    )


def _denied(event: Event) -> bool | None:
    """Whether it is told as what was not; None for what is planned or only possible."""
    if event.modality is Modality.NEGATED:
        return True
    return False if event.modality in (Modality.ASSERTED, Modality.REPORTED) else None


def _is_dated(facts: Facts | None) -> bool:
    """Whether a report is of an article, and its date close enough to know what it tells of."""
    return facts is not None and facts.days is not None and facts.days <= _COARSEST


def _is_reprint(one: str, other: str, copied: Mapping[str, str]) -> bool:
    """Whether two articles print one text; ``copied`` is of ``copies``."""
    return one in copied and copied[one] == copied.get(other)


def _two(one: TimelineEntry, other: TimelineEntry) -> tuple[Event, Event]:
    """The events of two entries that are apart on the timeline, in their order."""
    first, second = sorted((one.event, other.event), key=order)
    return first, second


def _rows(
    reports: tuple[Facts, Facts],
    reading: _Reading,
    events: tuple[Event, Event | None],
    compare: Callable[[Told, Told], Iterator[Difference]],
) -> Iterator[Row]:
    first, second = sorted(reports, key=_published)
    for found in compare(reading.told(first), reading.told(second)):
        sides = (
            Side(facts.report.article, facts.report.event, value)
            for facts, value in ((first, found.one), (second, found.other))
        )
        yield Row(*events, found.about, found.unit, found.kind, found.why, *sides)


def _published(facts: Facts) -> tuple[str, str]:
    published = facts.report.article.published
    return ("9999" if published is None else str(published)), facts.id


def _without_repetitions(rows: Iterable[Row], near: Together) -> Iterator[Row]:
    """Each two values of one event once, of a later state or a finer value the next step alone.

    ``near`` are the entries that may be one event.
    """
    groups: dict[tuple[object, ...], dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (_when(row.one), _when(row.other), _ids(row))):
        values = row.one.value.casefold(), row.other.value.casefold()
        group = groups[near.of(row.event.id), row.about, row.unit]
        if values not in group and values[::-1] not in group:
            group[values] = row
    seen: set[tuple[object, ...]] = set()
    for group in groups.values():
        steps = {a for a, _ in group}
        for (a, b), row in group.items():
            between = any((a, c) in group and (c, b) in group for c in steps - {a, b})
            if between and row.kind is not Kind.CONFLICT:
                continue
            key = (row.about, row.unit, _words_of(row.one), _words_of(row.other))
            if key not in seen:
                seen.add(key)
                yield row


def _words_of(side: Side) -> tuple[str, int]:
    return side.article.id, side.sentence.start


def _when(side: Side) -> dt.datetime:
    return side.article.published.moment if side.article.published else dt.datetime.max


def _ids(row: Row) -> tuple[str, str]:
    return row.one.event.id, row.other.event.id


def _place(row: Row) -> tuple[object, ...]:
    return (*order(row.event), _KINDS.index(row.kind), list(About).index(row.about), _ids(row))
