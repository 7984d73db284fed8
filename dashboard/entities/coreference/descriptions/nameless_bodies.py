"""Bodies that only a description names: "a court in Tarn", "the government", "the port company"."""

from __future__ import annotations

from dashboard.entities.coreference.descriptions.head_nouns import (
    HeadNouns,
    is_elsewhere,
    is_said_of,
)
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.whereabouts import Whereabouts
from dashboard.entities.linking.registry import Entity, slug
from dashboard.entities.mention import FoundMention
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.noun_phrases import heads_subject, is_plural, is_possessor
from dashboard.nlp.tokens import Token


class NamelessBodies(Resolver):
    """Links descriptions of bodies: each is one told of before, or a new one."""

    def __init__(self, discourse: DiscourseModel, nouns: HeadNouns) -> None:
        super().__init__(discourse)
        self.head_nouns, self.whereabouts = nouns, Whereabouts(discourse)

    def resolve(self, mention: FoundMention) -> list[Entity]:
        """A body that only its description names: "the electoral commission", "a court in Tarn"."""
        token = self._token(mention)
        if (same := self._named_as_the_same(mention, token)) is not None:
            return same
        brought_in = any(t.lower_ in self.words.bringing_in for t in token.lefts)
        if not brought_in and (told := self._told_before(mention, token)) is not None:
            return [told]
        acting = heads_subject(token) or self.speech.is_speaker(mention.span.start)
        if not (acting or any(map(self._is_of_members, token.lefts))):
            return []  # "according to the council"
        phrase = ((brought_in and mention.phrase) or mention.span).text.split()
        said = (w for w in phrase if w.lower() not in self.words.articles)
        key = slug(said if brought_in else mention.words)
        if key in self.entities.by_id:
            return [self.entities.by_id[key]]
        entity = Entity(key, " ".join(phrase), ActorKind.ORGANISATION, mention.words)
        entity.offices.add(token.lower_)
        return [self.entities.add(entity)]

    def _is_of_members(self, owner: Token) -> bool:
        """Whether a word tells whose body it is: "met the [nurses]' union"."""
        people = self.words.is_people(owner.lower_, owner.lemma_.lower())
        known = any(t.lower_ in self.words.definite for t in owner.lefts)
        return known and people and is_possessor(owner) and is_plural(owner)

    def _named_as_the_same(self, mention: FoundMention, token: Token) -> list[Entity] | None:
        """The body called so that was told of last: "a court in Tarn … the same court".

        Empty where none was; None where its words do not say that it is the same.
        """
        if not any(t.lower_ in self.words.body_names.identical for t in token.lefts):
            return None
        recent = self.discourse.recent(ActorKind.ORGANISATION, mention.span.start)
        noun = token.lower_
        return [d for d in recent if noun in d.offices or self.head_nouns.is_called(d, noun)][:1]

    def _told_before(self, mention: FoundMention, token: Token) -> Entity | None:
        """The body that a definite description means: of these words, named soon, or of more."""
        known = self.entities.by_id.get(slug(mention.words)) or self._named_below(mention, token)
        said = {w.lower() for w in mention.words}
        recent = self.discourse.recent(ActorKind.ORGANISATION, mention.span.start)
        recent = self.not_elsewhere(mention, recent)
        return known or next(
            (
                d
                for d in recent
                if said <= {w.lower() for w in d.words}
                and self.head_nouns.may_head(token.lower_, d)
            ),
            None,
        )

    def _named_below(self, mention: FoundMention, token: Token) -> Entity | None:
        """The only firm that is named first soon behind "the port company": Tarn Ports.

        Its name holds the word that describes it, and no other firm of the text has it.
        """
        said = [
            t.lower_
            for t in token.lefts
            if t.dependency == Dependency.COMPOUND and t.tag == Tag.NOUN
        ]
        if self.words.anaphors.get(token.lower_) != "company" or not said:
            return None
        firms = [
            d
            for d in self.entities.of_kind(ActorKind.ORGANISATION)
            if d.types["name"] and all(is_said_of(word, map(str.lower, d.words)) for word in said)
        ]
        if len(firms) != 1 or not self.head_nouns.is_firm(firms[0]):
            return None
        first = min(firms[0].mentions)[0]
        near = 0 < first - mention.span.end < self.discourse.reach["antecedent"]
        return firms[0] if near else None

    def not_elsewhere(self, mention: FoundMention, bodies: list[Entity]) -> list[Entity]:
        """The bodies without those that are told to be in another place than a mention."""
        noun, where = self._token(mention), self.whereabouts
        named = {d.id for d in bodies if d.types["name"]}
        apart = (where.is_elsewhere, where.is_named_apart)  # of those without a name, and the rest
        near = [d for d in bodies if not apart[d.id in named](mention.place, d)]
        return [d for d in near if not is_elsewhere(noun, d, self.words)]
