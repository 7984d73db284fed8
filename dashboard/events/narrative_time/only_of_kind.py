"""The only event of its kind that has a time: what a noun names that takes an event as known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dashboard.events.mention import EventMention, undergoers_of
from dashboard.model import Event
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.tokens import Token

Ends = tuple[dt.date | None, dt.date | None]


def only_of_kind(
    read: EventMention, dated: Sequence[EventMention], noun: Token
) -> EventMention | None:
    """The event that a noun takes as known, of those of its kind that have a time; else None.

    Not where they are of several times, nor where it befell somebody else: "the murder of Lind
    …. In May a bomb killed a guard".
    """
    ends: set[Ends] = {(other.event.date.earliest, other.event.date.latest) for other in dated}
    if read.found.verb is not None or len(ends) != 1:
        return None
    phrase = read_noun_phrase(noun)
    if not phrase.is_known or phrase.other or phrase.plural:
        return None
    return next((other for other in dated if not _befell_others(read.event, other.event)), None)


def _befell_others(event: Event, other: Event) -> bool:
    whom, theirs = undergoers_of(event), undergoers_of(other)
    return bool(whom and theirs) and whom.isdisjoint(theirs)
