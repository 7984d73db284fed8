"""Gives quotations their speakers: from the words that name somebody to the id of an actor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dashboard.model import Actor, Quote, Span
from dashboard.quotes.found import FoundQuote


class MentionIndex:
    """Whose mention stands where: looks up the actor that a stretch of text names."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        rows = sorted(
            (mention.span.start, mention.span.end, mention.how, actor.id)
            for actor in actors
            for mention in actor.mentions
        )
        self._rows = rows
        self._starts = [row[0] for row in rows]
        self._longest = max((row[1] - row[0] for row in rows), default=0)

    def actor_of(self, span: Span) -> str | None:
        """The id of the actor whose mention fits a span best; None if none touches it.

        The mention that shares most of the joint length wins, then the one that ends last: in
        English the head of a noun phrase stands at its end.
        """
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        best: tuple[float, int, str] | None = None
        for start, end, _, actor in self._rows[low:high]:
            shared = min(end, span.end) - max(start, span.start)
            if shared <= 0:
                continue
            joint = (end - start) + (span.end - span.start) - shared
            score = (shared / joint, end, actor)
            if best is None or score[:2] > best[:2]:
                best = score
        return None if best is None else best[2]


def attribute_quotes(found: Sequence[FoundQuote], actors: Sequence[Actor]) -> tuple[Quote, ...]:
    """The quotations with the ids of who spoke and who released them, in the order given.

    A speaker whom no actor's mention covers stays None; ``speaker_mention`` still says the words.
    """
    index = MentionIndex(actors)
    return tuple(
        Quote(
            id=f"q{number}",
            span=quote.content,
            kind=quote.kind,
            cue=quote.cue,
            speaker=None if quote.speaker is None else index.actor_of(quote.speaker),
            speaker_mention=quote.speaker,
            via=None if quote.via is None else index.actor_of(quote.via),
        )
        for number, quote in enumerate(found, 1)
    )
