"""Hangs a bare time behind a sum on the verb, where the parser took it for the same as the sum.

"Norlinje was fined 2 million kroner the following year": no year is a sum of money, and no comma
parts the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import TIMES, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_BESIDE = {"DEP": frozenset({"appos"})}
_OBJECTS = frozenset({"dobj", "attr", "npadvmod"})


@dataclass(frozen=True, slots=True)
class BareTimes:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such times change."""
        for time in tokens_where(doc, _BESIDE):
            thing = time.head
            if time.ent_type_ not in TIMES or thing.dep_ not in _OBJECTS:
                continue
            counted = any(t.dep_ == "nummod" for t in thing.children)
            if counted and thing.ent_type_ not in TIMES and thing.i + 1 == time.left_edge.i:
                reattach(time, thing.head, "npadvmod")
        return doc
