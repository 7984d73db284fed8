"""Gives a verb of blaming the party behind "on" that the parser hung on what is blamed on them.

"Officials blamed the attack [on] rebels": the parser sees an attack on rebels. Such a verb wants
its "on": where what is blamed has two, the last is the verb's ("the attack on a town [on] rebels").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class BlamedParties:
    """Mends the tree of a document; ``blaming``: lemmas of such verbs; ``links``: "on"."""

    blaming: frozenset[str]
    links: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the head of such a preposition changes."""
        for verb in tokens_where(doc, {"LEMMA": self.blaming, "TAG": _VERBS}):
            deeds = [t for t in verb.rights if t.dep_ == "dobj" and t.tag_ in COMMON_NOUNS]
            has_own = any(t.dep_ == "prep" and t.lower_ in self.links for t in verb.rights)
            if len(deeds) != 1 or has_own:
                continue
            below = (t for t in deeds[0].subtree if t.i > deeds[0].i and t.dep_ == "prep")
            links = [t for t in below if t.lower_ in self.links]
            if links:
                links[-1].head = verb
        return doc
