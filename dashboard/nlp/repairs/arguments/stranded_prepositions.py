"""Gives a preposition its object, where the parser took it for a second subject of the verb.

"Two men who were hurt, two days ago, at Nehru Hospital died on Sunday": no hospital died. A verb
has one subject, and a preposition right before a name governs it. So does one within the other
subject: "the men who stood before a [court] on Sunday were freed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import NOUNS, PROPER_NOUNS, SUBJECTS, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc


class StrandedPrepositions:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such names change."""
        for name in tokens_where(doc, {"DEP": SUBJECTS, "TAG": NOUNS}):
            verb, first = name.head, name.left_edge.i
            link = doc[first - 1] if first > verb.sent.start else name
            others = [t for t in verb.lefts if t.dep_ in SUBJECTS and t.i < link.i]
            named = name.tag_ in PROPER_NOUNS
            within = any(t.is_ancestor(link) for t in others)  # "who stood before a court were"
            stranded = link.dep_ == "prep" and not any(link.rights)
            stranded = stranded and (link.head == verb if named else within)
            other = any(others)
            if stranded and other and name.i < verb.i:
                reattach(name, link, "pobj")
        return doc
