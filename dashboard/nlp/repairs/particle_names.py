"""Gives a name the family name behind its particles: "Ursula von der [Leyen]", cut off as a place.

So is the family name alone, of whom the text has named in full: "Von der Leyen" is no body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Span
    from spacy.tokens import Token as SpacyToken

_PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class ParticleNames:
    """Mends the entities of a document; ``particles``: those of family names, in small letters."""

    particles: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only its entities change."""
        from spacy.tokens import Span

        cut = [ent for ent in doc.ents if self._is_cut_off(ent)]
        if not cut:
            return doc
        names = [Span(doc, ent.start, ent.end + 1, label=_PERSON) for ent in cut]
        families = {self._family(name) for name in names}
        alone = [ent for ent in doc.ents if ent.text.lower() in families]
        names += [Span(doc, ent.start, ent.end, label=_PERSON) for ent in alone]
        taken = {token.i for name in names for token in name}
        others = (ent for ent in doc.ents if taken.isdisjoint(token.i for token in ent))
        doc.ents = (*others, *names)
        return doc

    def _is_cut_off(self, ent: Span) -> bool:
        """Whether a person's name ends in a particle, with one more word of a name behind it."""
        doc, end = ent.doc, ent.end
        if ent.label_ != _PERSON or not self._is_particle(ent[-1]) or end == len(doc):
            return False
        behind = doc[end]
        alone = behind.ent_iob_ != "I" and (end + 1 == len(doc) or doc[end + 1].ent_iob_ != "I")
        return behind.tag_ == "NNP" and behind.is_title and alone

    def _family(self, name: Span) -> str:
        """The family name with its particles, in small letters."""
        first = next(token.i for token in name if self._is_particle(token))
        return str(name.doc[first : name.end].text.lower())

    def _is_particle(self, token: SpacyToken) -> bool:
        return token.lower_ in self.particles
