"""Makes a name the head of the place where it is seated: "Fort Worth, Texas-based Corvin Corp.".

Of a town and its region before "-based" the parser makes the head of the phrase and takes the body
for what stands beside it, or for a second subject: the town would file for bankruptcy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import NOMINAL, PLACES, PROPER_NOUNS, hang, reattach, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BESIDE = "appos"
_MODIFIER = "nmod"


@dataclass(frozen=True, slots=True)
class SeatedNames:
    """Mends the tree of a document; ``seated``: what follows the hyphen ("based"), lower case."""

    seated: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; the heads of such a place, its comma and the name change."""
        for word in tokens_where(doc, {"LOWER": self.seated}):
            place = _place_before(word)
            name = None if place is None else _named(word, place)
            if place is not None and name is not None:
                _invert(name, place)
        return doc


def _place_before(word: SpacyToken) -> SpacyToken | None:
    """The town before the comma and the region that a hyphen joins to a word; None without.

    None, too, where it is no place: in "Tom Reed, Texas-based head of Norvik" the head is beside.
    """
    doc = word.doc
    if word.i < 1 or doc[word.i - 1].text != "-" or word.pos_ in NOMINAL:
        return None
    region = word.i - 2
    while region > 0 and doc[region].tag_ in PROPER_NOUNS:
        region -= 1
    if region < 1 or region == word.i - 2 or doc[region].text != ",":
        return None
    place = doc[region - 1]
    return place if place.tag_ in PROPER_NOUNS and place.ent_type_ in PLACES else None


def _named(word: SpacyToken, place: SpacyToken) -> SpacyToken | None:
    """The noun that such a word describes, where the parser has put it below or beside the place.

    None where it is right: the place hangs on the noun.
    """
    noun = word.head
    while noun.i > word.i and noun.head.i > noun.i and noun.pos_ in NOMINAL:
        noun = noun.head
    if noun.i < word.i or noun.pos_ not in NOMINAL:
        return None
    below = noun.dep_ == _BESIDE and noun.head == place
    beside = noun.head == place.head and noun.dep_ == place.dep_
    return noun if below or beside else None


def _invert(name: SpacyToken, place: SpacyToken) -> None:
    """Give a name the head of the place, and hang the place and all that hung on it on the name."""
    if name.head == place:
        take_place_of(name, place)
    hang([t for t in place.children if t.dep_ != "compound" and t != name], name)
    reattach(place, name, _MODIFIER)
