"""Resolves nouns for a country or its government: "the country", "the government"."""

from __future__ import annotations

from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ANY_OBJECTS
from dashboard.nlp.noun_phrases import stands_behind


class Countries(Resolver):
    """Tells of nouns for a country, or for its government, which country is meant."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        self._told_of: set[str] = set()  # more than what some thing is from
        self._looked_at = 0  # how many of the mentions gone past were looked at for that

    def meant(self, mention: FoundMention, acting: set[str]) -> list[Entity]:
        """The country of the person who acts on it, else the one named last that does not act.

        "Mr Duc has led the country" is Vietnam; "France has troops in the country" is not France.
        """
        people = [self.entities.by_id[actor] for actor in acting]
        own = [d.country for d in people if d.kind is ActorKind.PERSON and d.country]
        if len(own) == 1 and own[0] in self.entities.by_id:
            return [self.entities.by_id[own[0]]]
        recent = self.discourse.near(ActorKind.COUNTRY, mention.span.start)
        found = [d for d in recent if d.id not in acting and self._is_told_of(d)]
        origins = self.discourse.acting_on(mention, beside=True)  # "Libyan troops left"
        found = [] if any(d.id in origins for d in found[:1]) else found
        return [] if self.discourse.are_rivals(found[:2], mention.span.start) else found[:1]

    def _is_told_of(self, country: Entity) -> bool:
        """Whether a country was more than where some are from: "a German carmaker"."""
        for seen in self.seen[self._looked_at :]:
            token = self.analysis.paragraphs[seen.place[0]].doc[seen.place[1]]
            some = any(t.lower_ in self.words.indefinite for t in token.head.lefts)
            some = some and token.dependency == Dependency.ADJECTIVAL_MODIFIER
            some = some or stands_behind(token, self.words.origins)
            if seen.entity is not None and not some:
                self._told_of.add(seen.entity.id)
        self._looked_at = len(self.seen)
        return country.id in self._told_of

    def governed(self, mention: FoundMention) -> Entity | None:
        """The country of "the government": of its "of" or its leader, else that of the text.

        That is the country of the place with which its sentence begins; else the one named most, if
        more than once, or a subject of this paragraph.
        """
        for child in self._token(mention).children:
            if child.dependency == Dependency.PREPOSITION and child.i == mention.last + 1:
                country = ActorKind.COUNTRY
                owners = self.entities.at_tokens(mention.paragraph, child.children, country)
                return owners[0] if owners else None
        inside = self.discourse.inside(mention)
        led = next((d.country for d in inside if d.kind is ActorKind.PERSON), None)
        if inside:  # "the Castro regime"
            return None if led is None else self.entities.known(led)
        fronted = self._fronted(mention)
        if fronted is not None:
            return fronted
        if not self.discourse.countries:
            return None
        counts = self.discourse.countries
        most = max(counts, key=lambda c: (counts[c], c))
        here = (mention.paragraph, most) in self.discourse.subjects
        rivals = [c for c in counts if counts[c] + 1 >= counts[most] and c != most]
        return self.entities.by_id[most] if here or (counts[most] > 1 and not rivals) else None

    def acts_on(self, country: Entity, mention: FoundMention) -> bool:
        """Whether a country acts on "the government", as on another's: "Peru accused [it]"."""
        token, part = self._token(mention), self.analysis.part_of(mention)
        subject = part.clauses.of(token.i).subject
        if token.dependency not in ANY_OBJECTS or subject is None:
            return False
        acting = self.entities.at_tokens(mention.paragraph, [part.doc[subject.head]])
        return any(country.id in {d.id, d.country} for d in acting)

    def _fronted(self, mention: FoundMention) -> Entity | None:
        """The country of the place with which a sentence begins: "In Havana, the government …"."""
        first = self._token(mention).sent[0]
        where = first.dependency == Dependency.PREPOSITION and first.lower_ in self.words.where
        places = first.rights if where else ()
        for entity in self.entities.at_tokens(mention.paragraph, places):
            own = entity.id if entity.kind is ActorKind.COUNTRY else entity.country
            if own is not None:
                return self.entities.known(own)
        return None
