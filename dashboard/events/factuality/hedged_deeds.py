"""Whether a deed is told as the time of an alleged one, or only as alleged to have come about."""

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


def is_beside_hedged_deed(event: Token, clause: Token, words: ClauseWords) -> bool:
    """Whether a crime is told as the time of an alleged one, or somebody joins in that.

    "Reed allegedly shot a guard after he [robbed] him", "… before Lind [joined] in and both
    [pushed] him"; not what the state does ("… before police [shot] him"), nor what is done by one
    who is brought in there: "he allegedly lied after a bomb [killed] nine".
    """
    first = first_of_list(clause)
    if first.dependency != Dependency.ADVERBIAL_CLAUSE:
        return False
    acting = event.children_as(Dependency.SUBJECT) or first.children_as(Dependency.SUBJECT)
    others = any(is_common_noun(t) and not read_noun_phrase(t).is_known for t in acting)
    crime = not others and words.has("alleged", "crimes", event.lemma_.lower())
    if not crime and not any(_joins_in(verb, words) for verb in (first, *listed_with(first))):
        return False
    verbs = (first.head, *listed_with(first.head))
    hedged = any(words.has("alleged", "hedges", t.lower_) for verb in verbs for t in verb.children)
    return hedged and not (is_official(event, None, words) or is_by_state(event, None, words))


def is_alleged_to_occur(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells only that what is alleged came about: "the alleged abuse [began]".

    Not what somebody so called does: "the alleged victim [took] a train", "[began] treatment".
    """
    if not words.has("light", "coming_about", verb.lemma_):
        return False
    if any(
        t.dependency in _OF_ACTS and not words.has("light", "phrasal", t.lower_)
        for t in verb.children
    ):
        return False
    kinds = (t for subject in verb.children_as(Dependency.SUBJECT) for t in subject.lefts)
    return any(words.which("adjective", t.lower_) == Modality.REPORTED for t in kinds)


def _joins_in(verb: Token, words: ClauseWords) -> bool:
    """Whether somebody only takes part in what was told: "joined in", not "joined the army"."""
    return words.has("alleged", "joining", verb.lemma_) and not verb.has_child(*OBJECTS)
