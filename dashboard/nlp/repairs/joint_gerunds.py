"""Joins a gerund with the noun before "and", where the parser took it for what the subject did.

"Lind was charged with fraud and bribing two clerks": nobody says that Lind bribed them. A gerund
that completes a preposition goes on with it; "was bribing" has a helper of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBG"})}


@dataclass(frozen=True, slots=True)
class JointGerunds:
    """Mends the tree of a document; ``links``: the prepositions that a gerund completes."""

    links: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such gerunds and their "and" change."""
        for gerund in tokens_where(doc, _JOINED):
            if gerund.head.tag_ != "VBG":
                self._join(gerund)
        return doc

    def _join(self, gerund: SpacyToken) -> None:
        joint = gerund.doc[gerund.i - 1]
        noun = gerund.doc[max(0, joint.i - 1)]
        link = noun.head
        acts_on = any(t.dep_ == "dobj" for t in gerund.rights)
        completes = noun.dep_ == "pobj" and link.lower_ in self.links
        if joint.dep_ == "cc" and acts_on and completes and gerund.head in link.ancestors:
            gerund.head, gerund.dep_ = link, "pcomp"
            joint.head = noun
