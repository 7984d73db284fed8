"""Hangs the name of a person on the noun that it belongs to, where the parser took a nearer one.

"The chief executive of Halden Ports, Piers Lindqvist, said": the parser sees a name beside a name,
as in "the firm, Halden Ports,"; but a person is no name of a firm or a town.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BODIES = frozenset({"GPE", "ORG", "LOC", "FAC"})
_PHRASES = 3  # "a member of the board of the bank of": how far above the noun may stand


@dataclass(frozen=True, slots=True)
class Appositions:
    """Mends the tree of a document; ``bodies``: nouns for what is no person ("the firm")."""

    bodies: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such names and of the commas around them change."""
        for name in doc:
            if name.dep_ == "appos" and self._is_hung_too_low(name):
                noun = _described(name.head)
                if noun is not None:
                    commas = [t for t in name.head.rights if t.is_punct]
                    for token in (name, *commas):
                        token.head = noun
        return doc

    def _is_hung_too_low(self, name: SpacyToken) -> bool:
        body, first = name.head, name.left_edge.i
        if name.tag_ != "NNP" or body.dep_ != "pobj" or first <= body.i:
            return False
        if name.doc[first - 1].text != "," or name.doc[first].tag_ != "NNP":
            return False
        if body.ent_type_ in _BODIES:
            return name.ent_type_ == "PERSON" or (not name.ent_type_ and first < name.i)
        return name.ent_type_ == "PERSON" and body.lower_ in self.bodies


def _described(body: SpacyToken) -> SpacyToken | None:
    """The noun of whose phrase the body is a part, if it names one person."""
    noun = body
    for _ in range(_PHRASES):
        if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
            break
        noun = noun.head.head
    person = noun != body and noun.tag_ == "NN" and not noun.ent_type_
    beside = any(t.dep_ == "appos" for t in noun.children)
    return noun if person and not beside else None
