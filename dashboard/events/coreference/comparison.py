"""What two tellings are compared by: their sides, their speakers, their dates."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping, Sequence

from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention, in_role, is_dated
from dashboard.events.trigger import STATEMENT
from dashboard.model import Actor, Event, EventDate, Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.clauses import Clauses
from dashboard.nlp.stems import same_event_data, stems
from dashboard.vocabulary import FACTS

RECENT = dt.timedelta(days=7)  # before publication, for what is news


def sides_of(
    read: EventMention, actors: Mapping[str, Actor], *, placed: bool = True
) -> frozenset[str]:
    """The ids of the participants, or of the country that one is of; topics are none.

    ``placed``: where it was is one of them.
    """
    none = {Role.TOPIC} if placed else {Role.TOPIC, Role.PLACE}
    known = ((actors.get(p.actor), p.role) for p in read.event.participants)
    return frozenset(a.country or a.id for a, role in known if a is not None and role not in none)


def speakers_of(read: EventMention) -> frozenset[str]:
    """The ids of who says it; empty where nobody does."""
    return in_role(read.event, Role.SPEAKER)


def is_telling(read: EventMention) -> bool:
    """Whether somebody tells something to somebody."""
    return read.event.type == STATEMENT or (read.event.subtype or "").startswith(tellings())


@functools.cache
def tellings() -> tuple[str, ...]:
    """How the subtypes begin of what somebody tells to somebody, in all languages."""
    return tuple(same_event_data()["tellings"])


def is_incident(event: Event) -> bool:
    """Whether an event is of a kind that does not come again, as an election or a match does."""
    return (event.subtype or "").startswith(tuple(same_event_data()["incidents"]))


def names_a_suspect(read: EventMention, other: EventMention) -> bool:
    """Whether a telling that is no fact names somebody who did what another tells as one.

    "Reed died on Monday. … Voss is accused of [killing] Reed": who did it is only charged.
    """
    asserted = Modality.ASSERTED
    if other.event.modality is not asserted or read.event.modality is asserted:
        return False
    told = (p for p in read.event.participants if p.role is Role.ACTOR)
    return any(p.actor not in other.actors for p in told)


def accuses_another(read: EventMention, other: EventMention) -> bool:
    """Whether a clause accuses somebody to whom another act was not done.

    "Sued the mill, [accusing] Voss of theft": nobody sued Voss. A complaint of nobody by name may
    be against them.
    """
    accusations = same_event_data()["accusations"]
    if read.event.subtype not in accusations:
        return False
    mine, theirs = (in_role(e.event, Role.RECIPIENT) for e in (read, other))
    named = not (other.event.subtype in accusations and not theirs)
    return named and not mine <= theirs


def are_apart(x: EventDate, y: EventDate) -> bool:
    """Whether two dates have no day in common."""
    return bool(
        (x.latest and y.earliest and x.latest < y.earliest)
        or (y.latest and x.earliest and y.latest < x.earliest)
    )


def are_dated_apart(a: Event, b: Event) -> bool:
    """Whether two events have dates of their own with no day in common."""
    return is_dated(a) and is_dated(b) and are_apart(a.date, b.date)


def are_of_two_times(places: Sequence[int], kept: Sequence[EventMention]) -> bool:
    """Whether one of the events at these places is dated apart from the first that has a date."""
    dated = [kept[i].event.date for i in places if is_dated(kept[i].event)]
    return any(are_apart(dated[0], other) for other in dated[1:])


def are_of_one_day(later: EventDate, earlier: EventDate) -> bool:
    """Whether two dates are one and the same day."""
    day = later.earliest
    return day is not None and {day} == {later.latest, earlier.earliest, earlier.latest}


def are_elsewhere(read: EventMention, other: EventMention) -> bool:
    """Whether two tellings are of two places, in their own words."""
    a, b = read.event.place, other.event.place
    return a is not None and b is not None and stems(a.text).isdisjoint(stems(b.text))


def are_in_two_countries(
    read: EventMention, other: EventMention, actors: Mapping[str, Actor]
) -> bool:
    """Whether two tellings are of places of which all are in other countries."""
    mine, theirs = (
        {
            a.country
            for p in each.event.participants
            if p.role is Role.PLACE and (a := actors.get(p.actor)) is not None and a.country
        }
        for each in (read, other)
    )
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def stands_beside(paragraph: int, number: int, other: EventMention, clauses: Clauses) -> bool:
    """Whether a word stands in the clause of a verb that tells the other, and not in the telling.

    "Spoke after the [speech]", "attacked the [inquiry]": these are two events.
    """
    verb = clauses.of(number).head
    return any(
        (told.paragraph, told.verb) == (paragraph, verb)
        and number not in range(told.first, told.last + 1)
        for told in other.triggers
    )


def have_other_sides(a: Event, b: Event) -> bool:
    """Whether others did it, or others underwent it."""
    for roles in ({Role.ACTOR, Role.PARTICIPANT, Role.SPEAKER}, {Role.RECIPIENT}):
        mine, theirs = (in_role(e, *roles) for e in (a, b))
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False


def are_of_two_days(events: Sequence[Event]) -> bool:
    """Whether two of the events have no day in common."""
    ends = [(e.date.earliest, e.date.latest) for e in events]
    firsts = [first for first, _ in ends if first is not None]
    lasts = [last for _, last in ends if last is not None]
    return bool(firsts and lasts) and max(firsts) > min(lasts)


def are_ordered(
    read: EventMention, other: EventMention, analysis: Analysis, words: ClauseWords
) -> bool:
    """Whether one verb tells which of two nouns came first: "the [rally] followed a [march]"."""
    number = read.found.paragraph
    clauses = analysis.paragraphs[number].clauses
    clause = clauses.of(read.found.token)
    orders = ("verb_after", "verb_before")
    if not any(words.has("signal", each, clause.lemma) for each in orders):
        return False
    return any(
        told.paragraph == number
        and told.token != read.found.token
        and clauses.of(told.token) is clause
        for told in other.triggers
    )


def facts_of_paragraph(
    number: int, kept: Sequence[EventMention]
) -> Iterator[tuple[int, EventMention]]:
    """The facts of a paragraph with their places, the last first; the paragraphs come in order."""
    for i in range(len(kept) - 1, -1, -1):
        paragraph = kept[i].found.paragraph
        if paragraph < number:
            return
        if paragraph == number and kept[i].event.modality in FACTS:
            yield i, kept[i]


def are_near(read: EventMention, lead: EventMention) -> bool:
    """Whether what is told below may be the news that was told before."""
    mine, theirs = read.event.date, lead.event.date
    if not is_dated(read.event):
        return True
    if is_dated(lead.event):
        return not are_apart(mine, theirs)
    last = mine.latest, theirs.latest
    return last[0] is not None and last[1] is not None and last[1] - last[0] <= RECENT


def acted_by_others(read: EventMention, other: EventMention) -> bool:
    """Whether both tell who did it, and nobody did both."""
    both = (in_role(e.event, Role.ACTOR) for e in (read, other))
    mine, theirs = both
    return bool(mine and theirs) and mine.isdisjoint(theirs)
