"""Gives a sentence its verb, where the parser took it for a modifier of its own object.

"A court in Skarvik fined ferry operator Nordlinje": the parser sees a fined operator, though the
verb has a subject, as no modifier has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PAST = "VBD"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class FiniteModifiers:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such verbs and objects change."""
        for verb in doc:
            if verb.dep_ == "amod" and verb.tag_ == _PAST and _has_subject(verb):
                _raise(verb, verb.head)
        return doc


def _has_subject(verb: SpacyToken) -> bool:
    """Whether a verb before its noun has a subject of its own before it."""
    return verb.i < verb.head.i and any(t.dep_ in _SUBJECTS for t in verb.lefts)


def _raise(verb: SpacyToken, noun: SpacyToken) -> None:
    """Put the verb where its noun stands in the tree, with the noun as its object."""
    top = noun.head == noun
    verb.head, verb.dep_, verb.pos_ = (verb if top else noun.head), noun.dep_, "VERB"
    noun.head, noun.dep_ = verb, "dobj"
    for mark in [t for t in noun.rights if t.is_punct and t == noun.doc[noun.sent.end - 1]]:
        mark.head = verb
