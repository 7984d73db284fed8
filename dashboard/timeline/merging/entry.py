"""One entry of all reports of an event: which leads, and the date that they support together."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dashboard.events.edtf import write_edtf
from dashboard.model import (
    Actor,
    ActorKind,
    Article,
    DateStatus,
    Disagreement,
    Event,
    EventDate,
    Granularity,
    Participant,
    Report,
    Role,
    TimelineEntry,
)
from dashboard.review import BY_HAND, NOTHING, Field, Review, fold, shown
from dashboard.timeline.merging.sources import Origins, count_sources
from dashboard.timeline.samples import is_sample, paper_name
from dashboard.timeline.wording.dates import in_words

_RANKS = {status: rank for rank, status in enumerate(DateStatus)}  # the best supported first
# What a person may correct.
_TOLD = (Field.DATE, Field.TYPE, Field.MODALITY, Field.HEADLINE, Field.ACTORS)
_OPEN = 10**7  # days, for what has no end
Days = tuple[dt.date | None, dt.date | None]
Actors = tuple[Actor, ...]


def make_entry(
    reports: Iterable[Report],
    actors: Mapping[str, Actor],
    *,
    origins: Origins,
    zones: bool,
    reviews: Mapping[str, Review] = MappingProxyType({}),
    as_read: Mapping[str, Event] = MappingProxyType({}),
) -> TimelineEntry:
    """The entry of an event; ``zones``: its days differ by the time zones of the articles alone.

    The lead is the report that a person corrected last, else that of the best and narrowest date,
    of these one whose days most others state, too, of these the earliest published; what a person
    set in another report holds, too. ``reviews`` and ``as_read`` are by the ids of the reports.
    """
    ordered = _in_order(reports, reviews)
    lead = ordered[0]
    if len(ordered) == 1 and lead.event.id not in reviews and lead.event.id not in as_read:
        return _as_it_is(lead, actors)
    event = _corrected(ordered, reviews)
    participants = tuple(_participants(ordered, actors))
    if _set_last(ordered, reviews, Field.ACTORS):
        participants = event.participants
    event = dataclasses.replace(event, participants=participants, date=_date(ordered, event.date))
    who, places = _who(participants, actors)
    return TimelineEntry(
        event,
        lead.article,
        tuple(ordered),
        who,
        tuple({(r.article.id, q.id): q for r in ordered for q in r.quotes}.values()),
        count_sources(ordered, origins),
        _disagreement(ordered, zones=zones),
        shown(fold(reviews[r.event.id] for r in ordered if r.event.id in reviews)),
        as_read.get(event.id),
        places,
    )


def _as_it_is(report: Report, actors: Mapping[str, Actor]) -> TimelineEntry:
    """The entry of what one article tells, and of which nobody said anything: most are so."""
    event, article = report.event, report.article
    who, places = _who(event.participants, actors)
    return TimelineEntry(event, article, (report,), who, report.quotes, places=places)


def _who(participants: Iterable[Participant], actors: Mapping[str, Actor]) -> tuple[Actors, Actors]:
    """Those who take part or are told of, each once; and those that are only where it was."""
    roles: dict[str, set[Role]] = {}
    for participant in participants:
        roles.setdefault(participant.actor, set()).add(participant.role)
    places = [actor for actor, own in roles.items() if own == {Role.PLACE}]
    who = (actor for actor in roles if actor not in places)
    return tuple(actors[actor] for actor in who), tuple(actors[actor] for actor in places)


def review_entry(entry: TimelineEntry, said: Mapping[str, Sequence[Review]]) -> TimelineEntry:
    """The entry with what people say of its reports now; the very same where that is nothing new.

    ``said`` has the reviews that meet in an event, by the id that it has now.
    """
    reviews = [review for r in entry.reports for review in said.get(r.event.id, ())]
    if not reviews and entry.review is NOTHING:
        return entry
    return dataclasses.replace(entry, review=shown(fold(reviews)))


def source_name(article: Article) -> str:
    """What a source is called: its paper, title or id; of a sample that it is one."""
    name = paper_name(article)
    return f"{name} (sample)" if is_sample(article) else name


def _in_order(reports: Iterable[Report], reviews: Mapping[str, Review]) -> list[Report]:
    """The lead first: what a person corrected last; else the best supported of all dates agreed."""
    ordered = list(reports)
    if len(ordered) == 1:
        return ordered
    same = Counter(_days(r) for r in ordered if r.event.date.status is DateStatus.STATED)
    ordered.sort(key=lambda r: (-_last_line(r, reviews), *_rank(r, same[_days(r)])))
    if _last_line(ordered[0], reviews):
        return ordered
    days = _together(ordered)
    lead = next((r for r in ordered if _days(r) == days and _is_firm(r.event.date)), ordered[0])
    return [lead, *(r for r in ordered if r is not lead)]


def _last_line(report: Report, reviews: Mapping[str, Review]) -> int:
    """The number of the last line by which a person corrected a report; 0 for none."""
    lines = reviews.get(report.event.id, NOTHING).changed
    return max((line.number for line in lines if line.field in _TOLD), default=0)


def _set_last(
    reports: Sequence[Report], reviews: Mapping[str, Review], name: Field
) -> Report | None:
    """The report of which a person set a field last; None where nobody did."""
    lines = [
        (line.number, i)
        for i, report in enumerate(reports)
        for line in reviews.get(report.event.id, NOTHING).changed
        if line.field is name
    ]
    return reports[max(lines)[1]] if lines else None


def _corrected(reports: Sequence[Report], reviews: Mapping[str, Review]) -> Event:
    """The lead's event, with each field that a person set as it was set last in any report."""
    event = reports[0].event
    by = {name: found for name in _TOLD if (found := _set_last(reports, reviews, name))}
    changes: dict[str, Any] = {}
    for name, report in by.items():
        if report is reports[0]:
            continue
        if name is Field.ACTORS:  # the words for them stand in another article
            told = report.event.participants
            changes["participants"] = tuple(dataclasses.replace(p, mention=None) for p in told)
        else:
            changes[name] = getattr(report.event, name)
    return dataclasses.replace(event, **changes) if changes else event


def _rank(report: Report, same: int) -> tuple[bool, int, int, int, str, str]:
    """Where a report stands among the others; ``same``: how many of them state its very days."""
    date, published = report.event.date, report.article.published
    when = "9999" if published is None else str(published)
    return not _is_firm(date), _RANKS[date.status], _width(date), -same, when, report.event.id


def _is_firm(date: EventDate) -> bool:
    """Whether words give the date, or a limit; what was read from its place may be off."""
    return date.status is not DateStatus.INFERRED or date.timex is not None


def _width(date: EventDate) -> int:
    if date.earliest is None or date.latest is None:
        return _OPEN
    return (date.latest - date.earliest).days


def _days(report: Report) -> Days:
    return report.event.date.earliest, report.event.date.latest


def _together(ordered: Sequence[Report]) -> Days:
    """The days that all firm dates allow, as far as they agree with the first."""
    days = _days(ordered[0])
    for report in ordered[1:]:
        if _is_firm(report.event.date) and ordered[0].event.date.rule != BY_HAND:
            days = _common(days, _days(report)) or days
    return days


def _participants(reports: Sequence[Report], actors: Mapping[str, Actor]) -> Iterator[Participant]:
    """Those of the lead, then those whom only others name; their words stand elsewhere.

    A group of the same name is taken for the same one.
    """
    yield from reports[0].event.participants
    taken = {p.actor for p in reports[0].event.participants}
    for report in reports[1:]:
        names = {actors[a].name.casefold() for a in taken if actors[a].kind is ActorKind.GROUP}
        mine = [p for p in report.event.participants if p.actor not in taken]
        for participant in mine:
            if actors[participant.actor].name.casefold() not in names:
                yield dataclasses.replace(participant, mention=None)
                taken.add(participant.actor)


def _date(reports: Sequence[Report], lead: EventDate) -> EventDate:
    """The lead's date, as much narrower as the others support it together; or a person's, as is."""
    days = _together(reports)
    if len(reports) == 1 or lead.rule == BY_HAND:
        return lead
    if days == _days(reports[0]):
        return dataclasses.replace(lead, because=f"{lead.because}; {_agreed(reports)}")
    said = ", ".join(
        f"{in_words(r.event.date)} in {paper_name(r.article)}"
        for r in reports
        if _is_firm(r.event.date) and _common(days, _days(r)) == days
    )
    open_side = None in days
    status = DateStatus.BOUNDED if open_side else DateStatus.INFERRED
    unit = Granularity.UNKNOWN if open_side else Granularity.INTERVAL
    date = EventDate(*days, unit, status, f"what the sources have in common: {said}")
    return dataclasses.replace(date, edtf=write_edtf(date))


def _agreed(reports: Sequence[Report]) -> str:
    """How many of the other reports allow the date of the lead."""
    others = reports[1:]
    agree = sum(_common(_days(reports[0]), _days(r)) is not None for r in others)
    name = paper_name(reports[0].article)
    if len(others) == 1:
        told = "the other report agrees" if agree else "the other report has another date"
    elif agree == len(others):
        told = f"{'both' if agree == 2 else f'all {agree}'} other reports agree"
    else:
        verb = "agrees" if agree == 1 else "agree"
        told = f"{agree or 'none'} of {len(others)} other reports {verb}"
    return f"date taken from {name}; {told}"


def _common(days: Days, others: Days) -> Days | None:
    """The days that both allow; None where there is none."""
    begins = [day for day in (days[0], others[0]) if day is not None]
    ends = [day for day in (days[1], others[1]) if day is not None]
    first, last = max(begins, default=None), min(ends, default=None)
    return None if first and last and first > last else (first, last)


def _disagreement(reports: Sequence[Report], *, zones: bool) -> Disagreement | None:
    """Whether two of them state days that cannot both be.

    What is inferred is no statement, and what a person set none of a source.
    """
    stated = (r for r in reports if r.event.date.rule != BY_HAND)
    dates = [_days(r) for r in stated if r.event.date.status is DateStatus.STATED]
    for i, date in enumerate(dates):
        for other in dates[i + 1 :]:
            if _common(date, other) is None:
                return Disagreement.TIME_ZONES if zones else Disagreement.DATES
    return None
