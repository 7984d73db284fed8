"""Whose decision it was where its sentence does not say: "said the decision was made"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.linking.registry import Entity
from dashboard.model import ActorKind, Span
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.tokens import Token

_DESCRIBING = frozenset(
    {
        Dependency.POSSESSOR,
        Dependency.COMPOUND,
        Dependency.PREPOSITION,
        Dependency.ADJECTIVAL_MODIFIER,
    }
)


class Decisions(Resolver):
    """Finds the bodies whose decisions one article tells of in the passive, without an agent."""

    def find(self) -> Mapping[tuple[int, int], tuple[str, ...]]:
        """{(paragraph, token of the noun): the id of the body}.

        "The decision was made last week", told by a spokesman of the only body that announced
        before what it would do itself, is that body's. Other decisions are nobody's.
        """
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        for number, part in enumerate(self.analysis.paragraphs):
            for noun in part.doc:
                if noun.lower_ in self.words.decisions and self._is_open(noun):
                    body = self._spoken_for(part.at(noun))
                    if body is not None and self._planners(number, noun) == {body.id}:
                        found[number, noun.i] = (body.id,)
        return found

    def _is_open(self, noun: Token) -> bool:
        """Whether "the decision" was made by whom the sentence does not tell."""
        verb = noun.head
        definite = any(t.lower_ in self.words.definite for t in noun.lefts)
        whose = noun.has_child(*_DESCRIBING)
        by = verb.has_child(Dependency.AGENT)
        return definite and noun.dependency == Dependency.PASSIVE_SUBJECT and not whose and not by

    def _spoken_for(self, offset: int) -> Entity | None:
        """The body for which somebody speaks who says what stands at an offset."""
        bodies = {b.id: b for s in self.speech.telling(offset) for b in self._bodies_in(s)}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _bodies_in(self, speaker: Span) -> Iterator[Entity]:
        """The bodies that the words for a speaker name, or that the person in them belongs to."""
        part = self.analysis.paragraph_at(speaker.start)
        for token in part.doc if part is not None else ():
            if part is None or not speaker.start <= part.at(token) < speaker.end:
                continue
            for entity in self.entities.at_tokens(part.number, [token]):
                members = (self.entities.by_id.get(i) for i in entity.member_of)
                for one in (entity, *members):
                    if one is not None and one.kind is ActorKind.ORGANISATION:
                        yield one

    def _planners(self, paragraph: int, noun: Token) -> set[str]:
        """The bodies that said before what they would do: "Halden said it will close a plant"."""
        found: set[str] = set()
        for number, part in enumerate(self.analysis.paragraphs[: paragraph + 1]):
            for verb in part.doc:
                before = number < paragraph or verb.i < noun.i
                if before and verb.pos == Pos.VERB and verb.lemma_ in self.words.saying:
                    found |= self._plans_of(number, verb)
        return found

    def _plans_of(self, number: int, verb: Token) -> set[str]:
        """Who says by a verb what they will do themselves."""
        speakers = self._subjects_of(number, verb)
        told = verb.children_as(Dependency.CLAUSAL_COMPLEMENT)
        ahead = [t for t in told if any(m.tag == Tag.MODAL for m in t.lefts)]
        subjects = {i for clause in ahead for i in self._subjects_of(number, clause)}
        bodies = speakers & subjects
        return {i for i in bodies if self.entities.by_id[i].kind is ActorKind.ORGANISATION}

    def _subjects_of(self, number: int, verb: Token) -> set[str]:
        subjects = verb.children_as(*SUBJECTS)
        return {i for t in subjects for i in self.entities.at.get((number, t.i), ())}
