"""Gives quotations their speakers: from the words that name somebody to the id of an actor."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from dashboard.entities.link import LinkedActors
from dashboard.model import Actor, ActorKind, Quote, Span
from dashboard.nlp.analysis import Analysis
from dashboard.quotes.continued_speaker import FROM_AROUND
from dashboard.quotes.cues import read_cues
from dashboard.quotes.found import FoundQuote
from dashboard.registry import OWN
from dashboard.vocabulary import LANDS

_LEAST = 2  # who is the only one named, was left out as somebody else may be meant
_NAMING = frozenset(("name", "title", "family"))  # mentions that call somebody by name
_APOSTROPHES = frozenset(("'", "’"))


class MentionIndex:
    """Whose mention stands where: looks up the actor that a stretch of text names."""

    def __init__(
        self,
        actors: Sequence[Actor],
        prepositions: Collection[str] = (),
        receiving: Collection[str] = (),
    ) -> None:
        rows = sorted(
            (mention.span.start, mention.span.end, mention.type, actor.id, actor.kind in LANDS)
            for actor in actors
            for mention in actor.mentions
        )
        self._rows, self._prepositions, self._receiving = rows, prepositions, receiving
        self._people = {actor.id for actor in actors if actor.kind is ActorKind.PERSON}
        self._starts = [row[0] for row in rows]
        self._longest = max((row[1] - row[0] for row in rows), default=0)

    def actor_of(self, span: Span) -> str | None:
        """The id of the actor whose mention fits a span best; None if none touches it.

        The mention that ends with the head of the words wins, which stands before the first
        preposition ("Bishop Henry Mansell of Buffalo"), else at their end ("the bank's Yuki
        Tanabe"); else the one that shares most of the joint length.
        """
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        head = self._end_of_head(span)
        best: tuple[bool, float, int, str] | None = None
        for start, end, how, actor, where in self._rows[low:high]:
            shared = min(end, span.end) - max(start, span.start)
            if shared <= 0 or _only_owns(how, end, span) or _is_half(start, end, span):
                continue
            if start > head and (where or self._is_told(span, head, start)):
                continue  # "reports from Oslo said", "a letter to Lund said"
            joint = (end - start) + (span.end - span.start) - shared
            score = (end == head, shared / joint, end, actor)
            if best is None or score[:3] > best[:3]:
                best = score
        return None if best is None else best[3]

    def names(self, actor: str | None, span: Span) -> bool:
        """Whether a stretch of text calls an actor, who is a person, by name."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return any(
            row[2] in _NAMING and row[3] == actor and actor in self._people
            for row in self._rows[low:high]
        )

    def _is_told(self, span: Span, head: int, start: int) -> bool:
        """Whether a mention right behind the head and its preposition is of who is told.

        "A letter to Lund", not "the envoy to Peru Ida Lund", "the heir to the throne Prince Ole".
        """
        return span.text[head - span.start : start - span.start].strip() in self._receiving

    def _end_of_head(self, span: Span) -> int:
        """Where the words before the first preposition end; the end of all if there is none."""
        for word in re.finditer(r"\w+", span.text):
            if word[0] in self._prepositions and word.start():
                return span.start + len(span.text[: word.start()].rstrip())
        return span.end


def _speaker(quote: FoundQuote, index: MentionIndex) -> str | None:
    who = quote.stands_for or quote.speaker
    return None if who is None else index.actor_of(who)


def _without_named(quote: FoundQuote, index: MentionIndex) -> FoundQuote:
    """A quotation; without a speaker whom only the sentences around give and its words name.

    "Dar was suspended. “The board has accepted Mr Dar's account.”": one does not call oneself so.
    """
    if quote.rule not in FROM_AROUND:
        return quote
    is_named = index.names(_speaker(quote, index), quote.content)
    return dataclasses.replace(quote, speaker=None, stands_for=None) if is_named else quote


def _is_half(start: int, end: int, span: Span) -> bool:
    """Whether a mention is only half of a word: "Cuban-Americans"."""
    before, behind = span.text[: max(0, start - span.start)], span.text[max(0, end - span.start) :]
    return before.endswith("-") or behind.startswith("-")


def _only_owns(how: str, end: int, span: Span) -> bool:
    """Whether a mention only says whose the speaker is: "Her son", "Pendle's drivers"."""
    behind = span.text[max(0, end - span.start) :]
    return behind[:1] in _APOSTROPHES or (how == "pronoun" and bool(behind.strip()))


def attribute_quotes(
    found: Sequence[FoundQuote], actors: Sequence[Actor], *, language: str = OWN
) -> tuple[Quote, ...]:
    """The quotations with the ids of who spoke and who released them, in the order given.

    A speaker whom no actor's mention covers stays None; ``speaker_mention`` still says the words.
    """
    cues = read_cues(language)
    index = MentionIndex(actors, cues.linking, cues.receiving)
    return tuple(
        Quote(
            id=f"q{number}",
            span=quote.content,
            kind=quote.kind,
            cue=quote.cue,
            speaker=_speaker(quote, index),
            speaker_mention=quote.speaker,
            via=None if quote.via is None else index.actor_of(quote.via),
        )
        for number, quote in enumerate((_without_named(q, index) for q in found), 1)
    )


def leave_speakers_open(
    quotes: Sequence[Quote], analysis: Analysis, linked: LinkedActors
) -> tuple[Quote, ...]:
    """The quotations; those of a pronoun that may mean several people have the ids of these."""
    known = {actor.id for actor in linked.actors if actor.mentions}
    meant: dict[int, tuple[str, ...]] = {}
    for (number, token), ids in linked.candidates.items():
        part = analysis.paragraphs[number]
        meant[part.at(part.doc[token])] = tuple(one for one in ids if one in known)

    def left_open(quote: Quote) -> Quote:
        mention = quote.speaker_mention if quote.speaker is None else None
        ids = () if mention is None else meant.get(mention.start, ())
        return dataclasses.replace(quote, candidates=ids) if len(ids) >= _LEAST else quote

    return tuple(map(left_open, quotes))
