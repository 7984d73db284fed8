"""Gives a preposition its object, where the parser took it for a second subject of the verb.

"Two men who were hurt, two days ago, at Nehru Hospital died on Sunday": no hospital died. A verb
has one subject, and a preposition right before a name governs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMES = frozenset({"NNP", "NNPS"})


class StrandedPrepositions:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such names change."""
        for name in tokens_where(doc, {"DEP": _SUBJECTS, "TAG": _NAMES}):
            verb, first = name.head, name.left_edge.i
            link = doc[first - 1] if first > verb.sent.start else name
            stranded = link.dep_ == "prep" and link.head == verb and not any(link.rights)
            other = any(t.dep_ in _SUBJECTS and t.i < link.i for t in verb.lefts)
            if stranded and other and name.i < verb.i:
                name.head, name.dep_ = link, "pobj"
        return doc
