"""Finds the event noun that a light verb carries: "held talks", "a strike took place".

The verb says only that it was done, took place or was heard of; the noun names the event.
"""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords, Trigger
from dashboard.events.predicates.nouns import NounReader
from dashboard.events.predicates.plans import is_set_for_a_time, planned_thing, raised_subject
from dashboard.events.predicates.triggers import TriggerMatcher
from dashboard.events.predicates.verbs import VerbReader, is_pending
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.governance import particles_of
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, COMPLEMENT_CLAUSES, UNDERGOERS
from dashboard.nlp.noun_phrases import agent_of, object_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import RELATIVE_WORDS

_SPECIFIC = 2  # the weight of a trigger with an object or a subject of its own
_TELLING_MORE = COMPLEMENT_CLAUSES | {Dependency.OBJECT, Dependency.ADJECTIVAL_COMPLEMENT}
_DOING = frozenset({Dependency.SUBJECT})
_DONE_TO = frozenset({Dependency.PASSIVE_SUBJECT})


def _is_relative_on_subject(verb: Token) -> bool:
    """Whether a relative clause tells of its noun: "the attack, which [occurred] on Monday"."""
    relative = verb.dependency == Dependency.RELATIVE_CLAUSE
    return relative and any(t.tag in RELATIVE_WORDS for t in verb.children_as(Dependency.SUBJECT))


class LightVerbs:
    """The light verbs of one paragraph."""

    def __init__(
        self,
        part: AnalysedParagraph,
        nouns: NounReader,
        matcher: TriggerMatcher,
        verbs: VerbReader,
        words: ClauseWords,
    ) -> None:
        self.part, self.nouns, self.words = part, nouns, words
        self.matcher, self.verbs = matcher, verbs

    def noun_of(self, verb: Token) -> Token | None:
        """The event noun that a light verb only carries: "held [talks]", "[talks] were held".

        None where the verb tells an event of its own, or none: "the council concluded the talks".
        """
        own = self.matcher.trigger(verb)
        if own is not None and own.weight >= _SPECIFIC:
            return None
        planned = is_set_for_a_time(verb, self.words)
        if verb.dependency == Dependency.ADNOMINAL_CLAUSE and planned:
            thing = planned_thing(verb)
            return None if self._came_about(thing) else self._if_event(thing)
        if planned or self.verbs.tells_of_perceiving(verb):
            return self._event_noun_among(verb, _DONE_TO)
        if self._is("verbs", verb) and not self._turns_back(verb):
            noun = self._event_noun_among(verb, UNDERGOERS)
            if noun is not None and not is_pending(noun, verb, self.words):
                return noun
        behind = self._behind_preposition(verb)
        if behind is not None:
            return behind
        occurs = self._is("occurring", verb) and not self.verbs.is_copula(verb)
        strikes = self._is("striking", verb)
        return self._occurring(verb, own, occurs=occurs, strikes=strikes)

    def _turns_back(self, verb: Token) -> bool:
        """Whether a particle tells of what was done to the thing: "handed [back] a donation"."""
        return any(self.words.has("light", "returning", p) for p in particles_of(verb))

    def _came_about(self, thing: Token) -> bool:
        """Whether what was planned is told to have been: "a [strike] planned for Friday began"."""
        verb = thing.head
        past = any(t.tag == Tag.PAST_TENSE for t in (verb, *verb.children_as(*AUXILIARIES)))
        denied = verb.has_child(Dependency.NEGATION)
        if not past or denied or verb == thing:
            return False
        rest = {t.dependency for t in verb.children if not self._is("phrasal", t)}
        if thing.dependency == Dependency.PASSIVE_SUBJECT:
            done = self._is("carrying_out", verb) and not rest & COMPLEMENT_CLAUSES
        else:
            done = self._is("coming_about", verb) and not rest & _TELLING_MORE
        return done and self._event_noun_among(verb, UNDERGOERS | _DOING) == thing

    def _behind_preposition(self, verb: Token) -> Token | None:
        """The event noun behind the preposition that a light verb needs: "entered into [talks]"."""
        for link in verb.children_as(Dependency.PREPOSITION):
            if self.words.has("light", "prepositional", f"{verb.lemma_.lower()} {link.lower_}"):
                nouns = link.children_as(Dependency.PREPOSITIONAL_OBJECT)
                return next((n for n in nouns if self.nouns.trigger(n) is not None), None)
        return None

    def _occurring(
        self, verb: Token, own: Trigger | None, *, occurs: bool, strikes: bool
    ) -> Token | None:
        """What takes place, or strikes: "the [talks] began", "was struck by an [earthquake]"."""
        if not (occurs or strikes):
            return None
        noun = self._event_noun_among(verb, _DOING)
        if noun is None and self.words.has("light", "lasting", verb.lower_):
            return self._if_event(verb.head)
        if noun is None and self._is("taking_place", verb) and _is_relative_on_subject(verb):
            return self._if_event(verb.head)  # "the attack, which occurred on Monday"
        if noun is None and strikes:
            noun = self._if_event(agent_of(verb))
        has_object = any(map(self.nouns.trigger, verb.children_as(Dependency.OBJECT)))
        acts = own is not None and object_of(verb) is not None
        return None if occurs and (has_object or acts) else noun

    def _is(self, name: str, verb: Token) -> bool:
        return self.words.has("light", name, verb.lemma_.lower())

    def _if_event(self, noun: Token | None) -> Token | None:
        return noun if noun is not None and self.nouns.trigger(noun) else None

    def _event_noun_among(self, verb: Token, deps: frozenset[Dependency]) -> Token | None:
        things = verb.children_as(*deps)
        raised = raised_subject(verb, self.part, self.words)
        things += [] if raised is None else [raised]  # "is (set) to be held"
        parts = [t for t in things if self.words.has("light", "through", t.lemma_)]
        links = (c for part in parts for c in part.rights if c.dependency == Dependency.PREPOSITION)
        things += [t for link in links for t in link.children]
        return next((t for t in things if self.nouns.trigger(t) is not None), None)


def is_engaged(verb: Token, noun: Token | None, words: ClauseWords) -> bool:
    """Whether a participle tells of whom its subject does it: "were engaged in [talks]".

    With an agent it is done to the subject: "were engaged in battle by the army".
    """
    link = None if noun is None else noun.head
    if link is None or link.head != verb or link.dependency != Dependency.PREPOSITION:
        return False
    if agent_of(verb) is not None:
        return False
    return words.has("light", "prepositional", f"{verb.lemma_.lower()} {link.lower_}")
