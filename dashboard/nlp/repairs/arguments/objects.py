"""Takes a noun for the object of a verb, where the parser took it for something else.

"The governor appointed Lind as secretary": nobody is made a Lind. In "they named the ship Asta" and
"she was called Asta" the object, or the subject, stands beside the name. "The jury found Lind
guilty": the parser sees a clause of its own, of which Lind is the subject. In "helped his side
beat Norvik" nobody helped Norvik: behind a bare infinitive stands its own object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PROPER_NOUNS, TIMES, reattach, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_SEEN = {"DEP": frozenset({"ccomp", "oprd"}), "TAG": PROPER_NOUNS | {"JJ"}}  # as what it is not
_OTHERS = frozenset({"dobj", "nsubjpass", "auxpass"})
_LATE = {"DEP": frozenset({"dobj", "npadvmod"}), "TAG": PROPER_NOUNS | {"NN", "NNS", "PRP"}}
_BARE, _MARKER = "VB", "TO"
_OF_CLAUSES = frozenset({"aux", "auxpass", "cop", "mark"})


class Objects:
    """Mends a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such nouns and adjectives change."""
        for name in tokens_where(doc, _SEEN):
            verb = name.head
            if name.tag_ == "JJ":
                _make_small_clause(name)
            if name.dep_ != "oprd" or name.tag_ not in PROPER_NOUNS or verb.tag_ == "VBN":
                continue
            if name.i > verb.i and _OTHERS.isdisjoint(t.dep_ for t in verb.children):
                relabel(name, "dobj")
        for noun in tokens_where(doc, _LATE):
            infinitive = _bare_infinitive_before(noun)
            if infinitive is not None and noun.ent_type_ not in TIMES:
                reattach(noun, infinitive, "dobj")
        return doc


def _bare_infinitive_before(noun: SpacyToken) -> SpacyToken | None:
    """The infinitive with a subject between a verb and a noun behind it: "saw him [beat] Reed"."""
    verb, first = noun.head, noun.left_edge.i
    for inner in verb.rights:
        if inner.dep_ not in {"ccomp", "xcomp"} or inner.tag_ != _BARE or inner.i + 1 != first:
            continue
        labels = {t.dep_ for t in inner.children}
        marked = any(t.tag_ == _MARKER for t in inner.lefts)
        if "nsubj" in labels and labels.isdisjoint({"dobj", "aux"}) and not marked:
            return inner
    return None


def _make_small_clause(adjective: SpacyToken) -> None:
    """Make the subject of an adjective without a verb the object of the verb before both."""
    verb = adjective.head
    nouns = [t for t in adjective.lefts if t.dep_ == "nsubj"]
    whole = any(t.dep_ in _OF_CLAUSES for t in adjective.children)
    whole = whole or any("Gender=Neut" in str(t.morph) for t in nouns)  # "found it hard to stay"
    if whole or len(nouns) != 1 or not verb.i < nouns[0].i or verb.pos_ != "VERB":
        return
    reattach(nouns[0], verb, "dobj")
    relabel(adjective, "oprd")
