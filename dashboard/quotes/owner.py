"""Whose words the tokens of a sentence are: the reporter's, a name's in marks, or a speaker's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.nlp.tokens import Token
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.reporter_sentences import ReporterSentence

NOBODY = -1  # whose words a name in marks is


@dataclass(frozen=True, slots=True)
class Owners:
    """The tokens that are not in marks as the words of one speaker, or of nobody known.

    ``owners``: for tokens in marks where the speaker begins whose words they are; NOBODY for names.
    """

    numbers: frozenset[int]
    owners: Mapping[int, int]
    speaker: int

    def holds(self, tokens: Iterable[Token]) -> bool:
        """Whether all of the tokens are the reporter's, a name's or another speaker's."""
        return all(
            t.i in self.numbers or self.owners.get(t.i, self.speaker) != self.speaker
            for t in tokens
        )

    def begins(self, token: Token) -> bool:
        """Whether a report can begin with a token: one of the reporter's or of a name in marks."""
        return token.i in self.numbers or self.owners.get(token.i) == NOBODY

    def holds_names(self, tokens: Iterable[Token]) -> bool:
        """Whether nothing among the tokens is in marks but names, as of a painting."""
        return all(t.i in self.numbers or self.owners.get(t.i) == NOBODY for t in tokens)


def find_owners(
    sentence: ReporterSentence, quotes: Sequence[FoundQuote]
) -> Iterator[tuple[int, int]]:
    """The tokens in marks, each with the offset at which its speaker's name begins."""
    begin = {q.content.start: q for q in quotes}
    for k, marked in sentence.marked:
        piece = sentence.text[marked.start : marked.end]
        quote = begin.get(marked.start + len(piece) - len(piece.lstrip()))
        if quote is not None and quote.speaker is None:
            continue
        if quote is None and not sentence.before(k):
            continue
        low, high = marked.open - sentence.part.start, marked.close - sentence.part.start
        span = sentence.part.doc.char_span(low, high, alignment_mode="expand")
        owner = NOBODY if quote is None or quote.speaker is None else quote.speaker.start
        for token in span or ():
            yield token.i, owner
