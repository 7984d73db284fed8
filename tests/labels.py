"""The labels of the English model, for the tests of what repairs them."""

from __future__ import annotations

from dashboard.nlp.tokens import Token


def label_of(token: Token) -> str:
    """The label of how a token hangs on its head, as the repairs left it."""
    return token.doc.source[token.i].dep_


def tag_of(token: Token) -> str:
    """The label of the part of speech of a token, as the repairs left it."""
    return token.doc.source[token.i].tag_
