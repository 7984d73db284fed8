"""Where two reports of one event differ, and whether that is a conflict, a later state, or neither.

Both can be right where one is only less exact, or counts by another clock. A later report may tell
a later state: such a count goes on by itself, or a sentence says so. What is left is a conflict.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from dashboard.ledger.quantities import (
    Places,
    Quantity,
    find_quantities,
    may_agree,
    same_value,
)
from dashboard.model import EventDate
from dashboard.registry import language_file, languages, read_toml
from dashboard.timeline.merging.copied_text import compared_words
from dashboard.timeline.merging.same_event import are_of_other_zones
from dashboard.timeline.wording.dates import in_words

_ALIKE = 0.55  # share of the words of two quotations, in order, where they are one
_FEWEST = 4  # words of a quotation of which that can be said


class Kind(StrEnum):
    """What a difference between two reports comes to."""

    CONFLICT = "conflict"
    DEVELOPMENT = "development"
    OPEN = "open"
    PRECISION = "precision"
    ZONES = "zones"


class About(StrEnum):
    """What of an event two reports tell otherwise."""

    DAY = "day"
    PLACE = "place"
    NUMBER = "number"
    WHO = "who"
    FACT = "fact"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Name:
    """Who or where: its id on the timeline, its name, and the ids of all that it belongs to."""

    id: str
    name: str
    above: frozenset[str] = frozenset()
    is_described: bool = False
    is_country: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of an event, as far as reports can disagree on it.

    ``places`` are those in which it was, ``who`` those who did it. ``named`` are the names of all
    places of its article, ``countries`` those of its sentence, by id. ``date`` is None where it is
    not stated. ``denied``: it is told as what was not; None where it is no fact. ``said`` are
    direct quotations, ``times`` the places of times in the sentence.
    """

    sentence: str
    published: dt.date | None = None
    date: EventDate | None = None
    offset: dt.timedelta | None = None
    places: tuple[Name, ...] = ()
    who: tuple[Name, ...] = ()
    named: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    denied: bool | None = None
    said: tuple[str, ...] = ()
    times: Places = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What two reports tell otherwise: the words of each for it, the kind, and why it is of it.

    ``unit`` is what a number counts, else empty; ``why`` is a sentence for a reader.
    """

    about: About
    unit: str
    kind: Kind
    one: str
    other: str
    why: str


def differences(one: Told, other: Told) -> Iterator[Difference]:
    """All that two reports of one event tell otherwise; nothing where they agree."""
    yield from _numbers(one, other)
    for found in (_day(one, other), _place(one, other), _who(one, other), _fact(one, other)):
        if found is not None:
            yield found
    yield from _words(one, other)


def perhaps_two(one: Told, other: Told) -> Iterator[Difference]:
    """The days of two reports of one act, which may be one event or two; nothing without days."""
    if one.date is not None and other.date is not None:
        yield _told(About.DAY, Kind.OPEN, (in_words(one.date), in_words(other.date)))


def _numbers(one: Told, other: Told) -> Iterator[Difference]:
    if _count_elsewhere(one, other):
        return
    theirs = {q.unit: q for q in find_quantities(other.sentence, other.times)}
    for mine in find_quantities(one.sentence, one.times):
        found = theirs.get(mine.unit)
        if found is None or same_value(mine, found):
            continue
        kind, why = _of_numbers(one, other, mine, found)
        yield Difference(About.NUMBER, mine.unit, kind, mine.text, found.text, why)


def _count_elsewhere(one: Told, other: Told) -> bool:
    """Whether one counts in a part of the countries for which the other does."""
    mine, theirs = one.countries, other.countries
    small, large = sorted((mine, theirs), key=len)
    return bool(small) and (not small & large or (len(small) == 1 and small < large))


def _of_numbers(one: Told, other: Told, mine: Quantity, found: Quantity) -> tuple[Kind, str]:
    """A later count where such counts go on or a sentence says so; else whether both can be."""
    agree = may_agree(mine, found)
    exact = mine.low == mine.high and found.low == found.high
    if (said := _later_state(one, other)) and (exact or not agree):
        return Kind.DEVELOPMENT, said
    if (order := _order(one, other)) is not None:
        early, late = (mine, found) if order else (found, mine)
        if _goes_on(early, late, agree=agree):
            return Kind.DEVELOPMENT, reason("count")
    if agree:
        return Kind.PRECISION, reason("precision_number")
    return Kind.CONFLICT, reason("conflict_number")


def _goes_on(early: Quantity, late: Quantity, *, agree: bool) -> bool:
    """Whether a count may have come from the early to the late one by itself.

    Of a number that both allow only where the earlier was the least that is known.
    """
    if early.course == "fixed" and late.course == "fixed":
        return False
    more = (late.low or 0) > (early.low or 0)
    if agree:
        return early.high is None and more
    return more or early.course == "either"


def _day(one: Told, other: Told) -> Difference | None:
    if one.date is None or other.date is None:
        return None
    mine, theirs = one.date, other.date
    if (mine.earliest, mine.latest) == (theirs.earliest, theirs.latest):
        return None
    values = in_words(mine), in_words(theirs)
    if _meet(mine, theirs):
        return _told(About.DAY, Kind.PRECISION, values)
    days = (mine, one.offset), (theirs, other.offset)
    if are_of_other_zones(*((_only_day(date), offset) for date, offset in days)):
        return _told(About.DAY, Kind.ZONES, values)
    return _contradicting(one, other, About.DAY, values)


def _meet(one: EventDate, other: EventDate) -> bool:
    """Whether two dates have a day in common; an open side reaches as far as there are days."""
    first = max(one.earliest or dt.date.min, other.earliest or dt.date.min)
    return first <= min(one.latest or dt.date.max, other.latest or dt.date.max)


def _only_day(date: EventDate) -> dt.date | None:
    return date.latest if date.earliest == date.latest else None


def _place(one: Told, other: Told) -> Difference | None:
    """The places, where each names one; that articles know of both is no conflict."""
    if not one.places or not other.places:
        return None
    mine, theirs = ({place.id for place in told.places} for told in (one, other))
    if mine & theirs:
        return None
    values = _names(one.places), _names(other.places)
    inside = any(_is_inside(a, b) for a in one.places for b in other.places)
    if inside or _is_country_alone(one, other) or _knows(one, other) or _knows(other, one):
        return _told(About.PLACE, Kind.PRECISION, values)
    return _contradicting(one, other, About.PLACE, values)


def _is_inside(one: Name, other: Name) -> bool:
    """Whether one belongs to the other, or its name holds all words of the other's."""
    mine, theirs = (frozenset(name.name.casefold().split()) for name in (one, other))
    return one.id in other.above or other.id in one.above or mine <= theirs or theirs <= mine


def _is_country_alone(one: Told, other: Told) -> bool:
    """Whether one names a country alone, and the other a place of which no country is told."""
    countries = [all(place.is_country for place in told.places) for told in (one, other)]
    return countries[0] != countries[1]


def _knows(one: Told, other: Told) -> bool:
    """Whether the article of one names the place of the other, too."""
    return any(place.name.casefold() in one.named for place in other.places)


def _who(one: Told, other: Told) -> Difference | None:
    if not one.who or not other.who:
        return None
    if {name.id for name in one.who} & {name.id for name in other.who}:
        return None
    values = _names(one.who), _names(other.who)
    described = [all(name.is_described for name in told.who) for told in (one, other)]
    if all(described):
        return None
    if any(described) or any(_is_inside(a, b) for a in one.who for b in other.who):
        return _told(About.WHO, Kind.PRECISION, values)
    return _contradicting(one, other, About.WHO, values)


def _fact(one: Told, other: Told) -> Difference | None:
    if one.denied is None or other.denied is None or one.denied == other.denied:
        return None
    values = _said(one), _said(other)
    order = _order(one, other)
    if order is not None:
        early, late = (one, other) if order else (other, one)
        if early.denied and (words := _found("admits", late.sentence)):
            why = reason("admits", words=words)
            return Difference(About.FACT, "", Kind.DEVELOPMENT, *values, why)
    return _contradicting(one, other, About.FACT, values)


def _words(one: Told, other: Told) -> Iterator[Difference]:
    """Quotations that are one, in other words; each with the one that is most like it."""
    for mine in one.said:
        alike = ((_likeness(mine, theirs), theirs) for theirs in other.said)
        share, theirs = max(alike, default=(0.0, ""))
        if not _ALIKE <= share < 1:
            continue
        values = mine, theirs
        if _is_cut(mine, theirs) or _is_cut(theirs, mine):
            yield _told(About.WORDS, Kind.PRECISION, values)
        else:
            yield _contradicting(one, other, About.WORDS, values)


def _likeness(one: str, other: str) -> float:
    """How much of the shorter quotation stands in the other, in order; 1 for the same words."""
    mine, theirs = compared_words(one), compared_words(other)
    if mine == theirs:
        return 1.0
    if min(len(mine), len(theirs)) < _FEWEST:
        return 0.0
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks) / min(len(mine), len(theirs))
    return min(shared, 0.99)


def _is_cut(one: str, other: str) -> bool:
    """Whether all words of one stand in the other in the same order."""
    words = iter(compared_words(other))
    return all(word in words for word in compared_words(one))


def _contradicting(one: Told, other: Told, about: About, values: tuple[str, str]) -> Difference:
    """What cannot both be: a later state where a sentence says so, else a conflict."""
    if said := _later_state(one, other):
        return Difference(about, "", Kind.DEVELOPMENT, *values, said)
    return _told(about, Kind.CONFLICT, values)


def _told(about: About, kind: Kind, values: tuple[str, str]) -> Difference:
    return Difference(about, "", kind, *values, reason(f"{kind}_{about}"))


def _order(one: Told, other: Told) -> bool | None:
    """Whether one was published before the other; None on the same day, or where it is unknown."""
    if one.published is None or other.published is None or one.published == other.published:
        return None
    return one.published < other.published


def _later_state(one: Told, other: Told) -> str:
    """Why a sentence says that the one report tells a later state; empty where none does."""
    order = _order(one, other)
    later = (one, other) if order is None else ((other,) if order else (one,))
    for name in ("corrects", "rises"):
        for told in later:
            if words := _found(name, told.sentence):
                return reason("corrects", words=words)
    if order is not None and (words := _found("early", (one if order else other).sentence)):
        return reason("early", words=words)
    return ""


def _found(name: str, sentence: str) -> str:
    """The first of the words of a list that a sentence has; empty for none."""
    found = _pattern(name).search(sentence)
    return found[0] if found else ""


def _names(names: tuple[Name, ...]) -> str:
    return ", ".join(name.name for name in names)


def _said(told: Told) -> str:
    return str(_file()["facts"]["denied" if told.denied else "done"])


def reason(name: str, **values: object) -> str:
    """A sentence that says why a difference is of its kind."""
    told: str = _file()["reasons"][name]
    return told.format(**values)


def word(name: str, **values: object) -> str:
    """Words of the history of an event, with their values."""
    told: str = _file()["history"][name]
    return told.format(**values).replace("….", "…")  # a title that was cut ends the sentence


def fate_label(fate: str) -> str:
    """What is told of the events that had one fate since a day."""
    return str(_file()["fates"][fate])


def about_label(about: str) -> str:
    """What of an event is told otherwise, as a person calls it."""
    return str(_file()["about"][about])


def kind_label(kind: str) -> str:
    """What a kind of difference is called."""
    return str(_file()["kinds"][kind]["label"])


def kind_means(kind: str) -> str:
    """What a kind of difference means, in a sentence."""
    return str(_file()["kinds"][kind]["means"])


def _file() -> Mapping[str, Any]:
    return read_toml("ledger/words.toml")


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    words = [
        word
        for code in languages()
        for word in read_toml(language_file(code, "quantities.toml"))["later"][name]
    ]
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)
