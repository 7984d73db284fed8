"""Finds an entry or a neighbour on a timeline without going through all of it."""

from __future__ import annotations

import functools
import gc
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.model import Actor, DateStatus, ParsedArticle, Report, Timeline, TimelineEntry
from dashboard.timeline.build import above_of
from dashboard.timeline.levels import salience_of
from dashboard.timeline.merging.facts import Beside, Facts, beside, facts
from dashboard.timeline.query import Lanes, Query, choose, is_at

_KEPT = 3  # timelines whose index is kept
_CHOICES = 32  # choices that are kept of each
_FACTS = 2_000  # reports of which is kept what is compared: who goes on meets most of them again
Choice = tuple[Sequence[str], Mapping[str, int]]


@dataclass(frozen=True, eq=False)
class Index:
    """Where things stand on a timeline."""

    timeline: Timeline
    articles: Mapping[str, ParsedArticle]
    names: Mapping[str, Mapping[str, str]]  # of each article, as in the timeline
    _choices: dict[Query, Choice] = field(default_factory=dict)
    _mains: dict[Query, TimelineEntry | None] = field(default_factory=dict)
    _beside: dict[str, Beside] = field(default_factory=dict)
    _facts: dict[str, Facts] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @functools.cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """For each actor itself and all that it is a member of."""
        return above_of(self.timeline.actors)

    @functools.cached_property
    def _actors(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.timeline.actors}

    def facts(self, report: Report) -> Facts:
        """What is compared of a report of an article."""
        known = self._facts.get(report.event.id)
        if known is not None and known.report is report:
            return known
        article = report.article.id
        parsed = self.articles[article]
        if article not in self._beside:
            self._beside[article] = beside(parsed, self.names.get(article, {}))
        told = self._beside[article]
        around = told.named(report.event.sentence)
        found = facts(report, parsed, self._actors, self.above, setting=told.setting, around=around)
        while len(self._facts) >= _FACTS:
            self._facts.pop(next(iter(self._facts)), None)
        self._facts[report.event.id] = found
        return found

    def entry(self, event: str | None) -> TimelineEntry | None:
        """The entry that has a report of that id; None where there is none."""
        return self.timeline.find(event)

    def chosen(self, query: Query) -> Choice:
        """The ids of the events that the query leaves, in order, and the place of each id."""
        key = _choosing(query)
        opened = self.entry(query.event)
        if opened is not None and not is_at(query.level, opened):
            key = replace(key, event=query.event)  # it is there for that it is open
        with self._lock:  # who comes second waits, and finds it done
            if key not in self._choices:
                while len(self._choices) >= _CHOICES:
                    del self._choices[next(iter(self._choices))]
                ids = [entry.event.id for entry in choose(self.timeline, key)]
                self._choices[key] = (ids, {event: place for place, event in enumerate(ids)})
            return self._choices[key]

    def main(self, query: Query) -> TimelineEntry | None:
        """What weighs most of the dated events that the query leaves; None where none was rated.

        Of equals the one with more sources, then the first.
        """
        ids, _ = self.chosen(query)
        key = _choosing(query)
        if key not in self._mains:
            while len(self._mains) >= _CHOICES:
                self._mains.pop(next(iter(self._mains)), None)
            entries = (self.entry(event) for event in ids)
            self._mains[key] = max(
                (e for e in entries if e and e.event.date.status is not DateStatus.UNKNOWN),
                key=lambda entry: (salience_of(entry) or 0.0, entry.sources),
                default=None,
            )
        found = self._mains[key]
        return found if found is not None and salience_of(found) else None


def _choosing(query: Query) -> Query:
    """What of a query chooses among the events of a timeline."""
    return replace(query, event=None, order=(), folded=(), lanes=Lanes.ACTORS, known=None)


_indexes: list[Index] = []


def index_of(timeline: Timeline) -> Index:
    """The index of a timeline; that of the last few timelines is kept."""
    for index in tuple(_indexes):
        if index.timeline is timeline:
            return index
    ids = [parsed.article.id for parsed in timeline.articles]
    articles = dict(zip(ids, timeline.articles, strict=True))
    index = Index(timeline, articles, dict(zip(ids, timeline.names, strict=False)))
    _indexes.insert(0, index)
    _freeze()
    del _indexes[_KEPT:]
    return index


@functools.cache
def _freeze() -> None:
    """Leave what is there to stay: a long timeline is millions of objects to look at again.

    Once: what comes later must be collected. To ask how many are left so would count them all.
    """
    gc.freeze()
