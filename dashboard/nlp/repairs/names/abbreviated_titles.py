"""Hangs an abbreviated title on the name behind it, where a full stop of its own parts the two.

"Said Norvia Forest Service Capt. Mike Dahl": the tokeniser cuts the title at its full stop, the
model takes it for the end of the body's name, and both the body and he said it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import hang, head_of_name, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})


@dataclass(frozen=True, slots=True)
class AbbreviatedTitles:
    """Mends the tree of a document; ``abbreviations``: such titles, in lower case with the stop."""

    abbreviations: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads, labels and entities of such titles change."""
        titles = {"LOWER": _without_stops(self.abbreviations), "DEP": _PLACES}
        for title in tokens_where(doc, titles):
            name = _name_behind(title)
            if name is not None:
                _attach_title(title, name)
        return doc


@functools.lru_cache(maxsize=4)
def _without_stops(abbreviations: frozenset[str]) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in abbreviations)


def _name_behind(title: SpacyToken) -> SpacyToken | None:
    """The person's name behind the stop of a title with a capital, at the same head; else None."""
    doc, stop = title.doc, title.i + 1
    parted = stop + 1 < len(doc) and doc[stop].text == "." and not title.whitespace_
    if not parted or not title.is_title or doc[stop + 1].ent_type_ != "PERSON":
        return None
    name = head_of_name(doc[stop + 1])
    return name if name.head == title.head and name.tag_ == "NNP" else None


def _attach_title(title: SpacyToken, name: SpacyToken) -> None:
    """Make what stands before a name, its title last, a part of its phrase."""
    from spacy.tokens import Span

    doc, stop = title.doc, title.nbor(1)
    relabel(name, title.dep_)
    hang((title, stop), name)
    relabel(title, "compound")
    relabel(stop, "punct")
    body = next((e for e in doc.ents if e.start < title.i < e.end), None)
    if body is not None and body.end == title.i + 1:
        kept = Span(doc, body.start, title.i, label=body.label_)
        doc.set_ents([kept], outside=[doc[title.i : title.i + 1]], default="unmodified")
