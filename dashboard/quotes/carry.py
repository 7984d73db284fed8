"""Carries a speaker over to quotations that have none in their own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import QuoteKind, Span
from dashboard.quotes.cues import Cues
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.frames import Frame
from dashboard.quotes.reports import Report
from dashboard.quotes.speakers import can_speak, phrase_of

if TYPE_CHECKING:
    pass


class Voices:
    """Who was heard last, sentence by sentence; fills in the speakers that are not named.

    A quotation without a reporting word belongs to who speaks or acts in the sentence before it,
    further back in its paragraph, then to who speaks next in its paragraph, then to who spoke last
    in the paragraph before.
    """

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._quotes: list[FoundQuote] = []
        self._pending: list[int] = []
        self._group: list[int] = []
        self._heard: Span | None = None  # in this paragraph
        self._before: Span | None = None  # in the paragraph before

    def next_paragraph(self, *, goes_on: bool) -> None:
        """Begin a paragraph; ``goes_on``: its first quotation continues the last one."""
        self._settle()
        self._before, self._heard = self._heard or (self._before if goes_on else None), None
        self._subject: Span | None = None
        self._next_subject: Span | None = None

    def next_frame(self, frame: Frame, reports: Sequence[Report]) -> None:
        """Begin a sentence; what was heard in it counts for the ones after it."""
        if self._next_subject is not None:
            self._heard = self._next_subject
        speaking = [r for r in reports if r.speaker is not None and "clause" in r.takes]
        phrase = speaking[-1].speaker if speaking else None
        if phrase is not None:
            self._next_subject = phrase.span(frame)
        else:
            self._next_subject = _main_subject(frame, self._cues)

    def keep(self, quote: FoundQuote) -> None:
        """Add a quotation; one without a speaker gets the one who was heard last."""
        if quote.speaker is None and self._heard is not None:
            quote = replace(quote, speaker=self._heard, rule="carried")
        if quote.speaker is None:
            self._pending.append(len(self._quotes))
        elif quote.kind is not QuoteKind.INDIRECT or self._next_subject is None:
            self._next_subject = quote.speaker
            if quote.kind is not QuoteKind.INDIRECT:
                self._fill(quote.speaker, "next")
        self._quotes.append(quote)

    def finish(self) -> list[FoundQuote]:
        """All quotations; fragments that nobody seems to have said are left out."""
        self._settle()
        return [q for q in self._quotes if q.speaker is not None or q.kind is QuoteKind.DIRECT]

    def _settle(self) -> None:
        if self._before is not None:
            self._fill(self._before, "carried")
        self._pending.clear()
        self._heard = (
            self._next_subject
            if hasattr(self, "_next_subject") and self._next_subject
            else self._heard
        )

    def _fill(self, speaker: Span, rule: str) -> None:
        for k in self._pending:
            self._quotes[k] = replace(self._quotes[k], speaker=speaker, rule=rule)
        self._pending.clear()


def _main_subject(frame: Frame, cues: Cues) -> Span | None:
    """The person that is the subject of a frame's main verb; None for a thing."""
    inside = frozenset(t.i for t in frame.tokens)
    for token in frame.tokens:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "ccomp"):
            known = token.lemma_.lower() in cues.speakers
            named = token.tag_ == "NNP" and token.ent_type_ not in ("GPE", "LOC", "NORP")
            personal = token.ent_type_ == "PERSON" or token.tag_ == "PRP" or named or known
            if personal and token.lower_ != "it" and can_speak(token, cues):
                return phrase_of(token, inside).span(frame)
            return None
    return None
