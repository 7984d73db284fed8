"""Coordinates a noun that is "its" with the name before "and", and not with people of that name.

"Officials of Norvik and its subsidiary Halden Bank were arrested": nothing is "its" of several
officials, nor of an owner, so that these are officials of both; no bank was arrested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, PROPER_NOUNS, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_POSSESSIVES = {"TAG": frozenset({"PRP$"})}
_THINGS = "Gender=Neut"
_JOINED = frozenset({"conj", "appos"})
_MANY = "NNS"


@dataclass(frozen=True, slots=True)
class PossessiveConjuncts:
    """Mends the tree of a document; ``persons``: nouns for people, in lower case."""

    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such nouns and their "and" change."""
        for own in tokens_where(doc, _POSSESSIVES):
            joined, first = own.head, own.i
            if _THINGS not in str(own.morph) or first < 2 or joined.dep_ not in _JOINED:
                continue
            link, name = doc[first - 1], doc[first - 2]
            if link.dep_ != "cc" or name.tag_ not in PROPER_NOUNS or name.dep_ != "pobj":
                continue
            above = joined.head
            if above not in name.ancestors or self._is_person(joined):
                continue  # "the directors of Norvik and its accountant": the court fined him, too
            if above.tag_ == _MANY or self._is_person(above):
                reattach(joined, name, "conj")
                link.head = name
        return doc

    def _is_person(self, noun: SpacyToken) -> bool:
        return noun.tag_ in COMMON_NOUNS and noun.lemma_.lower() in self.persons
