"""Parts the name of a place from that of a person behind a title: one name for the model.

"First Minister of Scotland Nicola Sturgeon said": the parser hangs "Scotland Nicola Sturgeon" on
the preposition, so that nobody but a "First Minister" speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_LONGEST = 3  # words of a place: "New South Wales"


@dataclass(frozen=True, slots=True)
class OfficeHolders:
    """Mends a document; titles in lower case, given names as they are written.

    ``fields``: words for what a minister is for, which are no name ("of Health Ana Berg").
    """

    titles: frozenset[str]
    given_names: frozenset[str]
    fields: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document: the person takes the title's place in the tree, as in apposition."""
        for preposition in doc:
            if preposition.tag_ == "IN" and preposition.head.lower_ in self.titles:
                name = next((c for c in preposition.children if c.dep_ == "pobj"), None)
                given = None if name is None else self._given_name(preposition, name)
                if name is not None and given is not None:
                    _hang(preposition, name, given)
                    is_place = doc[given - 1].lower_ not in self.fields
                    _mark(doc, preposition, name, given, is_place=is_place)
        return doc

    def _given_name(self, preposition: SpacyToken, name: SpacyToken) -> int | None:
        """Where the person's name begins behind that of the place; None: there is no such pair."""
        first = preposition.i + 1
        words = preposition.doc[first : name.i]
        if preposition.head.i != preposition.i - 1 or any(t.tag_ != "NNP" for t in words):
            return None
        known = (t.i for t in words if t.text in self.given_names)
        field = next((t.i for t in words if t.lower_ not in self.fields), first)
        given = max(next(known, first), field)
        place = preposition.doc[first:given]
        if any(t.lower_ in self.titles for t in place):
            return None  # "a friend of Gov. Ann Lee"
        return given if first < given <= first + _LONGEST else None


def _hang(preposition: SpacyToken, name: SpacyToken, given: int) -> None:
    title, place = preposition.head, name.doc[given - 1]
    for token in name.doc[preposition.i + 1 : given - 1]:
        token.head = place
    beside = [t for t in title.rights if t.i > name.i]
    above, label = title.head, title.dep_
    place.head, place.dep_ = preposition, "pobj"
    name.head, name.dep_ = (name if above == title else above), label
    title.head, title.dep_ = name, "nmod"
    for token in beside:
        token.head = name


def _mark(
    doc: SpacyDoc, preposition: SpacyToken, name: SpacyToken, given: int, *, is_place: bool
) -> None:
    """Mark the place, if it is one, and the person as entities, in place of what lies over them."""
    from spacy.tokens import Span

    first = preposition.i + 1
    over = [e for e in doc.ents if e.start <= name.i and e.end > first]
    last = max([name.i + 1, *(e.end for e in over)])
    others = [e for e in doc.ents if e not in over]
    place = [Span(doc, first, given, label="GPE")] if is_place else []
    doc.ents = (*others, *place, Span(doc, given, last, label="PERSON"))
