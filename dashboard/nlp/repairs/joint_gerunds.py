"""Joins a gerund with the noun before "and", where the parser took it for what the subject did.

"Lind was charged with fraud and bribing two clerks": nobody says that Lind bribed them. A gerund
that completes a preposition goes on with it; "was bribing" has a helper of its own. Nor does one
preposition have two complements: in "footage of Lind bribing a clerk" Lind is the gerund's subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BEHIND_NOUNS = {"DEP": frozenset({"acl", "pcomp"}), "TAG": frozenset({"VBG"})}
_NAMES = frozenset({"NNP", "PRP"})
_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBG"})}


@dataclass(frozen=True, slots=True)
class JointGerunds:
    """Mends the tree of a document.

    ``links``: the prepositions that a gerund completes; ``depictions``: nouns for what shows a
    deed; ``showing``: lemmas of what these do themselves.
    """

    links: frozenset[str]
    depictions: frozenset[str]
    showing: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such gerunds and their "and" change."""
        for gerund in tokens_where(doc, _JOINED):
            if gerund.head.tag_ != "VBG":
                self._coordinate_with_complement(gerund)
        for gerund in tokens_where(doc, _BEHIND_NOUNS):
            seen = self._seen_in(gerund)
            if seen is not None:
                reattach(gerund, seen.head, "pcomp")
                reattach(seen, gerund, "nsubj")
        return doc

    def _seen_in(self, gerund: SpacyToken) -> SpacyToken | None:
        """Who acts in what shows a deed: "footage of [Lind] hitting a guard"; None: nobody."""
        acts_on = any(t.dep_ == "dobj" for t in gerund.rights)
        if not acts_on or gerund.lemma_ in self.showing or gerund.i == 0:
            return None
        noun = gerund.nbor(-1)
        link = noun.head
        named = noun.dep_ == "pobj" and noun.tag_ in _NAMES
        shown = named and link.head.lemma_.lower() in self.depictions
        return noun if shown and gerund.head in {noun, link, link.head} else None

    def _coordinate_with_complement(self, gerund: SpacyToken) -> None:
        joint = gerund.doc[gerund.i - 1]
        noun = gerund.doc[max(0, joint.i - 1)]
        link = noun.head
        acts_on = any(t.dep_ == "dobj" for t in gerund.rights)
        completes = noun.dep_ == "pobj" and link.lower_ in self.links
        if joint.dep_ == "cc" and acts_on and completes and gerund.head in link.ancestors:
            reattach(gerund, link, "pcomp")
            joint.head = noun
