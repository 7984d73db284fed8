"""spaCy's tokenizer with a bound on what it is given at a time, so that its time is linear.

It takes off one mark after another at the ends of a stretch without white space, and searches the
whole rest each time. On 4,000 equal marks that takes seconds, and four times as long on twice as
many, while no other thread of the process can run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc as SpacyDoc

LONGEST_STRETCH = 128  # characters without white space that spaCy cuts into tokens at a time
SHORTEST_RUN = 32  # equal characters in a row that are one token
LONGEST_ADDRESS = 2048  # characters of the address of a page that are one token

_BOUND = re.compile(rf"\S{{{LONGEST_STRETCH + 1}}}|(\S)\1{{{SHORTEST_RUN - 1}}}")
_STRETCH = re.compile(r"\S+")
# An address ends as a sentence lets it end: not with its comma or its bracket.
_ADDRESS = rf"(?:https?|ftp)://[^\s<>\"“”]{{0,{LONGEST_ADDRESS}}}[\w/=&#%+~-]"
_WHOLE = re.compile(rf"(?P<run>(\S)\2{{{SHORTEST_RUN - 1},}})|(?P<address>{_ADDRESS})")
# Rather behind a mark than within a word.
_PIECE = re.compile(
    rf"\S{{{LONGEST_STRETCH // 2},{LONGEST_STRETCH}}}(?<!\w)|\S{{1,{LONGEST_STRETCH}}}"
)


class BoundedTokenizer:
    """Cuts a text as spaCy's tokenizer does, but for long stretches without white space in it.

    Of those a run of one character is one token, and so is the address of a page; the rest is cut
    in pieces first. The tokens with the white space behind them are the text, whatever it is.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> SpacyDoc:
        """The tokens of a text, as a document of which nothing else is known yet."""
        if not _BOUND.search(text):
            return self._cut(text)
        from spacy.tokens import Doc

        parts = [self._part(piece, is_token=whole) for piece, whole in _pieces(text)]
        joined: SpacyDoc = Doc.from_docs(parts, ensure_whitespace=False)
        return joined

    def _cut(self, text: str) -> SpacyDoc:
        doc: SpacyDoc = self._tokenizer(text)
        return doc

    def _part(self, piece: str, *, is_token: bool) -> SpacyDoc:
        from spacy.tokens import Doc

        if not is_token:
            return self._cut(piece)
        word = piece.removesuffix(" ")
        return Doc(self._tokenizer.vocab, words=[word], spaces=[word != piece])


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with the blank behind it, and whether the piece is one token."""
    done = 0
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        if not _BOUND.search(text, start, end):
            continue
        if done < start:
            yield text[done:start], False
        done = end + text.startswith(" ", end)
        cuts = [*_cuts(text, start, end)]
        for begin, behind, whole in cuts[:-1]:
            yield text[begin:behind], whole
        begin, _, whole = cuts[-1]
        yield text[begin:done], whole
    if done < len(text):
        yield text[done:], False


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where the pieces of a stretch begin and end, and whether each is one token."""
    for found in _WHOLE.finditer(text, start, end):
        yield from ((*p.span(), False) for p in _PIECE.finditer(text, start, found.start()))
        yield (*found.span(), True)
        start = found.end()
    yield from ((*p.span(), False) for p in _PIECE.finditer(text, start, end))
