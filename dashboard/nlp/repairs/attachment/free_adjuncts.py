"""Makes a participle that opens a sentence an adjunct of it: "Waving flags, a group marched".

The parser takes it for the subject, or for what describes one: in "Taking the stand, a friend said
that …" the subject seems the taking, or a second object of it. Behind the comma stands who did
both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECTS, TENSED, reattach, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_SUBJECT_OR_MODIFIER = frozenset({"csubj", "amod"})
_PARTICIPLES = {"DEP": _SUBJECT_OR_MODIFIER, "TAG": frozenset({"VBG"})}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class FreeAdjuncts:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such participles change."""
        for participle in tokens_where(doc, _PARTICIPLES):
            if participle.i != participle.sent.start:
                continue
            if participle.dep_ == "csubj" and participle.head.i > participle.i:
                _set_apart(participle)
            elif participle.dep_ == "amod" and participle.head.dep_ in SUBJECTS:
                _give_object(participle)
        return doc


def _set_apart(participle: SpacyToken) -> None:
    """Take from a finite verb a subject behind which, after a comma, its real one stands."""
    verb = participle.head
    own = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    astray = [t for t in participle.rights if t.dep_ in {"dobj", "appos"}]
    noun = own if own is not None else astray[-1] if len(astray) > 1 else None
    if noun is None or verb.tag_ not in TENSED or noun.pos_ not in _NOMINAL:
        return
    first = noun.left_edge.i
    if first < 1 or verb.doc[first - 1].text != "," or noun.right_edge.i > verb.i:
        return
    relabel(participle, "advcl")
    if noun != own:
        reattach(noun, verb, "nsubj")
        verb.doc[first - 1].head = verb


def _give_object(participle: SpacyToken) -> None:
    """Make the first of two subjects of a verb, between which a comma stands, an object."""
    thing, verb = participle.head, participle.head.head
    others = [t for t in verb.lefts if t.dep_ in SUBJECTS and t.i > thing.i]
    if len(others) != 1 or verb.tag_ not in TENSED:
        return
    if verb.doc[others[0].left_edge.i - 1].text != ",":
        return
    reattach(participle, verb, "advcl")
    participle.pos_ = "VERB"
    reattach(thing, participle, "dobj")
