"""What the search for quotations hands on: spans only, nobody's id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.entities.speech import Said, Speech
from dashboard.model import QuoteKind, Span


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quotation with the words that name its speaker, addressee and who released it.

    ``content`` is without its marks. ``rule`` names how the speaker was found, for a reader.
    ``speaker`` None: the text does not say. ``stands_for``: the words for which a speaker's pronoun
    stands, if that is known.
    """

    content: Span
    kind: QuoteKind
    cue: Span | None = None
    speaker: Span | None = None
    addressee: Span | None = None
    via: Span | None = None
    rule: str = ""
    stands_for: Span | None = None


def speech_in(found: Iterable[FoundQuote]) -> Speech:
    """What is said where, and the words for who says it, as the search for actors asks for it."""
    return Speech(Said(q.content, q.speaker, q.kind is not QuoteKind.INDIRECT) for q in found)
