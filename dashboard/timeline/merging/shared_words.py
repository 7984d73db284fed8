"""How much of the words of two reports is shared, and whether they are of other things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.nlp.stems import stems
from dashboard.timeline.merging.facts import Facts
from dashboard.timeline.merging.report_words import Wording

_ROOT = 5  # letters of a name, from which on a longer word is made of it
HALF = 0.4  # of the words, from which on two reports tell much the same


class ComparedWords(NamedTuple):
    """What the words of two reports say: how much they share, and that they are of other things."""

    share: float
    of_others: bool


def share_of_words(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets of words is in both, from 0 to 1; 0 where one is empty (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def compare_words(one: Facts, other: Facts) -> ComparedWords:
    """How much of the words is shared, of headlines or of sentences; none if of other things."""
    if _tell_of_others(one, other):
        return ComparedWords(0.0, of_others=True)
    mine, theirs = one.wording, other.wording
    beside = _told_beside(theirs, mine), _told_beside(mine, theirs)
    headlines = _share_beside(mine.headline, theirs.headline, beside)
    sentences = _share_beside(mine.sentence, theirs.sentence, beside)
    return ComparedWords(max(headlines, sentences), of_others=False)


def _told_beside(one: Wording, other: Wording) -> frozenset[str]:
    """What of the act of one, and of names that the other only spells, may be words of the other.

    "stole a Vermeer" and, where the article knows it as a name, "a Vermeer was stolen".
    """
    return one.act | (one.names & other.capital)


def _share_beside(
    one: frozenset[str], other: frozenset[str], beside: tuple[frozenset[str], frozenset[str]]
) -> float:
    """How much of two sets of words is shared; ``beside`` are words that count for each as shared.

    0 where one is empty.
    """
    if not one or not other:
        return 0.0
    shared = len(one & (other | beside[0])) + len(other & (one | beside[1]))
    return shared / (len(one) + len(other))


def _tell_of_others(one: Facts, other: Facts) -> bool:
    """Whether both say what it was about, and that is not the same.

    "closed its plant" and "closed its pension fund"; "the tax bill" and "the hospital bill".
    """
    a, b = one.wording, other.wording
    beside = a.names | b.names | a.heads | b.heads | a.act | b.act
    mine, theirs = a.common - beside, b.common - beside
    if mine and theirs and mine.isdisjoint(b.sentence) and theirs.isdisjoint(a.sentence):
        return True
    own = min(len(mine - b.sentence), len(theirs - a.sentence))
    if own > 1 and share_of_words(mine, theirs) < HALF:
        return True
    if not one.known & other.known - one.countries and _name_others(a, b):
        return True
    return _have_other_modifiers(a, b) or _name_other_places(one, other)


def _name_other_places(one: Facts, other: Facts) -> bool:
    """Whether each headline names a place of which the other's sentence has no word."""
    return bool(_own_places(one, other)) and bool(_own_places(other, one))


def _own_places(one: Facts, other: Facts) -> list[str]:
    """The places of one headline that the other neither names nor spells."""
    spots = one.spots - other.spots
    if not spots:
        return []
    told = other.wording.sentence | other.wording.capital
    return [s for s in spots if stems(s) <= one.wording.capital and stems(s).isdisjoint(told)]


def _name_others(one: Wording, other: Wording) -> bool:
    """Whether each has names that the other's sentence has not: two towns, two firms."""
    return bool(_own_names(one, other)) and bool(_own_names(other, one))


def _own_names(one: Wording, other: Wording) -> list[str]:
    told = other.sentence | other.capital | other.names
    return [w for w in one.capital - told if not any(_are_of_one_name(w, t) for t in told)]


def _have_other_modifiers(one: Wording, other: Wording) -> bool:
    """Whether a word that both have stands behind others in each: "the tax bill", "hospital bill".

    Only where neither article has the other's modifier.
    """
    return any(
        mine.isdisjoint(other.sentence | other.names | theirs)
        and theirs.isdisjoint(one.sentence | one.names)
        and not any(_are_of_one_name(a, b) for a in mine for b in theirs)
        for mine, theirs in _modifiers(one, other)
    )


def _are_of_one_name(one: str, other: str) -> bool:
    """Whether one word is made of the other by an ending: "Tigray", "Tigrayan"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _ROOT and long.startswith(short)


def are_other_namesakes(one: Wording, other: Wording) -> bool:
    """Whether a thing has one name here and another there: "the Ghent plant", "the Turku plant"."""
    return _have_other_modifiers(one, other) and any(
        mine <= one.capital and theirs <= other.capital for mine, theirs in _modifiers(one, other)
    )


def _modifiers(one: Wording, other: Wording) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each word in both headlines that is of no name what stands before it in each."""
    named = one.names | other.names
    both = (one.common & other.common) | ((one.capital & other.capital) - named)
    for word in both & one.modified.keys() & other.modified.keys():
        yield one.modified[word], other.modified[word]
