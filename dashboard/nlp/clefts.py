"""Reads cleft sentences: "it was on Sunday that they signed"."""

from __future__ import annotations

from collections.abc import Container

from dashboard.clause import ArgumentRole, Embedding
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import ARGUMENTS, EMBEDDINGS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import RELATIVE_OPENERS


def clause_of_cleft(focus: Token, subjects: Container[str]) -> Token | None:
    """The verb of the clause that a cleft sentence puts behind its focus; None in other sentences.

    ``focus`` is the head word of what is brought to the front, with or without a preposition;
    ``subjects`` are the words that may be the empty subject, in lower case.
    """
    below = focus.dependency == Dependency.PREPOSITIONAL_OBJECT
    first = focus.head if below else focus
    copula = first.head
    if copula.dependency != Dependency.ROOT or copula.pos != Pos.AUXILIARY:
        return None
    arguments = [(t, ARGUMENTS.get(t.dependency)) for t in copula.children if t != first]
    if any(role is ArgumentRole.ATTRIBUTE for _, role in arguments):
        return None  # "it was clear on Monday that they had left"
    before = (t for t, role in arguments if role is ArgumentRole.SUBJECT and t.i < copula.i)
    if not any(t.lower_ in subjects for t in before):
        return None
    behind = (t for t in copula.rights if t.i > focus.i)
    return next((t for t in behind if _is_behind_focus(t)), None)


def _is_behind_focus(verb: Token) -> bool:
    """Whether a clause is what a focus was taken from: "that they signed", "when it broke out".

    Not one of its own time: "that was in May, before the war [began]".
    """
    embedding = EMBEDDINGS.get(verb.dependency)
    if embedding is not Embedding.ADVERBIAL:
        return embedding is Embedding.COMPLEMENT
    return any(t.tag in RELATIVE_OPENERS for t in verb.lefts)


def is_denied_cleft(verb: Token, subjects: Container[str]) -> bool:
    """Whether a cleft sentence denies it of its focus: "it was not Reed who [shot] Lund"."""
    focus = verb.head
    relative = verb.dependency == Dependency.RELATIVE_CLAUSE
    if not relative or ARGUMENTS.get(focus.dependency) is not ArgumentRole.ATTRIBUTE:
        return False
    beside = focus.head.children
    empty = any(t.lower_ in subjects and t.i < focus.head.i for t in beside)
    return empty and focus.head.has_child(Dependency.NEGATION)
