"""Whether a demonym stands for somebody: "the Canadian", "two Norwegians", not "the Dutch"."""

from __future__ import annotations

from dashboard.entities.mentions.layout import Chunk
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammar import Dependency, NameKind
from dashboard.nlp.grammatical_roles import (
    AUXILIARIES,
    NAME_COMPANIONS,
    PARTICIPANTS,
)
from dashboard.nlp.noun_phrases import (
    heads_argument,
    is_common_noun,
    is_partitive,
    is_plural,
    numerals_of,
)
from dashboard.nlp.tokens import Doc, Token


def is_one_of_a_people(doc: Doc, demonym: int, chunk: Chunk | None, words: NameWords) -> bool:
    """Whether a demonym stands for one person: "the Canadian", "a Frenchwoman", not "the Dutch".

    It then heads a noun phrase in the singular, and is an apposition to a name only where more
    tells who it is ("Ida Moen, the first Norwegian who won it"); a name may stand in apposition to
    it ("the Libyan, Omar Sadi,").
    """
    noun = doc[demonym]
    bare = chunk is None and noun.i > 0 and [*noun.lefts] == [noun.nbor(-1)]  # "the Libyan"
    heads = bare or (chunk is not None and chunk.head == demonym)
    first = doc[demonym - 1 if chunk is None else chunk.first].lower_
    if heads and first in words.bringing_in and _is_one_of_those(noun):
        return True
    if heads and not is_plural(noun) and _says_who_it_is(noun):
        return True
    if not heads or is_plural(noun) or not heads_argument(noun):
        return False
    if noun.dependency in NAME_COMPANIONS or (_has_name(noun) and not _is_apposed(noun)):
        return False
    lower, led = noun.lower_, first in words.definite
    if first in words.bringing_in:  # "arrested [a Libyan]", "[another Pole]"
        return not _shares_noun(noun)
    if words.kinds.gender_of_national(lower) is not None:
        return led
    whole = lower.endswith(words.kinds.of_a_people) and not _is_of_one(noun)
    return led and not whole and noun.dependency in PARTICIPANTS


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


def _says_who_it_is(noun: Token) -> bool:
    """Whether a demonym behind a person's name has a relative clause: "Moen, the Norwegian who"."""
    beside = noun.dependency == Dependency.APPOSITION and noun.head.name_kind == NameKind.PERSON
    return beside and noun.has_child(Dependency.RELATIVE_CLAUSE)


def _has_name(noun: Token) -> bool:
    return noun.has_child(*NAME_COMPANIONS)


def _is_apposed(noun: Token) -> bool:
    """Whether what stands beside a noun tells behind a comma who it is: "the Libyan, a clerk"."""
    beside = noun.children_as(*NAME_COMPANIONS)
    parted = all(t.i > noun.i and t.left_edge.nbor(-1).is_punct for t in beside)
    return parted and all(t.name_kind == NameKind.PERSON or is_common_noun(t) for t in beside)


def _is_one_of_those(demonym: Token) -> bool:
    """Whether it tells who one of several is: "the men, [a Belgian] and [an Austrian]"."""
    one = demonym.head if demonym.dependency == Dependency.CONJUNCT else demonym
    those = one.head
    return one.dependency == Dependency.APPOSITION and is_plural(those) and is_common_noun(those)


def _shares_noun(demonym: Token) -> bool:
    """Whether the noun of a demonym stands behind another one: "a Swiss and a French [firm]"."""
    joined = (t for t in demonym.conjuncts if t.i > demonym.i and is_common_noun(t))
    return any(w.name_kind == NameKind.GROUP for noun in joined for w in noun.lefts)


def _is_of_one(subject: Token) -> bool:
    """Whether a verb in the singular says that its subject is one: "the Portuguese has won"."""
    verb = subject.head
    verbs = (verb, *(t for t in verb.lefts if t.dependency in AUXILIARIES))
    return any("Number=Sing" in t.morph and "VerbForm=Fin" in t.morph for t in verbs)
