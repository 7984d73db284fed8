"""Nouns that name what the verb of their clause tells: "the [vote] failed"."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import UNDERGOERS
from dashboard.nlp.tokens import Token


class ToldWith(NamedTuple):
    """The verb with which a noun tells an event; ``medium``: it is in what something is said."""

    verb: Token
    medium: bool


def told_with(noun: Token, words: ClauseWords, events: Container[str]) -> ToldWith | None:
    """The verb whose event a noun of its phrase tells, too; None where it tells another.

    "Said in a [filing]": in what; "expressed [opposition]", "[charges] were laid": what the verb
    only lends a clause to; "the [vote] failed": of what it tells the outcome. ``events`` are the
    nouns that name events.
    """
    lemma, verb = noun.lemma_.lower(), noun.head.lemma_.lower()
    if noun.dependency in UNDERGOERS:
        lent = words.has("converse", "lending", verb) and lemma in events
        return ToldWith(noun.head, medium=False) if lent else None
    if noun.dependency == Dependency.SUBJECT:
        ended = words.has("outcome", "verbs", verb) and lemma in events
        return ToldWith(noun.head, medium=False) if ended else None
    within = words.has("signal", "within", noun.head.lower_) and noun.head.i < noun.i
    medium = within and words.has("message", "media", lemma)
    return ToldWith(noun.head.head, medium=True) if medium else None
