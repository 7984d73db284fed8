"""Makes one event of two places that tell of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from dashboard.clause import Clause
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention, is_dated, merge_participants
from dashboard.events.trigger import STATE, STATEMENT
from dashboard.model import DateStatus, Event, Modality, Participant, Role
from dashboard.nlp.stems import same_event_data
from dashboard.reasons import reason
from dashboard.vocabulary import PLANS


def joined(first: EventMention, later: EventMention) -> EventMention:
    """The first telling with what the later one adds; a date is taken over where there was none."""
    event, other = first.event, later.event
    date = other.date if tells_more(other, event) else event.date
    merged = dataclasses.replace(
        event,
        date=date,
        mode=event.mode or other.mode,
        place=event.place or other.place,
        subtype=event.subtype or other.subtype,
        mentions=(*event.mentions, other.trigger),
        participants=merge_participants(event.participants, _sure_in(other, event)),
        quotes=tuple(dict.fromkeys((*event.quotes, *other.quotes))),
    )
    links = first.time_links or later.time_links
    return dataclasses.replace(
        first, event=merged, triggers=(*first.triggers, *later.triggers), time_links=links
    )


def _sure_in(later: Event, first: Event) -> tuple[Participant, ...]:
    """Who takes part by a later telling; of one that is no fact, nobody who did what is one."""
    asserted = Modality.ASSERTED
    if first.modality is not asserted or later.modality is asserted:
        return later.participants
    return tuple(p for p in later.participants if p.role is not Role.ACTOR)


def brought_to(first: EventMention, later: EventMention) -> EventMention:
    """An implicative verb with its complement, of the complement's kind: "forced to [resign]"."""
    whole, event = joined(first, later), later.event
    if event.subtype is None or event.type == STATEMENT:
        return whole
    people = merge_participants(event.participants, first.event.participants)
    kind = dataclasses.replace(
        whole.event,
        id=first.event.id.removesuffix(first.event.type) + event.type,
        type=event.type,
        mode=event.mode,
        subtype=event.subtype,
        participants=people,
    )
    return dataclasses.replace(whole, event=kind)


def as_attempt(first: EventMention, later: EventMention) -> EventMention:
    """A conative or negative implicative verb with its complement: "tried to [sell] the mill".

    The event stays the verb's; from the complement it has who takes part, and the day of what is
    not still to come. No mention of the complement is one of a refusal: it was not done.
    """
    whole = joined(first, later)
    undone = later.event.modality is Modality.NEGATED
    mentions = first.event.mentions if undone else whole.event.mentions
    own = later.event.modality in PLANS and later.event.date.status is DateStatus.INFERRED
    date = first.event.date if own else whole.event.date  # "sought to leave on Monday": last
    event = dataclasses.replace(whole.event, mentions=mentions, date=date)
    return dataclasses.replace(whole, event=event, triggers=first.triggers)


def taking_part(first: EventMention, later: EventMention) -> EventMention:
    """An event with those who attended it: "a rally [attended] by Lind". All else stays."""
    whole = joined(first, later)
    event = dataclasses.replace(whole.event, mentions=first.event.mentions)
    return dataclasses.replace(whole, event=event, triggers=first.triggers)


def with_third_party(first: EventMention, later: EventMention) -> EventMention:
    """An event with whom it had beside its sides: who mediates talks acts in none of them."""
    event = later.event
    beside = tuple(
        dataclasses.replace(one, role=Role.PARTICIPANT) if one.role is Role.ACTOR else one
        for one in event.participants
    )
    return taking_part(first, later.with_event(participants=beside))


def with_medium(first: EventMention, later: EventMention) -> EventMention:
    """A saying with when its medium was made known: "in a statement [issued] by the party".

    Who did that did not say it.
    """
    event = dataclasses.replace(later.event, participants=())
    return joined(first, dataclasses.replace(later, event=event))


def in_words_of(first: EventMention, later: EventMention) -> EventMention:
    """A quoting as the saying of who is quoted: the paper of "the paper quoted Lee" stands by."""
    beside = tuple(
        dataclasses.replace(one, role=Role.AFFILIATION) if one.role is Role.SPEAKER else one
        for one in first.event.participants
    )
    people = merge_participants(later.event.participants, beside)
    return joined(first, later).with_event(participants=people)


def with_purpose(first: EventMention, later: EventMention) -> EventMention:
    """An act with its clause of purpose, as a protest if the act has no kind of its own.

    "Stayed at home to protest" is a protest; "killed a guard to protest" stays a killing.
    """
    event = first.event
    told = later.event.subtype in same_event_data()["protests"]
    undone = event.subtype in same_event_data()["abstentions"]  # "shunned work"
    told = told and (event.subtype is None or event.type == STATE or undone)
    return (opening if told else joined)(first, later)


def opening(first: EventMention, later: EventMention) -> EventMention:
    """The later telling, which leads, with the first: "[speaking] in Oslo, Berg said he was glad".

    So, too, "the protests began in June" with the noun that had no time.
    """
    told = (*first.triggers, *later.triggers)
    return dataclasses.replace(joined(later, first), triggers=told)


def affirms(quoted: EventMention, later: EventMention) -> bool:
    """Whether the article itself tells as a fact what only a quotation told so far."""
    own = quoted.found.narrated and not later.found.narrated
    return own and later.event.modality is Modality.ASSERTED


def carrying(first: EventMention, later: EventMention) -> EventMention:
    """An incident with the clause of its effect: that tells it where its subject named it first.

    "A fire [destroyed] a mill": the clause. So, too, where a later sentence gives its time; else
    the noun: "a fire at a mill …. The blaze [destroyed] the roof".
    """
    timed = is_dated(later.event) and not is_dated(first.event)
    named = first.event.sentence == later.event.sentence or timed
    if not (named and first.found.verb is None):
        return joined(first, later)
    whole = opening(first, later)
    kind = first.event.subtype or whole.event.subtype
    return whole.with_event(subtype=kind)


def realised_by(first: EventMention, later: EventMention) -> EventMention:
    """The event of a noun with its light verb: "an appeal against an order [issued] on Monday".

    It is a fact where the participle tells one with a time, whatever the noun hangs on.
    """
    whole, event = joined(first, later), later.event
    told = first.found.verb is None and event.modality is Modality.ASSERTED and is_dated(event)
    if not told:
        return whole
    fact = dataclasses.replace(whole.event, modality=event.modality, modality_because=None)
    return dataclasses.replace(whole, event=fact)


def way_of_joining(
    first: EventMention, later: EventMention, *, timed: bool, came: bool
) -> Callable[[EventMention, EventMention], EventMention]:
    """How a later telling joins: it may lead, or tell that what was to come came about.

    ``timed``: it gives the time of what only a noun named; ``came``: it tells that this came about.
    """
    if timed or affirms(first, later):
        return opening
    past = later.tense == "past" and later.event.modality is Modality.ASSERTED
    return _coming_about if came and past and first.event.modality in PLANS else joined


def tells_that_it_came(read: EventMention, clause: Clause, words: ClauseWords) -> bool:
    """Whether a clause that tells the course of an event tells that it came about, or when.

    "The strike began", "the resignation came after a vote", "on Monday"; not "came as a shock" or
    "came under fire", which may be told of a plan.
    """
    if words.has("light", "coming_about", clause.lemma):
        return True
    orders = [(order, o.preposition) for o in clause.obliques for order in ("before", "after")]
    placed = any(words.has("signal", *each) for each in orders)
    return placed or bool(read.own_times)


def _coming_about(first: EventMention, later: EventMention) -> EventMention:
    """What was still to come with the clause that tells that it came: it is a fact.

    "Announced his resignation. … The [resignation came] two days after the vote".
    """
    whole, event = joined(first, later), first.event
    date = whole.event.date if is_dated(whole.event) else later.event.date
    fact = dataclasses.replace(
        whole.event, date=date, modality=later.event.modality, modality_because=None
    )
    return whole if is_dated(event) else dataclasses.replace(whole, event=fact)


def tells_more(later: Event, first: Event) -> bool:
    """Whether the later date is the one to keep: the first has none, or holds the whole of it."""
    if not (is_dated(later) and is_dated(first)):
        return is_dated(later)
    mine, theirs = later.date, first.date
    if None in (mine.earliest, mine.latest, theirs.earliest, theirs.latest):
        return False
    within = theirs.earliest <= mine.earliest and mine.latest <= theirs.latest  # type: ignore[operator]
    same = (mine.earliest, mine.latest) == (theirs.earliest, theirs.latest)
    stated = mine.status is DateStatus.STATED
    return stated and within and (not same or theirs.status is not DateStatus.STATED)


def pointing_back(read: EventMention, headline: str) -> EventMention:
    """A clause whose subject is the event itself ("It [was held] on Monday"), ready to be joined.

    It has no participants, as "it" is none; its time is inferred, as the antecedent is: of the
    event of its ``headline``.
    """
    date = read.event.date
    if is_dated(read.event):
        because = reason("events.taken_to_mean", because=date.because, event=headline)
        date = dataclasses.replace(date, status=DateStatus.INFERRED, because=because)
    return read.with_event(participants=(), date=date)
