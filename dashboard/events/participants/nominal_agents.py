"""Event nouns that name who did it: "the [murder] of his wife by Carl Dunn", "on the [orders] of".

A noun takes its event for known ("he fled after the raid"), but not who did it: where the clause
is told on somebody's word alone, so is that (FactBank: Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from dashboard.clause import Definiteness
from dashboard.events.factuality.official import agents_of
from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.grammar import Dependency, NameKind
from dashboard.nlp.noun_phrases import complement_of, possessors_of, read_noun_phrase
from dashboard.nlp.tokens import Token


def names_its_agent(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun of an event names who did it: "the raid by Dunn", "Dunn's murder of Lind"."""
    if words.has("official", "acts", noun.lemma_.lower()):
        return False  # "after his arrest by guards": an act of the state
    if agents_of(noun, words):
        return True
    # Not "Peru's invasion of Chad", which is known.
    owned = any(t.name_kind == NameKind.PERSON for t in possessors_of(noun))
    return owned and complement_of(noun) is not None


def is_new_circumstance(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun brings in an event in which another came about: "killed [in] an air strike".

    Where it is denied that he was killed, nobody vouches for the strike, either.
    """
    link = noun.head.lower_
    led = noun.dependency == Dependency.PREPOSITIONAL_OBJECT
    new = read_noun_phrase(noun).definiteness is Definiteness.INDEFINITE
    return led and new and words.has("alleged", "circumstances", link)


def is_authority(noun: Token, words: ClauseWords) -> bool:
    """Whether on it somebody did something: "on the [orders] of Dunn", "at his [request]".

    That is part of what the clause tells: there were no such orders if nobody acted on them.
    """
    led = noun.dependency == Dependency.PREPOSITIONAL_OBJECT
    phrase = f"{noun.head.lower_} {noun.lemma_.lower()}"
    owned = noun.has_child(Dependency.POSSESSOR) or complement_of(noun) is not None
    return led and owned and words.has("authority", "adjuncts", phrase)
