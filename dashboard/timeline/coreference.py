"""Whether two reports are of one event: what is against it, and a sum of what speaks for it.

The signs are named here, their weights are in ``coreference.toml`` beside this. The words alone
never decide: an act must be the same, and who took part, where it was, or who the articles are of.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from dashboard.nlp.stems import same_event_data
from dashboard.registry import OWN, language_file, read_toml
from dashboard.rules.sums import WeightedSum, load_sum
from dashboard.timeline.acts import are_other_steps
from dashboard.timeline.facts import Facts
from dashboard.timeline.shared_words import (
    HALF,
    ComparedWords,
    are_other_namesakes,
    compare_words,
    share_of_words,
)

_CERTAIN = 100.0
_COARSE = 8  # days: wider dates tell less
_WIDTHS = ((4, ""), (8, "date of a week"), (92, "date of a quarter"))  # the sign by the wider date
_PARTICIPANTS = (  # the sign by the points: two countries count as much as a name
    *("a country shared", "a name shared", "a name and a country shared", "names shared"),
)
_CLOSE, _FAR = 8, 184  # days between two articles
_SHARES = (  # of the words of two reports, beside names, times and what names the event
    (0.85, "all words shared"),
    (0.6, "most words shared"),
    (HALF, "half of the words shared"),
)
_TELLING = 0.3  # of the words, where nobody who took part is named in both
_AS_GOOD_AS_WORDS = frozenset({"same series", "same name in the words"})
_ONCE = frozenset({"by", "upon"})  # of one person or body, whatever else is told
_ALIKE, _HELD = 0.6, 0.85  # shares of words that two sayings share, that one holds of the other
_SAYING = 5.5  # of two that are one; shared words come on top


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
    words = compare_words(one, other)
    signs = frozenset(_find_signs(one, other, words))
    if not _is_grounded(one, other, signs, words.share):
        return 0.0
    weights = _weights()
    total = weights.total(signs)
    return total if total >= weights.limits["same"] else 0.0


def _find_signs(one: Facts, other: Facts, words: ComparedWords) -> Iterator[str]:
    """The names of what speaks for and against two reports being of one event, each once."""
    yield from _shared_participants(one, other)
    yield from _shared_act(one, other)
    yield from _time(one, other)
    yield next((sign for least, sign in _SHARES if words.share >= least), "no words shared")
    if words.of_others:
        yield "words for other things"
    elif one.wording.common - other.wording.sentence and (
        other.wording.common - one.wording.sentence
    ):
        yield "words of its own in each"
    if one.wording.definite & other.wording.common or one.wording.common & other.wording.definite:
        yield "same thing"
    if one.place & other.place or _shared_places(one, other):
        yield "same place"
    elif _shared_names(one, other):
        yield "same name in the words"
    if one.setting & other.setting and not one.known & other.known - one.countries:
        yield "same setting"
    if one.wording.numbers & other.wording.numbers:
        yield "same number"


def is_against(one: Facts, other: Facts) -> bool:
    """Whether two reports contradict each other in what they tell; dates are another matter."""
    if _is_copy(one, other):
        return False
    if (
        one.kind != other.kind
        or _are_other_people(one, other)
        or (one.countries and other.countries and _differ(one.countries, other.countries))
        or (one.sources and other.sources and _are_other_sources(one, other))
        or (
            one.wording.numbers
            and other.wording.numbers
            and one.wording.numbers.isdisjoint(other.wording.numbers)
        )
        or (one.place and other.place and one.place.isdisjoint(other.place))
        or _is_part(one, other)
        or are_other_steps(one.wording.heads, other.wording.heads)
        or are_other_namesakes(one.wording, other.wording)
    ):
        return True
    a, b = one.report.event, other.report.event
    if a.mode != b.mode and (_is_apart(a.type, a.mode) or _is_apart(b.type, b.mode)):
        return True
    return not (one.is_saying or _is_of_one_kind(one, other))


def same_time(one: Facts, other: Facts) -> bool:
    """Whether the dates have a day in common, or are the same day in two time zones.

    What is undated may be of any time.
    """
    apart = (one.first is not None and other.last is not None and other.last < one.first) or (
        other.first is not None and one.last is not None and one.last < other.first
    )
    return not apart or is_other_zone(one, other)


def is_other_zone(one: Facts, other: Facts) -> bool:
    """Whether one is told as of the day before, in a place where it was still that day."""
    mine, theirs = (facts.last if facts.days == 1 else None for facts in (one, other))
    return are_of_other_zones((mine, one.offset), (theirs, other.offset))


def are_of_other_zones(
    one: tuple[dt.date | None, dt.timedelta | None],
    other: tuple[dt.date | None, dt.timedelta | None],
) -> bool:
    """Whether of two days, each with its place's offset, the one of the west is that before."""
    if one[0] is None or other[0] is None or one[1] is None or other[1] is None:
        return False
    west, east = (one, other) if one[1] <= other[1] else (other, one)
    return one[1] != other[1] and east[0] - west[0] == dt.timedelta(days=1)  # type: ignore[operator]


def tell_of_one_movement(one: Facts, other: Facts) -> bool:
    """Whether both tell of one run of acts ("the protests"), which an article may do several times.

    So several rows of one article may be it, and which of them is joined is no matter.
    """
    both = one.wording.is_series and other.wording.is_series
    return both and bool(one.wording.heads & other.wording.heads)


@functools.lru_cache(maxsize=1000)
def may_be_one(one: str, other: str) -> bool:
    """Whether two types may be of one event."""
    return one == other or any({one, other} <= set(group) for group in same_event_data()["types"])


def _is_grounded(one: Facts, other: Facts, signs: frozenset[str], share: float) -> bool:
    """Whether enough is known of two reports that a sum of signs may decide."""
    narrow = _is_narrow(one) and _is_narrow(other)
    if not narrow and (_goes_on(one) or _goes_on(other)):
        return False
    if not narrow and "same act" not in signs:
        return False
    if not narrow and (_is_said(one) or _is_said(other)) and "all words shared" not in signs:
        return False
    words = share >= _TELLING or not signs.isdisjoint(_AS_GOOD_AS_WORDS)
    if "undated" in signs and not (words or "done but once" in signs):
        return False
    if "participants unknown" in signs:
        alone = "words of its own in each" in signs and "same thing" not in signs
        return words and not alone and signs >= {"same act", "same setting"}
    if "a country shared" in signs or not (narrow or one.who & other.who - one.countries):
        return words
    return "no participant shared" not in signs


def _shared_participants(one: Facts, other: Facts) -> Iterator[str]:
    """The signs for those who take part: a person or body counts 2, a country or member 1."""
    points, met = 0, 0
    whole = {above for actor in one.who & other.who for above in one.above[actor] - {actor}}
    for actor in one.who - whole:  # a government counts, and not its country once more
        near = next((b for b in sorted(other.who) if actor in other.above[b]), None)
        if actor in other.who:
            points += 1 if actor in one.countries else 2
        elif near is not None or other.who & one.above[actor]:
            points += 1
        else:
            continue
        met += 1
    if met == 0 and one.countries & other.countries:
        points = 1
    if points:
        yield _PARTICIPANTS[min(points, len(_PARTICIPANTS)) - 1]
        if met > 1 and met >= min(len(one.who), len(other.who)):
            yield "all participants shared"
    else:
        yield "no participant shared" if one.known and other.known else "participants unknown"


def _shared_act(one: Facts, other: Facts) -> Iterator[str]:
    if one.wording.heads & other.wording.heads:
        yield "same act"
        if one.wording.is_series and other.wording.is_series:
            yield "same series"
        if one.once in _ONCE and one.once == other.once:
            yield "done but once"
    if one.subtype and other.subtype:
        yield "same subtype" if one.subtype == other.subtype else "other subtype"
    if len({m for f in (one, other) if (m := f.report.event.mode)}) == 1:
        yield "same mode"


def _time(one: Facts, other: Facts) -> Iterator[str]:
    """The signs for how little the dates say; and where they are open, when the articles are of."""
    if one.days is not None and other.days is not None:
        widest = max(one.days, other.days)
        yield next((sign for most, sign in _WIDTHS if widest <= most), "date of a year")
        return
    dated = (one.first or one.last) is not None and (other.first or other.last) is not None
    yield "date open" if dated else "undated"
    if one.published is not None and other.published is not None:
        apart = abs((one.published - other.published).days)
        yield "published close together" if apart <= _CLOSE else ""
        yield "published far apart" if apart > _FAR else ""


def _shared_places(one: Facts, other: Facts) -> frozenset[str]:
    """Where both were, countries apart; what was struck may be the place of the other."""
    mine, theirs = one.where - one.countries, other.where - other.countries
    return (mine & (theirs | other.known)) | (theirs & one.known)


def _shared_names(one: Facts, other: Facts) -> frozenset[str]:
    """The words with a capital that both have, and that name nobody who is known in both."""
    a, b = one.wording, other.wording
    return (a.capital & b.capital) - (a.names & b.names)


def _is_part(one: Facts, other: Facts) -> bool:
    """Whether one tells of many acts and the other of one of them, or of those of other days.

    "the protests" without a date may be those of another month than "protests in June".
    """
    if one.wording.is_series != other.wording.is_series:
        return bool(one.wording.heads & other.wording.heads)
    dated = [_has_own_limit(facts) for facts in (one, other)]
    if dated[0] != dated[1] and _is_outset(one if dated[0] else other):
        return False
    return one.wording.is_series and (_is_narrow(one) != _is_narrow(other) or dated[0] != dated[1])


def _has_own_limit(facts: Facts) -> bool:
    """Whether more is known of its days than that they are before its article."""
    return facts.first is not None or facts.last not in (None, facts.published)


def _is_outset(facts: Facts) -> bool:
    """Whether it tells when a movement began, not that it was there again at some time."""
    return facts.wording.is_begun and not _is_narrow(facts)


def _is_narrow(facts: Facts) -> bool:
    return facts.days is not None and facts.days <= _COARSE


def _goes_on(facts: Facts) -> bool:
    """Whether it is a state without a beginning or an end: any time of it may be another."""
    return facts.type == "STATE" and facts.days is None


def _is_said(facts: Facts) -> bool:
    """Whether it is an act of speech, which may be done again any day."""
    return facts.type in same_event_data()["sayings"] and facts.subtype.startswith("Statement.")


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
    """Whether the sources are others; those described in the same words need not be."""
    return one.sources.isdisjoint(other.sources) and one.source_words.isdisjoint(other.source_words)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has something that the other has not."""
    return bool(one - other) and bool(other - one)


def _is_copy(one: Facts, other: Facts) -> bool:
    """Whether they are one report, printed in two articles: word for word, in one text."""
    return one.copy is not None and one.copy == other.copy


def _same_saying(one: Facts, other: Facts) -> float:
    if one.days is None or other.days is None or max(one.days, other.days) > _COARSE:
        return 0.0
    if one.sources.isdisjoint(other.sources):
        return 0.0
    best = 0.0
    for a in one.said or (one.wording.sentence,):
        for b in other.said or (other.wording.sentence,):
            shared, less = len(a & b), min(len(a), len(b))
            if share_of_words(a, b) >= _ALIKE or (less >= 4 and shared >= _HELD * less):
                best = max(best, _SAYING + share_of_words(a, b))
    return best


@functools.cache
def _weights() -> WeightedSum:
    return load_sum("timeline/coreference.toml", "same")


@functools.cache
def _is_apart(code: str, mode: str | None) -> bool:
    """Whether an event of a type in this mode is never one of another mode."""
    if mode is None:
        return False
    modes = read_toml(language_file(OWN, f"event_types/{code}.toml")).get("modes", {})
    return bool(modes.get(mode, {}).get("apart"))
