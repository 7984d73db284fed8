"""Keeps the predicates of a list within the relative clause that began it.

"Was hurt in the storm, which flooded the town, [tore] up a road and killed a nurse": the parser
goes on with the verb above, though nobody who is hurt does what a storm does. A clause that a comma
opens and none closes goes on, too, as no simple past goes on with a passive or a perfect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, JOINTS, SUBJECT_PLACES, hang

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBD"})}


@dataclass(frozen=True, slots=True)
class RelativeLists:
    """Mends the tree of a document; ``harming``: verbs for what ``deadly`` happenings do."""

    harming: frozenset[str]
    deadly: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such verbs and of what joins them change."""
        for verb in tokens_where(doc, _JOINED):
            first = _first_of(verb)
            if first is not None and (self._is_listed(verb, first) or _is_left_open(verb, first)):
                joints = [t for t in verb.head.rights if first.i < t.i < verb.i]
                hang((verb, *(t for t in joints if t.dep_ in JOINTS)), first)
        return doc

    def _is_listed(self, verb: SpacyToken, first: SpacyToken) -> bool:
        """Whether a comma alone stands before a harm, behind what does harm, and "and" below."""
        if verb.lemma_ not in self.harming or first.head.lemma_ not in self.deadly:
            return False
        start = verb.left_edge.i
        comma = start > 0 and verb.doc[start - 1].text == ","
        return comma and any(t.dep_ == "cc" and t.i > verb.i for t in verb.rights)


def _first_of(verb: SpacyToken) -> SpacyToken | None:
    """The past of a relative clause before a verb, in what a passive or a perfect tells."""
    above = verb.head
    helped = above.tag_ == "VBN" and any(t.dep_ in HELPERS for t in above.lefts)
    if not helped or any(t.dep_ in SUBJECT_PLACES | HELPERS for t in verb.lefts):
        return None
    between = (t for t in above.subtree if above.i < t.i < verb.i and t.dep_ == "relcl")
    last = max(between, key=lambda t: t.i, default=None)
    if last is None or last.tag_ != "VBD" or any(t.dep_ in HELPERS for t in last.lefts):
        return None
    led = [t for t in last.lefts if t.dep_ in SUBJECT_PLACES]
    return last if led and led[0].tag_ in {"WDT", "WP"} else None


def _is_left_open(verb: SpacyToken, first: SpacyToken) -> bool:
    """Whether a comma opens a relative clause, and none stands before "and" behind it."""
    opens = first.left_edge.i
    opened = opens > 0 and verb.doc[opens - 1].text == ","
    joints = [t for t in verb.head.rights if t.dep_ == "cc" and first.i < t.i < verb.i]
    closed = any(t.text == "," for t in verb.doc[first.i : verb.i])
    return opened and bool(joints) and not closed
