"""What the articles of each week give, and why stretches of a timeline tell nothing.

Each stretch without an event has one reason, the first that holds: events are there and were
filtered out; sentences name a day in it and no event was read from them; articles were published
in it and tell no event of it; none was published in it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from dashboard.model import EventDate, ParsedArticle, Timeline, TimelineEntry
from dashboard.timeline.build import members
from dashboard.timeline.corrections.added_events import read_articles
from dashboard.timeline.passed_over import PassedOver, passed_over, prose, time_in
from dashboard.timeline.query import Query, choose

SHORTEST = 7  # days of a stretch that is told
_COARSEST = 31  # days of the time of a sentence that tells of a stretch
_DAY = dt.timedelta(days=1)
Item = TypeVar("Item")
Days = tuple[dt.date, dt.date]  # the first and the last of a stretch


class Reason(StrEnum):
    """Why a stretch has no event; the first that holds is the one."""

    FILTERED = "filtered"
    UNREAD = "unread"
    NO_EVENTS = "no events"
    NO_ARTICLE = "no article"


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch without an event, its first and last day, and why.

    ``number`` is how many events, sentences or articles the reason speaks of, 0 for no article.
    ``sentences`` are those from which nothing was read, ``articles`` those that tell nothing of it.
    """

    first: dt.date
    last: dt.date
    reason: Reason
    number: int = 0
    sentences: tuple[PassedOver, ...] = ()
    articles: tuple[ParsedArticle, ...] = ()

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Week:
    """What the articles of a week hold; ``monday`` is None for those without a day.

    ``dated`` are the sentences that name a day, or stand under one; ``unread`` those of them that
    tell no event.
    """

    monday: dt.date | None
    articles: int = 0
    sentences: int = 0
    dated: int = 0
    unread: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Sums:
    """Of how many days something is told, and of how many nothing, by reason; both make ``days``.

    Stretches shorter than ``SHORTEST`` are in ``short``.
    """

    days: int
    told: int
    short: int
    silent: dict[Reason, int]


def coverage(timeline: Timeline) -> list[Week]:
    """A row for each week in which articles were published, in order; those without a day last."""
    weeks: dict[dt.date | None, list[ParsedArticle]] = {}
    for parsed in read_articles(timeline.articles):
        weeks.setdefault(_monday(parsed), []).append(parsed)
    ordered = sorted(weeks, key=lambda monday: (monday is None, monday or dt.date.min))
    return [_week(monday, weeks[monday], timeline) for monday in ordered]


def _monday(parsed: ParsedArticle) -> dt.date | None:
    published = parsed.article.published
    return published.day - _DAY * published.day.weekday() if published else None


def _week(monday: dt.date | None, articles: Sequence[ParsedArticle], timeline: Timeline) -> Week:
    sentences = [(p, span, above) for p in articles for span, above in prose(p)]
    dated = sum((above or time_in(p, span)) is not None for p, span, above in sentences)
    unread = sum(1 for p in articles for _ in _unread(p, timeline))
    events = sum(len(parsed.events) for parsed in articles)
    return Week(monday, len(articles), len(sentences), dated, unread, events)


def silences(timeline: Timeline, query: Query) -> list[Silence]:
    """The stretches of at least a week in which no event of those that a query leaves lies.

    In order of time; of actors that the query names, events, sentences and articles that name them
    alone count. What has an open side fills no day.
    """
    whole = _whole(timeline, query)
    if whole is None:
        return []
    chosen = choose(timeline, query)
    gaps = [gap for gap in _gaps(whole, chosen) if _length(gap) >= SHORTEST]
    wanted = _wanted(timeline, query)
    left = {entry.event.id for entry in chosen}
    others = [e for e in timeline.entries if e.event.id not in left and _names(e, wanted)]
    articles = [p for p, ids in _articles(timeline) if _named(p, ids, wanted)]
    sentences = [
        one
        for parsed, ids in _articles(timeline)
        for one in _unread(parsed, timeline)
        if _named(parsed, ids, wanted, one)
    ]
    events = _by_gap(gaps, ((_closed(e.event.date), e) for e in others))
    unread = _by_gap(gaps, ((_narrow(one.date), one) for one in sentences))
    published = _by_gap(gaps, ((_published(parsed), parsed) for parsed in articles))
    rows = zip(gaps, events, unread, published, strict=True)
    return [_silence(gap, out, read, told) for gap, out, read, told in rows]


def sums(timeline: Timeline, query: Query) -> Sums:
    """How the days of the timeline divide into those that are told and those that are not."""
    whole = _whole(timeline, query)
    if whole is None:
        return Sums(0, 0, 0, {})
    gaps = list(_gaps(whole, choose(timeline, query)))
    silent = dict.fromkeys(Reason, 0)
    for silence in silences(timeline, query):
        silent[silence.reason] += silence.days
    empty = sum(map(_length, gaps))
    short = sum(length for gap in gaps if (length := _length(gap)) < SHORTEST)
    return Sums(_length(whole), _length(whole) - empty, short, silent)


def _silence(
    gap: Days,
    events: Sequence[TimelineEntry],
    unread: Sequence[PassedOver],
    articles: Sequence[ParsedArticle],
) -> Silence:
    if events:
        return Silence(*gap, Reason.FILTERED, len(events))
    if unread:
        return Silence(*gap, Reason.UNREAD, len(unread), sentences=tuple(unread))
    if articles:
        return Silence(*gap, Reason.NO_EVENTS, len(articles), articles=tuple(articles))
    return Silence(*gap, Reason.NO_ARTICLE)


def _whole(timeline: Timeline, query: Query) -> Days | None:
    """The first and last day of all events and articles, within the window of the query."""
    known = [
        *(_closed(e.event.date) for e in timeline.entries),
        *map(_published, timeline.articles),
    ]
    days = [day for pair in known if pair for day in pair]
    if not days:
        return None
    first = max(min(days), query.since or dt.date.min)
    last = min(max(days), query.until or dt.date.max)
    return (first, last) if first <= last else None


def _gaps(whole: Days, entries: Iterable[TimelineEntry]) -> Iterator[Days]:
    """The stretches of the whole in which none of the entries lies, in order."""
    begin: dt.date | None = whole[0]
    filled = sorted(pair for e in entries if (pair := _closed(e.event.date)))
    for first, last in filled:
        if begin is None or first > whole[1]:
            break
        if begin < first:
            yield begin, first - _DAY
        if last >= begin:
            begin = last + _DAY if last < dt.date.max else None
    if begin is not None and begin <= whole[1]:
        yield begin, whole[1]


def _by_gap(gaps: Sequence[Days], items: Iterable[tuple[Days | None, Item]]) -> list[list[Item]]:
    """For each of the gaps, which are in order, the items whose days reach into it."""
    found: list[list[Item]] = [[] for _ in gaps]
    ends = [last for _, last in gaps]
    for days, item in items:
        if days is None:
            continue
        at = bisect_left(ends, days[0])
        while at < len(gaps) and gaps[at][0] <= days[1]:
            found[at].append(item)
            at += 1
    return found


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def _closed(date: EventDate) -> Days | None:
    """The first and last day of a date; None where a side is open."""
    if date.earliest is None or date.latest is None:
        return None
    return date.earliest, date.latest


def _narrow(date: EventDate) -> Days | None:
    """The days of a sentence that speaks of a month at most; a year tells of no stretch."""
    days = _closed(date)
    return days if days and _length(days) <= _COARSEST else None


def _published(parsed: ParsedArticle) -> Days | None:
    published = parsed.article.published
    return (published.day, published.day) if published else None


def _articles(timeline: Timeline) -> Iterator[tuple[ParsedArticle, dict[str, str]]]:
    """The articles that were read, each with the ids that its actors have on the timeline."""
    read = {parsed.article.id for parsed in read_articles(timeline.articles)}
    for parsed, ids in zip(timeline.articles, timeline.names, strict=True):
        if parsed.article.id in read:
            yield parsed, dict(ids)


def _unread(parsed: ParsedArticle, timeline: Timeline) -> Iterator[PassedOver]:
    """The dated sentences of an article that tell no event, hidden ones included."""
    hidden = [e for e in timeline.hidden if e.id.startswith(f"{parsed.article.id}:")]
    return passed_over(parsed, (*parsed.events, *hidden))


def _wanted(timeline: Timeline, query: Query) -> frozenset[str]:
    """The actors of a query with their members; empty where it names none."""
    below = members(timeline.actors) if query.actors else {}
    return frozenset().union(*(below.get(actor, frozenset({actor})) for actor in query.actors))


def _names(entry: TimelineEntry, wanted: frozenset[str]) -> bool:
    return not wanted or any(actor.id in wanted for actor in entry.actors)


def _named(
    parsed: ParsedArticle,
    ids: dict[str, str],
    wanted: frozenset[str],
    within: PassedOver | None = None,
) -> bool:
    """Whether an article, or one sentence of it, names one of the wanted; yes where none is."""
    return not wanted or any(
        within is None or within.sentence.start <= m.span.start < within.sentence.end
        for actor in parsed.actors
        if ids.get(actor.id) in wanted
        for m in actor.mentions
    )
