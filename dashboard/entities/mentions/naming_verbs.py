"""Names that a verb gives: "a driver named Nils Aker", "elected Lind prime minister"."""

from __future__ import annotations

from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    NAMING_PREDICATES,
    NOUN_MODIFIERS,
    OBJECTS_AND_PREDICATES,
    VERB_OBJECTS,
)
from dashboard.nlp.noun_phrases import is_reduced_passive, prepositional_objects
from dashboard.nlp.tokens import Token

_DETERMINING = frozenset({Dependency.DETERMINER, Dependency.POSSESSOR})


def named_so(noun: Token, words: NameWords) -> list[Token]:
    """The names that a verb behind a noun tells: "a driver named Nils Aker"."""
    found: list[Token] = []
    for verb in noun.children:
        if not is_reduced_passive(verb) or verb.lemma_ not in words.naming:
            continue
        below = list(verb.children)
        as_it = [
            t
            for t in below
            if t.dependency == Dependency.PREPOSITION and t.lower_ in words.named_as
        ]
        found += [t for t in below if t.dependency in NAMING_PREDICATES]
        found += prepositional_objects(as_it)
    return found


def given_to(role: Token, words: NameWords) -> list[Token] | None:
    """Whose an office is that a verb gives or tells as theirs; None for other nouns.

    "elect Lind prime minister", "named Lee chairman", "Lind was elected as president", "Lind
    resigned as president". Empty where that may be either: "Lee replaced Lind as president".
    """
    verb = role.head
    told = role.dependency == Dependency.PREPOSITIONAL_OBJECT and verb.lower_ in words.named_as
    if told:
        verb = verb.head
    elif role.dependency not in OBJECTS_AND_PREDICATES:
        return None
    if verb.lemma_ not in words.making:
        return _held_by(role, verb) if told and verb.pos == Pos.VERB else None
    if any(t.dependency in _DETERMINING for t in role.lefts):
        return None
    beside = [t for t in role.lefts if t.dependency in NOUN_MODIFIERS and t.tag == Tag.PROPER_NOUN]
    passive = verb.children_as(Dependency.PASSIVE_SUBJECT)
    objects = [t for t in verb.children_as(*VERB_OBJECTS) if t.i < role.i]
    return beside or objects or passive


def _held_by(role: Token, verb: Token) -> list[Token]:
    """Who does something as the holder of an office: "Lind resigned as mayor", "As mayor, Lind"."""
    subjects = verb.children_as(Dependency.SUBJECT, Dependency.PASSIVE_SUBJECT)
    acts_on = any(t.i < role.i for t in verb.children_as(*VERB_OBJECTS))
    return [] if acts_on else subjects
