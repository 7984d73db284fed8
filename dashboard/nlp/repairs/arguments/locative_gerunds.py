"""Gives a place back to its preposition: "is in [Athens] assessing the budget", where nobody does.

The parser takes the place for who does it, as if a clause stood behind the preposition. A clause
with a subject stands behind no preposition of place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PLACES, VERBAL, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_GERUNDS = {"DEP": frozenset({"pcomp"}), "TAG": frozenset({"VBG"})}


@dataclass(frozen=True, slots=True)
class LocativeGerunds:
    """Mends the tree of a document. ``links``: prepositions of place."""

    links: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such gerunds and places change."""
        for gerund in tokens_where(doc, _GERUNDS):
            link = gerund.head
            subjects = [t for t in gerund.lefts if t.dep_ == "nsubj"]
            if link.lower_ not in self.links or link.head.pos_ not in VERBAL or len(subjects) != 1:
                continue
            place = subjects[0]
            if place.left_edge.i == link.i + 1 and place.ent_type_ in PLACES:
                reattach(place, link, "pobj")
                reattach(gerund, link.head, "advcl")
        return doc
