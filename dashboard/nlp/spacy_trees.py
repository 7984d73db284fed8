"""What several repairs ask of spaCy's tokens, or do to the tree in which they hang."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

_LENGTH = 3


def has_age_behind(name: SpacyToken) -> bool:
    """Whether an age stands behind a word, between commas: "[Coyle], 57, was jailed"."""
    behind = name.doc[name.i + 1 : name.i + 1 + _LENGTH]
    return len(behind) == _LENGTH and behind[1].like_num and behind[0].text == behind[2].text == ","


def take_place_of(verb: SpacyToken, other: SpacyToken) -> None:
    """Hang a verb where another word hangs, with its label; at the top where that is the top.

    The other word is left as it is, for the repair to hang below the verb.
    """
    verb.head, verb.dep_ = (verb if other.head == other else other.head), other.dep_
