"""Which quotations belong to which event: those that its verb introduces, or its speaker's."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dashboard.events.mention import EventMention
from dashboard.model import Quote, Role

_FAR = 200  # characters behind a quotation within which its speaker's verb may stand


def with_quotes(
    events: Sequence[EventMention], quotes: Sequence[Quote]
) -> tuple[EventMention, ...]:
    """Each quotation goes to the event whose verb introduces it, else to its speaker's last one."""
    given: dict[str, list[str]] = defaultdict(list)
    starts = [r.event.trigger.start for r in events]
    spoken: dict[str, list[EventMention]] = defaultdict(list)
    for read in events:
        for participant in read.event.participants:
            if participant.role is Role.SPEAKER:
                spoken[participant.actor].append(read)
    owned = {quote for read in events for quote in read.event.quotes}
    for quote in quotes:
        if quote.id in owned:
            continue
        owner = _introducing(quote, events, starts) or _last_of_speaker(quote, spoken)
        if owner is not None:
            given[owner.event.id].append(quote.id)
    return tuple(_with_more_quotes(read, given.get(read.event.id, ())) for read in events)


def _with_more_quotes(read: EventMention, more: Sequence[str]) -> EventMention:
    if not more:
        return read  # most events, at little cost
    return read.with_event(quotes=(*read.event.quotes, *more))


def _introducing(
    quote: Quote, events: Sequence[EventMention], starts: Sequence[int]
) -> EventMention | None:
    if quote.cue is None:
        return None
    for read in events[max(0, bisect_left(starts, quote.cue.start) - 4) :]:
        trigger = read.event.trigger
        if trigger.start >= quote.cue.end:
            break
        if quote.cue.start < trigger.end:
            return read
    return None


def _last_of_speaker(
    quote: Quote, spoken: Mapping[str, Sequence[EventMention]]
) -> EventMention | None:
    own = spoken.get(quote.speaker or "", ())
    limit = quote.span.end + _FAR
    before = bisect_left(own, limit + 1, key=lambda r: r.event.trigger.start)
    return own[before - 1] if before else None
