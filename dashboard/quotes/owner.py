"""Whose words the tokens of a sentence are: the reporter's, a name's in marks, or a speaker's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.model import QuoteKind
from dashboard.nlp.tokens import Token
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.reporter_sentences import ReporterSentence

NOBODY = -1  # whose words a name in marks is
PIECE = -2  # whose words a piece in marks is that stands in the reporter's own clause

TOLD = 6  # words of a clause with pieces in marks that the reporter tells, at least
_UNSAID = frozenset({NOBODY, PIECE})


@dataclass(frozen=True, slots=True)
class Owners:
    """The tokens that are not in marks as the words of one speaker, or of nobody known.

    ``owners``: for tokens in marks where the speaker begins whose words they are; NOBODY for names,
    PIECE for a few words within what the reporter tells ("said it was “late” for the harvest").
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
        """Whether nothing among the tokens is in marks but names, as of a painting, and pieces."""
        return all(t.i in self.numbers or self.owners.get(t.i) in _UNSAID for t in tokens)

    def words_in(self, tokens: Iterable[Token]) -> int:
        """How many words among the tokens are in no piece."""
        return sum(not t.is_punct and not self._is_in_piece(t) for t in tokens)

    def has_pieces(self, tokens: Iterable[Token]) -> bool:
        """Whether a piece in marks stands among the tokens."""
        return any(map(self._is_in_piece, tokens))

    def tells(self, tokens: Sequence[Token]) -> bool:
        """Whether the reporter tells a clause, but for pieces: its head, and enough words."""
        if not self.has_pieces(tokens):
            return self.holds(tokens)
        first, last = tokens[0].i, tokens[-1].i
        own = (t for t in tokens if not t.is_punct and not first <= t.head.i <= last)
        said = any(self._is_in_piece(t) for t in own)
        return not said and self.holds(tokens) and self.words_in(tokens) >= TOLD

    def _is_in_piece(self, token: Token) -> bool:
        return self.owners.get(token.i) == PIECE


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
        for token in span or ():
            yield token.i, _owner_of(quote)


def _owner_of(quote: FoundQuote | None) -> int:
    if quote is None or quote.speaker is None:
        return NOBODY
    return PIECE if quote.kind is QuoteKind.MIXED else quote.speaker.start
