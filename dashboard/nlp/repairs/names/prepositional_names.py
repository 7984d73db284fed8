"""Lets the name of a body that has a preposition in it stand before an office and a person's name.

"Movement for Democratic Change leader [Ole Lund] was arrested": the parser takes the leader for
what the movement is for, as if the movement had been arrested. As in "Bank of Norvik governor Ole
Lund" the person is the head, and the body belongs to the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, PROPER_NOUNS, SUBJECTS, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token as SpacyToken

_LINKS = {"DEP": frozenset({"prep"}), "TAG": frozenset({"IN"})}
_LINKING = frozenset({"cc", "det"})
_NO_BODIES = frozenset({"PERSON", "DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class PrepositionalNames:
    """Mends the tree of a document.

    ``bodies``: nouns that begin the name of one ("movement"); ``persons``: nouns for who has an
    office in it ("leader").
    """

    bodies: frozenset[str]
    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads and labels within such names change."""
        for link in tokens_where(doc, _LINKS):
            body = doc[link.i - 1] if link.i else link
            person = next((t for t in link.rights if t.dep_ == "pobj"), None) or _rival(body, link)
            office = None if person is None else self._office(person)
            if person is None or office is None or not self._is_body(body, link):
                continue
            inner = doc[link.i + 1 : office.i]
            named = len(inner) and inner[-1].tag_ in PROPER_NOUNS
            if named and all(t.tag_ in PROPER_NOUNS or t.dep_ in _LINKING for t in inner):
                _turn_round(body, link, person, inner)
        return doc

    def _is_body(self, name: SpacyToken, link: SpacyToken) -> bool:
        """Whether a name right before a preposition may be a body's: a subject, or by its noun."""
        beside = link.head in (name, name.head) and name.tag_ in PROPER_NOUNS
        known = name.lower_ in self.bodies or name.dep_ in SUBJECTS
        return (
            (beside or _rival(name, link) is not None)
            and known
            and (name.ent_type_ not in _NO_BODIES)
        )

    def _office(self, person: SpacyToken) -> SpacyToken | None:
        """The noun for an office that leads a person's name, or that one stands beside; or None."""
        if person.tag_ in COMMON_NOUNS and person.lower_ in self.persons:
            named = any(t.dep_ == "appos" and t.tag_ in PROPER_NOUNS for t in person.rights)
            return person if named else None
        parts = [t for t in person.lefts if t.dep_ == "compound" and t.tag_ in COMMON_NOUNS]
        led = [t for t in parts if t.lower_ in self.persons]
        return led[-1] if led and person.tag_ in PROPER_NOUNS else None


def _rival(body: SpacyToken, link: SpacyToken) -> SpacyToken | None:
    """The second subject of a verb: "[Reporters] Without Borders director [Ida Moe] was held"."""
    if body.dep_ not in SUBJECTS or link.head != body or any(link.rights):
        return None
    return next((t for t in body.head.lefts if t.dep_ in SUBJECTS and t.i > link.i), None)


def _turn_round(body: SpacyToken, link: SpacyToken, person: SpacyToken, inner: SpacySpan) -> None:
    """Hang a person where a body hangs, the body on the person, and the rest of its name on it."""
    outer = [t for t in inner if not link.i < t.head.i <= inner[-1].i]
    nouns = [t for t in outer if t.dep_ != "cc"]
    reattach(person, person if body.head == body else body.head, body.dep_)
    for mark in [t for t in body.rights if t.i > person.i]:
        mark.head = person
    reattach(body, person, "nmod")
    link.head = body
    reattach(nouns[0], link, "pobj")
    for token in outer:
        if token.dep_ == "cc":
            token.head = nouns[0]
        elif token != nouns[0]:
            reattach(token, nouns[0], "conj")
