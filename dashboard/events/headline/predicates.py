"""The whole predicate of a light verb: "was given a suspended sentence", not "given" alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.events.mention import EventMention
from dashboard.events.types.subtypes import subtype_reader
from dashboard.model import Span
from dashboard.nlp.analysis import Analysis
from dashboard.registry import OWN

_FAR = 6  # words from a light verb to its noun, at most


def span_predicates(
    events: Sequence[EventMention], analysis: Analysis, *, language: str = OWN
) -> tuple[EventMention, ...]:
    """The events; the trigger of a light verb ends with the noun that says what it tells.

    A noun that tells another event stays with that.
    """
    reader = subtype_reader(language)
    owners = {(f.paragraph, f.token): read for read in events for f in read.triggers}

    def spanned() -> Iterator[EventMention]:
        for read in events:
            found = read.found
            part = analysis.part_of(found)
            noun = reader.predicate_noun(found, analysis)
            near = noun is not None and 0 < noun.i - found.last <= _FAR
            if noun is None or not near:
                yield read
            elif owners.get((found.paragraph, noun.i), read) is read:
                yield _told_by(read, part.span(found.first, noun.i + 1))
            else:
                yield read

    return tuple(spanned())


def _told_by(read: EventMention, trigger: Span) -> EventMention:
    """The event with a longer trigger, which is no mention beside that."""
    others = tuple(
        m for m in read.event.mentions if m.start >= trigger.end or m.end <= trigger.start
    )
    return read.with_event(trigger=trigger, mentions=others)
