"""What two do with each other, if it is not told to whom else: "Brown and Liu spoke by video"."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords
from dashboard.text.tokens import Token

TWO = 2
ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def is_of_two(verb: Token, words: ClauseWords) -> bool:
    """Whether the subject of a verb of speaking is two who speak with each other.

    Two names, "the two leaders", or several who speak by telephone.
    """
    if any(t.dep_ == "ccomp" or words.has("together", "others", t.lower_) for t in verb.children):
        return False
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    names = [t for s in subjects for t in (s, *s.conjuncts)]
    if len([t for t in names if t.ent_type_ in ACTING]) == TWO:
        return True
    if any(words.has("together", "pairs", c.lower_) for s in subjects for c in s.children):
        return True
    means = (t for c in verb.children if c.dep_ == "prep" for t in c.children)
    by = any(words.has("together", "means", t.lemma_.lower()) for t in means)
    return by and any(s.tag_ in {"NNS", "NNPS"} for s in subjects)
