"""What speaks against two reports being of one event, whatever else they share: hard limits.

Each is a fact that both tell and that differs: who, where, how many, which step of a course.
"""

from __future__ import annotations

import datetime as dt
import functools
from itertools import product

from dashboard.model import Role
from dashboard.nlp.stems import WORD, same_event_data
from dashboard.registry import OWN, language_file, read_toml
from dashboard.timeline.merging.acts import are_other_steps
from dashboard.timeline.merging.facts import Facts
from dashboard.timeline.merging.report_words import Days, Wording
from dashboard.timeline.merging.shared_words import are_other_namesakes

COARSE = 8  # days: wider dates tell less
_PARTIES = frozenset({Role.ACTOR, Role.SPEAKER, Role.RECIPIENT})
_NIGHT = dt.timedelta(days=1)  # what time zones and nights may put between two days


def is_against(one: Facts, other: Facts) -> bool:
    """Whether two reports contradict each other in what they tell; dates are another matter."""
    if is_copy(one, other):
        return False
    if (
        one.kind != other.kind
        or _are_other_people(one, other)
        or (one.countries and other.countries and _differ(one.countries, other.countries))
        or (one.sources and other.sources and _are_other_sources(one, other))
        or _are_in_other_places(one, other)
        or _is_part(one, other)
        or _tell_other_words(one.wording, other.wording)
        or _name_other_times(one, other)
        or _are_among_other_people(one, other)
    ):
        return True
    a, b = one.report.event, other.report.event
    if a.mode != b.mode and (_is_apart(a.type, a.mode) or _is_apart(b.type, b.mode)):
        return True
    return not (one.is_saying or _is_of_one_kind(one, other))


def is_copy(one: Facts, other: Facts) -> bool:
    """Whether they are one report, printed in two articles: word for word, in one text."""
    return one.copy is not None and one.copy == other.copy


@functools.lru_cache(maxsize=1000)
def may_be_one(one: str, other: str) -> bool:
    """Whether two types may be of one event."""
    return one == other or any({one, other} <= set(group) for group in same_event_data()["types"])


def is_narrow(facts: Facts) -> bool:
    """Whether the days of a report are known, and few enough to tell one event from the next."""
    return facts.days is not None and facts.days <= COARSE


def _tell_other_words(one: Wording, other: Wording) -> bool:
    """Whether words of both cannot be of one event: numbers, ordinals, steps, namesakes."""
    return (
        bool(one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers))
        or _have_other_ordinals(one, other)
        or are_other_steps(one.heads, other.heads)
        or are_other_namesakes(one, other)
    )


def _have_other_ordinals(one: Wording, other: Wording) -> bool:
    """Whether a thing is counted otherwise in each: "its first rocket", "its second rocket"."""
    return any(
        one.counted[word].isdisjoint(other.counted[word])
        for word in one.counted.keys() & other.counted.keys()
    )


def _name_other_times(one: Facts, other: Facts) -> bool:
    """Whether each headline names a time, all of these lie apart, and neither has a last day.

    "the strike of 2019", undated as a plan, and "the strike of 4 June 2024".
    """
    mine, theirs = one.wording.times, other.wording.times
    if not mine or not theirs or not (one.days is None is other.days):
        return False
    return all(_lie_apart(a, b) for a, b in product(mine, theirs))


def _lie_apart(one: Days, other: Days) -> bool:
    ends = ((one[0], other[1]), (other[0], one[1]))
    return any(begin and end and end + _NIGHT < begin for begin, end in ends)


def _are_among_other_people(one: Facts, other: Facts) -> bool:
    """Whether nobody known takes part in one, and the sentences name other people each.

    "Daphne Borg was killed by a car bomb in Malta" and "Karl Zammit was killed by a car bomb in
    Malta" tell of two bombs.
    """
    if one.known and other.known:
        return False
    return bool(one.persons and other.persons) and one.persons.isdisjoint(other.persons)


def _is_part(one: Facts, other: Facts) -> bool:
    """Whether one tells of many acts and the other of one of them, or of those of other days.

    "the protests" without a date may be those of another month than "protests in June".
    """
    if one.wording.is_series != other.wording.is_series:
        return bool(one.wording.heads & other.wording.heads)
    dated = [has_own_limit(facts) for facts in (one, other)]
    if dated[0] != dated[1] and _is_outset(one if dated[0] else other):
        return False
    return one.wording.is_series and (is_narrow(one) != is_narrow(other) or dated[0] != dated[1])


def has_own_limit(facts: Facts) -> bool:
    """Whether more is known of its days than that they are before its article."""
    return facts.first is not None or facts.last not in (None, facts.published)


def _is_outset(facts: Facts) -> bool:
    """Whether it tells when a movement began, not that it was there again at some time."""
    return facts.wording.is_begun and not is_narrow(facts)


def _is_of_one_kind(one: Facts, other: Facts) -> bool:
    """Whether types allow it: a verb and its noun may be read as events of two types."""
    same = bool(one.subtype) and one.subtype == other.subtype
    return same or may_be_one(one.type, other.type) or bool(one.wording.heads & other.wording.heads)


def _are_other_people(one: Facts, other: Facts) -> bool:
    """Whether each names a person whom the other, naming persons, does not."""
    return bool(_unmatched(one, other)) and bool(_unmatched(other, one))


def _unmatched(one: Facts, other: Facts) -> list[str]:
    """The persons of one whom no name of the other may mean; none where the other names nobody."""
    return [
        actor
        for actor, words in one.people
        if other.people
        and not any(
            actor == b or (min(len(words), len(theirs)) == 1 and not set(words).isdisjoint(theirs))
            for b, theirs in other.people
        )
    ]


def _are_other_sources(one: Facts, other: Facts) -> bool:
    """Whether the sources are others; those described in the same words need not be.

    Nor those of which one is told beside the act of the other ("suspended it on his advice"), or is
    a thing in it: an agency launched what lifted off.
    """
    if one.sources & (other.sources | _aside(other) | _things(other)):
        return False
    if other.sources & (_aside(one) | _things(one)):
        return False
    pairs = (
        *product(one.described, other.source_words),
        *product(one.source_words, other.described),
    )
    return not any(a <= b or b <= a for a, b in pairs)


def _aside(facts: Facts) -> frozenset[str]:
    """The people and bodies who neither did it nor underwent it."""
    return frozenset(a for a, role in facts.roles if role not in _PARTIES)


def _things(facts: Facts) -> frozenset[str]:
    """What takes part and is neither a person, a body nor a country: it cannot have done it."""
    return facts.who - facts.named - facts.countries


def _are_in_other_places(one: Facts, other: Facts) -> bool:
    """Whether each tells where it was, and neither place stands in the sentence of the other.

    "in Peru" and "near Cusco in Peru" are one.
    """
    if not one.place or not other.place or one.place & other.place:
        return False
    mine, theirs = (frozenset(WORD.findall(f.report.event.sentence.text)) for f in (one, other))
    return not (one.place <= theirs or other.place <= mine)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has something that the other has not."""
    return bool(one - other) and bool(other - one)


@functools.cache
def _is_apart(code: str, mode: str | None) -> bool:
    """Whether an event of a type in this mode is never one of another mode."""
    if mode is None:
        return False
    modes = read_toml(language_file(OWN, f"event_types/{code}.toml")).get("modes", {})
    return bool(modes.get(mode, {}).get("apart"))
