"""Commissives in direct quotations: "we will meet the owners on Thursday" commits the speaker."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES


def is_announced(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells, without a condition, what the speaker will do at a time."""
    if verb.tag != Tag.BASE_FORM or any(_is_aside(t, words) for t in verb.children):
        return False
    coming = any(
        words.has("modal", "planned", t.lower_) for t in verb.children_as(Dependency.AUXILIARY)
    )
    own = any(
        words.has("pronoun", "speaker", t.lower_) for t in verb.children_as(Dependency.SUBJECT)
    )
    return coming and own and bool(times_of(verb))


def times_of(verb: Token) -> list[Token]:
    """The words for a time that hang on a verb itself; empty if there are none."""
    below = verb.children_as(Dependency.ADVERBIAL_NOUN)
    below += [
        t
        for c in verb.children_as(Dependency.PREPOSITION)
        for t in c.children_as(Dependency.PREPOSITIONAL_OBJECT)
    ]
    return [t for t in below if t.name_kind in TIMES]


def where_times_stand(analysis: Analysis, verbs: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets of the words for a time that hang on verbs (paragraph, token)."""
    parts = analysis.paragraphs
    found = ((parts[n], time) for n, verb in verbs for time in times_of(parts[n].doc[verb]))
    return {part.at(time.left_edge) for part, time in found}


def _is_aside(token: Token, words: ClauseWords) -> bool:
    """Whether a word denies a clause or hangs it on a condition."""
    if token.dependency == Dependency.NEGATION or words.has("negation", "words", token.lower_):
        return True
    beside = token.dependency == Dependency.ADVERBIAL_CLAUSE
    marks = token.children_as(Dependency.MARKER) if beside else ()
    return any(words.has("condition", "marks", t.lower_) for t in marks)
