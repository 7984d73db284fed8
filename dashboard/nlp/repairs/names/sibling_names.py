"""Takes for an apposition the names behind a noun of kin: "the brothers [Ivan] and Petar Kolev".

The parser takes the first for a modifier of the second, or hangs both on the noun, so that one
alone fled (close apposition, Quirk et al. 1985, 17.68).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import hang, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NAME = "NNP"
_JOINT = "CC"
_DETERMINERS = frozenset({"DT", "PRP$"})


@dataclass(frozen=True, slots=True)
class SiblingNames:
    """Mends the tree of a document; ``siblings``: such nouns in the plural, in lower case."""

    siblings: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document: the names stand in apposition to the noun."""
        for noun in tokens_where(doc, {"LOWER": self.siblings}):
            last = _last_name(noun)
            if last is not None and noun.i and noun.nbor(-1).tag_ in _DETERMINERS:
                _attach_as_apposition(noun, doc[noun.i + 1], last)
        return doc


def _last_name(noun: SpacyToken) -> SpacyToken | None:
    """The family name behind "Ivan and Petar"; None: no two given names and one of a family."""
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    if len(behind) < 4 or behind[0].tag_ != _NAME or behind[1].tag_ != _JOINT:
        return None
    names = 0
    while names + 2 < len(behind) and behind[names + 2].tag_ == _NAME:
        names += 1
    return behind[names + 1] if names > 1 else None


def _attach_as_apposition(noun: SpacyToken, first: SpacyToken, last: SpacyToken) -> None:
    """Give the noun the place of all, and the names as an apposition to it."""
    group = noun.doc[noun.i : last.i + 1]
    tops = [t for t in group if t.head not in group or t.head == t]
    above, label = tops[0].head, tops[0].dep_
    if any(t.head != above for t in tops):
        return
    aside = [t for one in group for t in one.children if t not in group]
    reattach(noun, noun if above in group else above, label)
    hang(aside, noun)
    reattach(first, noun, "appos")
    joint = first.nbor(1)
    reattach(joint, first, "cc")
    reattach(last, first, "conj")
    for token in noun.doc[joint.i + 1 : last.i]:
        reattach(token, last, "compound")
