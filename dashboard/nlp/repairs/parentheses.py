"""Parts what stands in a parenthesis from what stands around it.

In "They showed a film — made before Ole Vik died — featuring Ana Lee" the parser lets the second
participle go on with the last verb, as if Vik had featured her. What closes a parenthesis leads
back to what it parts. In "Norvik (NVK, Global 200) said" the parser takes the name before the
brackets for a part of the one inside them, as if "NVK" had said it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, PROPER_NOUNS, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLES = {"DEP": frozenset({"advcl", "xcomp"}), "TAG": frozenset({"VBG"})}
_DASHES = frozenset({"-", "--", "–", "—"})
_PARTS = {"DEP": frozenset({"compound", "nmod", "amod"}), "TAG": COMMON_NOUNS | PROPER_NOUNS}
_OPEN, _CLOSE = "(", ")"


class Parentheses:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such participles and names change.

        Behind a noun they describe it, behind a name they go on with its verb.
        """
        for name in tokens_where(doc, _PARTS):
            if _is_before_brackets(name):
                _take_place_of_bracketed(name)
        for participle in tokens_where(doc, _PARTICIPLES):
            noun = _before_parenthesis(participle)
            if noun is None:
                continue
            if noun.tag_ in COMMON_NOUNS:
                reattach(participle, noun, "acl")
            elif noun.tag_ in PROPER_NOUNS and noun.head.pos_ == "VERB" and noun.dep_ != "nsubj":
                reattach(participle, noun.head, "advcl")
        return doc


def _before_parenthesis(participle: SpacyToken) -> SpacyToken | None:
    """The word before the dash that opens what a second one closes right before a participle.

    None where the verb on which it hangs does not stand between the two.
    """
    doc, verb, close = participle.doc, participle.head, participle.i - 1
    if close < 1 or doc[close].text not in _DASHES or not verb.i < close:
        return None
    first = participle.sent.start
    opening = next((i for i in range(close - 1, first, -1) if doc[i].text in _DASHES), None)
    if opening is None or not opening < verb.i or doc[opening - 1].head.i > opening:
        return None
    return doc[opening - 1]


def _is_before_brackets(name: SpacyToken) -> bool:
    """Whether a name hangs on the first word in the brackets behind it: "[Norvik] (NVK) said"."""
    inner, doc = name.head, name.doc
    opened = inner.i == name.i + 2 and doc[name.i + 1].text == _OPEN
    if not opened or inner.tag_ not in PROPER_NOUNS or inner.head == inner:
        return False
    closing = next((t.i for t in doc[inner.i :] if t.text == _CLOSE), None)
    outer = inner.head.i
    return closing is not None and (outer < name.i or closing < outer)


def _take_place_of_bracketed(name: SpacyToken) -> None:
    """Hang a name where the one in the brackets hangs, which then stands beside it."""
    inner = name.head
    reattach(name, inner.head, inner.dep_)
    closing = next(t.i for t in name.doc[inner.i :] if t.text == _CLOSE)
    for token in list(inner.children):
        if token.i < name.i or token.i > closing:
            token.head = name
    reattach(inner, name, "appos")
