"""What is to come: dates in a length of time ("in eight weeks"), and what is told as if it were."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta

from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.events.time_link import TimeLink
from dashboard.events.trigger import EventTrigger
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    Event,
    EventDate,
    Granularity,
    Modality,
)
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.reasons import reason
from dashboard.vocabulary import UNREALISED


def date_ahead(
    link: TimeLink, modality: Modality, dct: DocumentCreationTime | None, words: ClauseWords
) -> EventDate | None:
    """The date of what is to come in a length of time; None for what is past."""
    if dct is None or modality not in UNREALISED:
        return None
    timex = link.timex
    step = step_of(timex.value or "")
    if step is None:
        return None
    try:
        day = dct.day + step
        last = day + (dt.timedelta(days=6) if step.days >= 7 or step.months else dt.timedelta())
    except (ValueError, OverflowError):  # no calendar goes so far
        return None
    why = reason("events.length_from_publication", word=link.signal, time=timex.span.text)
    if words.has("ahead", "inside_it", link.signal):
        return EventDate(
            dct.day, day, Granularity.INTERVAL, DateStatus.BOUNDED, why, timex.id, "length ahead"
        )
    return EventDate(
        day,
        last,
        Granularity.WEEK if last > day else Granularity.DAY,
        DateStatus.INFERRED,
        why,
        timex.id,
        "length ahead",
    )


def as_planned(events: Iterable[Event], dct: DocumentCreationTime | None) -> tuple[Event, ...]:
    """The events; what is told as a fact and begins after publication is planned."""
    return tuple(_as_planned(event, dct) for event in events)


def as_futurate(event: Event, tense: str, dct: DocumentCreationTime | None) -> Event:
    """The event, planned where the present tells it with a later date: "It resumes on Friday".

    A timetable is told so (Quirk et al. 1985, 4.45); what was told as past is never that event.
    """
    return event if tense == "past" else _as_planned(event, dct)


def _as_planned(event: Event, dct: DocumentCreationTime | None) -> Event:
    first = event.date.earliest
    if dct is None or first is None or first <= dct.day:
        return event
    if event.modality is not Modality.ASSERTED:
        return event
    why = reason("events.futurate")
    return dataclasses.replace(event, modality=Modality.PLANNED, modality_because=why)


_LENGTH = re.compile(r"P(\d+)([YMWD])")
_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}


def step_of(length: str) -> relativedelta | None:
    """A TIMEX3 length in whole years, months, weeks or days ("P1Y"); None for any other."""
    match = _LENGTH.fullmatch(length)
    if match is None or len(match[1]) > 4:
        return None
    return relativedelta(**{_UNITS[match[2]]: int(match[1])})  # type: ignore[arg-type]


def as_promise(
    found: EventTrigger, kind: EventType, modality: Modality, verb: Token
) -> EventTrigger:
    """The trigger with the type of a promise, threat or refusal of it, where it is told as one.

    As PLOVER codes it: "will send aid" agrees, "will impose sanctions" threatens, "would not meet"
    rejects.
    """
    subject = verb.has_child(*SUBJECTS) or verb.dependency == Dependency.OPEN_COMPLEMENT
    if found.verb is None or not subject or verb.has_child(Dependency.PASSIVE_AUXILIARY):
        return found
    modal = any(t.tag == Tag.MODAL for t in verb.children_as(Dependency.AUXILIARY))
    refused = modality is Modality.NEGATED and modal
    retyped = kind.when_planned if modality is Modality.PLANNED else None
    retyped = kind.when_refused if refused else retyped
    return found if retyped is None else dataclasses.replace(found, type=retyped, mode=None)
