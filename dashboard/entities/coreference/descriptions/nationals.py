"""People called by their nationality alone: "the Frenchwoman", "the Canadian"."""

from __future__ import annotations

from dashboard.entities.coreference.discourse_model import Resolver, Seen
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.pronoun_classes import agree
from dashboard.model import ActorKind
from dashboard.nlp.grammatical_roles import ANY_OBJECTS
from dashboard.nlp.tokens import Stretch


class Nationals(Resolver):
    """Finds whom of those named before such a noun means."""

    def resolve(self, mention: FoundMention) -> Entity | None:
        """The only one near of that nation, else who was told of last; None where that is open.

        Who was told of last is the subject of the sentence before, of whom no nation was told.
        """
        country = mention.known
        gender = self.words.kinds.gender_of_national(self._token(mention).lower_)
        if not self._is_known(mention):
            return None
        near = self.discourse.near(ActorKind.PERSON, mention.span.start)
        fitting = [d for d in near if agree(d.gender, gender)]
        own = [d for d in fitting if country in d.member_of]
        person = own[0] if len(own) == 1 else None if own else self._subject_before(mention)
        if person is None or person not in fitting:
            return None
        if country is not None:
            person.member_of.setdefault(country)
        return person

    def _is_known(self, mention: FoundMention) -> bool:
        """Whether an article takes the person as told of before: "the Dutchman", not "a …"."""
        noun = self._token(mention)
        return any(t.lower_ in self.words.definite for t in noun.lefts)

    def _subject_before(self, mention: FoundMention) -> Entity | None:
        """The person who is the first subject of the sentence before, of no known nation.

        None where that sentence tells of another of this nation.
        """
        doc = self.analysis.part_of(mention).doc
        start = doc[mention.head].sent.start
        if not start:
            return None
        before = doc[start - 1].sent
        same = (t for t in before if t.lower_ == doc[mention.head].lower_)
        if any(t.dependency in ANY_OBJECTS for t in same):  # "Berg met the Italian"
            return None
        first = next((s for s in self.seen if self._opens(s, mention, before)), None)
        if first is None or first.entity is None or first.entity.kind is not ActorKind.PERSON:
            return None
        kinds = (self.entities.by_id.get(i) for i in first.entity.member_of)
        nations = [d for d in kinds if d is not None and d.kind is ActorKind.COUNTRY]
        return None if nations else first.entity

    @staticmethod
    def _opens(seen: Seen, mention: FoundMention, sentence: Stretch) -> bool:
        here = seen.place[0] == mention.paragraph and seen.subject
        return here and sentence.start <= seen.place[1] < sentence.end
