"""An incident: the accident, attack or disaster of one day that an article tells bit by bit.

"A bus crashed on Monday … The driver lost control. The bus overturned": a report of an incident
dates it once. What it tells of the same kinds of happening, without a time, is of that day.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Sequence

from dashboard.clause import Clause, Definiteness, Embedding, Tense
from dashboard.events.mention import EventMention, is_dated, word_of
from dashboard.events.narrative_time.background import is_before_another
from dashboard.events.narrative_time.main_event import is_recent
from dashboard.model import DocumentCreationTime
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import complement_of, read_noun_phrase
from dashboard.vocabulary import FACTS

_LAW = "Justice"  # a family of subtypes


@dataclasses.dataclass(frozen=True, slots=True)
class Incident:
    """The day of an incident, and the event that says so."""

    day: dt.date
    on: EventMention


def find_incident(
    events: Sequence[EventMention],
    dct: DocumentCreationTime,
    opening: Collection[int],
    subtypes: Collection[str],
    analysis: Analysis,
) -> Incident | None:
    """The incident that the opening paragraphs date; None without one.

    None, too, where two days of the week before publication have happenings of these subtypes, or
    what is joined to one: "a storm killed nine and swept away a bridge on Monday".
    """
    kinds = {(r.found.paragraph, r.found.head) for r in events if r.event.subtype in subtypes}
    dated = [(read, _day(read)) for read in events if _is_joined_to(read, kinds, analysis)]
    recent = [(read, day) for read, day in dated if day is not None and is_recent(day, dct)]
    opens = [pair for pair in recent if pair[0].found.paragraph in opening]
    if not opens or len({day for _, day in recent}) != 1:
        return None
    on, day = opens[0]
    second = any(is_before_another(read, on, analysis) for read in events)  # "another blaze"
    return None if second else Incident(day, on)


def is_part(read: EventMention, clause: Clause, analysis: Analysis, *, timed: bool) -> bool:
    """Whether an event is told as news tells an incident: in the simple past, not as background.

    Not "which had crashed before", "has killed many", "protests in the capital"; ``timed``: another
    event of its sentence has a time.
    """
    if clause.is_perfect or clause.embedding is Embedding.RELATIVE:
        return False
    if clause.finite and clause.tense is not Tense.PAST:
        return False
    if read.found.verb is not None:
        return True
    noun = word_of(read, analysis)
    phrase = read_noun_phrase(noun)
    if phrase.definiteness is Definiteness.DEFINITE:
        return True
    return not phrase.plural and not timed  # "a crash led to a trial in June" may be another one


def is_matter_of_a_case(
    read: EventMention, events: Sequence[EventMention], analysis: Analysis
) -> bool:
    """Whether a noun says to whom it was done, as the matter of what the law does.

    "Kone was jailed for the [murder] of Ida Holm" may be any murder; "over the [attack]" is the one
    that was told.
    """
    number, part = read.found.paragraph, analysis.part_of(read.found)
    if read.found.verb is not None:
        return False
    noun, head = part.doc[read.found.token], part.clauses.of(read.found.token).head
    return complement_of(noun) is not None and any(
        (r.found.paragraph, r.found.verb) == (number, head)
        and (r.event.subtype or "").startswith(_LAW)
        for r in events
    )


def _is_joined_to(
    read: EventMention, kinds: Collection[tuple[int, int]], analysis: Analysis
) -> bool:
    """Whether an event is at one of the places, or its verb is joined to one there."""
    number, head = read.found.paragraph, read.found.head
    joined = (head, *(t.i for t in analysis.paragraphs[number].doc[head].conjuncts))
    return any((number, at) in kinds for at in (joined if read.found.verb is not None else (head,)))


def _day(read: EventMention) -> dt.date | None:
    """The one day of a fact that has a date."""
    date = read.event.date
    told = is_dated(read.event) and date.earliest == date.latest
    return date.earliest if told and read.event.modality in FACTS else None
