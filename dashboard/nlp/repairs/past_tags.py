"""Takes for a verb in the past what the model took for a noun: "the head of the hospital quit".

The past of these verbs is spelled as the noun is, so that only the place in the sentence tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken


@dataclass(frozen=True, slots=True)
class PastTags:
    """Mends the tags of a document; ``verbs``: those whose past is spelled as their lemma is."""

    verbs: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only tag, part of speech and lemma of such words change."""
        for token in doc:
            if token.dep_ == "ROOT" and token.tag_ == "NN" and self._is_past(token):
                token.tag_, token.pos_, token.lemma_ = "VBD", "VERB", token.lower_
        return doc

    def _is_past(self, token: SpacyToken) -> bool:
        """Whether a word has a subject before it as only a verb has, and nothing that helps it."""
        subject = any(t.dep_ == "nsubj" and t.i < token.i for t in token.children)
        helped = any(t.dep_ in {"aux", "det", "amod", "compound"} for t in token.children)
        return subject and not helped and token.lower_ in self.verbs
