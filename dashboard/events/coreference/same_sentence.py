"""Finds the event that a noun or a clause only tells with another word, in the same sentence.

A summative modifier ("a court jailed Berg, a [ruling] that shocked many"), the light verb of a
relative clause or participle on its noun ("the strike that the union [staged]"), and what is said
by it ("rallies [calling] for a vote").
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from dashboard.clause import (
    Argument,
    Clause,
    Definiteness,
    Embedding,
    NounRole,
)
from dashboard.events.coreference.blasts import went_off
from dashboard.events.coreference.comparison import accuses_another, is_telling, tellings
from dashboard.events.coreference.effects import struck_by
from dashboard.events.coreference.implicatives import (
    brought_about,
    complement_of_conative,
    done_in_words,
    done_with,
    said_with,
)
from dashboard.events.coreference.means import done_by_means
from dashboard.events.coreference.merging import (
    as_attempt,
    brought_to,
    carrying,
    joined,
    opening,
    realised_by,
    taking_part,
    with_medium,
    with_purpose,
    with_third_party,
)
from dashboard.events.coreference.purposes import aimed_at
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.telling import Telling, latest
from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.model import Span
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_relative_pronoun, is_summative, read_noun_phrase
from dashboard.nlp.stems import same_event_data

Tells = Callable[[Telling], int | None]
Joins = Callable[[EventMention, EventMention], EventMention]
_ON_NOUNS = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE})


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


def told_in_its_clause(telling: Telling) -> int | None:
    """The place of the event of the noun of which a light verb only says who did it; else None.

    "Sanctions [imposed] by France", "the strike that the union [staged] in May"; not "a strike that
    [began] in May", of whose course the clause tells.
    """
    return _of_its_noun("doing", telling)


def attended(telling: Telling) -> int | None:
    """The place of the event of the noun of which a clause says who was there; else None.

    "A rally [attended] by thousands", "the service that Berg [joined]".
    """
    return _of_its_noun("taking_part", telling)


def mediated(telling: Telling) -> int | None:
    """The place of the event of the noun of which a clause names a third party; else None.

    "Talks [mediated] by Norway", "elections [monitored] by the union".
    """
    return _of_its_noun("mediating", telling)


def _of_its_noun(verbs: str, telling: Telling) -> int | None:
    read, part, clause, words = telling.read, telling.part, telling.clause, telling.words
    light = words.has("light", verbs, clause.lemma)
    if clause.head != read.found.verb or clause.embedding not in _ON_NOUNS or not light:
        return None
    if clause.negated or clause.governor is None or words.has("aspect", "verbs", clause.lemma):
        return None
    subject = clause.subject
    noun = part.doc[clause.governor]
    undergone = clause.is_passive or (
        subject is not None and not subject.shared and subject.head > noun.i
    )
    own = clause.object
    relative = own is None or is_relative_pronoun(part.doc[own.head])
    if not undergone or not relative:
        return None
    for where, other in latest(telling.kept):
        if any(_is_told_by(noun.i, read.found.paragraph, told) for told in other.triggers):
            return where
    return None


def _is_told_by(noun: int, paragraph: int, told: EventTrigger) -> bool:
    """Whether a noun is a word of a trigger; of all its words where no verb tells it.

    "The state of emergency that she declared"; "thousands marched. The [march], organised by …".
    """
    words_of = {told.noun, told.token}
    if told.verb is None:
        words_of.update(range(told.first, told.last + 1))
    return told.paragraph == paragraph and noun in words_of


def told_along(telling: Telling) -> int | None:
    """The place of the event of which a participle tells what was said or done with it; else None.

    "Officials praised the deal, [warning] that …", "wrote to the mayor, [informing] her": one
    speaker on one occasion; "thousands marched, [waving] flags": the manner of a protest; "banned
    it, [citing] safety": why. Not what
    somebody who does something else says ("left, [saying] …"), nor at another time.
    """
    read, part, words = telling.read, telling.part, telling.words
    own = clause = telling.clause
    while clause.embedding is Embedding.COORDINATION and not clause.finite:  # "and [singing]"
        clause = part.clauses.parent(clause) or clause
    above = part.clauses.parent(clause)
    plain = clause.embedding is Embedding.ADVERBIAL and not (clause.finite or clause.marker)
    if above is None or not plain or not own.is_active or own.negated:
        return None
    subject = own.subject
    another = subject is not None and not subject.shared
    if another or read.own_times or own.head != read.found.verb:
        return None
    where = telling.told_by(above.head)
    if where is None:
        return None
    other = telling.kept[where]
    ends = words.has("aspect", "ending", own.lemma)  # "spoke, ending a dispute"
    one = (_are_along(read, other) and not ends) or words.has("not_events", "citing", own.lemma)
    one = one and telling.is_as_real_as(other)
    shared = subject is not None and subject == _as_shared(above.subject)
    by_it = shared and other.event.subtype in same_event_data()["told_by"]
    return where if one and (by_it or set(read.actors) & set(other.actors)) else None


def _as_shared(argument: Argument | None) -> Argument | None:
    return None if argument is None else dataclasses.replace(argument, shared=True)


def told_within(telling: Telling) -> int | None:
    """The place of the event of a noun that frames a clause of its own kind; None without one.

    "In a huge demonstration, thousands [marched] to the port": not "after a demonstration", nor
    one that is known ("at the rally").
    """
    read, analysis = telling.read, telling.analysis
    led = _led_in(read, analysis, telling.words)
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
    if other is None or read.found.token not in _led_in(other, analysis, telling.words):
        return None
    return where if _frames(read, other, analysis) else None


def _led_in(verb: EventMention, analysis: Analysis, words: ClauseWords) -> set[int]:
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


def opened_by(telling: Telling) -> int | None:
    """The place of the saying of a participle with which a saying opens; None where none does.

    "[Speaking] in Oslo on Monday, Berg said …", "[responding] to the ruling, Lind attacked it": it
    tells where or why, not what; "in a letter [published] on Monday, Berg said …": when.
    Not what is more than speech ("meeting the mayor, Berg said …").
    """
    read, part, saying = telling.read, telling.part, telling.clause
    if not is_telling(read) or read.found.verb is None:
        return None
    for where, other in telling.in_its_paragraph():
        clause = part.clauses.of(other.found.head)
        dates = other.found.verb == clause.head and _makes_known(clause, read, telling)
        above = part.clauses.parent(clause)
        plain = clause.embedding is Embedding.ADVERBIAL and not (clause.finite or clause.marker)
        opens = plain and above is not None and above.head == read.found.head
        if not (dates or opens):
            continue
        if not all(_stands_in(link.timex.span, clause, saying, part) for link in read.own_times):
            continue  # "speaking on Monday, Berg said on Tuesday"
        if dates:
            return where if telling.is_as_real_as(other) else None
        speaks = clause.lemma in same_event_data()["openings"]
        one = speaks and telling.is_as_real_as(other)
        return where if one and set(read.actors) & set(other.actors) else None
    return None


def _stands_in(span: Span, clause: Clause, saying: Clause, part: AnalysedParagraph) -> bool:
    """Whether a time stands in a participle that opens a saying: "[speaking] today, Berg said"."""
    subject = saying.subject
    end = saying.head if subject is None else part.doc.edges[subject.head][0]
    return part.at(part.doc[clause.head]) < span.start < part.at(part.doc[end])


def made_known_in(telling: Telling) -> int | None:
    """The place of the saying in a medium of which a participle behind it tells when; else None.

    "Announced the deal in a statement [released] on Monday": one saying, of Monday.
    """
    if telling.read.found.verb is None or telling.clause.embedding is not Embedding.PARTICIPLE:
        return None
    for where, other in telling.in_its_paragraph():
        said = other.found.verb is not None and is_telling(other)
        if said and _makes_known(telling.clause, other, telling):
            return where if telling.is_as_real_as(other) else None
    return None


def _makes_known(clause: Clause, saying: EventMention, telling: Telling) -> bool:
    """Whether a participle tells how the medium of a saying was made known: "a letter [posted]"."""
    if clause.embedding is not Embedding.PARTICIPLE or clause.governor is None:
        return False
    medium = telling.part.doc[clause.governor]
    known = telling.words.has("message", "making_known", clause.lemma)
    known = known and telling.words.has("message", "media", medium.lemma_.lower())
    return known and is_behind_preposition(medium) and medium.head.head.i == saying.found.head


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


def _are_along(read: EventMention, other: EventMention) -> bool:
    """Whether two tell something to somebody, or the one tells the manner of the other.

    Who marches, testifies or files a suit says something by it ("marched, [demanding] a vote").
    """
    if accuses_another(read, other):
        return False
    mine, theirs = read.event.subtype or "", other.event.subtype or ""
    manner = mine == theirs and mine in same_event_data()["manners"]
    said = mine.startswith(tellings())
    by_it = is_telling(other) or theirs in same_event_data()["told_by"]
    return manner or (said and by_it)


def said_in_it(telling: Telling) -> int | None:
    """The place of the event of the noun of which a participle tells what it says; else None.

    "Rallies [calling] for a vote", "filed a complaint [alleging] fraud"; and of what one carries
    there ("carried signs [demanding] a vote"). Not "a rally [ending] a strike".
    """
    read, clause = telling.read, telling.clause
    plain = clause.embedding is Embedding.PARTICIPLE and clause.is_active
    if not plain or clause.governor is None or clause.head != read.found.verb or clause.negated:
        return None
    if not is_telling(read):
        return None
    noun = telling.part.doc[clause.governor]
    for where, other in latest(telling.kept):
        own = any(
            told.paragraph == read.found.paragraph and told.first <= noun.i <= told.last
            for told in other.triggers
        )
        if own or (
            telling.words.has("message", "carried", noun.lemma_.lower())
            and telling.told_by(noun.head.i) == where
        ):
            one = telling.is_as_real_as(other) and _are_along(read, other)
            return where if one else None
    return None


def _are_of_a_kind(read: EventMention, other: EventMention) -> bool:
    families = {(e.event.subtype or "").partition(".")[0] for e in (read, other)}
    return read.event.type == other.event.type or (len(families) == 1 and "" not in families)


IN_ITS_SENTENCE: tuple[tuple[Tells, Joins], ...] = (
    # what tells an event with another word, and what becomes of the two
    (done_by_means, joined),  # "protested by shouting"
    (summed_up, joined),
    (told_along, joined),
    (made_known_in, with_medium),
    (told_in_its_clause, realised_by),
    (attended, taking_part),
    (mediated, with_third_party),
    (said_in_it, joined),
    (brought_about, brought_to),
    (said_with, brought_to),  # "used the debate to accuse her"
    (done_in_words, joined),
    (done_with, opening),
    (complement_of_conative, as_attempt),
    (aimed_at, with_purpose),
    (opened_by, opening),
    (told_within, opening),
    (framing, joined),
    (struck_by, carrying),
    (said_anew, joined),
    (went_off, joined),
)
