"""Parts who gets a sum of money from the sum: "fined [Norvik] 4 million euros".

The parser takes the name for what the sum is called by, or for a measure, and the model takes both
for one name; so nobody is fined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PROPER_NOUNS, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_FIGURES = frozenset({"CD", "$"})
_NUMERIC = {"TAG": _FIGURES}
_OF_THE_SUM = frozenset({"nmod", "compound", "npadvmod", "amod", "poss"})
_WHO = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class DoubleObjects:
    """Mends a document; ``currencies``: the lemmas of what sums of money are counted in."""

    currencies: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads, labels and entities of such names and sums change."""
        figures = {token.i for token in tokens_where(doc, _NUMERIC)}
        for i in sorted({*figures, *(i + 1 for i in figures)} - {len(doc)}):
            unit = doc[i]
            first = self._start_of_sum(unit)
            verb = unit.head.head if unit.dep_ == "appos" else unit.head
            if first is None or verb.pos_ != "VERB" or not 0 <= verb.i < first:
                continue
            start = first
            while start > verb.i + 1 and doc[start - 1].tag_ in PROPER_NOUNS:
                start -= 1
            if start < first:
                _part(unit, verb, start, first)
        return doc

    def _start_of_sum(self, unit: SpacyToken) -> int | None:
        """Where a sum of money begins that ends with a token; None where it is none."""
        first = unit.i
        while first and unit.doc[first - 1].tag_ in _FIGURES:
            first -= 1
        signed = unit.doc[first].tag_ == "$" and unit.text[0].isdigit()  # "€4bn" is no number to it
        signed = signed or (unit.doc[first].tag_ == "$" and unit.tag_ == "CD")
        counted = unit.lemma_.lower() in self.currencies and first < unit.i
        return first if counted or signed else None


def _part(unit: SpacyToken, verb: SpacyToken, start: int, first: int) -> None:
    """Hang a name on the verb, beside the sum; what is hung on a noun before it stays there."""
    doc = unit.doc
    name = doc[first - 1]
    if name.dep_ in _OF_THE_SUM and (name.head == verb or name.head.i >= first):
        reattach(name, verb, "dative")
        for token in doc[start : first - 1]:
            reattach(token, name, "compound")
    if unit.dep_ == "appos":
        reattach(unit, verb, "dobj")
    _mark(doc, start, first, unit.i + 1)


def _mark(doc: SpacyDoc, start: int, first: int, end: int) -> None:
    """Make two entities of one that lies over the name and the sum."""
    from spacy.tokens import Span

    over = [e for e in doc.ents if e.start < first < e.end]
    if not over:
        return
    others = [e for e in doc.ents if e.start >= end or e.end <= start]
    label = over[0].label_ if over[0].label_ in _WHO else "ORG"
    doc.ents = (*others, Span(doc, start, first, label=label), Span(doc, first, end, label="MONEY"))
