"""Gives a verb the object that stands behind a phrase of its own: "condemned in a speech [it]".

Heavy noun phrase shift (Ross 1967): in "Reed condemned in the 'strongest terms' the raid on the
camp" the parser sets the raid beside the terms, and in "Reed, visiting Peru, condemned …" it even
takes the verb for what was done to Reed. No apposition of a common noun has an article of its own
and no comma before it; and no participle of a sentence without a verb has an object.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, FINITE, TIMES, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BESIDE = {"DEP": frozenset({"appos"}), "TAG": COMMON_NOUNS}
_DESCRIBING = {"DEP": frozenset({"acl"}), "TAG": frozenset({"VBN"})}
_PAST, _PARTICIPLE = "VBD", "VBN"
_DETERMINERS = frozenset({"det", "poss", "nummod"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "nsubjpass", "auxpass", "agent"})


@dataclass(frozen=True, slots=True)
class PostposedObjects:
    """Mends the tree of a document. ``links``: prepositions of such phrases."""

    links: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a noun becomes the object, and its verb a past."""
        for verb in tokens_where(doc, _DESCRIBING):
            if self._has_object_behind_phrase(verb) and not _has_finite_verb(verb):
                retag(verb, _PAST)
        for noun in tokens_where(doc, _BESIDE):
            above = self._verb(noun)
            if above is None:
                continue
            reattach(noun, above, "dobj")
            if above.tag_ == _PARTICIPLE:
                retag(above, _PAST)
        return doc

    def _has_object_behind_phrase(self, verb: SpacyToken) -> bool:
        """Whether a phrase parts a verb from its object: "condemned in a speech [the raid]"."""
        behind = [t for t in verb.rights if t.dep_ in {"prep", "dobj"}]
        labels = [t.dep_ for t in behind]
        parted = verb.i > 0 and verb.nbor(-1).text == ","
        parted = parted and labels[:2] == ["prep", "dobj"] and behind[0].lower_ in self.links
        return parted and any(t.dep_ in _DETERMINERS for t in behind[1].lefts)

    def _verb(self, noun: SpacyToken) -> SpacyToken | None:
        """The active verb whose phrase ends right before a noun that is set beside its noun."""
        beside, link = noun.head, noun.head.head
        verb, first = link.head, noun.left_edge
        own = any(t.dep_ in _DETERMINERS for t in noun.lefts) and noun.ent_type_ not in TIMES
        linked = beside.dep_ == "pobj" and link.lower_ in self.links and link.i == verb.i + 1
        simple = beside.tag_ in COMMON_NOUNS or beside.ent_type_ in TIMES
        if not (own and linked and simple) or verb.pos_ != "VERB":
            return None
        parted = any(t.text == "," or t.is_bracket for t in noun.doc[beside.i + 1 : first.i])
        if parted or any(t.dep_ in _OBJECTS for t in verb.children):
            return None
        helped = any(t.dep_ in {"aux", "auxpass"} for t in verb.lefts)
        if verb.tag_ == _PAST or helped:
            return verb
        acts = any(t.dep_ == "nsubj" for t in verb.lefts)
        acts |= not _has_finite_verb(noun)
        return verb if verb.tag_ == _PARTICIPLE and acts else None


def _has_finite_verb(token: SpacyToken) -> bool:
    return any(t.tag_ in FINITE for t in token.sent)
