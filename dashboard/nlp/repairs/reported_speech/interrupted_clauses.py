"""Gives a reported clause back its subject where a parenthesis stands between it and its verb.

"Hoyt said the witness, she did not give his name, was [shot]": the parser takes the witness for
what Hoyt said and the verb for one that goes on with the parenthesis, as if Hoyt had been shot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import FINITE, SUBJECT_PLACES, hang, make_subject, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_THINGS = {"DEP": frozenset({"dobj"})}
_MARKS = {",": ",", "-": "-", "--": "--", "–": "–", "—": "—", "(": ")"}
_CLAUSES = frozenset({"ccomp", "parataxis"})


class InterruptedClauses:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such nouns and verbs change."""
        for noun in tokens_where(doc, _THINGS):
            aside = _aside_behind(noun)
            verb = None if aside is None else _resumed(noun, aside)
            if aside is None or verb is None:
                continue
            reattach(verb, noun.head, "ccomp")
            make_subject(noun, verb)
            reattach(aside, verb, "parataxis")
            hang([t for t in aside.rights if t.i > verb.left_edge.i], verb)
        return doc


def _aside_behind(noun: SpacyToken) -> SpacyToken | None:
    """The verb of a clause about a pronoun that a mark opens behind the object of a verb."""
    start = noun.right_edge.i + 1
    if noun.i < noun.head.i or start + 2 >= len(noun.doc) or noun.doc[start].text not in _MARKS:
        return None
    subject = noun.doc[start + 1]
    verb = subject.head
    own = subject.dep_ in SUBJECT_PLACES and subject.tag_ == "PRP" and verb.dep_ in _CLAUSES
    return verb if own and verb.head == noun.head else None


def _resumed(noun: SpacyToken, aside: SpacyToken) -> SpacyToken | None:
    """The finite verb without a subject that stands right behind the mark that closes a clause."""
    doc, start = noun.doc, noun.right_edge.i + 1
    closing = _MARKS[doc[start].text]
    for verb in (t for t in aside.rights if t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"}):
        first = verb.left_edge
        group = first.tag_ in FINITE
        alone = not any(t.dep_ in SUBJECT_PLACES for t in verb.lefts)
        if group and alone and first.i > start + 1 and doc[first.i - 1].text == closing:
            return verb
    return None
