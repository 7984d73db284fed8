"""Nouns that name an act or a thing ("probe"), and which of the two an article means by them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ATTRIBUTIVES
from dashboard.nlp.noun_phrases import object_of, subjects_of, undergoer_of
from dashboard.nlp.tokens import Token


def things_meant(analysis: Analysis, words: ClauseWords) -> frozenset[str]:
    """The lemmas of such nouns that name a thing throughout an article; empty: none does.

    One sense per discourse (Gale, Church and Yarowsky 1992): "the probe sailed past the planet"
    makes each of its probes a spacecraft.
    """
    nouns = words.tables["thing_nouns"]["nouns"]
    return frozenset(
        lemma
        for part in analysis.paragraphs
        for token in part.doc
        if (lemma := token.lemma_.lower()) in nouns and _is_thing(token, words)
    )


def _is_thing(noun: Token, words: ClauseWords) -> bool:
    """Whether its clause says what only a thing does, or what is done to none but one."""
    described = (t for t in noun.lefts if t.dependency in ATTRIBUTIVES)
    if any(words.has("thing_nouns", "modifiers", t.lower_) for t in described):
        return True
    verb = noun.head
    lemma = verb.lemma_.lower()
    if noun in subjects_of(verb, depth=1):
        moves = object_of(verb) is None and words.has("thing_nouns", "moving", lemma)
        return moves or words.has("thing_nouns", "doing", lemma)
    sent = noun == undergoer_of(verb) and words.has("thing_nouns", "sent", lemma)
    return sent and any(words.has("thing_nouns", "ways", t.lower_) for t in _links(verb, noun))


def _links(verb: Token, noun: Token) -> Iterator[Token]:
    """The prepositions behind a verb and its noun."""
    yield from (t for t in (*verb.rights, *noun.rights) if t.dependency == Dependency.PREPOSITION)
