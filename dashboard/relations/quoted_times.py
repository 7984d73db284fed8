"""Counts the times in direct quotations from the day on which they were said.

"We will meet tomorrow", said on Tuesday and published on Thursday, is of Wednesday.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dashboard.dates.quoted_times import is_counted_in_days, may_be_before, said_on
from dashboard.events.anchoring.timex_dates import as_given
from dashboard.events.edtf import write_edtf
from dashboard.events.mention import is_dated
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    Event,
    EventDate,
    Quote,
    QuoteKind,
    TemporalExpression,
)
from dashboard.reasons import reason
from dashboard.registry import OWN

LATELY = dt.timedelta(days=7)


@dataclasses.dataclass(frozen=True, slots=True)
class ToldTimes:
    """The times of an article, and by their ids the dates of the events that these give anew.

    ``stale``: the ids of what is announced in a quotation that may not be of late.
    """

    timexes: tuple[TemporalExpression, ...]
    dates: Mapping[str, EventDate]
    stale: frozenset[str] = frozenset()


def lean_on_speech(
    timexes: Sequence[TemporalExpression],
    events: Sequence[Event],
    quotes: Sequence[Quote],
    dct: DocumentCreationTime | None,
    *,
    language: str = OWN,
) -> ToldTimes:
    """The times, those in a direct quotation counted from when it was said, and what they date.

    That is inferred, as it is where the day is not known. Without a date of publication all is as
    it was.
    """
    if dct is None:
        return ToldTimes(tuple(timexes), {})
    kept = _said_lately(events, quotes, dct.day)
    times, unsure = {t.id: t for t in timexes}, set()
    for timex, told in _said(timexes, kept, quotes):
        day = _day_of(told)
        if day is not None:
            times[timex.id] = said_on(timex, day, dct.day, language=language)
        if _may_mean_another_day(timex, told, dct.day, language):
            unsure.add(timex.id)
    changed = {t.id for t in timexes if times[t.id] is not t}
    moved = ((e, _moved(e.date, times, changed, unsure)) for e in kept)
    dates = {e.id: date for e, date in moved if date is not e.date}
    stale = frozenset(e.id for e in events) - {e.id for e in kept}
    return ToldTimes(tuple(times.values()), dates, stale)


def _said_lately(
    events: Sequence[Event], quotes: Sequence[Quote], published: dt.date
) -> list[Event]:
    """The events without those announced in a quotation that may not be of late.

    "I will pay on Monday", told in 2019 or by nobody knows whom, is of no Monday of these weeks.
    """
    speech = {quote: event for event in events for quote in event.quotes}
    direct = [q for q in quotes if q.kind is QuoteKind.DIRECT]
    starts = [quote.span.start for quote in direct]

    def stays(event: Event) -> bool:
        at = bisect_right(starts, event.trigger.start) - 1
        if at < 0 or direct[at].span.end <= event.trigger.start:
            return True
        told = speech.get(direct[at].id)
        if told is None:
            return False
        known = told.date.earliest or told.date.latest
        return known is not None and known >= published - LATELY

    return [event for event in events if stays(event)]


def _said(
    timexes: Sequence[TemporalExpression], events: Sequence[Event], quotes: Sequence[Quote]
) -> Iterator[tuple[TemporalExpression, Event]]:
    """Each time in a direct quotation, and the event in which that was said."""
    speech = {quote: event for event in events for quote in event.quotes}
    starts = [t.span.start for t in timexes]
    for quote in quotes:
        if quote.kind is not QuoteKind.DIRECT or quote.id not in speech:
            continue
        first = bisect_left(starts, quote.span.start)
        for timex in timexes[first : bisect_left(starts, quote.span.end)]:
            yield timex, speech[quote.id]


def _day_of(told: Event) -> dt.date | None:
    """The day on which something was said; None if it is not known to the day."""
    date = told.date
    return date.earliest if is_dated(told) and date.earliest == date.latest else None


def _may_mean_another_day(
    timex: TemporalExpression, told: Event, published: dt.date, language: str
) -> bool:
    """Whether a time may have been counted from another day than that which is known."""
    first, asserted = told.date.earliest, told.date.status is DateStatus.STATED
    if asserted and first == told.date.latest:
        return False
    if is_counted_in_days(timex, language=language):
        return True
    return may_be_before(timex, first, published)


def _moved(
    date: EventDate, times: Mapping[str, TemporalExpression], changed: set[str], unsure: set[str]
) -> EventDate:
    """The date, from a time that was counted anew; inferred if the day of that is a guess."""
    timex = times.get(date.timex or "")
    if timex is None or timex.interval is None:
        return date
    if timex.id in changed:
        given = as_given(timex, timex.interval)
        date = dataclasses.replace(given, status=DateStatus.INFERRED)
        return dataclasses.replace(date, edtf=write_edtf(date))
    if timex.id in unsure and date.status is DateStatus.STATED:
        because = reason("relations.day_of_saying_untold", because=date.because)
        return dataclasses.replace(date, status=DateStatus.INFERRED, because=because)
    return date
