"""What the nouns for events are derived from, and what means the same as a word."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dashboard.nlp.stems import meanings
from dashboard.nlp.tokens import Token
from dashboard.registry import language_file, read_text


@functools.cache
def load_event_nouns(language: str) -> Mapping[str, frozenset[str]]:
    """The verbs that each noun for an event is derived from (``words/event_nouns.txt``)."""
    lines = read_text(language_file(language, "words/event_nouns.txt")).splitlines()
    rows = (line.partition("#")[0].split() for line in lines)
    return {noun: frozenset(verbs) for noun, *verbs in filter(None, rows)}


def meanings_of(token: Token) -> set[str]:
    """The groups of words of one meaning that a word is in, as ``word m``."""
    known = meanings()
    return {f"{known[w]} m" for w in (token.lemma_.lower(), token.lower_) if w in known}
