"""Which nouns are subjects, and which act: subjects, agents and owners."""

from __future__ import annotations

from dashboard.nlp.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def acts(token: Token) -> bool:
    """Whether a noun is a subject, an agent or an owner, or coordinated with one."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in SUBJECTS | {"poss"} or (
        token.dep_ == "pobj" and token.head.dep_ == "agent"
    )


def is_subject(token: Token) -> bool:
    """Whether a noun is the subject of a clause, or in apposition to one ("her husband, Tom,")."""
    return token.dep_ in SUBJECTS or (token.dep_ == "appos" and token.head.dep_ in SUBJECTS)
