"""Deeds under a hedge: "allegedly hit him after he [robbed] him", "the alleged abuse [began]"."""

from __future__ import annotations

from dashboard.events.factuality.official import is_by_state, is_official
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import first_of_list, listed_with
from dashboard.model import Modality
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import OBJECTS
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase
from dashboard.nlp.tokens import Token

_OF_ACTS = OBJECTS | {Dependency.OPEN_COMPLEMENT, Dependency.PARTICLE}  # "took it over"


def find_hedge_of_deed(event: Token, clause: Token, words: ClauseWords) -> Token | None:
    """The hedge of a crime as whose time another is told, or in which somebody joins; else None.

    "Reed allegedly shot a guard after he [robbed] him", "… before Lind [joined] in and both
    [pushed] him"; not what the state does ("… before police [shot] him"), nor what is done by one
    who is brought in there: "he allegedly lied after a bomb [killed] nine".
    """
    first = first_of_list(clause)
    if first.dependency != Dependency.ADVERBIAL_CLAUSE:
        return None
    acting = event.children_as(Dependency.SUBJECT) or first.children_as(Dependency.SUBJECT)
    others = any(is_common_noun(t) and not read_noun_phrase(t).is_known for t in acting)
    crime = not others and words.has("alleged", "crimes", event.lemma_.lower())
    if not crime and not any(_joins_in(verb, words) for verb in (first, *listed_with(first))):
        return None
    verbs = (first.head, *listed_with(first.head))
    beside = (t for verb in verbs for t in verb.children)
    hedge = next((t for t in beside if words.has("alleged", "hedges", t.lower_)), None)
    by_state = is_official(event, None, words) or is_by_state(event, None, words)
    return None if by_state else hedge


def find_hedge_of_subject(verb: Token, words: ClauseWords) -> Token | None:
    """The hedge of what a verb tells only to have come about: "the [alleged] abuse began"; or None.

    Not what somebody so called does: "the alleged victim [took] a train", "[began] treatment".
    """
    if not words.has("light", "coming_about", verb.lemma_):
        return None
    if any(
        t.dependency in _OF_ACTS and not words.has("light", "phrasal", t.lower_)
        for t in verb.children
    ):
        return None
    kinds = (t for subject in verb.children_as(Dependency.SUBJECT) for t in subject.lefts)
    hedges = (t for t in kinds if words.which("adjective", t.lower_) == Modality.REPORTED)
    return next(hedges, None)


def _joins_in(verb: Token, words: ClauseWords) -> bool:
    """Whether somebody only takes part in what was told: "joined in", not "joined the army"."""
    return words.has("alleged", "joining", verb.lemma_) and not verb.has_child(*OBJECTS)
