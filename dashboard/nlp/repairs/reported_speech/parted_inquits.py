"""Gives an inquit before a semicolon its contents, and its sentence the first clause for a head.

"The ship sank, the navy [said]; ten sailors drowned": the parser hangs both the sinking and the
saying on what comes behind, so that nobody tells of the ship. A semicolon parts main clauses
(Quirk et al. 1985, III.10): what the first clause tells, the inquit that ends it tells, and nothing
of what stands behind the semicolon ("The judge erred, lawyers argue; the court will rule").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    SUBJECTS,
    TENSED,
    hang,
    has_subject,
    is_finite,
    reattach,
    relabel,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_HEADS = frozenset({"ROOT"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_BEHIND = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative"})  # "told reporters on Monday"
_BEFORE = SUBJECTS | {"aux", "advmod", "punct"}


@dataclass(frozen=True, slots=True)
class PartedInquits:
    """Mends the tree of a document.

    ``telling``: the lemmas of verbs of inquits; ``parting``: the marks between main clauses.
    """

    telling: frozenset[str]
    parting: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such inquits change."""
        for verb in tokens_where(doc, {"LEMMA": self.telling, "DEP": _CLAUSES, "TAG": TENSED}):
            told = self._told_before(verb)
            if told is not None:
                _lead(verb, told)
        for verb in tokens_where(doc, {"LEMMA": self.telling, "DEP": _HEADS, "TAG": TENSED}):
            self._free_next(verb)
        return doc

    def _free_next(self, verb: SpacyToken) -> None:
        """Let what stands behind such a mark go on, where an inquit tells the clause before it."""
        told = any(t.dep_ == "ccomp" and has_subject(t) for t in verb.lefts)
        clauses = [t for t in verb.rights if t.dep_ == "ccomp" and has_subject(t)]
        if not told or len(clauses) != 1:
            return
        first = clauses[0].left_edge
        mark = first if first.text in self.parting else first.nbor(-1)
        if mark.text in self.parting and mark.i > verb.i:
            relabel(clauses[0], "conj")

    def _told_before(self, verb: SpacyToken) -> SpacyToken | None:
        """The clause that an inquit behind a comma tells, before such a mark; None: it is none."""
        doc, root = verb.doc, verb.sent.root
        last, first = verb.right_edge, verb.left_edge
        ends = last.i if last.text in self.parting else last.i + 1
        if ends >= verb.sent.end or doc[ends].text not in self.parting or root.i < ends:
            return None
        around = [t for t in verb.children if t.i < ends]
        own = all(t.dep_ in (_BEFORE if t.i < verb.i else _BEHIND) for t in around)
        subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
        if not own or subject is None or not has_subject(root):
            return None
        comma = first if first.text == "," else doc[max(first.i - 1, 0)]
        told = next((t for t in root.lefts if t.dep_ == "ccomp" and t != verb), None)
        if told is None or comma.text != "," or subject.left_edge.i != comma.i + 1:
            return None
        whole = told.left_edge.i == verb.sent.start and told.i < comma.i
        whole = whole and has_subject(told) and is_finite(told)
        return told if whole and verb.head in {told, root} else None


def _lead(verb: SpacyToken, told: SpacyToken) -> None:
    """Let an inquit tell a clause, and head its sentence, in which the next one goes on."""
    root = verb.sent.root
    before = [t for t in root.lefts if t.i <= verb.right_edge.i + 1 and t not in {told, verb}]
    behind = [t for t in root.rights if t.is_punct]
    reattach(verb, verb, "ROOT")
    reattach(told, verb, "ccomp")
    reattach(root, verb, "conj")
    hang((*before, *behind), verb)
