"""Clauses that tell a state, a habit, an attitude or a general truth, and no event.

Each function is one phenomenon; its words stand in the table "states" of ``events.toml``.
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Aspect, Clause, Definiteness, Embedding, Tense
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.predicates.verbs import is_habit
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.modifiers import is_superlative
from dashboard.nlp.noun_phrases import (
    is_relative_pronoun,
    object_of,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Token

_INFINITIVES = frozenset({Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE, Embedding.COMPLEMENT})
_ASIDE = frozenset({Role.PLACE, Role.TOPIC})  # who stands there takes no part
_PARTICIPLES = frozenset({Embedding.PARTICIPLE, Embedding.ADVERBIAL, Embedding.PREPOSITIONAL})


class StativeClauses:
    """Tells which clauses of a paragraph tell no event."""

    def __init__(self, part: AnalysedParagraph, words: ClauseWords) -> None:
        self.part, self.words = part, words

    def hold(self, read: EventMention, clause: Clause) -> bool:
        """Whether the clause of an event, which has a verb, tells none."""
        if self.lays_down(clause) or self._is_named(clause) or self._is_superlative(clause):
            return True
        if self._tells_origin(clause):
            return True
        timed = any(link.other_head is None for link in read.own_times)
        if timed:
            return False
        return (
            self._remains(read, clause)
            or self._earns_a_living(clause)
            or self._is_met(clause)
            or self._takes_side(clause)
            or self._serves(clause)
            or self._is_contrary(clause)
            or self._is_measured(clause)
            or self._enables(clause)
            or self._likens(clause)
            or self._is_lifelong(read, clause)
            or self._is_habitual(read, clause)
            or self._is_made_for(clause)
            or self._is_power(clause)
            or self._is_capability(read, clause)
            or self._holds_office(clause)
            or self._is_valued(clause)
        )

    def _word(self, name: str, word: str) -> bool:
        return self.words.has("states", name, word)

    def _object(self, clause: Clause) -> Token | None:
        return object_of(self.part.doc[clause.head])

    def _remains(self, read: EventMention, clause: Clause) -> bool:
        """Whether it goes on, at no time, being what or how it was: "the post remained vacant"."""
        if read.loose_times or read.complement_timed:
            return False
        told = clause.argument(ArgumentRole.ATTRIBUTE)
        ahead = clause.tense is Tense.FUTURE
        return told is not None and not ahead and self._word("remaining", clause.lemma)

    def _earns_a_living(self, clause: Clause) -> bool:
        """Whether it tells how somebody makes a living: "ran a bakery", "worked as a cook"."""
        if self._word("working", clause.lemma):
            return any(self._word("employment", oblique.preposition) for oblique in clause.obliques)
        thing = self._object(clause)
        if thing is None or not self._word("running", clause.lemma):
            return False
        one = read_noun_phrase(thing)
        indefinite = one.definiteness is Definiteness.INDEFINITE
        return indefinite and self._word("enterprises", thing.lemma_.lower())

    def _is_met(self, clause: Clause) -> bool:
        """Whether it tells only what followed on a thing: "the plan was met with protests"."""
        if not clause.is_passive or not self._word("meeting", clause.lemma):
            return False
        return any(self._word("responses", oblique.preposition) for oblique in clause.obliques)

    def _is_superlative(self, clause: Clause) -> bool:
        """Whether it only says of what something is the most: "the worst that it has done".

        So does a perfect behind the noun: "the largest reward that the town has ever offered".
        """
        if clause.embedding is not Embedding.RELATIVE or clause.governor is None:
            return False
        noun = self.part.doc[clause.governor]
        kinds = [noun, *noun.lefts] if clause.aspect is Aspect.PERFECT else [noun]
        return any(is_superlative(t) for t in kinds)

    def _tells_origin(self, clause: Clause) -> bool:
        """Whether it tells only what something comes of: "fraud stemming from old debts"."""
        links = {oblique.preposition for oblique in clause.obliques}
        return self._word("arising", clause.lemma) and any(self._word("origins", w) for w in links)

    def _takes_side(self, clause: Clause) -> bool:
        """Whether it tells what somebody is for: "favored a federation", "people opposing it"."""
        if not clause.is_active or clause.aspect is Aspect.PROGRESSIVE:
            return False
        beside = clause.embedding is Embedding.PARTICIPLE and self._word("sides", clause.lemma)
        return beside or (clause.tense is not Tense.FUTURE and self._likes(clause))

    def _likes(self, clause: Clause) -> bool:
        return self._word("attitudes", clause.lemma) and self._object(clause) is not None

    def _serves(self, clause: Clause) -> bool:
        """Whether it tells what for a thing is: "is needed to open it", "its goal is to win"."""
        above = self.part.clauses.governing(clause)
        if above is None or clause.finite:
            return clause.finite and self._is_enabled(clause)
        if clause.embedding not in _INFINITIVES:
            return False
        if above.is_passive and self._word("serving", above.lemma):
            return True
        noun = self.part.head_of(above.subject)
        if noun is None or not self.words.has("auxiliary", "copula", above.lemma):
            return False
        one = self.words.has("partitive", "single", noun.lower_)
        things = [t for link in noun.children for t in link.children] if one else [noun]
        return any(self._word("aims", t.lemma_.lower()) for t in things)

    def _is_enabled(self, clause: Clause) -> bool:
        """Whether it tells what somebody could do by what was done: "so she could build it"."""
        return self._word("result", clause.marker) and self._word("able", clause.modal)

    def _is_contrary(self, clause: Clause) -> bool:
        """Whether it tells what would have been, and was not: "would have faced a trial"."""
        perfect = clause.aspect is Aspect.PERFECT
        return perfect and self._word("counterfactual", clause.modal)

    def _is_measured(self, clause: Clause) -> bool:
        """Whether a relative clause tells of what something is the measure, or where it is kept.

        "The speed at which it moved"; not "in some way, which he denied".
        """
        if clause.embedding is not Embedding.RELATIVE:
            return False
        if clause.is_passive and self.words.has("not_events", "of_a_thing", clause.lemma):
            return True  # "the disks on which it was stored"
        if clause.governor is None:
            return False
        doc = self.part.doc
        heads = [doc[argument.head] for argument in clause.arguments]
        told = any(is_relative_pronoun(t) for t in heads)
        return not told and self._word("measures", doc[clause.governor].lemma_.lower())

    def lays_down(self, clause: Clause) -> bool:
        """Whether it tells what a law holds: "the law allowed owners to sell"."""
        subject = self.part.head_of(clause.subject)
        if subject is None or clause.aspect is not Aspect.SIMPLE or clause.modal:
            return False
        law = self._word("laws", subject.lemma_.lower())
        return law and self._word("laying_down", clause.lemma) and clause.is_active

    def _enables(self, clause: Clause) -> bool:
        """Whether it tells only what something makes possible: "allowing people to vote"."""
        if not self._word("enabling", clause.lemma) or clause.finite:
            return False
        if clause.embedding in _PARTICIPLES:
            return clause.is_active
        above = self.part.clauses.governing(clause)
        return above is not None and self._word("seeming", above.lemma)

    def _is_habitual(self, read: EventMention, clause: Clause) -> bool:
        """Whether it is done again and again, or has to be: "is given every year"."""
        simple = clause.aspect is Aspect.SIMPLE
        now = clause.tense is Tense.PRESENT or self._word("ruling", clause.modal)
        thing = clause.embedding is Embedding.PARTICIPLE and not _taking_part(read)
        now = now or thing  # "a song often sung at weddings"
        return simple and now and is_habit(self.part.doc[clause.head], self.words)

    def _is_made_for(self, clause: Clause) -> bool:
        """Whether it tells only what a thing is for: "the ferry was built to carry 300 people"."""
        if not clause.is_passive or not self._word("making", clause.lemma):
            return False
        if clause.agent is not None:
            return False  # "was built by Lind to kill the mayor"
        below = self.part.clauses.below(clause)
        return any(c.embedding in _INFINITIVES and not c.finite for c in below)

    def _is_power(self, clause: Clause) -> bool:
        """Whether it tells what somebody may do at any time: "has the power to strike it down"."""
        if clause.finite or clause.governor is None:
            return False
        noun = self.part.doc[clause.governor]
        used = self._word("using_power", noun.head.lemma_.lower())
        known = self._word("powers", noun.lemma_.lower()) and not used
        return known and is_infinitive(self.part.doc[clause.head])

    def _is_capability(self, read: EventMention, clause: Clause) -> bool:
        """Whether it tells what a thing can do, and nobody does: "the plane can fly to Oslo".

        Or what can be done with it: "old programs can be run on it".
        """
        modal = "capable" if clause.is_passive else "able"
        able = self._word(modal, clause.modal) and read.event.modality is Modality.POSSIBLE
        there = not self._word("capable", clause.modal) and Role.PLACE in _roles(read)
        return able and not (there or _taking_part(read) or read.complement_timed)

    def _holds_office(self, clause: Clause) -> bool:
        """Whether the present tells an office that somebody holds: "heads a team"."""
        simple = clause.tense is Tense.PRESENT and clause.aspect is Aspect.SIMPLE
        active = clause.is_active and self._object(clause) is not None
        return simple and active and self._word("heading", clause.lemma)

    def _is_valued(self, clause: Clause) -> bool:
        """Whether it tells what a thing costs: "was priced at 29 dollars"."""
        passive = clause.is_passive and clause.agent is None
        return passive and self._word("valuing", clause.lemma)

    def _is_named(self, clause: Clause) -> bool:
        """Whether it tells only by what name something goes: "nicknamed the Fox"."""
        return clause.is_passive and self._word("names", clause.lemma)

    def _likens(self, clause: Clause) -> bool:
        """Whether it tells what somebody thinks or feels: "drew parallels", "brings solace".

        Or what is said of the bonds that he has ("has alleged ties to the firm").
        """
        thing = self._object(clause)
        if thing is None:
            return False
        noun = thing.lemma_.lower()
        likens = self._word("likening", clause.lemma) and self._word("likenesses", noun)
        hedged = clause.aspect is Aspect.PERFECT and thing.i == clause.head + 1
        hedged = hedged and self._word("hedging", clause.lemma) and self._word("bonds", noun)
        gives = self._word("giving", clause.lemma) and self._word("given", noun)
        return likens or hedged or gives

    def _is_lifelong(self, read: EventMention, clause: Clause) -> bool:
        """Whether it is denied of the whole time before: "had never been treated"."""
        perfect = clause.aspect is Aspect.PERFECT and read.event.modality is Modality.NEGATED
        near = self.part.doc[clause.head].children
        return perfect and any(self._word("ever", t.lower_) for t in near)


def _taking_part(read: EventMention) -> bool:
    """Whether somebody takes part in an event, and is not only where it is or what it is about."""
    return not _roles(read) <= _ASIDE


def _roles(read: EventMention) -> set[Role]:
    return {p.role for p in read.event.participants}
