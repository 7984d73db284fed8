"""Cuts a paragraph that is very long into pieces for the model, and makes one document of them.

The model decides its moves token by token; of several documents it decides those of all together,
so that one of 64 kB takes half as long again as sixteen of 4 kB. Whoever pastes an article without
its line breaks waits for that. No piece is cut within a sentence as far as its letters tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import forget

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

LONGEST_PIECE = 2500  # characters; of 5,184 paragraphs of news and histories six are longer
# The last word of a sentence, in small letters and so no "Prof.", with the blank behind.
_END = re.compile(r"\b[a-z][^\W\d_A-Z]{3,}[.!?] (?=[A-Z])")


def pieces_of(text: str) -> list[str]:
    """The pieces of a paragraph, none of them empty, which give the text again when joined.

    The whole text where it is no longer than a piece. A piece is longer where no sentence ends.
    """
    pieces, start = [], 0
    while len(text) - start > LONGEST_PIECE:
        ends = (m.end() for m in _END.finditer(text, start + LONGEST_PIECE // 2))
        end = next(ends, len(text))
        if end == len(text):
            break
        for later in ends:
            if later - start > LONGEST_PIECE:
                break
            end = later
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:]]


def join_pieces(docs: Sequence[SpacyDoc]) -> SpacyDoc:
    """One document of the pieces of a paragraph, with all that was decided of each."""
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs(list(map(forget, docs)), ensure_whitespace=False)
    assert whole is not None  # None: of no documents
    return whole
