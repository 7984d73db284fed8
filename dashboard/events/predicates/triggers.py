"""Which trigger of the event types a verb is, by its frame: its particle, object and subject."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.events.lexicon import CLAUSE, ClauseWords, Lexicon, Trigger
from dashboard.nlp.governance import particles_of
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import prepositional_objects, subjects_of, undergoer_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES

_PARTICLES = frozenset(
    {
        Dependency.PARTICLE,
        Dependency.PREPOSITION,
        Dependency.ADVERBIAL_MODIFIER,
        Dependency.DATIVE,
        Dependency.ADJECTIVAL_COMPLEMENT,
        Dependency.MARKER,
        Dependency.AUXILIARY,
    }
)
_LINKS = frozenset({Dependency.PREPOSITION, Dependency.DATIVE})
_ANY, _NONE = "*", "-"  # an object, whatever it is, and no object


class TriggerMatcher:
    """Finds the triggers of the verbs of one paragraph, each verb once.

    ``things`` are lemmas of nouns that name no event in this article ("launched the probe").
    """

    def __init__(
        self, lexicon: Lexicon, words: ClauseWords, things: frozenset[str] = frozenset()
    ) -> None:
        self.lexicon, self.words, self.things = lexicon, words, things
        self.known: dict[int, Trigger | None] = {}

    def trigger(self, verb: Token) -> Trigger | None:
        """The most specific trigger whose conditions the clause of a verb meets; None: none."""
        if verb.i not in self.known:
            rows = self.lexicon.verbs.get(verb.lemma_.lower(), ())
            self.known[verb.i] = next((row for row in rows if self.meets(verb, row)), None)
        return self.known[verb.i]

    def meets(self, verb: Token, trigger: Trigger) -> bool:
        """Whether the clause of a verb has what a trigger asks for."""
        complements = self._complements(verb, trigger.particle)
        if trigger.particle and not (complements or _has_particle(verb, trigger.particle)):
            return False
        if trigger.object and not self._has_object(verb, trigger, complements):
            return False
        return not trigger.subject or not trigger.subjects.isdisjoint(_names(subjects_of(verb)))

    def _has_object(self, verb: Token, trigger: Trigger, complements: list[Token]) -> bool:
        """Whether a verb has the object that its trigger asks, or none where it asks none."""
        if not trigger.particle and particles_of(verb):
            return False  # "called off the strike" calls none
        things = complements or [t for t in (undergoer_of(verb),) if t is not None]
        things = things or verb.children_as(Dependency.PREDICATE_NOMINAL)  # "became a mother"
        if trigger.object == _NONE:
            return not things
        named = _names(things) - self.things
        return bool(things) and (trigger.object == _ANY or not trigger.objects.isdisjoint(named))

    def _complements(self, verb: Token, particle: str | None) -> list[Token]:
        """What a preposition of a verb governs; "named her coach" is "named her as coach"."""
        if particle is None or " " in particle:
            return []
        links = (t for t in verb.children_as(*_LINKS) if t.lower_ == particle)
        governed = prepositional_objects(links)
        if not governed and self.words.has("class", "prepositions", particle):
            governed = verb.children_as(Dependency.OBJECT_PREDICATE)
        return [t for t in governed if t.name_kind not in TIMES]


def _has_particle(verb: Token, particle: str) -> bool:
    if particle == CLAUSE:
        return verb.has_child(Dependency.CLAUSAL_COMPLEMENT)
    words = particle.split()
    starts = [t.i for t in verb.children if t.lower_ == words[0] and t.dependency in _PARTICLES]
    starts.append(verb.i + 1)
    for start in starts:
        if start >= len(verb.doc) or verb.doc[start].lower_ != words[0]:
            continue
        stretch = verb.doc[start : start + len(words)]
        behind = verb.doc[start + len(words) : start + len(words) + 1]
        if [t.lower_ for t in stretch] == words:
            return not any(t.name_kind in TIMES for t in behind)
    return False


def _names(nouns: Iterable[Token]) -> frozenset[str]:
    """Lemmas, forms and kinds of name of nouns and of what is coordinated with them."""
    named: set[str] = set()
    for thing in (t for noun in nouns for t in (noun, *noun.conjuncts)):
        names = {thing.lemma_.lower(), thing.lower_}
        if thing.i:
            names |= {f"{thing.nbor(-1).lower_} {name}" for name in set(names)}
        named |= {*names, thing.name_kind}
    return frozenset(named)
