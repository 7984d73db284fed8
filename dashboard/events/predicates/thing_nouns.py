"""Nouns that name an act or a thing ("probe"), and which of the two an article means by them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Definiteness
from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ATTRIBUTIVES
from dashboard.nlp.noun_phrases import (
    object_of,
    prepositional_objects,
    read_noun_phrase,
    subjects_of,
    undergoer_of,
)
from dashboard.nlp.tokens import Token

_OF_FIELD = 2  # words of a field that make an article one of it


def things_meant(analysis: Analysis, words: ClauseWords) -> frozenset[str]:
    """The lemmas of such nouns that name a thing throughout an article; empty: none does.

    One sense per discourse (Gale, Church and Yarowsky 1992): "the probe sailed past the planet"
    makes each of its probes a spacecraft. So do two words of its field, where none is an inquiry.
    """
    table = words.tables["thing_nouns"]
    tokens = [token for part in analysis.paragraphs for token in part.doc]
    meant = [t for t in tokens if t.lemma_.lower() in table["nouns"]]
    things = {t.lemma_.lower() for t in meant if _is_thing(t, words)}
    if meant and not any(_is_act(t, words) for t in meant):
        told = {t.lemma_.lower() for t in tokens} & table["field"]
        things.update(t.lemma_.lower() for t in meant if len(told) >= _OF_FIELD)
    return frozenset(things)


def _is_act(noun: Token, words: ClauseWords) -> bool:
    """Whether it says what is looked into, or who looks: "a probe into the fraud"."""
    described = (t for t in noun.lefts if t.dependency in ATTRIBUTIVES)
    if any(words.has("thing_nouns", "official", t.lower_) for t in described):
        return True
    links = _links(noun.head, noun)
    about = [t for t in links if words.has("thing_nouns", "inquiring", t.lower_)]
    whither = prepositional_objects(about)
    return any(not words.has("thing_nouns", "whither", t.lemma_.lower()) for t in whither)


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


def is_service(noun: Token, words: ClauseWords) -> bool:
    """Whether a plural names what is offered each day: "cancelled 900 [flights]"."""
    phrase = read_noun_phrase(noun)
    named = words.has("circumstances", "services", noun.lemma_.lower())
    return named and phrase.plural and phrase.definiteness is not Definiteness.POSSESSIVE
