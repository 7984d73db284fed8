"""Times behind words in quotation marks: they are not of what is said, though they hang on it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.model import TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.tokens import Token

# How words in marks hang on the clause around them when they are a phrase of it and no clause:
# "accused him of “hiding” on Tuesday", but "said he “will resign” on Tuesday".
_PHRASES = frozenset(
    {
        Dependency.PREPOSITIONAL_COMPLEMENT,
        Dependency.PREPOSITIONAL_OBJECT,
        Dependency.OBJECT,
        Dependency.PREDICATE_NOMINAL,
        Dependency.OBJECT_PREDICATE,
        Dependency.ADJECTIVAL_COMPLEMENT,
    }
)


class Fragments:
    """The quoted pieces of a reporter's own sentences, ``[start, end)`` in the text."""

    def __init__(self, pieces: Sequence[tuple[int, int]]) -> None:
        self.pieces = pieces

    def verb_around(
        self, part: AnalysedParagraph, token: Token, timex: TemporalExpression
    ) -> Token | None:
        """The verb of the clause around a quoted phrase on which a time behind it was hung.

        None: the token is in no such phrase, or the time does not stand behind it.
        """
        piece = next((p for p in self.pieces if p[0] <= part.at(token) < p[1]), None)
        if piece is None or timex.span.start < piece[1]:
            return None
        top = token
        while top.head != top and piece[0] <= part.at(top.head) < piece[1]:
            top = top.head
        if top.dependency not in _PHRASES:
            return None
        return next((above for above in top.ancestors if above.pos == Pos.VERB), None)
