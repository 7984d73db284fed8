"""What speaks for and against two reports being of one event; the words alone never decide."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.model import (
    Actor,
    ActorKind,
    Event,
    Modality,
    ParsedArticle,
    Report,
    Role,
    Span,
)
from dashboard.nlp.stems import WORD, meanings, same_event_data, stems
from dashboard.registry import read_toml
from dashboard.timeline.zones import offset

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_BESIDE = frozenset({Role.TOPIC, Role.PLACE})  # these do not take part
_SOURCES = frozenset({Role.ACTOR, Role.SPEAKER})
_NAMED = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})
_KINDS = {  # only what is told in the same way can be the same
    Modality.ASSERTED: "fact",
    Modality.REPORTED: "fact",
    Modality.PROPOSED: "proposed",
    Modality.POSSIBLE: "proposed",
}
# How much must speak for it, by the most days that the wider of two dates may take. What is open at
# one side needs the most, what is undated is never joined.
_NEEDS = ((4, 3.0), (8, 4.0), (92, 5.0), (370, 5.5))
_NEEDS_OPEN = 5.5
_CERTAIN = 100.0
_COARSE = 8  # days: of wider dates the words for the event must agree, too
_ALIKE, _HELD = 0.6, 0.85  # shares of words that two sayings share, that one holds of the other


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a report is compared. ``line`` are those who take part with all they are members of.

    ``named`` are the people and bodies among them that are named, ``groups`` the names of those
    sources that are only described. ``kind`` is how it is told: as a
    fact, as proposed …; ``once`` whether its trigger names what is done but once within days, "by"
    one, "upon" one, or "with" one thing; ``act`` is the stem of the trigger, ``stem`` its meaning;
    ``words`` what the headline, ``told`` what the sentence says beside names and times; ``said``
    the words of each quote. ``first`` and ``last`` are its days, None is open; ``days`` is how many
    these are, None where it is open or unknown. ``copy``, in a text that is printed in several
    articles, are its words with their place and their day: equal where it is the very same report.
    """

    report: Report
    id: str
    article: str
    who: frozenset[str]
    line: frozenset[str]
    people: frozenset[str]
    named: frozenset[str]
    countries: frozenset[str]
    sources: frozenset[str]
    groups: frozenset[str]
    kind: str
    once: str
    act: str
    stem: str
    words: frozenset[str]
    told: frozenset[str]
    numbers: frozenset[str]
    place: frozenset[str]
    said: tuple[frozenset[str], ...]
    is_saying: bool
    first: dt.date | None
    last: dt.date | None
    days: int | None
    offset: dt.timedelta | None
    copy: tuple[object, ...] | None
    above: Mapping[str, frozenset[str]] = field(repr=False, compare=False)


def facts(
    report: Report,
    parsed: ParsedArticle,
    actors: Mapping[str, Actor],
    above: Mapping[str, frozenset[str]],
    text: str | None = None,
) -> Facts:
    """What of a report is compared; ``above`` has each actor's own id and all it is member of.

    ``text`` is the same for articles that print one text, None for one that stands alone.
    """
    event = report.event
    taking = [p for p in event.participants if p.role not in _BESIDE and p.actor in actors]
    who = frozenset(p.actor for p in taking)
    line = _all(above[a] for a in who)
    sources = _all(above[p.actor] for p in taking if p.role in _SOURCES)
    names = stems(" ".join(actors[a].name for a in sorted(line) if a in actors))
    sentence = event.sentence
    times = [t.span.text for t in parsed.timexes if sentence.start <= t.span.start < sentence.end]
    beside = names | stems(" ".join(times))
    trigger = stems(event.trigger.text)
    bare = functools.reduce(lambda text, time: text.replace(time, " "), times, event.headline)
    first, last = event.date.earliest, event.date.latest
    return Facts(
        report=report,
        id=event.id,
        article=report.article.id,
        who=who,
        line=line,
        people=frozenset(a for a in who if actors[a].kind is ActorKind.PERSON),
        named=frozenset(a for a in who if actors[a].kind in _NAMED),
        countries=frozenset(a for a in line if actors[a].kind is ActorKind.COUNTRY),
        sources=sources,
        groups=frozenset(
            actors[a].name.casefold() for a in sources if actors[a].kind is ActorKind.GROUP
        ),
        kind=_KINDS.get(event.modality, event.modality),
        once=_once().get(event.trigger.text.casefold(), ""),
        act=min(trigger, default=""),
        stem=_meaning(event, sentence),
        words=stems(bare) - beside - trigger,
        told=stems(sentence.text) - beside - trigger,
        numbers=_numbers(bare),
        place=frozenset() if event.place is None else frozenset(WORD.findall(event.place.text)),
        said=tuple(filter(None, (stems(quote.span.text) for quote in report.quotes))),
        is_saying=any(p.role is Role.SPEAKER for p in taking)
        or bool(report.quotes and event.type in same_event_data()["sayings"]),
        first=first,
        last=last,
        days=None if first is None or last is None else (last - first).days + 1,
        offset=offset(report.article, last),
        copy=None if text is None or (first or last) is None else (text, *_print(event)),
        above=above,
    )


def speaks_for(one: Facts, other: Facts) -> float:
    """How much speaks for two reports being of one event; 0 where too little or anything against.

    No number that is shown to anybody: it only tells the better of several candidates.
    """
    return _CERTAIN * _is_copy(one, other) + _points(one, other)


def _points(one: Facts, other: Facts) -> float:
    if one.is_saying != other.is_saying or not same_time(one, other):
        return 0.0
    if one.is_saying:
        return _same_saying(one, other)
    who = _shared(one, other)
    if not who:
        return 0.0
    stem = bool(one.stem) and one.stem == other.stem
    modes = {m for f in (one, other) if (m := f.report.event.mode)}
    words = max(share_of_words(one.words, other.words), share_of_words(one.told, other.told))
    total = who + 2 * stem + (len(modes) == 1) + bool(one.place & other.place) + 4 * words
    widest = None if None in (one.days, other.days) else max(one.days or 0, other.days or 0)
    if (widest is None or widest > _COARSE) and not stem:
        return 0.0
    if who < 2 and words < 0.3:
        return 0.0
    return total if total >= _need(widest) else 0.0


def is_against(one: Facts, other: Facts) -> bool:
    """Whether two reports contradict each other in what they tell; dates are another matter."""
    if _is_copy(one, other):
        return False
    if (
        one.kind != other.kind
        or (one.people and other.people and _differ(one.people, other.people))
        or (one.countries and other.countries and _differ(one.countries, other.countries))
        or (one.sources and other.sources and _are_others(one, other))
        or (one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers))
        or (one.place and other.place and one.place.isdisjoint(other.place))
    ):
        return True
    a, b = one.report.event, other.report.event
    if a.mode != b.mode and (_is_apart(a.type, a.mode) or _is_apart(b.type, b.mode)):
        return True
    return not (one.is_saying or may_be_one(a.type, b.type))


def _is_copy(one: Facts, other: Facts) -> bool:
    """Whether they are one report, printed in two articles: word for word, in one text."""
    return one.copy is not None and one.copy == other.copy


def _print(event: Event) -> tuple[object, ...]:
    """The words of a report, the place of the trigger in them, and what was read from them."""
    at = event.trigger.start - event.sentence.start
    return event.sentence.text, at, event.type, event.date.earliest, event.date.latest


def same_time(one: Facts, other: Facts) -> bool:
    """Whether the dates have a day in common, or are the same day in two time zones."""
    if (one.first is None and one.last is None) or (other.first is None and other.last is None):
        return False
    apart = (one.first is not None and other.last is not None and other.last < one.first) or (
        other.first is not None and one.last is not None and one.last < other.first
    )
    return not apart or is_other_zone(one, other)


def is_other_zone(one: Facts, other: Facts) -> bool:
    """Whether one is told as of the day before, in a place where it was still that day."""
    if one.days != 1 or other.days != 1 or one.offset is None or other.offset is None:
        return False
    west, east = sorted((one, other), key=lambda facts: facts.offset or dt.timedelta(0))
    if west.last is None or east.last is None:
        return False
    return west.offset != east.offset and (east.last - west.last).days == 1


def _meaning(event: Event, sentence: Span) -> str:
    """The stem of the word that names the event; behind a light verb that of the noun."""
    word = event.trigger.text.casefold()
    if word in same_event_data()["light"]:
        behind = sentence.text[event.trigger.end - sentence.start :].casefold()
        known = (meanings().get(noun) for noun in WORD.findall(behind))
        return next(filter(None, known), "")
    return min(stems(word).difference(same_event_data()["light"]), default="")


@functools.lru_cache(maxsize=1000)
def may_be_one(one: str, other: str) -> bool:
    """Whether two types may be of one event."""
    return one == other or any({one, other} <= set(group) for group in same_event_data()["types"])


def _need(days: int | None) -> float:
    return next((n for most, n in _NEEDS if days is not None and days <= most), _NEEDS_OPEN)


def _shared(one: Facts, other: Facts) -> float:
    """How much those who take part agree: a person or body counts 2, a country or member 1."""
    points, met = 0.0, 0
    for actor in one.who:
        near = next((b for b in sorted(other.who) if actor in other.above[b]), None)
        if actor in other.who:
            points += 1 if actor in one.countries else 2
        elif near is not None or other.who & one.above[actor]:
            points += 1
        else:
            continue
        met += 1
    if met == 0:
        return 1.0 if one.countries & other.countries else 0.0
    complete = met > 1 and met >= min(len(one.who), len(other.who))
    return min(points, 4.0) + complete


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names somebody whom the other, naming others, does not."""
    return bool(one - other) and bool(other - one)


def _are_others(one: Facts, other: Facts) -> bool:
    """Whether the sources are not the same; groups of one name need not be others."""
    return one.sources.isdisjoint(other.sources) and one.groups.isdisjoint(other.groups)


def _same_saying(one: Facts, other: Facts) -> float:
    if one.days is None or other.days is None or max(one.days, other.days) > _COARSE:
        return 0.0
    if one.sources.isdisjoint(other.sources):
        return 0.0
    best = 0.0
    for a in one.said or (one.told,):
        for b in other.said or (other.told,):
            shared, less = len(a & b), min(len(a), len(b))
            if share_of_words(a, b) >= _ALIKE or (less >= 4 and shared >= _HELD * less):
                best = max(best, _need(None) + share_of_words(a, b))
    return best


def share_of_words(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets of words is in both, from 0 to 1; 0 where one is empty (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _numbers(text: str) -> frozenset[str]:
    words = {word for word in WORD.findall(text.casefold()) if word in same_event_data()["numbers"]}
    return frozenset(words | set(_FIGURE.findall(text)))


@functools.cache
def _once() -> Mapping[str, str]:
    """The words for what is done, or befalls one, but once within days; each with its list."""
    return {
        word: name for name in ("by", "upon", "with") for word in same_event_data()[f"once_{name}"]
    }


@functools.cache
def _is_apart(code: str, mode: str | None) -> bool:
    """Whether an event of a type in this mode is never one of another mode."""
    if mode is None:
        return False
    modes = read_toml(f"event_types/{code}.toml").get("modes", {})
    return bool(modes.get(mode, {}).get("apart"))
