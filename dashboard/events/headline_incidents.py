"""The headline of an incident beside that of its victims: "A fire … in Oslo on Monday"."""

from __future__ import annotations

from dashboard.events.headline_phrases import PLACES, TIMES, phrase_of
from dashboard.events.lexicon import load_clause_words
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import SUBJECT_PLACES
from dashboard.nlp.tokens import Token
from dashboard.registry import current_language


def where_it_harmed(noun: Token, verb: Token) -> set[int]:
    """Where and when an incident struck, without whom its verb says it harmed; empty: neither.

    "A fire [killed two] in Oslo": the victims are a row of their own. Empty, too, where something
    stands before the verb that says how far it is true.
    """
    words = load_clause_words(current_language())
    victims = [t for t in verb.children_as(Dependency.OBJECT) if t.i > verb.i]
    harms = words.has("harm", "verbs", verb.lemma_) and not words.has(
        "light", "striking", verb.lemma_
    )  # "hit Chile": the verb tells of the quake alone
    if verb.dependency != Dependency.ROOT or not (harms and victims):
        return set()
    before = [t for t in verb.lefts if not (t == noun or t.is_punct)]
    if noun.head != verb or noun.dependency not in SUBJECT_PLACES or not all(map(_is_when, before)):
        return set()
    behind = [t for t in (*verb.rights, *victims[0].rights) if t.i > victims[0].i]
    found = (t for t in (*before, *behind) if _is_when(t) or _is_where(t))
    return {i for t in found for i in phrase_of(t)}


def _is_when(phrase: Token) -> bool:
    """Whether a phrase names a time: "on Monday", "last week"."""
    if phrase.dependency == Dependency.ADVERBIAL_NOUN:
        return phrase.ent_type_ in TIMES
    things = phrase.children_as(Dependency.PREPOSITIONAL_OBJECT)
    timed = any(t.ent_type_ in TIMES for t in things)
    return phrase.dependency == Dependency.PREPOSITION and timed


def _is_where(phrase: Token) -> bool:
    """Whether a phrase names a place at which something was: "near Oslo", not "from Oslo"."""
    words = load_clause_words(current_language())
    named = any(t.ent_type_ in PLACES for t in phrase.subtree)
    return named and words.has("headline", "locative", phrase.lower_)
