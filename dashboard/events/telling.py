"""An event mention with the events told before it: what the rules for one event told twice ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.clause import Clause
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.nlp.analysis import AnalysedParagraph, Analysis

_NEAR = 100  # events before a mention among which that of its governor or its noun is


def mentions_by_token(events: Iterable[EventMention]) -> dict[tuple[int, int], EventMention]:
    """The first event that a word is of, by its paragraph and number."""
    found: dict[tuple[int, int], EventMention] = {}
    for read in events:
        for trigger in read.triggers:
            for token in {trigger.token, trigger.head}:
                found.setdefault((trigger.paragraph, token), read)
    return found


def latest(kept: Sequence[EventMention], most: int = _NEAR) -> Iterator[tuple[int, EventMention]]:
    """The last events with their places, the last first."""
    places = range(len(kept) - 1, max(-1, len(kept) - 1 - most), -1)
    return ((where, kept[where]) for where in places)


def told_by(verb: int, paragraph: int, kept: Sequence[EventMention]) -> int | None:
    """The place of the event that a verb of a paragraph tells, if only again; None: of none."""
    for where, other in latest(kept):
        for told in other.triggers:
            if told.paragraph == paragraph and told.verb == verb:
                return where
    return None


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention that may tell one of the events ``kept`` so far with another word."""

    read: EventMention
    kept: Sequence[EventMention]
    analysis: Analysis
    words: ClauseWords

    @property
    def part(self) -> AnalysedParagraph:
        """The paragraph of the mention."""
        return self.analysis.part_of(self.read.found)

    @property
    def clause(self) -> Clause:
        """The clause of its head word."""
        return self.analysis.clause_of(self.read.found)

    def told_by(self, verb: int) -> int | None:
        """The place of the event that a verb in its paragraph tells; None: of none."""
        return told_by(verb, self.read.found.paragraph, self.kept)

    def in_its_paragraph(self) -> Iterator[tuple[int, EventMention]]:
        """The events right before it that stand in its paragraph, with places, the last first."""
        for where, other in latest(self.kept):
            if other.found.paragraph != self.read.found.paragraph:
                return
            yield where, other
