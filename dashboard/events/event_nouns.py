"""What the nouns for events are derived from, what they tell of, what means the same as a word."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.stems import meanings
from dashboard.nlp.tokens import Token
from dashboard.registry import language_file, languages, read_text

# The lists of nouns for what befalls people: a bomb, a mishap, a crime.
_BEFALLING = (("compound", "struck"), ("harm", "mishaps"), ("looking_back", "befalling"))
# And of those for what is held on a day.
_OCCASIONS = (("chronicle", "occasions"), ("occasion", "nouns"))


@functools.cache
def load_event_nouns(language: str) -> Mapping[str, frozenset[str]]:
    """The verbs that each noun for an event is derived from (``words/event_nouns.txt``)."""
    lines = read_text(language_file(language, "words/event_nouns.txt")).splitlines()
    rows = (line.partition("#")[0].split() for line in lines)
    return {noun: frozenset(verbs) for noun, *verbs in filter(None, rows)}


def befalls_people(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun is one for a bomb, a mishap or a crime: "blast", "crash", "robbery"."""
    lemma = noun.lemma_.lower()
    return any(words.has(*names, lemma) for names in _BEFALLING)


def names_an_event(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun is for what happens, in any language: "election", "crash", "merger"."""
    lemma = noun.lemma_.lower()
    listed = any(words.has(*names, lemma) for names in _OCCASIONS)
    derived = any(lemma in load_event_nouns(code) for code in languages())
    return listed or derived or befalls_people(noun, words)


def meanings_of(token: Token) -> set[str]:
    """The groups of words of one meaning that a word is in, as ``word m``."""
    known = meanings()
    return {f"{known[w]} m" for w in (token.lemma_.lower(), token.lower_) if w in known}
