"""Reads cleft sentences: "it was on Sunday that they signed"."""

from __future__ import annotations

from collections.abc import Container

from dashboard.clause import ArgumentRole, Embedding
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Token

_CLAUSES = frozenset({Embedding.COMPLEMENT, Embedding.ADVERBIAL})


def clause_of_cleft(
    focus: Token, subjects: Container[str], *, language: str = "en"
) -> Token | None:
    """The verb of the clause that a cleft sentence puts behind its focus; None in other sentences.

    ``focus`` is the head word of what is brought to the front, with or without a preposition;
    ``subjects`` are the words that may be the empty subject, in lower case.
    """
    scheme = load_label_scheme(language)
    below = focus.dep_ in scheme.dependencies["prepositional_object"]
    first = focus.head if below else focus
    copula = first.head
    if copula.dep_ not in scheme.dependencies["predicate"] or copula.pos_ != "AUX":
        return None
    arguments = [(t, scheme.arguments.get(t.dep_)) for t in copula.children if t != first]
    if any(role is ArgumentRole.ATTRIBUTE for _, role in arguments):
        return None  # "it was clear on Monday that they had left"
    before = (t for t, role in arguments if role is ArgumentRole.SUBJECT and t.i < copula.i)
    if not any(t.lower_ in subjects for t in before):
        return None
    behind = (t for t in copula.rights if t.i > focus.i)
    return next((t for t in behind if scheme.embeddings.get(t.dep_) in _CLAUSES), None)


def is_negated(verb: Token, *, language: str = "en") -> bool:
    """Whether a word denies a verb: "it was not until Monday that …"."""
    labels = load_label_scheme(language).dependencies["negation"]
    return any(t.dep_ in labels for t in verb.children)
