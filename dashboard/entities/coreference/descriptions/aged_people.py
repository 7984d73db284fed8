"""Whom a noun with an age means: "the 29-year-old striker", "the 44-year-old"."""

from __future__ import annotations

import functools

from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.person_matching import age_behind
from dashboard.entities.names.pronoun_classes import agree
from dashboard.model import ActorKind
from dashboard.nlp.ages import ages_in, is_age_alone
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Token


class AgedPeople(Resolver):
    """Finds who of those named so far is described by an age."""

    def described(self, mention: FoundMention, token: Token) -> Entity | None:
        """The one person told of so far, whom "the 29-year-old striker" describes; else None.

        Nobody where the paragraph or the one before tells of somebody else, named or not, unless
        the text tells the age of one alone.
        """
        alone = is_age_alone(token)
        definite = any(t.lower_ in self.words.definite for t in token.lefts)
        if not definite or not (alone or self._is_aged(token)):
            return None
        people = {
            s.entity.id: s.entity
            for s in self.seen
            if s.offset < mention.span.start
            and mention.paragraph - s.place[0] <= 1
            and s.entity is not None
            and s.entity.kind is ActorKind.PERSON
        }
        gender = self.words.gender_of_noun(token.lemma_.lower())
        fitting = [p for p in people.values() if agree(p.gender, gender)]
        ages = {p.id: self._ages_of(p) for p in fitting}
        so_old = [p for p in fitting if ages[p.id] & ages_in(token)]
        if so_old:
            return so_old[0] if len(so_old) == 1 else None
        person = next(iter(fitting), None)
        if person is None or len(people) > 1 or ages[person.id]:
            return None
        if alone:
            part = self.analysis.part_of(mention)
            last = person.last_before(mention.span.start)
            here = last >= part.start + token.sent.start_char
            return None if here or not self._is_of_no_office(person) else person
        return person if person.types["name"] else None

    @staticmethod
    def _is_aged(noun: Token) -> bool:
        """Whether an age describes a noun: "the 29-year-old striker"."""
        old = load_label_scheme().lemmas["aged"]
        counted = (t for t in noun.lefts if t.lemma_.lower() in old)
        return any(t.has_child(Dependency.ADVERBIAL_NOUN) for t in counted)

    def _is_of_no_office(self, person: Entity) -> bool:
        """Whether nothing tells what somebody does but that it is a man or a woman.

        "Prosecutor Lee spoke. The 44-year-old was charged": somebody else.
        """
        told = (noun for noun in person.offices if self.words.gender_of_noun(noun) is None)
        return person.office is None and not any(told)

    def _ages_of(self, person: Entity) -> set[str]:
        """The ages that the text tells of a person: behind a name, or by which it is called."""
        ages = set() if person.types["name"] else {w for w in person.words if w.isdigit()}
        told = (age for at, age in self._ages_told if person.id in self.entities.at.get(at, ()))
        return ages.union(told)

    @functools.cached_property
    def _ages_told(self) -> list[tuple[tuple[int, int], str]]:
        """The places behind which an age stands, as behind a name, each with that age."""
        docs = [(n, part.doc) for n, part in enumerate(self.analysis.paragraphs)]
        places = ((n, doc, at) for n, doc in docs for at in range(len(doc)))
        return [((n, at), doc[at + 2].text) for n, doc, at in places if age_behind(doc, at)]
