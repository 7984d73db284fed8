"""Verbs of seeming that tell of a coming where a place stands behind: "appeared at the door"."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.tokens import Token

_OWN = frozenset({Dependency.DETERMINER, Dependency.POSSESSOR, Dependency.NUMERIC_MODIFIER})


def is_placed(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb with a subject has a place: "in the store", "in court"; not "in pain"."""
    links = (
        t
        for t in verb.children_as(Dependency.PREPOSITION)
        if words.has("not_events", "eventive_behind", t.lower_)
    )
    places = (t for link in links for t in link.children_as(Dependency.PREPOSITIONAL_OBJECT))
    subject = verb.has_child(Dependency.SUBJECT) or verb.dependency == Dependency.CONJUNCT
    return subject and any(
        t.pos == Pos.PROPER_NOUN
        or t.has_child(*_OWN)
        or words.has("not_events", "bare_places", t.lemma_.lower())
        for t in places
    )
