"""Takes for a past tense the participle of a complement clause that has a subject and no helper.

"Officials say that the quake that struck on Monday killed nine people": the tagger sees a
participle, as if it were sought that they be killed. A clause behind "that" has a finite verb. One
without an object may have lost its helper: in "they demanded that Reed [released] from jail" he
released nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_WHERE = {"DEP": frozenset({"ccomp"}), "TAG": frozenset({"VBN"})}


@dataclass(frozen=True, slots=True)
class ComplementPasts:
    """Mends the tags of a document; ``demanding``: verbs for what is sought, and not told."""

    demanding: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the tags of such participles change."""
        for verb in tokens_where(doc, _WHERE):
            before = {t.dep_ for t in verb.lefts}
            told = verb.head.lemma_ not in self.demanding
            told = told and any(t.dep_ == "dobj" for t in verb.rights)
            if told and {"mark", "nsubj"} <= before and not before & HELPERS:
                retag(verb, "VBD")
        return doc
