"""Makes the noun behind a grade the head of its phrase: "a magnitude 6.1 [earthquake] struck".

The parser takes the earthquake for an apposition to its magnitude, and lets that strike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import NOMINAL, reattach, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken


@dataclass(frozen=True, slots=True)
class GradedNouns:
    """Mends the tree of a document; ``scales``: nouns before a grade, in lower case."""

    scales: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such phrases change."""
        for scale in tokens_where(doc, {"LOWER": self.scales}):
            noun = _graded(scale)
            if noun is None:
                continue
            others = [t for t in scale.children if t != noun]
            take_place_of(noun, scale)
            reattach(scale, noun, "compound")
            for token in others:
                token.head = noun
        return doc


def _graded(scale: SpacyToken) -> SpacyToken | None:
    """The noun behind a number and a noun for its scale, beside which it was found; else None."""
    behind = scale.doc[scale.i + 1 : min(scale.i + 3, scale.sent.end)]
    if len(behind) < 2 or not behind[0].like_num:
        return None
    noun = behind[1]
    return noun if noun.head == scale and noun.dep_ == "appos" and noun.pos_ in NOMINAL else None
