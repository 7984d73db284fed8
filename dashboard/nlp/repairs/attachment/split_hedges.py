"""Hangs a hedge that splits an infinitive on the verb above: "tried to [allegedly] hand it over".

Whoever says so alleges the attempt, and not only what was attempted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PAST_FORMS

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_MARKER, _PLAIN = "TO", "VB"


@dataclass(frozen=True, slots=True)
class SplitHedges:
    """Mends the tree of a document. ``hedges``: adverbs that leave open whether it is so."""

    hedges: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such adverbs change."""
        for adverb in tokens_where(doc, {"LOWER": self.hedges, "DEP": frozenset({"advmod"})}):
            infinitive = adverb.head
            split = adverb.i > 0 and adverb.nbor(-1).tag_ == _MARKER and infinitive.tag_ == _PLAIN
            if split and infinitive.dep_ == "xcomp" and infinitive.head.tag_ in PAST_FORMS:
                adverb.head = infinitive.head
        return doc
