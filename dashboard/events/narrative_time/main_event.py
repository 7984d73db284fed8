"""What an article is about: the event that its lead dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dashboard.events.mention import EventMention
from dashboard.events.trigger import STATEMENT
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    Granularity,
    Role,
    TemporalExpression,
)
from dashboard.vocabulary import FACTS

RECENT = 7  # days before publication within which the first dated event is the main one
DAYS = frozenset({Granularity.DAY, Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND})
_YEAR = 366  # days


def main_event(
    events: Sequence[EventMention], dct: DocumentCreationTime | None
) -> EventMention | None:
    """The main event: the latest dated one of the first paragraph that dates a recent one.

    None if the words date no event of the week before publication to a day.
    """
    if dct is None:
        return None
    recent = [r for r in events if is_recent(asserted_day(r), dct)]
    lead = [r for r in recent if r.found.paragraph == recent[0].found.paragraph]
    days = [asserted_day(r) or dct.day for r in lead]
    return lead[days.index(max(days))] if lead else None


def reported_event(
    events: Sequence[EventMention], main: EventMention | None
) -> EventMention | None:
    """What the main event reports, if it is a statement: the last dated fact of its sentence.

    "Greens won Sunday's vote, the commission announced on Monday": the news is of the vote.
    """
    if main is None or main.event.type != STATEMENT:
        return main
    days = {
        read.event.id: day
        for read in events
        if read.event.sentence == main.event.sentence
        and read.event.type != STATEMENT
        and (day := asserted_day(read)) is not None
    }
    told = [read for read in events if read.event.id in days]
    return max(told, key=lambda read: days[read.event.id]) if told else main


def is_recent(day: dt.date | None, dct: DocumentCreationTime) -> bool:
    """Whether a day is not long before publication, so that it may be that of the news."""
    return day is not None and 0 <= (dct.day - day).days <= RECENT


def asserted_day(read: EventMention) -> dt.date | None:
    """The day of an event, if its words give one."""
    date = read.event.date
    asserted = date.status is DateStatus.STATED and date.earliest == date.latest
    return date.earliest if asserted and read.event.modality in FACTS else None


def stated_ends(read: EventMention) -> tuple[dt.date, dt.date] | None:
    """The first and last day of an event, at most a year, if its words give them; else None."""
    date = read.event.date
    if date.status is not DateStatus.STATED or read.event.modality not in FACTS:
        return None
    if date.earliest is None or date.latest is None:
        return None
    return (date.earliest, date.latest) if (date.latest - date.earliest).days <= _YEAR else None


def recent_days(
    timexes: Sequence[TemporalExpression], dct: DocumentCreationTime
) -> frozenset[dt.date]:
    """The days of the week up to publication that an article names."""
    days = (
        t.interval.earliest for t in timexes if t.interval is not None and t.granularity in DAYS
    )
    return frozenset(day for day in days if day is not None and is_recent(day, dct))


def who_acted(read: EventMention) -> set[str]:
    """Who took part in an event, but for whom it befell: what they do is of another time."""
    acted = {p.actor for p in read.event.participants if p.role is not Role.RECIPIENT}
    return acted & set(read.actors[:2])
