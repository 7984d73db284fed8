"""Hangs a participle behind a comma on the noun that its verb selects.

"A lawsuit against Lund, [filed] in 2019": the parser takes the nearest noun, as if Lund had been
filed. "The trial of Lund, [arrested] in May": it takes the first, and a trial was arrested. What is
done to documents and proceedings alone is done to the noun for one, and what is done to people to
the person behind its preposition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLE = {"DEP": frozenset({"acl"}), "TAG": frozenset({"VBN", "VBD"})}
_WITHIN = frozenset({"conj", "appos"})
_PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class SelectedParticiples:
    """Mends the tree of a document.

    ``done_to_proceedings``: verbs for what is done to ``proceedings`` ("lodge", "sign");
    ``done_to_people``: for what is done to people ("arrest"), and not to what people have
    ``undergone`` ("death").
    """

    done_to_proceedings: frozenset[str]
    proceedings: frozenset[str]
    done_to_people: frozenset[str]
    undergone: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such participles change."""
        for participle in tokens_where(doc, _PARTICIPLE):
            noun = self._selected(participle) if _is_parted(participle) else None
            if noun is not None:
                participle.head = noun
        return doc

    def _selected(self, participle: SpacyToken) -> SpacyToken | None:
        """The noun that a participle is of, and does not hang on; None: the parse may be right."""
        noun = participle.head
        if participle.lemma_ in self.done_to_proceedings and noun.lemma_ not in self.proceedings:
            return next((n for n in _nouns_above(noun) if n.lemma_ in self.proceedings), None)
        if (
            participle.lemma_ in self.done_to_people
            and noun.lemma_ in self.proceedings | self.undergone
        ):
            return next((n for n in _nouns_below(noun) if n.ent_type_ == _PERSON), None)
        return None


def _is_parted(participle: SpacyToken) -> bool:
    """Whether a comma stands before a participle and its adverbs."""
    first = participle.left_edge.i
    return first > 0 and participle.doc[first - 1].text == ","


def _nouns_above(noun: SpacyToken) -> Iterator[SpacyToken]:
    """The common nouns that a noun is joined to, or behind whose prepositions it stands."""
    while noun.dep_ in _WITHIN or (noun.dep_ == "pobj" and noun.head.dep_ == "prep"):
        noun = noun.head if noun.dep_ in _WITHIN else noun.head.head
        if noun.tag_ in COMMON_NOUNS:
            yield noun


def _nouns_below(noun: SpacyToken) -> Iterator[SpacyToken]:
    """The nouns that stand behind the last preposition of a noun, from the outside."""
    links = [t for t in noun.rights if t.dep_ == "prep"]
    while links:
        behind = [t for t in links[-1].rights if t.dep_ == "pobj"]
        yield from behind
        links = [t for n in behind for t in n.rights if t.dep_ == "prep"]
