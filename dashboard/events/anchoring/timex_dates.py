"""The dates that an expression gives by itself, and what a tense alone leaves of the time."""

from __future__ import annotations

import dataclasses
import datetime as dt

from dashboard.dates.explanations import tell_value
from dashboard.dates.timex3 import interval_of, read_value
from dashboard.events.anchoring.period_parts import part_meant
from dashboard.events.anchoring.tense_aspect import TenseAspect
from dashboard.events.lexicon import ClauseWords
from dashboard.model import (
    Anchoring,
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Interval,
    TemporalExpression,
)
from dashboard.reasons import reason

PAST = "past tense"  # the rule of a date of which no more is known
FUTURE = "future tense"  # and of one to come
_SIDES = ("LESS_THAN", "EQUAL_OR_LESS", "MORE_THAN", "EQUAL_OR_MORE")
_WAYS = ("later", "earlier")  # names of lists


def as_given(timex: TemporalExpression, interval: Interval) -> EventDate:
    """The date that an expression gives by itself, and how it came about."""
    why = "; ".join(timex.derivation) or reason(
        "events.read_as", time=timex.span.text, value=tell_value(timex.value or "")
    )
    part = part_meant(timex, interval)
    if part is not None:
        why = f"{why}; {reason(f'part.{timex.mod}')}"
        return EventDate(*part, Granularity.INTERVAL, DateStatus.STATED, why, timex.id, timex.rule)
    return EventDate(
        interval.earliest,
        interval.latest,
        timex.granularity,
        DateStatus.STATED,
        why,
        timex.id,
        timex.rule,
    )


def is_from_some_day(timex: TemporalExpression) -> bool:
    """Whether a time is counted from a longer one: "in March 2023 … two days later".

    Its event is dated from the one from which it is counted, which may be known better.
    """
    return timex.value is None and timex.anchoring is Anchoring.NARRATIVE


def is_from_time_passed(timex: TemporalExpression) -> bool:
    """Whether a time is counted on from a length: "freed after a week … a day later"."""
    return timex.value is None and timex.anchoring is Anchoring.VAGUE


def ahead_of(timex: TemporalExpression) -> EventDate | None:
    """The other reading of a time that is over, for what is still to come; None if it is none."""
    interval = interval_of(read_value(timex.alternatives[0]))
    if interval is None or interval.earliest is None or interval.latest is None:
        return None
    why = reason("events.asked_for_ahead", time=timex.span.text)
    given, inferred = as_given(timex, interval), DateStatus.INFERRED
    return dataclasses.replace(given, status=inferred, because=why, rule="two readings")


def one_side(date: EventDate, timex: TemporalExpression, words: ClauseWords) -> EventDate:
    """The date; only a bound for "less than two weeks ago" and "more than a year ago".

    And for "less than two years later", counted from a time of the text, not for "nearly two".
    """
    first, last = (timex.span.text.lower().split()[i] for i in (0, -1))
    less, way = timex.mod in _SIDES[:2], words.which("offset", last)
    counted = timex.anchoring is Anchoring.NARRATIVE and less and way in _WAYS
    counted = counted and words.has("offset", "shorter", first)
    if not counted and (timex.anchoring is not Anchoring.PUBLISHED or timex.mod not in _SIDES):
        return date
    since = less and not (counted and way == _WAYS[0])
    side = "events.words_give_earliest" if since else "events.words_give_latest"
    why = reason(side, time=timex.span.text)
    bound = bounded(date.earliest if since else None, None if since else date.latest, timex, why)
    return bound or date


def other_days(timex: TemporalExpression) -> list[str]:
    """The readings in which day and month change places; another hour or century is none."""
    value = timex.value or ""
    return [a for a in timex.alternatives if a[:4] == value[:4] and a[:10] != value[:10]]


def bounded(
    earliest: dt.date | None, latest: dt.date | None, timex: TemporalExpression, why: str
) -> EventDate | None:
    """The limits that an expression sets; None if there are none."""
    if earliest is None and latest is None:
        return None
    return EventDate(
        earliest, latest, Granularity.UNKNOWN, DateStatus.BOUNDED, why, timex.id, "bound"
    )


def from_tense(clause: TenseAspect, dct: DocumentCreationTime | None, fits: str) -> EventDate:
    """What the tense alone leaves of the time; unknown where it leaves all of it."""
    status, limit = DateStatus.UNKNOWN, DateStatus.BOUNDED
    earliest = latest = rule = None
    because = reason("events.no_time")
    if dct is None:
        because = reason("events.no_time_no_publication")
    elif clause.is_past_fact:
        status, latest, rule = limit, dct.day, PAST
        because = reason("events.past_without_time", fits=fits)
    elif clause.is_denied:
        status, latest, rule = limit, dct.day, PAST
        because = reason("events.not_happened")
    elif clause.is_to_come:
        status, earliest, rule = limit, dct.day, FUTURE
        because = reason("events.still_to_come")
    return EventDate(earliest, latest, Granularity.UNKNOWN, status, because, rule=rule)
