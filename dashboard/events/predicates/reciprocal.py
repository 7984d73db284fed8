"""What two do with each other, if it is not told to whom else: "Brown and Liu spoke by video"."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import ACTING, PLURAL_NOUNS

TWO = 2


def is_of_two(verb: Token, words: ClauseWords) -> bool:
    """Whether the subjects of a verb of speaking speak with each other.

    Two names or "the two leaders" do. "Two leaders" and "the leaders" do by telephone: without it
    each may have spoken to a reporter.
    """
    if any(
        t.dependency == Dependency.CLAUSAL_COMPLEMENT or words.has("together", "others", t.lower_)
        for t in verb.children
    ):
        return False
    subjects = verb.children_as(Dependency.SUBJECT)
    names = [t for s in subjects for t in (s, *s.conjuncts)]
    if len([t for t in names if t.name_kind in ACTING]) == TWO:
        return True
    voiced = _is_by_voice(verb, words)
    return any(_are_two(s, words, voiced=voiced) for s in subjects)


def _are_two(noun: Token, words: ClauseWords, *, voiced: bool) -> bool:
    """Whether a noun is for those who spoke with each other; ``voiced``: by telephone."""
    definite = any(words.has("proper", "definite", t.lower_) for t in noun.lefts)
    pair = any(words.has("together", "pairs", t.lower_) for t in (noun, *noun.lefts))
    if pair:
        return definite or voiced
    return definite and voiced and noun.tag in PLURAL_NOUNS


def _is_by_voice(verb: Token, words: ClauseWords) -> bool:
    """Whether they speak by what carries a voice: "by telephone", "over a video link"."""
    ways = [t for t in verb.children if words.has("together", "ways", t.lower_)]
    means = [t for way in ways for c in way.children for t in (c, *c.lefts)]
    return any(words.has("together", "means", t.lemma_.lower()) for t in means)
