"""Whether a word hangs on another one that may say of it if it is told as a fact."""

from __future__ import annotations

from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Token


def is_governed(token: Token, *, language: str | None = None) -> bool:
    """Whether a word is a complement, an argument or a modifier of the one above it."""
    return token.dep_ in load_label_scheme(language).dependencies["governed"]


def is_finite_form(token: Token, *, language: str | None = None) -> bool:
    """Whether a word is a finite verb, or a finite helper but no modal."""
    return token.tag_ in load_label_scheme(language).tags["finite"]
