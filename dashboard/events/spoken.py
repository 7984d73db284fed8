"""What a speaker announces in a direct quotation: "we will meet the owners on Thursday"."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.tokens import Token

_TIMED = frozenset({"DATE", "TIME"})


def is_announced(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells, without a condition, what the speaker will do at a time."""
    if verb.tag_ != "VB" or any(_is_aside(t, words) for t in verb.children):
        return False
    coming = any(t.dep_ == "aux" and words.has("modal", "planned", t.lower_) for t in verb.children)
    own = any(
        t.dep_ == "nsubj" and words.has("pronoun", "speaker", t.lower_) for t in verb.children
    )
    return coming and own and bool(times_of(verb))


def times_of(verb: Token) -> list[Token]:
    """The words for a time that hang on a verb itself; empty if there are none."""
    below = [t for t in verb.children if t.dep_ == "npadvmod"]
    below += [t for c in verb.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    return [t for t in below if t.ent_type_ in _TIMED]


def where_times_stand(analysis: Analysis, verbs: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets of the words for a time that hang on verbs (paragraph, token)."""
    parts = analysis.paragraphs
    found = ((parts[n], time) for n, verb in verbs for time in times_of(parts[n].doc[verb]))
    return {part.at(time.left_edge) for part, time in found}


def _is_aside(token: Token, words: ClauseWords) -> bool:
    """Whether a word denies a clause or hangs it on a condition."""
    if token.dep_ == "neg" or words.has("negation", "words", token.lower_):
        return True
    marks = (t for t in token.children if t.dep_ == "mark")
    return token.dep_ == "advcl" and any(words.has("condition", "marks", t.lower_) for t in marks)
