"""Whether those whom a noun means are in another place than others that are called so.

"Kenyan police held a man …. Police in Norway freed a clerk": they are not the same police. Nor are
protesters in Halden those in Sella.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.linking.registry import Entity
from dashboard.model import ActorKind
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS
from dashboard.vocabulary import LANDS


class Whereabouts(Resolver):
    """Tells where the groups and bodies without a name of one article are."""

    def is_elsewhere(self, place: tuple[int, int], other: Entity) -> bool:
        """Whether a noun at a place is told to be in other countries, or towns, than some actor."""
        here = {c for c, _ in self._told(place)}
        towns = set() if here else self._towns(place)
        if not (here or towns):
            return False
        seen = self.discourse.places[other.id]
        if towns:
            others = set[str]().union(*map(self._towns, seen))
            return bool(others) and towns.isdisjoint(others)
        theirs = self.countries_of(other) or {c for at in seen for c, _ in self._told(at)}
        return bool(theirs) and here.isdisjoint(theirs)

    def countries_of(self, other: Entity) -> set[str]:
        """The ids of the countries to which an actor belongs; empty if that is not known."""
        bodies = (self.entities.by_id.get(i) for i in other.member_of)
        theirs = {b.id for b in bodies if b is not None and b.kind is ActorKind.COUNTRY}
        return theirs | ({other.country} if other.country else set())

    def is_named_apart(self, place: tuple[int, int], body: Entity) -> bool:
        """Whether a noun right before "in" and a name is of another body than one with a name.

        "Halden Hospital was fined. The hospital in Denver was closed"; of what a town may have two,
        and where neither the name nor what was told of the body has that place.
        """
        noun = self.analysis.paragraphs[place[0]].doc[place[1]]
        where = {
            t.text for t in self._things(place) if t.tag in PROPER_NOUNS and t.head.i == noun.i + 1
        }
        names = self.words.body_names
        several = noun.lower_ in names.of_towns | names.of_many
        if not (where and several) or body.country in {c for c, _ in self._told(place)}:
            return False
        around = (self._around(at, place) for at in self.discourse.places[body.id])
        return where.isdisjoint(set(body.words).union(*around))

    def phrase(self, place: tuple[int, int]) -> str:
        """The words that tell where those are whom a noun means: "in the Comoros"; "" if none."""
        doc = self.analysis.paragraphs[place[0]].doc
        told = next((token for _, token in self._told(place)), None)
        told = told or next(self._things(place), None)
        if told is None:
            return ""
        behind = is_behind_preposition(told)
        link = told.head if behind else told.head.head
        return doc.words(link.i, (told.i if behind else max(told.i, told.head.i)) + 1)

    def _around(self, place: tuple[int, int], noun: tuple[int, int]) -> set[str]:
        """The words of the sentence of a place; of a noun's own sentence, those before the noun."""
        sentence = self.analysis.paragraphs[place[0]].doc[place[1]].sent
        own = place[0] == noun[0]
        return {t.text for t in sentence if not (own and sentence.start <= noun[1] <= t.i)}

    def _towns(self, place: tuple[int, int]) -> set[str]:
        """The last words of the names that stand right behind a noun and "in", of no country."""
        return {t.text for t in self._things(place) if t.tag in PROPER_NOUNS}

    def _told(self, place: tuple[int, int]) -> Iterator[tuple[str, Token]]:
        """The countries that stand right behind a noun and "in", each with its word.

        Also a country that only describes what stands there: "in the Comoros archipelago".
        """
        for thing in self._things(place):
            for token in (thing, *thing.lefts):
                for i in self.entities.at.get((place[0], token.i), ()):
                    entity = self.entities.by_id[i]
                    country = i if entity.kind is ActorKind.COUNTRY else entity.country
                    if country and entity.kind in LANDS:
                        yield country, token

    def _things(self, place: tuple[int, int]) -> Iterator[Token]:
        """What stands right behind a noun and "in"."""
        noun = self.analysis.paragraphs[place[0]].doc[place[1]]
        near = self.words.where & self.words.whereabouts
        links = (t for t in noun.rights if t.lower_ in near)
        yield from (t for link in links for t in link.rights if is_behind_preposition(t))
