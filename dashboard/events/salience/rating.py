"""How much a chronology would lose without each event: a sum of signs, on a scale from 0 to 1."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from functools import partial

from dashboard.events.mention import EventMention
from dashboard.events.salience.signs import SignReader
from dashboard.events.trigger import EventTrigger
from dashboard.model import MAIN, SIDE, Event
from dashboard.registry import OWN, language_file
from dashboard.rules.propose import note_sum
from dashboard.rules.sums import WeightedSum, load_sum, share

DIGITS = 3  # of what is given out: the signs tell no more


def rate(
    events: Sequence[Event],
    mentions: Sequence[EventMention],
    signs: SignReader,
    *,
    language: str = OWN,
) -> tuple[Event, ...]:
    """The events with their salience; ``mentions`` holds the places that tell of them.

    From ``MAIN`` an event is what the article is about, from ``SIDE`` a careful chronicler would
    include it. Of several places that tell of one event the weightiest counts.
    """
    sums = load_salience(language)
    points = (sums.limits["side"], SIDE), (sums.limits["main"], MAIN)
    places = {read.event.id: _clauses_of(read) for read in mentions}
    pairs = ((event, places.get(event.id, ())) for event in events)
    rated = []
    for event, found in signs.read_places(pairs):
        weightiest = max(found, key=sums.total)
        note_sum(event.trigger.start, partial(sums.parts, weightiest))
        salience = round(share(sums.total(weightiest), points), DIGITS)
        rated.append(dataclasses.replace(event, salience=salience))
    return tuple(rated)


def _clauses_of(read: EventMention) -> list[EventTrigger]:
    """The first place that tells of an event, and the clauses that tell of it again."""
    return [read.found, *(t for t in read.triggers if t.verb is not None and t != read.found)]


@functools.cache
def load_salience(language: str) -> WeightedSum:
    """The weights of ``languages/LANGUAGE/salience.toml``; raises RuleError if they do not hold."""
    return load_sum(language_file(language, "salience.toml"), "side", "main")
