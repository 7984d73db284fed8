"""What an article is about: the event of the day's news, and who first reacts to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dashboard.events.find import SPOKEN
from dashboard.events.read import STATEMENT, ReadEvent
from dashboard.model import DateStatus, DocumentCreationTime, Modality

RECENT = 7  # days before publication within which the first dated event is the day's news
FACTS = frozenset({Modality.ASSERTED, Modality.REPORTED})


def main_event(events: Sequence[ReadEvent], dct: DocumentCreationTime | None) -> ReadEvent | None:
    """The day's news: the latest dated event of the first paragraph that dates a recent one.

    None if the words date no event of the week before publication to a day.
    """
    if dct is None:
        return None
    recent = [r for r in events if is_recent(asserted_day(r), dct)]
    lead = [r for r in recent if r.found.paragraph == recent[0].found.paragraph]
    days = [asserted_day(r) or dct.day for r in lead]
    return lead[days.index(max(days))] if lead else None


def reported_event(events: Sequence[ReadEvent], main: ReadEvent | None) -> ReadEvent | None:
    """What the day's news reports, if it is a statement: the last dated fact of its sentence.

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


def go_together(read: ReadEvent, reported: ReadEvent | None) -> bool:
    """Whether what a report tells and what stands behind it are of one kind, or of one actor."""
    if reported is None:
        return False
    one, other = ({p.actor for p in r.event.participants} for r in (read, reported))
    return read.event.type == reported.event.type or bool(one & other)


def first_reaction(events: Sequence[ReadEvent], main: ReadEvent | None) -> int:
    """Where somebody first says or does something about the news; 0 if nobody does."""
    if main is None:
        return 0
    behind = (r for r in events if r.event.trigger.start >= main.event.sentence.end)
    spoken = (r.event.trigger.start for r in behind if r.event.type in SPOKEN)
    return next(spoken, events[-1].event.trigger.end)


def is_recent(day: dt.date | None, dct: DocumentCreationTime) -> bool:
    """Whether a day is not long before publication, so that it may be that of the news."""
    return day is not None and 0 <= (dct.day - day).days <= RECENT


def asserted_day(read: ReadEvent) -> dt.date | None:
    """The day of an event, if its words give one."""
    date = read.event.date
    asserted = date.status is DateStatus.ASSERTED and date.earliest == date.latest
    return date.earliest if asserted and read.event.modality in FACTS else None
