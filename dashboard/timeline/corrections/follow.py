"""Carries a corrected date on to the events whose own dates were read from it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Mapping

from dashboard.events.edtf import write_edtf
from dashboard.model import DateStatus, Event, EventDate, Granularity
from dashboard.relations.bounds import AFTER, BEFORE, PART_OF, SAME_TIME, show

_SINCE = re.compile(
    r"; (“[^”]*” was corrected to .* since(?:, and this date with it|: look at this date again))$",
    re.DOTALL,
)


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
            if was.id not in event.date.leans_on or event.id in corrected or event.id in changed:
                continue
            changed[event.id] = dataclasses.replace(event, date=_moved(event.date, was, now.date))
            if _days(changed[event.id].date) != _days(event.date):
                waiting.append((event, changed[event.id]))
    return changed


def moved_with(date: EventDate) -> str:
    """What was corrected since on which a date leans, and what became of the date; else empty."""
    found = _SINCE.search(date.because)
    return found[1] if found else ""


def _moved(date: EventDate, was: Event, now: EventDate) -> EventDate:
    """What a date is where that on which it leans alone has changed; else as it is, and marked."""
    to = f"“{was.trigger.text}” was corrected to {show(now)} since"
    moved = _anew(date, was.date, now) if date.leans_on == (was.id,) else None
    if moved is None:
        return dataclasses.replace(date, because=f"{date.because}; {to}: look at this date again")
    told = "it moves nothing here" if _days(moved) == _days(date) else "and this date with it"
    return dataclasses.replace(
        moved, edtf=write_edtf(moved), because=f"{date.because}; {to}, {told}"
    )


def _anew(date: EventDate, was: EventDate, now: EventDate) -> EventDate | None:
    """The date that leans on another alone, with the days of that as it is now; None: not plain."""
    if date.timex is not None:
        return None  # words of its own say it too
    if date.rule in (PART_OF, SAME_TIME):
        whole = _days(date) == _days(was) and now.earliest and now.latest
        return _set(date, now.earliest, now.latest, now) if whole else None
    if date.rule == BEFORE and date.latest == was.latest:
        return _set(date, date.earliest, now.latest, date) if now.latest else None
    if date.rule == AFTER and date.earliest == was.earliest:
        return _set(date, now.earliest, date.latest, date) if now.earliest else None
    return None


def _set(
    date: EventDate, earliest: dt.date | None, latest: dt.date | None, like: EventDate
) -> EventDate | None:
    """The date with other days and the granularity of another; None: these are no stretch."""
    if (earliest is None and latest is None) or (earliest and latest and earliest > latest):
        return None
    moved = dataclasses.replace(date, earliest=earliest, latest=latest)
    if date.rule not in (BEFORE, AFTER):
        return dataclasses.replace(moved, granularity=like.granularity)
    return dataclasses.replace(moved, granularity=_unit(moved), status=_status(moved))


def _unit(limits: EventDate) -> Granularity:
    """What two limits leave: one day, a stretch, or nothing that has a length."""
    if limits.earliest is None or limits.latest is None:
        return Granularity.UNKNOWN
    return Granularity.DAY if limits.earliest == limits.latest else Granularity.INTERVAL


def _status(limits: EventDate) -> DateStatus:
    return DateStatus.INFERRED if _unit(limits) is Granularity.DAY else DateStatus.BOUNDED


def _days(date: EventDate) -> tuple[dt.date | None, dt.date | None]:
    return date.earliest, date.latest
