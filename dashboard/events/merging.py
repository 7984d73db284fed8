"""Makes one event of two places that tell of it."""

from __future__ import annotations

import dataclasses

from dashboard.events.read import EventMention, is_dated, merge_participants
from dashboard.model import DateStatus
from dashboard.reasons import reason


def joined(first: EventMention, later: EventMention) -> EventMention:
    """The first telling with what the later one adds; a date is taken over where there was none."""
    event, other = first.event, later.event
    date = other.date if is_dated(other) and not is_dated(event) else event.date
    merged = dataclasses.replace(
        event,
        date=date,
        mode=event.mode or other.mode,
        place=event.place or other.place,
        subtype=event.subtype or other.subtype,
        mentions=(*event.mentions, other.trigger),
        participants=merge_participants(event.participants, other.participants),
        quotes=tuple(dict.fromkeys((*event.quotes, *other.quotes))),
    )
    links = first.time_links or later.time_links
    return dataclasses.replace(
        first, event=merged, triggers=(*first.triggers, *later.triggers), time_links=links
    )


def pointing_back(read: EventMention) -> EventMention:
    """A telling whose subject is the event itself, as it adds to that.

    Whatever "it" was taken for took no part, and the time is that event's by our reading alone.
    """
    date = read.event.date
    if is_dated(read.event):
        because = reason("events.taken_to_mean", because=date.because, event=read.event.headline)
        date = dataclasses.replace(date, status=DateStatus.INFERRED, because=because)
    return dataclasses.replace(
        read, event=dataclasses.replace(read.event, participants=(), date=date)
    )
