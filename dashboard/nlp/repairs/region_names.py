"""Hangs the name of a region on the place before it, where the parser made it the subject.

"A fire at a factory in Dhaka, Bangladesh killed twelve" and "a man from Springfield, Illinois was
arrested": without the second comma the parser takes the region for who acts, or was arrested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NAMES = {"TAG": frozenset({"NNP"}), "DEP": frozenset({"nsubj", "nsubjpass"})}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dep", "npadvmod"})
_TIMES = frozenset({"DATE", "TIME"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WITHIN = {"pobj": _NOUNS, "prep": frozenset({"ADP"}), "dobj": _NOUNS, "acl": frozenset({"VERB"})}
_FAR = 8  # links from a place up to the noun of whose phrase it is a part


@dataclass(frozen=True, slots=True)
class RegionNames:
    """Mends the tree of a document; ``openers``: prepositions that tell when ("after")."""

    openers: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such a name, its comma and the subject change."""
        for name in tokens_where(doc, _NAMES):
            first = name.left_edge.i
            if name.ent_type_ != "GPE" or first < 2 or name.i > name.head.i:
                continue
            comma, place = doc[first - 1], doc[first - 2]
            if comma.text != "," or place.ent_type_ not in _PLACES or place.tag_ != "NNP":
                continue
            whole = self._whole(place, name.head)
            if whole is not None and doc[name.i + 1].text != ",":
                whole.dep_ = name.dep_
                comma.head = name.head = place
                name.dep_ = "appos"
        return doc

    def _whole(self, place: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
        """The noun of whose phrase a place is the end, and which is left of a verb; else None.

        It must be no adverbial: "hours after a raid in Kabul, Pakistan closed the border".
        """
        noun = place
        for _ in range(_FAR):
            kinds = _WITHIN.get(noun.dep_)
            if kinds is None or noun.pos_ not in kinds or noun.lower_ in self.openers:
                break
            noun = noun.head
        told = noun != place and noun.head == verb and noun.i < place.i
        if not told or noun.dep_ not in _SUBJECTS or noun.ent_type_ in _TIMES:
            return None
        return noun if noun.pos_ in _NOUNS else None
