"""Dates events: from the time expressions that govern them, else from their tense alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence

from dateutil.relativedelta import relativedelta

from dashboard.events.government import Governor
from dashboard.events.lexicon import ClauseWords
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Modality,
    TemporalExpression,
)


def date_event(
    governors: Sequence[Governor],
    modality: Modality,
    tense: str,
    dct: DocumentCreationTime | None,
    words: ClauseWords,
) -> EventDate:
    """The date of an event from what governs it, else from its tense alone.

    ``tense``: past, future or an empty string. With nothing to go by the status is unknown.
    """
    for governor in governors:
        date = _from_governor(governor, governors, words)
        if date is not None and date.latest is None and dct is not None and tense == "past":
            date = dataclasses.replace(date, latest=max(dct.day, date.earliest or dct.day))
        if date is not None:
            return date
    return _from_tense(modality, tense, dct)


def _from_governor(
    governor: Governor, all_of: Sequence[Governor], words: ClauseWords
) -> EventDate | None:
    timex, signal = governor.timex, governor.signal
    interval = timex.interval
    assert interval is not None
    earliest, latest = interval.earliest, interval.latest
    quoted = f"“{timex.span.text}”"
    if words.has("signal", "until", signal):
        strict = words.has("signal", "strictly_before", signal)
        limit = earliest if strict else latest
        if strict and limit is not None:
            limit -= dt.timedelta(days=1)
        return _bounded(None, limit, timex, f"“{signal} {timex.span.text}” gives the latest time")
    if words.has("signal", "since", signal):
        end = next((g for g in all_of if words.has("signal", "range_end", g.signal)), None)
        if end is not None and end.timex.interval is not None:
            last = end.timex.interval.latest
            if earliest is None or last is None or earliest <= last:
                return EventDate(
                    earliest,
                    last,
                    Granularity.INTERVAL,
                    DateStatus.ASSERTED,
                    f"the text gives the range from {quoted} to “{end.timex.span.text}”",
                    timex.id,
                    "range",
                )
        if words.has("signal", "open_since", signal):
            return _bounded(
                earliest, None, timex, f"“{signal} {timex.span.text}” gives the earliest time"
            )
    if earliest is None and latest is None:
        return None
    why = "; ".join(timex.derivation) or f"{quoted} is read as {timex.value}"
    if governor.rival is not None:
        return EventDate(
            earliest,
            latest,
            timex.granularity,
            DateStatus.INFERRED,
            f"{why}; the words may also give the time of “{governor.rival}”",
            timex.id,
            "loose time",
        )
    if governor.shared and not governor.fronted:
        return EventDate(
            earliest,
            latest,
            timex.granularity,
            DateStatus.INFERRED,
            f"told together with what has the time {quoted}",
            timex.id,
            "same clause",
        )
    status = DateStatus.ASSERTED if earliest and latest else DateStatus.BOUNDED
    return EventDate(earliest, latest, timex.granularity, status, why, timex.id, timex.rule)


def date_ahead(
    governor: Governor, modality: Modality, dct: DocumentCreationTime | None, words: ClauseWords
) -> EventDate | None:
    """The date of what is to come in a length of time; None for what is past."""
    if dct is None or modality not in {Modality.PLANNED, Modality.PROPOSED, Modality.POSSIBLE}:
        return None
    timex = governor.timex
    step = step_of(timex.value or "")
    if step is None:
        return None
    day = dct.day + step
    why = f"“{governor.signal} {timex.span.text}” counted from publication"
    if words.has("ahead", "inside_it", governor.signal):
        return EventDate(
            dct.day, day, Granularity.INTERVAL, DateStatus.BOUNDED, why, timex.id, "length ahead"
        )
    last = day + (dt.timedelta(days=6) if step.days >= 7 or step.months else dt.timedelta())
    return EventDate(
        day,
        last,
        Granularity.WEEK if last > day else Granularity.DAY,
        DateStatus.INFERRED,
        why,
        timex.id,
        "length ahead",
    )


_LENGTH = re.compile(r"P(\d+)([YMWD])")
_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}


def step_of(length: str) -> relativedelta | None:
    """A TIMEX3 length in whole years, months, weeks or days ("P1Y"); None for any other."""
    match = _LENGTH.fullmatch(length)
    if match is None or len(match[1]) > 4:
        return None
    return relativedelta(**{_UNITS[match[2]]: int(match[1])})  # type: ignore[arg-type]


def _bounded(
    earliest: dt.date | None, latest: dt.date | None, timex: TemporalExpression, why: str
) -> EventDate | None:
    if earliest is None and latest is None:
        return None
    return EventDate(
        earliest, latest, Granularity.UNKNOWN, DateStatus.BOUNDED, why, timex.id, "bound"
    )


def _from_tense(modality: Modality, tense: str, dct: DocumentCreationTime | None) -> EventDate:
    if dct is not None and tense == "past" and modality in {Modality.ASSERTED, Modality.REPORTED}:
        return EventDate(
            None,
            dct.day,
            Granularity.UNKNOWN,
            DateStatus.BOUNDED,
            "told in the past tense without a time: not after the day of publication",
            rule="past tense",
        )
    if dct is not None and tense == "future" and modality is Modality.PLANNED:
        return EventDate(
            dct.day,
            None,
            Granularity.UNKNOWN,
            DateStatus.BOUNDED,
            "told as still to come, without a time: not before the day of publication",
            rule="future tense",
        )
    missing = (
        "no time is given" if dct is not None else "no time is given, nor a date of publication"
    )
    return EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, missing)


def write_edtf(date: EventDate) -> str | None:
    """The EDTF form (ISO 8601-2) of an event's days; None if nothing is known."""
    earliest, latest = date.earliest, date.latest
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and (latest + dt.timedelta(days=1)).day == 1:
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}"
        if earliest.month == 1 and latest.month == 12:
            first, last = f"{earliest.year:04}", f"{latest.year:04}"
            return first if first == last else f"{first}/{last}"
        return f"{earliest:%Y-%m}/{latest:%Y-%m}"
    if earliest.day == 1 and earliest.month == 1:
        return f"{earliest.year:04}/{latest.isoformat()}"
    return f"{earliest.isoformat()}/{latest.isoformat()}"
