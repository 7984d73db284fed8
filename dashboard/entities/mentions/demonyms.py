"""Whether a demonym stands for somebody: "the Canadian", "two Norwegians", not "the Dutch"."""

from __future__ import annotations

from dashboard.entities.mentions.layout import Chunk
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammatical_roles import AUXILIARIES, NAME_COMPANIONS, SUBJECTS
from dashboard.nlp.noun_phrases import heads_argument, is_partitive, is_plural, numerals_of
from dashboard.nlp.tokens import Doc, Token


def is_one_of_a_people(doc: Doc, demonym: int, chunk: Chunk | None, words: NameWords) -> bool:
    """Whether a demonym stands for one person: "the Canadian", "a Frenchwoman", not "the Dutch".

    It then heads a noun phrase in the singular, and is no apposition to a name.
    """
    noun = doc[demonym]
    if chunk is None or chunk.head != demonym or is_plural(noun) or not heads_argument(noun):
        return False
    if noun.dependency in NAME_COMPANIONS or noun.has_child(*NAME_COMPANIONS):
        return False
    lower, opening = noun.lower_, doc[chunk.first].lower_
    led = opening in words.definite
    if words.kinds.gender_of_national(lower) is not None:
        return led or opening in words.bringing_in
    whole = lower.endswith(words.kinds.of_a_people) and not _is_of_one(noun)
    return led and not whole and noun.dependency in SUBJECTS


def are_some_of_a_people(doc: Doc, demonym: int, chunk: Chunk | None, words: NameWords) -> bool:
    """Whether a demonym stands for some people: "two Norwegians", "many Serbs", "hundreds of …".

    Not for all of a people, which is told of as its state: "the Dutch".
    """
    noun = doc[demonym]
    if chunk is None or chunk.head != demonym or not is_plural(noun):
        return False
    part = noun.head.head if is_partitive(noun, words.quantifiers) else None
    some = any(t.lower_ in words.partitive for t in noun.lefts)
    return (
        bool(numerals_of(noun)) or some or (part is not None and part.lower_ in words.quantifiers)
    )


def _is_of_one(subject: Token) -> bool:
    """Whether a verb in the singular says that its subject is one: "the Portuguese has won"."""
    verb = subject.head
    verbs = (verb, *(t for t in verb.lefts if t.dependency in AUXILIARIES))
    return any("Number=Sing" in t.morph and "VerbForm=Fin" in t.morph for t in verbs)
