"""Nouns that name events of two types ("strike"), and which of the two an article means by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ATTRIBUTIVES
from dashboard.nlp.noun_phrases import (
    object_of,
    prepositional_complements,
    subjects_of,
    undergoer_of,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import COMMON_NOUNS, PLACES

_ATTRIBUTES = ATTRIBUTIVES | {Dependency.POSSESSOR}
NO_SENSES: Mapping[str, str] = MappingProxyType({})


def senses_meant(analysis: Analysis, words: ClauseWords) -> Mapping[str, str]:
    """The event types of such nouns, by lemma, where an article means the second of them.

    One sense per discourse (Gale, Church and Yarowsky 1992): "a strike on a school killed nine"
    makes each of its strikes an attack, unless one of them is of workers. Empty: none is meant so.
    """
    senses = _Senses(words.tables["strikes"])
    docs = [part.doc for part in analysis.paragraphs]
    nouns = [t for doc in docs for t in doc if t.tag in COMMON_NOUNS and t.lemma_ in senses.nouns]
    if not nouns or any(senses.is_of_workers(noun) for noun in nouns):
        return NO_SENSES
    if any(senses.is_attack(noun) for noun in nouns) or senses.is_of_war(
        frozenset(t.lemma_.lower() for doc in docs for t in doc)
    ):
        return dict.fromkeys(senses.nouns, senses.type)
    return NO_SENSES


class _Senses:
    """Tells strikes that are attacks from those of workers, by words of the data."""

    def __init__(self, table: Mapping[str, frozenset[str]]) -> None:
        self.table, self.nouns = table, table["nouns"]

    @property
    def type(self) -> str:
        """The type of the events that those are that attack."""
        (attack,) = self.table["type"]
        return attack

    def is_attack(self, noun: Token) -> bool:
        """Whether its clause says what only an attack does, or where it is made."""
        lemma = noun.head.lemma_
        if any(t.lower_ in self.table["armed"] for t in _attributes(noun)):
            return True
        if noun in subjects_of(noun.head, depth=1):
            return lemma in self.table["harming"] or self._hits(noun.head)
        if noun == undergoer_of(noun.head) and lemma in self.table["undergone"]:
            return True
        on = prepositional_complements(noun, self.table["onto"])
        against = prepositional_complements(noun, self.table["against"])
        return any(map(self._is_site, on)) or any(map(self._is_target, against))

    def is_of_workers(self, noun: Token) -> bool:
        """Whether workers strike, are on strike, strike over something, or shut it down."""
        verb = noun.head
        who = [*_attributes(noun), *prepositional_complements(noun, self.table["by"])]
        if noun == undergoer_of(verb):
            staged = verb.lemma_ in self.table["staging"]
            who += subjects_of(verb, depth=1)
        else:
            acts = noun in subjects_of(verb, depth=1)
            staged = acts and verb.lemma_ in self.table["shutting"]
        on = verb.lower_ in self.table["onto"] and not noun.lefts
        over = prepositional_complements(noun, self.table["over"])
        return staged or on or bool(over) or any(t.lemma_ in self.table["workers"] for t in who)

    def is_of_war(self, used: frozenset[str]) -> bool:
        """Whether an article of these lemmas tells of a war, and of no workers."""
        return len(used & self.table["war"]) > 1 and used.isdisjoint(self.table["labour"])

    def _hits(self, verb: Token) -> bool:
        """Whether a verb tells what an attack does to its object: "destroyed a school"."""
        hit = object_of(verb)
        if hit is None:
            return False
        ruined = verb.lemma_ in self.table["ruining"] and self._is_site(hit)
        return ruined or (verb.lemma_ in self.table["hitting"] and self._is_target(hit))

    def _is_site(self, noun: Token) -> bool:
        return (
            noun.name_kind in PLACES or noun.lemma_ in self.table["sites"] | self.table["targets"]
        )

    def _is_target(self, noun: Token) -> bool:
        return noun.lemma_ in self.table["targets"]


def _attributes(noun: Token) -> Iterator[Token]:
    """The words before a noun that say of what kind or whose it is: "the [nurses]' strike"."""
    return (t for t in noun.lefts if t.dependency in _ATTRIBUTES)
