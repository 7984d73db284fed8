"""What a person says further on by a plain inquit: a part of the occasion that the first one names.

"Reed told the radio on Monday that he was sorry. … [ten paragraphs] … He would pay, Reed [said]":
the day, the medium and the listener of the first inquit hold until the text names others (the
deictic centre of a report). The later saying keeps its row, since nothing says that it was the
same breath, and is a detail of the first.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dashboard.clause import Aspect
from dashboard.events.coreference.comparison import are_apart
from dashboard.events.mention import EventMention, in_role
from dashboard.events.trigger import STATEMENT
from dashboard.model import Actor, ActorKind, Event, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.stems import same_event_data
from dashboard.relations.inquits import (
    are_opposed,
    is_bare,
    is_dated_otherwise,
    is_for_all,
    is_of_a_stretch,
    is_public,
    listener_in,
    may_open_an_occasion,
    takes_part,
)
from dashboard.relations.sayings import LATELY

_DETAIL = 0.32  # just below the salience from which an event is shown by default


def with_continued_sayings(
    events: Sequence[Event],
    mentions: Sequence[EventMention],
    analysis: Analysis,
    actors: Sequence[Actor],
) -> tuple[Event, ...]:
    """The events, each later saying of an occasion a detail of the first, which has its weight.

    ``mentions``: what was read of the events, by their ids.
    """
    finder = _OccasionFinder(mentions, analysis, actors)
    opening: dict[str, Event] = {}  # of each later saying, the first of its occasion
    for n, event in enumerate(events):
        before = finder.gone_on_from(event, events[:n])
        if before is not None:
            opening[event.id] = opening.get(before.id, before)
    weights: dict[str, float] = {}
    for event in events:
        first = opening.get(event.id, event)
        weights[first.id] = max(weights.get(first.id, 0.0), event.salience or 0.0)
    return tuple(
        _detail(event, opening[event.id])
        if event.id in opening
        else _with_weight(event, weights[event.id])
        for event in events
    )


def _with_weight(event: Event, weight: float) -> Event:
    """An event with a weight; the same where it has that."""
    same = event.salience == weight
    return event if same else dataclasses.replace(event, salience=weight)


def _detail(event: Event, first: Event) -> Event:
    """A later saying as a detail of the first, or of what that is a part of: of a meeting, say."""
    weight = min(event.salience or 0.0, _DETAIL)
    return dataclasses.replace(event, part_of=first.part_of or first.id, salience=weight)


def _only_says(event: Event) -> bool:
    """Whether somebody says something and does nothing by it, as who announces or warns does."""
    data = same_event_data()
    told = event.trigger.text.lower() in data["disclosing"]
    return event.subtype in data["plain_sayings"] or (event.type == STATEMENT and told)


class _OccasionFinder:
    """Finds the saying before that a later one goes on from."""

    def __init__(
        self, mentions: Sequence[EventMention], analysis: Analysis, actors: Sequence[Actor]
    ) -> None:
        self.reads = {read.event.id: read for read in mentions}
        self.people = frozenset(a.id for a in actors if a.kind is ActorKind.PERSON)
        self.analysis = analysis

    def gone_on_from(self, event: Event, before: Sequence[Event]) -> Event | None:
        """The last saying of the speaker before; None where that was on another occasion."""
        speakers = in_role(event, Role.SPEAKER)
        one = len(speakers) == 1 and speakers <= self.people
        if event.part_of is not None or not (one and _only_says(event)):
            return None
        of_speaker = [e for e in before if takes_part(e) & speakers]
        places = range(len(of_speaker) - 1, -1, -1)
        last = next((n for n in places if self._is_told_by(of_speaker[n], speakers)), None)
        if last is None or not self._is_one_occasion(event, of_speaker[last]):
            return None
        first, since = of_speaker[last], of_speaker[last + 1 :]
        # "said …. Reed was freed in May. Reed said …"
        return None if any(is_dated_otherwise(e, first) for e in since) else first

    def _is_told_by(self, event: Event, speakers: frozenset[str]) -> bool:
        return event.type == STATEMENT and in_role(event, Role.SPEAKER) == speakers

    def _is_one_occasion(self, event: Event, first: Event) -> bool:
        """Whether the inquit of a saying leaves the occasion of the one before as it is."""
        read, opening = self.reads.get(event.id), self.reads.get(first.id)
        if read is None or opening is None or not _only_says(first):
            return False
        plain = is_bare(read, self.analysis) and may_open_an_occasion(opening, self.analysis)
        return (
            plain
            and not are_opposed(opening, read, self.analysis)
            and self._is_heard_by_the_same(read, opening)
            and self._is_told_alike(read, opening)
            and event.modality is first.modality
            and not is_of_a_stretch(first)
            and not _is_far_behind(event, first)
            and not are_apart(event.date, first.date)
        )

    def _is_heard_by_the_same(self, read: EventMention, opening: EventMention) -> bool:
        """Whether both are said in public, and no two listeners are named."""
        both = (read, opening)
        if listener_in(read, self.analysis) and not is_bare(opening, self.analysis):
            return False  # "said in a statement …. Reed told reporters"
        named = {listener_in(o, self.analysis) for o in both if not is_for_all(o, self.analysis)}
        public = all(is_public(o, o.event, self.people, self.analysis) for o in both)
        return public and len(named) < 2

    def _is_told_alike(self, read: EventMention, opening: EventMention) -> bool:
        """Whether two sayings are of one aspect, and of one tense if that is not the simple one.

        "Reed says he is glad. He was ill, Reed [said]": a paper reports then in the present, too.
        """
        aspects = {self.analysis.clause_of(o.found).aspect for o in (read, opening)}
        return aspects == {Aspect.SIMPLE} or (len(aspects) == 1 and read.tense == opening.tense)


def _is_far_behind(event: Event, first: Event) -> bool:
    """Whether the first was weeks before: "in 2019 Reed said …. He was glad, Reed said"."""
    last, known = event.date.latest, first.date.latest
    return known is not None and last is not None and last - known > LATELY
