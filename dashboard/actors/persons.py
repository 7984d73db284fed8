"""Whether two names may be of one person."""

from __future__ import annotations

from collections.abc import Sequence


def is_initial(word: str) -> bool:
    """Whether a word is an initial: "Q", "Q.", "J.R."."""
    letters = word.replace(".", "")
    return letters.isupper() and (len(letters) == 1 or ("." in word and len(letters) <= 3))


def family_name(words: Sequence[str]) -> str:
    """The last word of a name that is no initial; generation marks must be cut off before."""
    for word in reversed(words):
        if not is_initial(word):
            return word.rstrip(".")
    return words[-1]


def may_be_one(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name of several words may be another form of a longer one.

    "Charles Brown", "C. Brown" and "Charles Q. Brown" may; "Gordon Brown" and "Charles Brown" not.
    """
    a, b = [w.rstrip(".") for w in short], [w.rstrip(".") for w in full]
    if family_name(a) != family_name(b):
        return set(a) <= set(b) and len(a) > 1
    first, other = a[0], b[0]
    if first == other or len(a) == 1:
        return True
    return (len(first) == 1 or len(other) == 1) and first[0] == other[0]


def is_short_for(word: str, full: Sequence[str]) -> bool:
    """Whether a single word is the family name of a full name (first or last) or its first name."""
    bare = word.rstrip(".")
    return bool(full) and bare in {family_name(full), full[0]} and len(full) > 1
