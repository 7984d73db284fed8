"""Gives months the kind of a time: "in early May", "last October", which the model takes for names.

The late June Carter, whose name goes on, stays a person, and so does April by herself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PERSON, _DATE, _HYPHEN = "PERSON", "DATE", "-"


@dataclass(frozen=True, slots=True)
class MonthNames:
    """Mends a document; all words are in lower case.

    ``months``: those that are no given names; ``names``: those that are; ``telling``: what stands
    before a month and tells which, or which part of it.
    """

    months: frozenset[str]
    names: frozenset[str]
    telling: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the kinds of months that were persons change."""
        from spacy.tokens import Span

        for month in tokens_where(doc, {"LOWER": self.months | self.names}):
            told = _word_before(month) in self.telling
            if month.ent_type_ != _PERSON or _goes_on(month):
                continue
            if told or (month.ent_iob_ == "B" and month.lower_ in self.months):
                first = month.i if month.ent_iob_ == "B" else month.i - 1
                doc.set_ents([Span(doc, first, month.i + 1, label=_DATE)], default="unmodified")
        return doc


def _word_before(month: SpacyToken) -> str:
    """The word before a month, or before the hyphen that joins it; empty at the beginning."""
    places = [i for i in (month.i - 1, month.i - 2) if i >= 0]
    words = [month.doc[i].lower_ for i in places]
    return next((word for word in words if word != _HYPHEN), "")


def _goes_on(month: SpacyToken) -> bool:
    """Whether a name goes on behind a month: "the late June [Carter]"."""
    behind = month.i + 1 < len(month.doc)
    return behind and month.nbor(1).ent_iob_ == "I" and not month.nbor(1).like_num
