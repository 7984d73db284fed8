"""Lets a date stand before its noun: "the [Jan. 5, 2020,] murder of a guard".

The parser takes the month for the head, and the noun for what stands beside it, or beside what the
month hangs on: "was held over the [Jan. 5, 2020,] killing of a guard".
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, hang, reattach, relabel, retag, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_GERUND = "VBG"
_BESIDE = frozenset({"appos", "advcl"})  # of what stands behind a comma
_FIGURES = frozenset({"nummod", "punct"})


@dataclass(frozen=True, slots=True)
class DatedNouns:
    """Mends the tree of a document; ``months``: their names and those of days, in lower case."""

    months: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads and labels around such dates change."""
        for month in tokens_where(doc, {"LOWER": _with_full_stops(self.months)}):
            noun = self._noun_behind(month)
            if noun is not None:
                _lead(noun, month)
        return doc

    def _noun_behind(self, month: SpacyToken) -> SpacyToken | None:
        """The noun right behind a date that has an article and figures; None: there is none."""
        if not any(t.dep_ == "det" and t.i == month.i - 1 for t in month.lefts):
            return None
        end = month.i + 1
        while end < len(month.doc) and month.doc[end].dep_ in _FIGURES:
            end += 1
        if not any(t.dep_ == "nummod" for t in month.doc[month.i + 1 : end]):
            return None
        beside = (*month.rights, *month.head.rights, *month.head.lefts)
        nouns = (t for t in beside if t.tag_ in COMMON_NOUNS and t.left_edge.i == end)
        return next(nouns, None) or _stray(month, end)


@functools.lru_cache(maxsize=4)
def _with_full_stops(names: frozenset[str]) -> frozenset[str]:
    """Names, and each as it is abbreviated: "nov", "nov."."""
    return names | {f"{name}." for name in names}


def _stray(month: SpacyToken, start: int) -> SpacyToken | None:
    """The noun, or the gerund that has an "of", at a place behind a date, hung higher than it."""
    if start >= len(month.doc) or not month.doc[start - 1].is_punct:
        return None
    noun = month.doc[start]
    deed = noun.tag_ == _GERUND and any(t.dep_ == "prep" and t.i == start + 1 for t in noun.rights)
    higher = noun.dep_ in _BESIDE and noun.head in month.ancestors
    return noun if higher and (deed or noun.tag_ in COMMON_NOUNS) and month.dep_ == "pobj" else None


def _lead(noun: SpacyToken, month: SpacyToken) -> None:
    """Let a noun stand where the month stood before it, if it has no place of its own."""
    if noun.dep_ in _BESIDE and noun.head in month.ancestors:
        reattach(noun, month.head, month.dep_)
        retag(noun, "NN", "NOUN")
    elif noun.head == month:
        take_place_of(noun, month)
        if noun.dep_ == "npadvmod":  # a date may stand so, a deed is done
            relabel(noun, "dobj")
    hang([t for t in month.children if t.dep_ == "det" or t.i > noun.i], noun)
    reattach(month, noun, "nmod")
