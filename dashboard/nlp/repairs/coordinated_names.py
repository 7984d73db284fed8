"""Coordinates two full names, where the parser took the first for a modifier of the second.

"Police arrested Eva Dahl and Ole Lund": the parser hangs "Dahl" on "Lund", as in a name of a firm,
so that Lund alone was arrested. In "Tom Dale, Jr. and Eva Dahl" it hangs her on the mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_MODIFIERS = {"DEP": frozenset({"nmod", "compound"}), "TAG": frozenset({"NNP"})}
_NAMES = frozenset({"", "PERSON", "ORG"})  # what the model takes a person's name for
_JOINTS = frozenset({"cc", "punct"})


@dataclass(frozen=True, slots=True)
class CoordinatedNames:
    """Mends the tree of a document; ``marks``: words behind the name of one of a family."""

    marks: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document: the first name takes the place of the second, its conjunct now."""
        for first in tokens_where(doc, _MODIFIERS):
            second = first.head
            if second.i > first.i and _are_two(first, second):
                _join(first, second)
        marks = frozenset(mark.lower() for mark in self.marks)
        for mark in tokens_where(doc, {"DEP": frozenset({"appos", "conj"}), "LOWER": marks}):
            mark.dep_ = "appos"
            for token in [t for t in mark.rights if t.dep_ in _JOINTS | {"conj"}]:
                token.head = mark.head
        return doc


def _are_two(first: SpacyToken, second: SpacyToken) -> bool:
    """Whether two words end names of more words, the last a person's, with "and" between them."""
    joints = [t for t in (*first.rights, *second.lefts) if t.dep_ == "cc"]
    joint = next((t.i for t in joints if first.i < t.i < second.i), None)
    if joint is None or second.ent_type_ != "PERSON" or first.ent_type_ not in _NAMES:
        return False
    return _is_full(first) and _is_full(second) and second.i - 1 > joint


def _is_full(name: SpacyToken) -> bool:
    """Whether a name has the word before it in it, too."""
    if name.i == 0 or name.tag_ != "NNP":
        return False
    before = name.nbor(-1)
    return before.tag_ == "NNP" and before.ent_type_ == name.ent_type_ and before.head == name


def _join(first: SpacyToken, second: SpacyToken) -> None:
    above = first if second.head == second else second.head
    joints = [t for t in second.lefts if t.dep_ in _JOINTS and t.i > first.i]
    before = [t for t in second.lefts if t.i < first.i]
    label, second.dep_ = second.dep_, "conj"
    first.head, first.dep_ = above, label
    second.head = first
    for token in (*joints, *before):
        token.head = first
