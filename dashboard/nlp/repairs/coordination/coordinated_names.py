"""Coordinates two full names, where the parser took the first for a modifier of the second.

"Police arrested Eva Dahl and Ole Lund": the parser hangs "Dahl" on "Lund", as in a name of a firm,
so that Lund alone was arrested. In "Tom Dale, Jr. and Eva Dahl" it hangs her on the mark. Of a list
("Eva Dahl, 23, [Tom Dale], 31, and Ole Lund") it takes the second for another name of the first:
nobody has two full names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import JOINTS, hang, reattach, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_MODIFIERS = {"DEP": frozenset({"nmod", "compound"}), "TAG": frozenset({"NNP"})}
_NAMES = frozenset({"", "PERSON", "ORG"})  # what the model takes a person's name for
_SECOND = {"DEP": frozenset({"appos", "npadvmod"}), "TAG": frozenset({"NNP"})}
_IN_LISTS = frozenset({"NNP", "NNPS", "CD", ",", "CC", "IN", "NN", "DT"})
_OF_PLACES = frozenset({"GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class CoordinatedNames:
    """Mends the tree of a document; ``marks``: words behind the name of one of a family."""

    marks: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document: the first name takes the place of the second, its conjunct now."""
        for first in tokens_where(doc, _MODIFIERS):
            second = first.head
            if second.i > first.i and _are_two(first, second):
                _coordinate(first, second)
        for second in tokens_where(doc, _SECOND):
            last = _last_of_list(second)
            if last is not None:
                relabel(second, "conj")
                _hang_last(last, second)
        marks = frozenset(mark.lower() for mark in self.marks)
        for mark in tokens_where(doc, {"DEP": frozenset({"appos", "conj"}), "LOWER": marks}):
            relabel(mark, "appos")
            hang([t for t in mark.rights if t.dep_ in JOINTS | {"conj"}], mark.head)
        return doc


def _are_two(first: SpacyToken, second: SpacyToken) -> bool:
    """Whether two words end names of more words, the last a person's, with "and" between them."""
    joints = [t for t in (*first.rights, *second.lefts) if t.dep_ == "cc"]
    joint = next((t.i for t in joints if first.i < t.i < second.i), None)
    if joint is None or second.ent_type_ != "PERSON" or first.ent_type_ not in _NAMES:
        return False
    return _is_full(first) and _is_full(second) and second.i - 1 > joint


def _last_of_list(second: SpacyToken) -> SpacyToken | None:
    """The full name behind the "and" that ends a list; None where the second begins none."""
    first, doc = second.head, second.doc
    named = first.ent_type_ in _NAMES and any(t.tag_ == "NNP" for t in first.lefts)
    if not named or not _is_person(second) or first.i > second.i:
        return None
    if doc[second.left_edge.i - 1].text != ",":
        return None
    joint = None
    for token in doc[second.i + 1 : second.sent.end]:
        if token.tag_ not in _IN_LISTS:
            return None
        joint = token if token.tag_ == "CC" else joint
        if joint is not None and _is_person(token) and token.nbor(1).ent_type_ != "PERSON":
            return token
    return None


def _hang_last(last: SpacyToken, second: SpacyToken) -> None:
    """Join the last of a list to the second, where it hangs on a place: "of Arden and Ole Lund"."""
    if last.dep_ == "conj" and last.head.ent_type_ in _OF_PLACES:
        hang([t for t in last.head.rights if t.dep_ == "cc" and t.i < last.i], second)
        last.head = second


def _is_person(name: SpacyToken) -> bool:
    return name.ent_type_ == "PERSON" and _is_full(name)


def _is_full(name: SpacyToken) -> bool:
    """Whether a name has the word before it in it, too."""
    if name.i == 0 or name.tag_ != "NNP":
        return False
    before = name.nbor(-1)
    return before.tag_ == "NNP" and before.ent_type_ == name.ent_type_ and before.head == name


def _coordinate(first: SpacyToken, second: SpacyToken) -> None:
    above = first if second.head == second else second.head
    joints = [t for t in second.lefts if t.dep_ in JOINTS and t.i > first.i]
    before = [t for t in second.lefts if t.i < first.i]
    label = second.dep_
    relabel(second, "conj")
    reattach(first, above, label)
    second.head = first
    hang((*joints, *before), first)
