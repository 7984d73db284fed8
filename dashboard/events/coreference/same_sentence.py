"""Finds the event that a noun or a clause only tells with another word, in the same sentence.

A summative modifier ("a court jailed Berg, a [ruling] that shocked many"), a noun that frames a
clause ("shot in an [attack]"), and the clauses of ``event_coreference.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from dashboard.clause import Definiteness, NounRole
from dashboard.events.coreference.blasts import went_off
from dashboard.events.coreference.comparison import is_telling, speakers_of, tellings
from dashboard.events.coreference.effects import struck_by
from dashboard.events.coreference.embedded_clauses import Joins, load_constructions
from dashboard.events.coreference.merging import (
    brought_to,
    carrying,
    in_words_of,
    joined,
    opening,
)
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.telling import Telling
from dashboard.events.trigger import STATEMENT
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import is_summative, read_noun_phrase

Tells = Callable[[Telling], int | None]


def summed_up(telling: Telling) -> int | None:
    """The place of the event of the clause that an event noun sums up; None where it sums up none.

    It is of the same type or family of subtypes, or says no more than that something was done.
    """
    read = telling.read
    noun = telling.part.doc[read.found.token]
    if read.event.type == STATEMENT or not is_summative(noun):
        return None
    where = telling.told_by(noun.head.i)
    if where is None:
        return None
    plain = telling.words.has("summative", "nouns", noun.lemma_.lower())
    return where if plain or _are_of_a_kind(read, telling.kept[where]) else None


def told_within(telling: Telling) -> int | None:
    """The place of the event of a noun that frames a clause of its own kind; None without one.

    "In a huge demonstration, thousands [marched] to the port": not "after a demonstration", nor
    one that is known ("at the rally").
    """
    read, analysis = telling.read, telling.analysis
    led = led_in(read, analysis, telling.words)
    for where, other in telling.in_its_paragraph() if led else ():
        if other.found.token in led and _frames(other, read, analysis):
            return where
    return None


def framing(telling: Telling) -> int | None:
    """The place of the event of a clause which a noun of its kind frames: "shot in an [attack]"."""
    read, analysis = telling.read, telling.analysis
    if read.found.verb is not None:
        return None
    where = telling.told_by(telling.part.clauses.of(read.found.token).head)
    other = None if where is None else telling.kept[where]
    if other is None or read.found.token not in led_in(other, analysis, telling.words):
        return None
    return where if _frames(read, other, analysis) else None


def led_in(verb: EventMention, analysis: Analysis, words: ClauseWords) -> set[int]:
    """The nouns that may frame what a clause tells: "shot in an [attack]"; none if negated."""
    clause = analysis.clause_of(verb.found)
    if clause.head != verb.found.verb or clause.negated or verb.event.subtype is None:
        return set()
    return {o.head for o in clause.obliques if words.has("light", "framing", o.preposition)}


def _frames(noun: EventMention, verb: EventMention, analysis: Analysis) -> bool:
    """Whether a noun that is new and leads into a clause tells an event of the same kind."""
    kind = verb.event.subtype
    if kind is None or noun.found.verb is not None or kind != noun.event.subtype:
        return False
    if kind.startswith(tellings()):
        return False
    phrase = read_noun_phrase(analysis.part_of(verb.found).doc[noun.found.token])
    new = phrase.definiteness is Definiteness.INDEFINITE and not phrase.other
    return new and noun.event.modality == verb.event.modality


def brought_into(telling: Telling) -> int | None:
    """The place of the event of a verb of which a noun tells what came about; else None.

    "Was forced into a [marriage]", "went on [strike]": it is told as done, once.
    """
    read, clause, words = telling.read, telling.clause, telling.words
    link = telling.part.doc[read.found.token].head
    if read.found.verb is not None or link.head.i != clause.head or clause.negated:
        return None
    forced = words.has("realised", "links", link.lower_)
    forced = forced and words.has("realised", "verbs", clause.lemma)
    led = forced or words.has("realised", "ways", f"{clause.lemma} {link.lower_}")
    return telling.told_by(clause.head) if led else None


def quoted_in(telling: Telling) -> int | None:
    """The place of the event of a verb that quotes another: "the paper quoted Lee as [saying]".

    Not where the paper goes on telling: "the paper said he was ill. It quoted Lee as [saying]".
    """
    read, clause, words = telling.read, telling.clause, telling.words
    above = telling.part.clauses.parent(clause)
    if above is None or clause.head != read.found.verb or not is_telling(read) or clause.finite:
        return None
    where = telling.told_by(above.head)
    quotes = words.has("preposition", "naming", clause.marker)
    if where is None or not quotes or not is_telling(telling.kept[where]):
        return None
    sayings = [other for _, other in telling.in_its_paragraph() if is_telling(other)][:2]
    goes_on = len(sayings) > 1 and speakers_of(sayings[0]) == speakers_of(sayings[1])
    return None if goes_on else where


def said_anew(telling: Telling) -> int | None:
    """The place of the event of a verb that only changes or repeats what somebody had asked for.

    "Raised its [bid]", "repeated their [demands]": known by whose it is, and told nowhere else.
    """
    read, words = telling.read, telling.words
    noun = telling.part.doc[read.found.token]
    if read.found.verb is not None or read.own_times:
        return None
    phrase = read_noun_phrase(noun)
    whose = phrase.definiteness is Definiteness.POSSESSIVE and phrase.role is NounRole.OBJECT
    spoken = words.has("not_events", "refused_types", read.event.type)
    anew = words.has("aspect", "anew", noun.head.lemma_)
    return telling.told_by(noun.head.i) if whose and spoken and anew else None


def _are_of_a_kind(read: EventMention, other: EventMention) -> bool:
    families = {(e.event.subtype or "").partition(".")[0] for e in (read, other)}
    return read.event.type == other.event.type or (len(families) == 1 and "" not in families)


_TELLING_AGAIN: tuple[tuple[Tells, Joins], ...] = (
    # what tells an event with another word, and what becomes of the two
    (summed_up, joined),
    (brought_into, brought_to),
    (quoted_in, in_words_of),
    (told_within, opening),
    (framing, joined),
    (struck_by, carrying),
    (said_anew, joined),
    (went_off, joined),
)


@functools.cache
def in_its_sentence(language: str) -> tuple[tuple[Tells, Joins], ...]:
    """What may find the event of which a sentence tells with another word, and how they join."""
    clauses = ((one.find, joins) for one, joins in load_constructions(language))
    return (*clauses, *_TELLING_AGAIN)
