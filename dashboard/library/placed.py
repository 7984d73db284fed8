"""What came of all that people said, once other words tell of an event than before.

Each line of the log, each event that one was joined with or kept apart from, and each event that
a kept view opens is accounted for: it stands, was folded with others, has no place, or waits for
its article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dashboard.identity import Resolver, article_of
from dashboard.linkage import ActorCorrection, holding, place_of
from dashboard.model import Event, ParsedArticle
from dashboard.review import NOTHING, Field, Review
from dashboard.timeline.corrections.added_events import own_articles
from dashboard.timeline.corrections.correct import by_article, correct
from dashboard.timeline.corrections.link import Linked, link
from dashboard.timeline.remarks import told
from dashboard.timeline.wording.actor_remarks import told_line
from dashboard.timeline.wording.dates import in_words, with_capital
from dashboard.timeline.wording.labels import FIELDS, kind_label

NEVER = "had no place before, either"
UNREAD = "is no name of anybody who is read now: choose anew, and keep the view again"
_LISTS = {Field.JOINED: "joined with", Field.APART: "kept apart from"}


class Fate(StrEnum):
    """What came of something that is kept under the id of an event."""

    LOST = "without a place"
    FOLDED = "folded"
    KEPT = "kept"
    ABSENT = "not shown"  # its article was taken out, or is a sample that is not shown


class Kind(StrEnum):
    """What is kept under the id of an event."""

    SAID = "said"  # lines of the log that set its fields
    LISTED = "listed"  # another event was joined with it, or kept apart from it
    VIEW = "view"  # a kept view opens it
    WHO = "who"  # lines of the log of actors; what it is kept under is the names of these


LINES = frozenset({Kind.SAID, Kind.WHO})  # the kinds that stand for lines of a log


@dataclass(frozen=True, slots=True)
class Row:
    """An event as it is read: its id, its date and kind in words, and its headline.

    In words it is one line, and its headline has a capital.
    """

    event: str
    date: str
    type: str
    headline: str

    def __str__(self) -> str:
        return f"{self.date} · {self.type} · {with_capital(self.headline)}"


Rows = Mapping[str, Row | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of what is kept under an id, with the row that it had and the one that it has.

    ``lines`` are the numbers of its lines in the log, none for a view. ``told`` says what it is,
    ``why`` more of what came of it. A row is None where there was none, or it is not known.
    """

    kind: Kind
    fate: Fate
    event: str
    told: str
    before: Row | None = None
    after: Row | None = None
    lines: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept under ids: the log, by line and added up, and the events of kept views.

    ``lines`` has each number with its id, those that this version does not understand, too.
    """

    lines: tuple[tuple[int, str], ...]
    said: Mapping[str, Review]
    views: tuple[tuple[str, str], ...]  # name and event
    asked: tuple[tuple[str, str], ...] = ()  # name and an actor that its filters name
    who: tuple[ActorCorrection, ...] = ()  # the log of actors

    def ids(self) -> set[str]:
        """The ids of all events that are spoken of."""
        listed = (ref for review in self.said.values() for _, ref in _refs(review))
        return {*(event for _, event in self.lines), *listed, *(event for _, event in self.views)}


class Placed:
    """The present reading of articles, and where in it a stored id has its place."""

    def __init__(self, parsed: Iterable[ParsedArticle], kept: Kept) -> None:
        spoken, said = {article_of(event) for event in kept.ids()}, by_article(kept.said)
        self._parsed, self._who = (*parsed, *own_articles(kept.said)), kept.who
        self.articles = {one.article.id for one in self._parsed}
        self.reviews: dict[str, Review] = {}
        self._events: dict[str, Event] = {}
        own: set[str] = set()
        for one in self._parsed:
            if one.article.id not in spoken:
                continue
            corrected = correct(one, said.get(one.article.id, {}))
            self._events |= {event.id: event for event in corrected.parsed.events}
            self._events |= corrected.as_read
            self.reviews |= corrected.reviews
            own |= corrected.own
        self._resolver = Resolver(self._events.values(), own)

    @cached_property
    def linked(self) -> Linked:
        """Who is who in it, as people say."""
        return link(self._parsed, self._who)

    @cached_property
    def actors(self) -> frozenset[str]:
        """The ids on the timeline of all who are read, and those that lead to one of these."""
        read = (i for ids in self.linked.names for i in ids.values())
        return frozenset((*read, *self.linked.was))

    def row(self, stored: str) -> Row | None:
        """The event of a stored id, as it is read; None where it has no place."""
        event = self._events.get(self._resolver.find(stored) or "")
        if event is None:
            return None
        return Row(event.id, in_words(event.date), kind_label(event), event.headline)


def outcomes(kept: Kept, before: Rows, now: Placed) -> list[Outcome]:
    """What came of each: first what has no place, then what was folded, then what stands.

    Of these first those whose row is another now.

    ``before`` are the rows that the ids had, None for no event; one that is not known is missing.
    """
    found = [
        *_of_log(kept, before, now),
        *(o for event in kept.said for o in _of_list(event, kept, before, now)),
        *(_of_view(name, event, before, now) for name, event in kept.views),
        *(_of_filter(name, who) for name, who in kept.asked if who not in now.actors),
        *(_of_actors(line, now) for line in holding(kept.who)),
    ]
    return sorted(found, key=lambda one: (list(Fate).index(one.fate), one.before == one.after))


def _of_log(kept: Kept, before: Rows, now: Placed) -> Iterator[Outcome]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, event in kept.lines:
        numbers[event].append(number)
    for event, lines in numbers.items():
        was, row = before.get(event), now.row(event)
        fate, why = _fate(event, row, now), ""
        if row is not None:
            why = _met(event, row, before, now, kept)
            fate = Fate.FOLDED if why else Fate.KEPT
        elif event in before and was is None:
            why = NEVER
        said = "; ".join(_words(kept.said.get(event, NOTHING))) or "nothing that holds"
        yield Outcome(Kind.SAID, fate, event, said, was, row, tuple(lines), why)


def _fate(event: str, row: Row | None, now: Placed) -> Fate:
    if row is not None:
        return Fate.KEPT
    return Fate.LOST if article_of(event) in now.articles else Fate.ABSENT


def _met(event: str, row: Row, before: Rows, now: Placed, kept: Kept) -> str:
    """How what was said of an event was folded with what was said of others; empty if it was not.

    Ids of what was one event before do not meet now, nor does what was taken back.
    """
    review = now.reviews.get(row.event, NOTHING)
    holding = {key for key in review.keys if key in kept.said and kept.said[key].holds}
    events = {key: was.event if (was := before.get(key)) else key for key in holding}
    met = [key for key in sorted(holding) if event in holding and events[key] != events[event]]
    hidden = any(x.event == event and x.now for x in review.said(Field.HIDDEN))
    parts = []
    if met:
        parts.append(f"is one event now with {', '.join(_name(key, before) for key in met)}")
        parts += [_which(name, review) for name in review.contested]
    if hidden and not review.value(Field.HIDDEN):
        parts.append("was hidden, and is told with an event that is shown")
    return "; ".join(parts)


def _name(event: str, rows: Rows) -> str:
    """What an event is called: its headline where it is known, else its id."""
    row = rows.get(event)
    return event if row is None else f"“{with_capital(row.headline)}”"


def _which(name: Field, review: Review) -> str:
    """Of a field of which different things were said, what holds."""
    rule = "the stricter" if name is Field.STATE else "the later"
    return f"{FIELDS[name]}: {told(name, review.latest[name].now)} holds, {rule}"


def _words(review: Review) -> Iterator[str]:
    """What people said of an event, each with who and when."""
    for name, line in sorted(review.latest.items()):
        if line.now is not None:
            value = "" if name is Field.ADDED else f": {told(name, line.now)}"
            yield f"{FIELDS[name]}{value} ({line.by}, {line.at[:10]})"


def _refs(review: Review) -> Iterator[tuple[Field, str]]:
    """The events with which one was joined, or from which it is kept apart."""
    for name in _LISTS:
        for other in dict.fromkeys(review.value(name, ())):
            yield name, other


def _of_list(event: str, kept: Kept, before: Rows, now: Placed) -> Iterator[Outcome]:
    review, mine = kept.said[event], now.row(event)
    for name, other in _refs(review):
        row = now.row(other)
        fate, why = _fate(other, row, now), ""
        if row is not None and other != event and mine is not None and row.event == mine.event:
            fate, why = Fate.FOLDED, "the two are one event now"
        line = review.latest[name].number
        said = f"{_name(event, before)} was {_LISTS[name]} it"
        yield Outcome(Kind.LISTED, fate, other, said, before.get(other), row, (line,), why)


def _of_view(name: str, event: str, before: Rows, now: Placed) -> Outcome:
    row = now.row(event)
    fate = _fate(event, row, now)
    return Outcome(Kind.VIEW, fate, event, f"the view “{name}” opens it", before.get(event), row)


def _of_filter(name: str, who: str) -> Outcome:
    """A filter of a view that chooses nothing now: its actor goes by another name, or is gone."""
    return Outcome(Kind.VIEW, Fate.LOST, who, f"the view “{name}” asks for {who}", why=UNREAD)


def _of_actors(line: ActorCorrection, now: Placed) -> Outcome:
    """What came of a line of the log of actors: whether it finds whom it means."""
    places = (place_of(actor.place) for actor in line.actors)
    articles = {line.article} if line.article else {place[0] for place in places if place}
    fate, why = Fate.KEPT, ""
    if line.number not in now.linked.held:
        here = not articles or articles & now.articles
        fate = Fate.LOST if here else Fate.ABSENT
        why = "names nobody who is read now" if here else ""
    names = ", ".join(actor.name for actor in line.actors)
    said = f"{told_line(line)} ({line.by}, {line.at[:10]})"
    return Outcome(Kind.WHO, fate, names, said, lines=(line.number,), why=why)
