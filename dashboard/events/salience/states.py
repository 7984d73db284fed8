"""Clauses that tell a state, a habit, an attitude or a general truth, and no event.

Most are patterns (``nonevent_patterns``). The words of these stand in the table "states" of
``events.toml``.
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Aspect, Clause, Embedding, Tense
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.predicates.verbs import is_habit
from dashboard.events.salience.nonevent_patterns import is_timed
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.modifiers import is_superlative
from dashboard.nlp.noun_phrases import read_noun_phrase

_INFINITIVES = frozenset({Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE, Embedding.COMPLEMENT})
_ASIDE = frozenset({Role.PLACE, Role.TOPIC})  # who stands there takes no part


class StativeClauses:
    """Tells which clauses of a paragraph tell no event."""

    def __init__(self, part: AnalysedParagraph, words: ClauseWords) -> None:
        self.part, self.words = part, words

    def hold(self, read: EventMention, clause: Clause) -> bool:
        """Whether the clause of an event, which has a verb, tells none."""
        if _lays_down(clause, self.part, self.words) or self._is_superlative(clause):
            return True
        return not is_timed(read) and (
            self._remains(read, clause)
            or self._serves(clause)
            or self._is_habitual(read, clause)
            or self._is_capability(read, clause)
        )

    def _word(self, name: str, word: str) -> bool:
        return self.words.has("states", name, word)

    def _remains(self, read: EventMention, clause: Clause) -> bool:
        """Whether it goes on, at no time, being what or how it was: "the post remained vacant"."""
        if read.loose_times or read.complement_timed:
            return False
        told = clause.argument(ArgumentRole.ATTRIBUTE)
        ahead = clause.tense is Tense.FUTURE
        return told is not None and not ahead and self._word("remaining", clause.lemma)

    def _is_superlative(self, clause: Clause) -> bool:
        """Whether it only says of what something is the most: "the worst that it has done".

        So does a perfect behind the noun: "the largest reward that the town has ever offered".
        """
        if clause.embedding is not Embedding.RELATIVE or clause.governor is None:
            return False
        noun = self.part.doc[clause.governor]
        kinds = [noun, *noun.lefts] if clause.aspect is Aspect.PERFECT else [noun]
        return any(is_superlative(t) for t in kinds)

    def _serves(self, clause: Clause) -> bool:
        """Whether it tells what for a thing is: "is needed to open it", "its goal is to win"."""
        above = self.part.clauses.governing(clause)
        if above is None or clause.finite or clause.embedding not in _INFINITIVES:
            return False
        if above.is_passive and self._word("serving", above.lemma):
            return True
        noun = self.part.head_of(above.subject)
        if noun is None or not self.words.has("auxiliary", "copula", above.lemma):
            return False
        one = self.words.has("partitive", "single", noun.lower_)
        things = [t for link in noun.children for t in link.children] if one else [noun]
        return any(self._word("aims", t.lemma_.lower()) for t in things)

    def _is_habitual(self, read: EventMention, clause: Clause) -> bool:
        """Whether it is done again and again, or has to be: "is given every year"."""
        simple = clause.aspect is Aspect.SIMPLE
        now = clause.tense is Tense.PRESENT or self._word("ruling", clause.modal)
        thing = clause.embedding is Embedding.PARTICIPLE and not _taking_part(read)
        now = now or thing  # "a song often sung at weddings"
        return simple and now and is_habit(self.part.doc[clause.head], self.words)

    def _is_capability(self, read: EventMention, clause: Clause) -> bool:
        """Whether it tells what a thing can do, and nobody does: "the plane can fly to Oslo".

        Or what can be done with it: "old programs can be run on it".
        """
        modal = "capable" if clause.is_passive else "able"
        able = self._word(modal, clause.modal) and read.event.modality is Modality.POSSIBLE
        there = not self._word("capable", clause.modal) and Role.PLACE in _roles(read)
        return able and not (there or _taking_part(read) or read.complement_timed)


def is_ruled(
    read: EventMention, clause: Clause, part: AnalysedParagraph, words: ClauseWords
) -> bool:
    """Whether a noun names what a law speaks of: "allowed perpetrators of [killings] to …"."""
    if read.time_links or read_noun_phrase(part.doc[read.found.token]).is_known:
        return False
    return any(_lays_down(each, part, words) for each in (clause, *part.clauses.above(clause)))


def _lays_down(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether it tells what a law holds: "the law allowed owners to sell"."""
    subject = part.head_of(clause.subject)
    if subject is None or clause.aspect is not Aspect.SIMPLE or clause.modal:
        return False
    law = words.has("states", "laws", subject.lemma_.lower())
    return law and words.has("states", "laying_down", clause.lemma) and clause.is_active


def _taking_part(read: EventMention) -> bool:
    """Whether somebody takes part in an event, and is not only where it is or what it is about."""
    return not _roles(read) <= _ASIDE


def _roles(read: EventMention) -> set[Role]:
    return {p.role for p in read.event.participants}
