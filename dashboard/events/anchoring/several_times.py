"""Dates that several expressions give together: a range, and a list of times."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.events.anchoring.timex_dates import as_given, bounded
from dashboard.events.lexicon import ClauseWords
from dashboard.events.time_link import TimeLink
from dashboard.model import (
    Anchoring,
    DateStatus,
    EventDate,
    Granularity,
    Interval,
    TemporalExpression,
    TimexType,
)
from dashboard.reasons import reason

NEAR = 8  # characters between two members of a list of times ("3, 5 and 7 May")
FINENESS = {unit: place for place, unit in enumerate(Granularity)}


def since(
    link: TimeLink,
    links: Sequence[TimeLink],
    words: ClauseWords,
    *,
    over: Callable[[TemporalExpression], bool],
) -> EventDate | None:
    """A range if an end is given, else a lower bound: "from 3 to 7 May", "since 3 May".

    ``over``: whether an end lies behind a perfect, which makes the range inferred. None for what
    goes on every night: "a curfew from 9 p.m. to 5 a.m.": no night is meant more than another.
    """
    timex, interval = link.timex, link.timex.interval
    assert interval is not None
    ends = [g for g in links if words.has("signal", "range_end", g.signal) and g is not link]
    ends = [g for g in ends if g.timex.span.start > timex.span.start]
    if ends and _is_nightly(timex, ends[0].timex):
        return None
    last = ends[0].timex.interval.latest if ends and ends[0].timex.interval else None
    if last is not None and (interval.earliest is None or interval.earliest <= last):
        why = reason("events.range", time=timex.span.text, other_time=ends[0].timex.span.text)
        inferred = over(ends[0].timex)
        why = f"{why}; {reason('events.over_for_perfect')}" if inferred else why
        return EventDate(
            interval.earliest,
            last,
            Granularity.INTERVAL,
            DateStatus.INFERRED if inferred else DateStatus.STATED,
            why,
            timex.id,
            "range",
        )
    why = reason("events.gives_earliest", word=link.signal, time=timex.span.text)
    return bounded(interval.earliest, None, timex, why)


def listed_with(link: TimeLink, links: Sequence[TimeLink], words: ClauseWords) -> list[TimeLink]:
    """The members of the list in which an expression stands, in the order of the text."""
    ordered = sorted(links, key=lambda g: g.timex.span.start)
    lists: list[list[TimeLink]] = []
    for one in ordered:
        gap = one.timex.span.start - lists[-1][-1].timex.span.end if lists else NEAR + 1
        if gap <= NEAR and (not one.signal or words.has("signal", "joining", one.signal)):
            lists[-1].append(one)
        else:
            lists.append([one])
    return next(own for own in lists if any(g.timex is link.timex for g in own))


def hull(listed: Sequence[TimeLink]) -> EventDate | None:
    """The stretch that holds all members of a list; inferred, and the reason names them."""
    intervals = [g.timex.interval for g in listed if g.timex.interval is not None]
    begins = [i.earliest for i in intervals if i.earliest is not None]
    ends = [i.latest for i in intervals if i.latest is not None]
    if not begins or not ends:
        return None
    names = ", ".join(reason("events.quoted", time=g.timex.span.text) for g in listed)
    if are_one(intervals):  # "Monday, 3 May": one day, named twice
        timex = min((g.timex for g in listed), key=lambda t: FINENESS[t.granularity])
        return as_given(timex, timex.interval or Interval(None, None))
    return EventDate(
        min(begins),
        max(ends),
        Granularity.INTERVAL,
        DateStatus.INFERRED,
        reason("events.hull", names=names),
        listed[0].timex.id,
        "list of times",
    )


def are_one(intervals: Sequence[Interval]) -> bool:
    """Whether all stretches have days in common."""
    begins = [i.earliest for i in intervals if i.earliest is not None]
    ends = [i.latest for i in intervals if i.latest is not None]
    return bool(begins and ends) and max(begins) <= min(ends)


def _is_nightly(first: TemporalExpression, last: TemporalExpression) -> bool:
    """Whether two times by the clock are of no one day, as the last is before the first."""
    both = first.interval, last.interval
    begins = [i.begin for i in both if i is not None and i.begin is not None]
    clock = {first.type, last.type} == {TimexType.TIME} and len(begins) == len(both)
    if not clock or {first.anchoring, last.anchoring} != {Anchoring.NARRATIVE}:
        return False
    return begins[1] < begins[0]
