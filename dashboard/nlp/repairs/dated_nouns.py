"""Lets a date stand before its noun: "the [Jan. 5, 2020,] murder of a guard".

The parser takes the month for the head, and the noun for what stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NOUNS = frozenset({"NN", "NNS"})
_FIGURES = frozenset({"nummod", "punct"})


@dataclass(frozen=True, slots=True)
class DatedNouns:
    """Mends the tree of a document; ``months``: their names and those of days, in lower case."""

    months: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads and labels around such dates change."""
        for month in doc:
            noun = self._noun_behind(month)
            if noun is not None:
                _lead(noun, month)
        return doc

    def _noun_behind(self, month: SpacyToken) -> SpacyToken | None:
        """The noun right behind a date that has an article and figures; None: there is none."""
        if month.lower_.rstrip(".") not in self.months:
            return None
        if not any(t.dep_ == "det" and t.i == month.i - 1 for t in month.lefts):
            return None
        end = month.i + 1
        while end < len(month.doc) and month.doc[end].dep_ in _FIGURES:
            end += 1
        if not any(t.dep_ == "nummod" for t in month.doc[month.i + 1 : end]):
            return None
        beside = (*month.rights, *month.head.rights, *month.head.lefts)
        nouns = (t for t in beside if t.tag_ in _NOUNS and t.left_edge.i == end)
        return next(nouns, None)


def _lead(noun: SpacyToken, month: SpacyToken) -> None:
    """Let a noun stand where the month stood before it, if it has no place of its own."""
    if noun.head == month:
        top = month.head == month
        noun.head, noun.dep_ = (noun if top else month.head), month.dep_
        if noun.dep_ == "npadvmod":  # a date may stand so, a deed is done
            noun.dep_ = "dobj"
    for token in [t for t in month.children if t.dep_ == "det" or t.i > noun.i]:
        token.head = noun
    month.head, month.dep_ = noun, "nmod"
