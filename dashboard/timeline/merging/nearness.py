"""Which other entries may be the same event as one, the likeliest first."""

from __future__ import annotations

from dashboard.model import EventDate, Timeline, TimelineEntry

_AROUND = 60  # entries before and after it in the order of time
_MOST = 150
_BESIDE = 1  # days: what lies no further apart is near, whatever time zones and nights make of it
_FAR = 10**7  # days, where one has no date


def nearest(entry: TimelineEntry, timeline: Timeline) -> list[TimelineEntry]:
    """The entries around an entry in time, and all that its own articles tell.

    First those at its date with most actors in common, then the others by their distance in time;
    what is dated comes before what else is as near.
    """
    at = timeline.place(entry.event.id) or 0
    mine = {report.article.id for report in entry.reports}
    found = [
        ((*_key(entry, other), abs(place - at)), other)
        for place, other in enumerate(timeline.entries)
        if place != at
        and (abs(place - at) <= _AROUND or any(r.article.id in mine for r in other.reports))
    ]
    found.sort(key=lambda one: one[0])
    return [other for _, other in found[:_MOST]]


def _key(entry: TimelineEntry, other: TimelineEntry) -> tuple[int, ...]:
    days = _days_between(entry.event.date, other.event.date)
    mine, theirs = ({a.id for a in (*e.actors, *e.places)} for e in (entry, other))
    shared = len(mine & theirs)
    other_type = int(entry.event.type != other.event.type)
    dated = int(other.event.date.earliest is None) + int(other.event.date.latest is None)
    return max(0, days - _BESIDE), -shared, days, other_type, dated


def _days_between(one: EventDate, other: EventDate) -> int:
    """The days from the end of one to the beginning of the other; none where they may overlap."""
    if not (one.earliest or one.latest) or not (other.earliest or other.latest):
        return _FAR
    gaps = [
        (late.earliest - early.latest).days
        for early, late in ((one, other), (other, one))
        if early.latest and late.earliest
    ]
    return max(0, *gaps, 0)
