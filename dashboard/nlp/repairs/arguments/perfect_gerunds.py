"""Gives a perfect gerund its object: "denied [having ordered] staff to destroy the files".

The parser takes its participle for an adjective of the object, so that "having ordered staff" are
the ones who destroy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import hang, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_DESCRIBING = {"DEP": frozenset({"amod"}), "TAG": frozenset({"VBN"})}
_OBJECTS = frozenset({"dobj", "nsubj"})


class PerfectGerunds:
    """Mends a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; the heads of such a participle, its object and what follows change."""
        for participle in tokens_where(doc, _DESCRIBING):
            if _is_perfect(participle):
                _mend(participle)
        return doc


def _is_perfect(participle: SpacyToken) -> bool:
    """Whether "having" stands right before a participle, and the noun that it describes behind."""
    helper = participle.i and participle.doc[participle.i - 1]
    helped = helper and helper.head == participle and helper.dep_ == "aux" and helper.tag_ == "VBG"
    return bool(helped) and participle.head.i > participle.i


def _mend(participle: SpacyToken) -> None:
    noun = participle.head
    below = noun.head if noun.dep_ == "nsubj" else None  # "to destroy", of which it is the subject
    verb = noun.head if below is None else below.head
    if noun.dep_ not in _OBJECTS or verb.pos_ != "VERB" or verb.i >= participle.i:
        return
    reattach(participle, verb, "xcomp")
    reattach(noun, participle, "dobj")
    hang([t for t in verb.rights if t.dep_ == "xcomp" and t.i > noun.i], participle)
