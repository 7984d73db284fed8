"""Joins an infinitive to the infinitive before it, where the parser joined it to a past verb.

"Urged locals to assist them and deny it": the parser sees "urged and deny", though a bare verb
without a helper can go on only with "to assist".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_FINITE = frozenset({"VBD", "VBZ"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "expl"})


@dataclass(frozen=True, slots=True)
class Infinitives:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such verbs and of what joins them change."""
        for verb in doc:
            if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ in _FINITE:
                first = _infinitive(verb)
                if first is not None:
                    _join(verb, first)
        return doc


def _infinitive(verb: SpacyToken) -> SpacyToken | None:
    """The last complement with "to" between a verb and the finite one that it hangs on."""
    if any(t.dep_ in _OWN for t in verb.children):
        return None
    above = verb.head
    between = [t for t in above.rights if t.i < verb.i and t.dep_ == "xcomp" and t.tag_ == "VB"]
    led = [t for t in between if any(c.tag_ == "TO" for c in t.lefts)]
    return led[-1] if led else None


def _join(verb: SpacyToken, first: SpacyToken) -> None:
    joints = [t for t in verb.head.rights if first.i < t.i < verb.i and t.dep_ in {"cc", "punct"}]
    for token in (verb, *joints):
        token.head = first
