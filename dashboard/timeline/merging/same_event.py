"""Whether two reports are of one event: what is against it, and a sum of what speaks for it.

The signs are named here, their weights are in ``same_event.toml`` beside this. The words alone
never decide: an act must be the same, and who took part, where it was, or who the articles are of.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from dashboard.nlp.stems import same_event_data, stems
from dashboard.rules.sums import WeightedSum, load_sum
from dashboard.timeline.merging.contradictions import COARSE, has_own_limit, is_copy, is_narrow
from dashboard.timeline.merging.date_signs import date_signs
from dashboard.timeline.merging.facts import Facts
from dashboard.timeline.merging.shared_words import (
    HALF,
    ComparedWords,
    compare_words,
    share_of_words,
)
from dashboard.timeline.merging.uniqueness import Unique, is_unique

_CERTAIN = 100.0
_PARTICIPANTS = (  # the sign by the points: two countries count as much as a name
    *("a country shared", "a name shared", "a name and a country shared", "names shared"),
)
_MOST = 0.6
_SHARES = (  # of the words of two reports, beside names, times and what names the event
    (0.85, "all words shared"),
    (_MOST, "most words shared"),
    (HALF, "half of the words shared"),
)
_TELLING = 0.3  # of the words, where nobody who took part is named in both
_AS_GOOD_AS_WORDS = frozenset({"same series", "same name in the words"})
_TWO_COUNTRIES = frozenset({"all participants shared", "same act", "published close together"})
_ONCE = frozenset({"by", "upon"})  # of one person or body, whatever else is told
_ALIKE, _HELD = 0.6, 0.85  # shares of words that two sayings share, that one holds of the other
_SAYING = 5.5  # of two that are one; shared words come on top


def speaks_for(one: Facts, other: Facts) -> float:
    """How much speaks for two reports being of one event; 0 where too little or anything against.

    No number that is shown to anybody: it only tells the better of several candidates.
    """
    return _CERTAIN * is_copy(one, other) + _points(one, other)


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
    yield from date_signs(one, other)
    yield from _shared_wording(one, other, words)
    if _shared_towns(one, other):
        yield "same place"
    elif _shared_names(one, other):
        yield "same name in the words"
    elif _named_beside(one, other):
        yield "same name in the sentence"
    if _are_elsewhere(one, other):
        yield "other places in the sentences"
    if _names_of_its_own(one, other) and _names_of_its_own(other, one):
        yield "another name in each"
    if _befalls_another(one, other) and _befalls_another(other, one):
        yield "done to another in each"
    if one.setting & other.setting and not one.known & other.known - one.countries:
        yield "same setting"


def _shared_wording(one: Facts, other: Facts, words: ComparedWords) -> Iterator[str]:
    """The signs for the words of both, and for what each tells of its own."""
    a, b = one.wording, other.wording
    none = "no words shared" if a.sentence and b.sentence else "no word of its own in one"
    yield next((sign for least, sign in _SHARES if words.share >= least), none)
    unique = is_unique(one, other)
    if unique is Unique.IN_A_LIFE:
        yield "once in a life"
    elif words.of_others and not unique:
        yield "words for other things"
    elif a.common - b.sentence and b.common - a.sentence:
        yield "words of its own in each"
    if a.definite & b.common or a.common & b.definite:
        yield "same thing"
    if a.numbers & b.numbers:
        yield "same number"


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


def may_be_told_again(one: Facts, other: Facts) -> bool:
    """Whether both are of what an article may have several rows of: a movement, or one death.

    So which of them is joined is no matter.
    """
    if is_unique(one, other) is Unique.IN_A_LIFE:
        return True
    both = one.wording.is_series and other.wording.is_series
    return both and bool(one.wording.heads & other.wording.heads)


def _is_grounded(one: Facts, other: Facts, signs: frozenset[str], share: float) -> bool:
    """Whether enough is known of two reports that a sum of signs may decide."""
    narrow = is_narrow(one) and is_narrow(other)
    least = HALF if narrow else _MOST
    alike = "same act" in signs or ("same subtype" in signs and share >= least)
    if not narrow and not (alike and _is_of_one_day(one, other, signs)):
        return False
    if "once in a life" in signs:
        return True
    words = share >= _TELLING or not signs.isdisjoint(_AS_GOOD_AS_WORDS)
    words = words or (narrow and "same name in the sentence" in signs)
    if "undated" in signs and not (words or "done but once" in signs):
        return False
    if "participants unknown" in signs:
        words = words or (narrow and "no word of its own in one" in signs)
        alone = "words of its own in each" in signs and "same thing" not in signs
        placed = narrow and share >= HALF and _shared_towns(one, other)
        known = "same setting" in signs or _is_of_one_place(one, other, share)
        return words and (not alone or placed) and alike and known
    if signs >= _TWO_COUNTRIES and "words of its own in each" not in signs:
        return all(facts.days is not None or not has_own_limit(facts) for facts in (one, other))
    if "a country shared" in signs or not (narrow or one.who & other.who - one.countries):
        return words
    return "no participant shared" not in signs


def _is_of_one_place(one: Facts, other: Facts, share: float) -> bool:
    """Whether both tell much the same of one day, and name one place or thing; people tell more."""
    if not (one.days == other.days == 1 and share >= HALF) or (one.people and other.people):
        return False
    return _shared_towns(one, other) or bool(_shared_names(one, other))


def _is_of_one_day(one: Facts, other: Facts, signs: frozenset[str]) -> bool:
    """Whether two reports of wide dates tell of what is not done again on another day of these."""
    if _goes_on(one) or _goes_on(other):
        return False
    return "all words shared" in signs or not (_is_said(one) or _is_said(other))


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
    if not points and _is_barely_named(one, other):
        yield "a bare name shared"
    elif points:
        yield _PARTICIPANTS[min(points, len(_PARTICIPANTS)) - 1]
        if met > 1 and met >= min(len(one.who), len(other.who)):
            yield "all participants shared"
    else:
        yield _how_unshared(one, other)


def _how_unshared(one: Facts, other: Facts) -> str:
    """The sign where nobody who is known takes part in both: "dockers in Antwerp" may be one."""
    if not (one.known and other.known):
        return "participants unknown"
    return "a group shared" if one.groups & other.groups else "no participant shared"


def _is_barely_named(one: Facts, other: Facts) -> bool:
    """Whether a name that one article alone knows may be that of somebody in the other."""
    mine, theirs = (_names_of(facts) for facts in (one, other))
    return bool(one.bare & theirs or other.bare & mine)


def _names_of(facts: Facts) -> frozenset[str]:
    """The names of those who take part, of people the family names, too."""
    return facts.bare | facts.named | {words[-1] for _, words in facts.people if words}


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


def _shared_towns(one: Facts, other: Facts) -> bool:
    """Whether both were at one place that is no country."""
    return bool(one.place & other.place or _shared_places(one, other))


def _are_elsewhere(one: Facts, other: Facts) -> bool:
    """Whether the sentences name other places, and no person or body takes part in both."""
    shared = one.named & other.named & one.known
    return bool(one.spots and other.spots) and one.spots.isdisjoint(other.spots) and not shared


def _shared_places(one: Facts, other: Facts) -> frozenset[str]:
    """Where both were, countries apart; what was struck may be the place of the other."""
    mine, theirs = one.towns, other.towns
    return (mine & (theirs | other.known)) | (theirs & one.known)


def _named_beside(one: Facts, other: Facts) -> frozenset[str]:
    """Whom both sentences name, and who takes part in one of the two at most."""
    mine, theirs = (facts.known | facts.where | facts.around for facts in (one, other))
    return (one.around & theirs) | (other.around & mine)


def _names_of_its_own(one: Facts, other: Facts) -> bool:
    """Whether somebody known takes part whom the sentence of the other does not name."""
    mine = (one.who & one.known) - one.countries - one.persons - other.line
    if not mine and not one.bare:
        return False
    told = other.where | other.around
    words = other.wording.sentence | other.wording.names
    return any(not stems(name) <= words for name in (mine - told) | one.bare)


def _befalls_another(one: Facts, other: Facts) -> bool:
    """Whether it is done to one, or at a town, of which the sentence of the other has no word."""
    mine = (one.undergoing & one.known) - one.persons - one.countries - other.line
    bare = {name for name in one.bare if f"{name} ({one.article})" in one.undergoing}
    if not mine and not bare:
        return False
    words = other.wording.sentence | other.wording.names
    upon = (mine - other.where - other.around) | bare
    return any(stems(name).isdisjoint(words) for name in upon)


def _shared_names(one: Facts, other: Facts) -> frozenset[str]:
    """The words with a capital that both have, and that name nobody who is known in both."""
    a, b = one.wording, other.wording
    return (a.capital & b.capital) - (a.names & b.names)


def _goes_on(facts: Facts) -> bool:
    """Whether it is a state without a beginning or an end: any time of it may be another."""
    return facts.type == "STATE" and facts.days is None


def _is_said(facts: Facts) -> bool:
    """Whether it is an act of speech, which may be done again any day."""
    return facts.type in same_event_data()["sayings"] and facts.subtype.startswith("Statement.")


def _same_saying(one: Facts, other: Facts) -> float:
    if one.days is None or other.days is None or max(one.days, other.days) > COARSE:
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
    return load_sum("timeline/merging/same_event.toml", "same")
