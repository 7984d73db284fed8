"""Takes for a past tense the participle of a complement clause that has a subject and no helper.

"Officials say that the quake that struck on Monday killed nine people": the tagger sees a
participle, as if it were sought that they be killed. A clause behind "that" has a finite verb. One
without an object may have lost its helper: in "they demanded that Reed [released] from jail" he
released nobody.

A past that goes on with such a participle is no act of who tells it: in "Lind claimed the guard
cursed and [hit] him" the parser lets Lind hit the guard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, SUBJECT_WORDS, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_WHERE = {"DEP": frozenset({"ccomp"}), "TAG": frozenset({"VBN"})}


@dataclass(frozen=True, slots=True)
class ComplementPasts:
    """Mends a document.

    ``demanding``: verbs for what is sought, and not told; ``saying``: those before what one says.
    """

    demanding: frozenset[str]
    saying: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; tags of such participles change, and what goes on with them."""
        for verb in tokens_where(doc, _WHERE):
            before = {t.dep_ for t in verb.lefts}
            told = verb.head.lemma_ not in self.demanding
            told = told and any(t.dep_ == "dobj" for t in verb.rights)
            if told and {"mark", "nsubj"} <= before and not before & HELPERS:
                retag(verb, "VBD")
            elif verb.head.lemma_ in self.saying and "nsubj" in before and not before & HELPERS:
                _join_next(verb)
        return doc


def _join_next(verb: SpacyToken) -> None:
    """Join to a participle the past right behind it that was joined to the verb above, if any."""
    above, doc = verb.head, verb.doc
    link = doc[verb.i + 1] if verb.i + 1 < len(doc) else verb
    joined = [t for t in above.rights if t.dep_ == "conj" and t.tag_ == "VBD" and t.i > link.i]
    following = joined[0] if joined and link.dep_ == "cc" and link.head == above else None
    if following is None or following.left_edge.i != link.i + 1:
        return
    if any(t.dep_ in SUBJECT_WORDS for t in following.lefts):
        return
    retag(verb, "VBD")
    link.head = following.head = verb
