"""Carries a corrected date on to the events whose own dates were read from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from dashboard.events.edtf import write_edtf
from dashboard.model import Event, EventDate
from dashboard.relations.bounds import show


def follow(events: Iterable[Event], corrected: Mapping[str, Event]) -> dict[str, Event]:
    """The events that lean on a corrected one, by id, with the date that follows from it now.

    ``events`` are as they are read, ``corrected`` those of them whose date a person set, by id, as
    they are now. Where what follows is not plain, the date stays and its reason says what it leans
    on. Of an event that a person dated nothing follows from others.
    """
    read = {event.id: event for event in events}
    changed: dict[str, Event] = {}
    waiting = [(read[i], now) for i, now in corrected.items() if i in read]
    while waiting:
        was, now = waiting.pop(0)
        for event in read.values():
            if event.id in corrected or event.id in changed or not _leans(event, was, read):
                continue
            date = _moved(event.date, was, now.date)
            changed[event.id] = dataclasses.replace(event, date=date)
            if _days(date) != _days(event.date):
                waiting.append((event, changed[event.id]))
    return changed


def _leans(event: Event, on: Event, read: Mapping[str, Event]) -> bool:
    """Whether the reason for a date names another event by its words and its date.

    By its words alone, where no other event of the article has the same.
    """
    because, words = event.date.because, f"“{on.trigger.text}”"
    if event.id == on.id or words not in because or event.date.rule is None:
        return False
    alone = sum(other.trigger.text == on.trigger.text for other in read.values()) == 1
    when = show(on.date)
    named = (f"{words}{between}{when}" for between in (", which is ", ", is of ", ", ", " ("))
    return alone or any(one in because for one in named)


def _moved(date: EventDate, was: Event, now: EventDate) -> EventDate:
    """What a date is where that on which it leans alone has changed; else as it is, and marked."""
    words = f"“{was.trigger.text}”"
    named = f"{words}, which is {show(was.date)}"
    earliest, latest, unit = date.earliest, date.latest, date.granularity
    if date.because == f"before {named}" and now.latest and latest == was.date.latest:
        latest = now.latest
    elif date.because == f"after {named}" and now.earliest and earliest == was.date.earliest:
        earliest = now.earliest
    elif _is_same(date, was.date, named) and now.earliest and now.latest:
        earliest, latest, unit = now.earliest, now.latest, now.granularity
    else:
        return _marked(date, words, now)
    if earliest and latest and earliest > latest:
        return _marked(date, words, now)
    because = date.because.replace(named, f"{words}, which was corrected to {show(now)}")
    moved = dataclasses.replace(
        date, earliest=earliest, latest=latest, granularity=unit, because=because
    )
    return dataclasses.replace(moved, edtf=write_edtf(moved))


def _is_same(date: EventDate, other: EventDate, named: str) -> bool:
    """Whether a date is that of an event in which it lies, or with which it is told to go."""
    alone = date.because == f"part of {named}" or date.because.endswith(f" together with {named}")
    return alone and date.timex is None and _days(date) == _days(other)


def _marked(date: EventDate, words: str, now: EventDate) -> EventDate:
    because = f"{date.because}; {words} was corrected to {show(now)} since: look at this date again"
    return dataclasses.replace(date, because=because)


def _days(date: EventDate) -> tuple[object, object]:
    return date.earliest, date.latest
