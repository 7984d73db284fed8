"""What a verb leaves somebody in: "left two drivers [dead]", "left two [injured] on Monday"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.tokens import Token

_REACH = 12  # tokens from such a verb to the state


def resultative_of(verb: Token, words: ClauseWords) -> Token | None:
    """The word for the state in which a verb leaves its object; None where it leaves none."""
    if not words.has("harm", "leaving", verb.lemma_.lower()):
        return None
    return next((t for t in _behind(verb) if words.has("harm", "states", t.lower_)), None)


def is_resultative(word: Token, words: ClauseWords) -> bool:
    """Whether a word is such a state, so that the verb before tells of it."""
    if not words.has("harm", "states", word.lower_):
        return False
    return any(resultative_of(above, words) == word for above in word.ancestors)


def _behind(verb: Token) -> Iterator[Token]:
    """The complements of a verb and of its object, and what stands beside these."""
    for child in verb.rights:
        near = (child, *child.rights)
        yield from (t for t in near if t.i - verb.i <= _REACH)
