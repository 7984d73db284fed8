"""Hangs the base forms of a list on the infinitive or subjunctive with which they go on.

"The judge ordered that Berg leave the house, [pay] a fine and see a doctor", "They agreed to leave,
[free] two nuns and hand over their guns": the parser lets the second go on with what was ordered or
agreed, as if the judge paid. A past goes on with no base form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = frozenset({"conj", "advcl"})
_BASES = {"TAG": frozenset({"VB"}), "DEP": _JOINED}
_ADJECTIVES = {"TAG": frozenset({"JJ"}), "DEP": _JOINED}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_OWN = _SUBJECTS | {"aux", "auxpass", "mark"}
_PLAIN = frozenset({"VB", "VBP"})
_PASTS = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class BaseConjuncts:
    """Mends the tree of a document. ``pasts``: pasts that are spelled as base forms are ("cut").

    One of these, and an adjective with an object ("[free] two nuns"), is a base form before one.
    """

    pasts: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and tags of such verbs and their commas change."""
        alike = {"LOWER": self.pasts, "TAG": frozenset({"VBD"}), "DEP": _JOINED}
        for verb in tokens_where(doc, _BASES, _ADJECTIVES, alike):
            above = self._above(verb)
            if above is not None:
                comma = verb.left_edge.nbor(-1)
                verb.head, verb.dep_, verb.tag_, verb.pos_ = above, "conj", "VB", "VERB"
                if not any(comma.children):
                    comma.head = above
        return doc

    def _above(self, verb: SpacyToken) -> SpacyToken | None:
        """The base form before a verb of a list, where that hangs on a past; else None."""
        past, first = verb.head, verb.left_edge
        if (
            past.tag_ not in _PASTS
            or not 0 < past.i < first.i
            or any(t.tag_ == "MD" for t in past.lefts)
        ):
            return None
        if first.nbor(-1).text != "," or any(t.dep_ in _OWN for t in verb.lefts):
            return None
        listed = [t for t in verb.rights if t.dep_ == "conj" and t.tag_ in _PLAIN]
        joined = any(t.dep_ == "cc" for t in verb.rights)
        if not joined or all(t.lower_ in self.pasts for t in listed):
            return None
        if verb.tag_ == "JJ" and not any(t.dep_ == "dobj" for t in verb.rights):
            return None
        return next((t for t in verb.doc[past.i + 1 : first.i] if _ends_before(t, verb)), None)


def _ends_before(word: SpacyToken, verb: SpacyToken) -> bool:
    """Whether a word is an infinitive or a subjunctive that reaches to the comma before a verb."""
    if word.tag_ != "VB" or word.pos_ not in {"VERB", "AUX"}:
        return False
    led = any(t.tag_ == "TO" or t.dep_ in _SUBJECTS for t in word.lefts)
    return led and word.right_edge.i in {verb.left_edge.i - 1, verb.left_edge.i - 2}
