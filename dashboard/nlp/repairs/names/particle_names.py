"""Gives a name the family name behind its particles: "Ursula von der [Leyen]", cut off as a place.

So is the family name alone, of whom the text has named in full: "Von der Leyen" is no body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PROPER_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Span
    from spacy.tokens import Token as SpacyToken

_PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class ParticleNames:
    """Mends the entities of a document.

    ``particles``: those of family names, in small letters; ``patronymics``: of these, the ones that
    stand between a given name and a father's.
    """

    particles: frozenset[str]
    patronymics: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only its entities change."""
        from spacy.tokens import Span
        from spacy.util import filter_spans

        if not tokens_where(doc, {"LOWER": self.particles}):
            return doc
        people = [ent for ent in doc.ents if ent.label_ == _PERSON]
        whole = [Span(doc, ent.start, self._end(ent), label=_PERSON) for ent in people]
        full = [name for name in whole if any(map(self._is_particle, name[1:-1]))]
        families = {self._family(name) for name in full}
        alone = [ent for ent in doc.ents if ent.text.lower() in families]
        also = (Span(doc, ent.start, ent.end, label=_PERSON) for ent in alone)
        names = filter_spans([*full, *self._with_fathers(doc), *also])
        if not names:
            return doc
        taken = {i for name in names for i in range(name.start - 1, name.end)}
        others = (ent for ent in doc.ents if taken.isdisjoint(token.i for token in ent))
        doc.ents = (*others, *names)
        return doc

    def _with_fathers(self, doc: SpacyDoc) -> Iterator[Span]:
        """The names with a patronymic, whatever the model took them for: "Salim bin [Hamad]"."""
        from spacy.tokens import Span

        for token in tokens_where(doc, {"LOWER": self.patronymics}):
            if not 0 < token.i < len(doc) - 1:
                continue
            before, behind = doc[token.i - 1], doc[token.i + 1]
            named = all(t.is_title and t.tag_ in PROPER_NOUNS for t in (before, behind))
            if named and token.is_lower:
                within = [ent for ent in doc.ents if ent.start < token.i < ent.end]
                person = any(ent.label_ == _PERSON and ent.end > behind.i for ent in within)
                if not person:
                    yield Span(doc, before.i, behind.i + 1, label=_PERSON)

    def _end(self, ent: Span) -> int:
        """Where the name ends of a person whose entity ends in a particle; its own end else."""
        doc, last = ent.doc, ent.end
        while last < len(doc) and self._is_particle(doc[last]):
            last += 1
        if ent.label_ != _PERSON or len(ent) == 1 or not self._is_particle(doc[last - 1]):
            return ent.end
        alone = last + 1 == len(doc) or doc[last + 1].ent_iob_ != "I"
        named = last < len(doc) and doc[last].tag_ == "NNP" and doc[last].is_title
        return last + 1 if named and alone and doc[last].ent_iob_ != "I" else ent.end

    def _family(self, name: Span) -> str:
        """The family name with its particles, in small letters."""
        first = next(token.i for token in name[1:] if self._is_particle(token))
        return str(name.doc[first : name.end].text.lower())

    def _is_particle(self, token: SpacyToken) -> bool:
        return token.lower_ in self.particles
