"""How an event was reported: who told it first, and what changed from report to report.

Reports that the timeline keeps apart for what they contradict are among them: a toll that rises is
told by reports of one event.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.identity import is_own
from dashboard.ledger.candidates import FURTHEST, contradicting, is_of_days
from dashboard.ledger.compare import word
from dashboard.ledger.quantities import find_quantities, times_in
from dashboard.model import ActorKind, DateStatus, ParsedArticle, Report, Timeline, TimelineEntry
from dashboard.review import BY_HAND
from dashboard.timeline.index import index_of
from dashboard.timeline.wording.dates import in_words
from dashboard.timeline.wording.labels import MODALITIES

_DAYS = dt.timedelta(days=FURTHEST)
_NAMED = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})
_MOST = 150  # entries on either side that are looked at


@dataclass(frozen=True, slots=True)
class Step:
    """A report in the order of publication: what it tells first or otherwise, in words.

    ``apart``: the timeline has it as another event. ``words`` is empty where it adds nothing.
    """

    report: Report
    words: tuple[str, ...]
    apart: bool = False


def history(entry: TimelineEntry, timeline: Timeline) -> tuple[Step, ...]:
    """The reports of an event by their day of publication; those without a day come last."""
    own = {report.event.id for report in entry.reports}
    others = {r.event.id: r for r in _kept_apart(entry, timeline)}
    reports = sorted((*entry.reports, *others.values()), key=_published)
    parsed = index_of(timeline).articles
    named = (a for a in (*entry.actors, *entry.places) if a.kind in _NAMED)
    names = {actor.id: actor.name for actor in named}
    steps: list[Step] = []
    known: dict[str, str] = {}
    for report in reports:
        told = dict(_told(report, parsed[report.article.id], names))
        words = tuple(_news(known, told)) if steps else (word("first"), *_values(told))
        known |= told
        steps.append(Step(report, words, report.event.id not in own))
    return tuple(steps)


def _published(report: Report) -> tuple[str, str]:
    when = report.article.published
    return ("9999" if when is None else str(when)), report.event.id


def _told(
    report: Report, parsed: ParsedArticle, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What a report tells, by what it is called: date, numbers, names, whether it is a fact.

    Not the day that a person set: no report told it.
    """
    event, sentence = report.event, report.event.sentence
    if event.date.status is not DateStatus.UNKNOWN and event.date.rule != BY_HAND:
        yield word("of date"), in_words(event.date)
    for quantity in find_quantities(sentence.text, times_in(parsed, sentence)):
        yield quantity.unit, quantity.text
    yield word("of fact"), MODALITIES[event.modality].lower()
    only_here = f" ({report.article.id})"  # who is described, and may be another elsewhere
    for participant in event.participants:
        if participant.actor in names and not participant.actor.endswith(only_here):
            yield names[participant.actor], ""


def _values(told: Mapping[str, str]) -> Iterator[str]:
    """What the first report tells, each with its value; of people and bodies the name."""
    for name, value in told.items():
        yield f"{name}: {value}" if value else word("who", names=name)


def _news(known: Mapping[str, str], told: Mapping[str, str]) -> Iterator[str]:
    """What was not told before, or otherwise."""
    for name, value in told.items():
        if name not in known:
            yield f"{name}: {value}" if value else word("named", names=name)
        elif known[name] != value:
            yield f"{name}: {known[name]} → {value}"


def _kept_apart(entry: TimelineEntry, timeline: Timeline) -> Iterator[Report]:
    """The reports of other events that tell of this one but for one thing."""
    if not any(map(is_of_days, entry.reports)):
        return
    near, index = _around(entry, timeline), index_of(timeline)
    own = {report.event.id for report in entry.reports}
    reports = {r.event.id: r for e in near.entries for r in e.reports}
    known = {one: index.facts(r) for one, r in reports.items() if not is_own(r.article.id)}
    for (one, other), _ in contradicting(near, known):
        if one in own or other in own:
            yield reports[other if one in own else one]


def _around(entry: TimelineEntry, timeline: Timeline) -> Timeline:
    """The timeline with those entries alone that lie within a few days of one.

    What is dated more widely contradicts none: to compare it would be to make it ready in vain.
    """
    at = timeline.place(entry.event.id) or 0
    before, after = (
        timeline.entries[max(0, at - _MOST) : at],
        timeline.entries[at + 1 : at + 1 + _MOST],
    )
    beside = (*before, *after)
    entries = (entry, *(other for other in beside if _is_near(entry, other)))
    return dataclasses.replace(timeline, entries=entries)


def _is_near(one: TimelineEntry, other: TimelineEntry) -> bool:
    mine, theirs = one.event.date.earliest, other.event.date.earliest
    near = mine is not None and theirs is not None and abs(mine - theirs) <= _DAYS
    return near and any(map(is_of_days, other.reports))


def is_telling(steps: Iterable[Step]) -> bool:
    """Whether a history has more to say than who told it first."""
    return any(step.words for step in list(steps)[1:])
