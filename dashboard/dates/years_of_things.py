"""Whether the year of a thing is that of the other times of its sentence, too.

It is where the verb tells of the thing: "the 2012 games began in July". It is not where the thing
only stands with another word, or outlasts its year: "a suspect in the 2003 bombing was freed in
July", "the 2005 law was repealed in June".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile, takewhile
from typing import Any

from dashboard.dates.tagging import Clue, Tagging
from dashboard.nlp.grammar import Tag
from dashboard.nlp.word_classes import (
    ADJECTIVES,
    FINITE,
    NOUNS,
    PARTICIPLES,
    RELATIVE_PRONOUNS,
    VERBS,
)

_OF_THE_NAME = NOUNS | ADJECTIVES | {Tag.CARDINAL, Tag.HYPHEN}
_MODIFYING = _OF_THE_NAME | {Tag.PREPOSITION, Tag.DETERMINER, Tag.ADVERB, Tag.POSSESSIVE_PRONOUN}
_BEFORE_CLAUSE = (Tag.COMMA, Tag.COLON, Tag.COORDINATING_CONJUNCTION)
_QUOTES = (Tag.OPENING_QUOTE, Tag.CLOSING_QUOTE)
_VERBAL = VERBS | FINITE

Word = tuple[str, Tag]


def lends_its_year(
    tagging: Tagging, thing: tuple[int, int], at: int, settings: Mapping[str, Any]
) -> bool | None:
    """Whether a time at an offset is of the year that stands before a thing to its left.

    None where both can be meant: "she won the 2014 race and retired in October". ``thing``: where
    the words of the year begin and end.
    """
    between = tagging.between(thing[1], at)
    before = [c for c in tagging.sentence_before(thing[0]) if c.tag not in _QUOTES]
    name = list(takewhile(lambda word: word[1] in _OF_THE_NAME, between))
    rest = between[len(name) :]
    around = [*(c.word for c in before), *(word for word, _ in rest)]
    if _lasts(name, settings) and not any(w in settings["coming_to_be"] for w in around):
        return False
    if not any(tag in _VERBAL for _, tag in between):
        return True  # "saw the 2016 vote in June"
    if _goes_on(rest, settings) or _is_topic(before[1:], rest, settings):
        return True
    return None if _is_coordinated(rest) else False


def _lasts(name: Sequence[Word], settings: Mapping[str, Any]) -> bool:
    """Whether what a year names is a law, a work or a person, and no event."""
    head = next((word for word, tag in reversed(name) if tag in NOUNS), "")
    return head in settings["lasting"] or head.removesuffix("s") in settings["lasting"]


def _goes_on(rest: Sequence[Word], settings: Mapping[str, Any]) -> bool:
    """Whether a clause right behind the thing tells of it: "the 2016 vote, held in June"."""
    aside = bool(rest) and rest[0][1] == Tag.COMMA
    clause = rest[1:] if aside else rest
    if not clause or any(tag == Tag.COMMA for _, tag in clause):
        return False
    word, tag = clause[0]
    tells = tag in PARTICIPLES and (aside or word in settings["held"])
    return tells or tag in RELATIVE_PRONOUNS


def _is_coordinated(rest: Sequence[Word]) -> bool:
    """Whether the verb behind is a second one of who did something to the thing."""
    behind = (tag for _, tag in rest if tag not in _MODIFYING and tag != Tag.COMMA)
    return next(behind, None) == Tag.COORDINATING_CONJUNCTION


def _is_topic(before: Sequence[Clue], rest: Sequence[Word], settings: Mapping[str, Any]) -> bool:
    """Whether the thing is the subject of its clause, or the sentence begins in it.

    ``before``: what stands before its article, the nearest first.
    """
    others = any(word in settings["other_persons"] for word, _ in rest)
    if not before:
        return rest[0][1] != Tag.POSSESSIVE_ENDING and not others
    first = before[0]
    if len(before) == 1 and first.word in settings["topic"]:
        return sum(tag in FINITE for _, tag in rest) <= 1
    opens = len(before) == 1 and first.word in settings["opening_clauses"]
    opens = opens or first.tag in _BEFORE_CLAUSE or first.word in settings["before_clause"]
    verb = next(dropwhile(lambda word: word[1] in _MODIFYING, rest), None)
    subject = verb is not None and verb[1] in FINITE
    return subject and not others and (opens or first.word in settings["telling"])
