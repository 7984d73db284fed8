"""An event with what the text tells around it, as one stage of the parser hands it to the next."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.events.time_link import TimeLink
from dashboard.events.trigger import EventTrigger
from dashboard.model import DateStatus, Event, Modality, Participant, Role, TemporalExpression
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event with what the relations need: where it is told, its tense, what time it has."""

    event: Event
    found: EventTrigger
    triggers: tuple[EventTrigger, ...]
    time_links: tuple[TimeLink, ...]
    tense: str
    loose_time: bool = False  # its sentence holds a time that belongs to no event
    loose_times: tuple[TemporalExpression, ...] = ()  # these times, those with a value
    complement_timed: bool = False  # what it governs has a time ("refused to testify on Monday")
    dated_elsewhere: bool = False  # the time behind its noun is that of another event
    ground: Proposal[Modality] | None = None  # what keeps its trigger from telling a fact

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of its participants."""
        return tuple(p.actor for p in self.event.participants)

    @property
    def own_times(self) -> tuple[TimeLink, ...]:
        """Its times but those that it shares with what it is coordinated with."""
        return tuple(link for link in self.time_links if not link.shared)

    def with_event(self, **changes: Any) -> EventMention:
        """The same mention, of the event with these changes."""
        return dataclasses.replace(self, event=dataclasses.replace(self.event, **changes))


def is_dated(event: Event) -> bool:
    """Whether an event has a date that its words or one step of reasoning give."""
    return event.date.status in (DateStatus.STATED, DateStatus.INFERRED)


def word_of(read: EventMention, analysis: Analysis) -> Token:
    """The word that names an event where it is told first."""
    return analysis.part_of(read.found).doc[read.found.token]


def in_role(event: Event, *roles: Role) -> frozenset[str]:
    """The ids of those who take part in one of these roles; empty: nobody does."""
    return frozenset(p.actor for p in event.participants if p.role in roles)


def undergoers_of(event: Event, among: frozenset[str] | None = None) -> frozenset[str]:
    """Whom an event befell, of some; who died is told of as who acts."""
    found = in_role(event, Role.RECIPIENT)
    return (found if among is None else found & among) or in_role(event, Role.ACTOR)


def merge_participants(
    first: Sequence[Participant], second: Sequence[Participant]
) -> tuple[Participant, ...]:
    """The participants of both, each actor once; the first role counts."""
    merged = {p.actor: p for p in (*second, *first)}
    order = dict.fromkeys(p.actor for p in (*first, *second))
    return tuple(merged[actor] for actor in order)
