"""Takes a noun for the object of a verb, where the parser took it for something else.

"The governor appointed Lind as secretary": nobody is made a Lind. In "they named the ship Asta" and
"she was called Asta" the object, or the subject, stands beside the name. "The jury found Lind
guilty": the parser sees a clause of its own, of which Lind is the subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NAMES = frozenset({"NNP", "NNPS"})
_SEEN = {"DEP": frozenset({"ccomp", "oprd"}), "TAG": _NAMES | {"JJ"}}  # as what it is not
_OTHERS = frozenset({"dobj", "nsubjpass", "auxpass"})
_OF_CLAUSES = frozenset({"aux", "auxpass", "cop", "mark"})


class Objects:
    """Mends a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such nouns and adjectives change."""
        for name in tokens_where(doc, _SEEN):
            verb = name.head
            if name.tag_ == "JJ":
                _make_small_clause(name)
            if name.dep_ != "oprd" or name.tag_ not in _NAMES or verb.tag_ == "VBN":
                continue
            if name.i > verb.i and _OTHERS.isdisjoint(t.dep_ for t in verb.children):
                name.dep_ = "dobj"
        return doc


def _make_small_clause(adjective: SpacyToken) -> None:
    """Make the subject of an adjective without a verb the object of the verb before both."""
    verb = adjective.head
    nouns = [t for t in adjective.lefts if t.dep_ == "nsubj"]
    whole = any(t.dep_ in _OF_CLAUSES for t in adjective.children)
    whole = whole or any("Gender=Neut" in str(t.morph) for t in nouns)  # "found it hard to stay"
    if whole or len(nouns) != 1 or not verb.i < nouns[0].i or verb.pos_ != "VERB":
        return
    nouns[0].head, nouns[0].dep_ = verb, "dobj"
    adjective.dep_ = "oprd"
