"""Takes a participle behind a parenthesis from the verb inside it: "a film — … — featuring Lee".

In "They showed a film — made before Ole Vik died — featuring Ana Lee" the parser lets it go on with
the last verb, as if Vik had featured her. What closes a parenthesis leads back to what it parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLES = {"DEP": frozenset({"advcl", "xcomp"}), "TAG": frozenset({"VBG"})}
_DASHES = frozenset({"-", "--", "–", "—"})
_COMMON = frozenset({"NN", "NNS"})
_NAMES = frozenset({"NNP", "NNPS"})


class Parentheses:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the head and label of such participles change.

        Behind a noun they describe it, behind a name they go on with its verb.
        """
        for participle in tokens_where(doc, _PARTICIPLES):
            noun = _before_parenthesis(participle)
            if noun is None:
                continue
            if noun.tag_ in _COMMON:
                participle.head, participle.dep_ = noun, "acl"
            elif noun.tag_ in _NAMES and noun.head.pos_ == "VERB" and noun.dep_ != "nsubj":
                participle.head, participle.dep_ = noun.head, "advcl"
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
