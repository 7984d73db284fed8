"""Who does what is told, and to whom it is done; and whether two tellings may mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dashboard.model import Actor, ActorKind
from dashboard.nlp.stems import kinds_of_things


class Side(NamedTuple):
    """Who or what does it, or to whom it is done: the actors, and the noun; both may be empty."""

    actors: frozenset[str]
    noun: str | None
    numerals: frozenset[str] = frozenset()
    plural: bool = False
    new: bool = False  # the phrase takes it as not known

    @property
    def is_told(self) -> bool:
        """Whether the text says who or what it is."""
        return bool(self.noun or self.actors)


Sides = tuple[Side, Side]  # who does it, and to whom it is done
NOBODY = Side(frozenset(), None)


def bearers(actors: Collection[Actor]) -> Mapping[str, frozenset[str]]:
    """The actor whose name alone has a word, by the words of names: "6-year-old [Elian]"."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for word in actor.name.split():
            if actor.kind is ActorKind.PERSON and word[:1].isupper():
                found[word].add(actor.id)
    return {word: frozenset(ids) for word, ids in found.items() if len(ids) == 1}


def paired(later: Sides, earlier: Sides) -> list[tuple[Side, Side]]:
    """The sides of a verb and of a noun that must be the same.

    Who died is whom a death is of: a lone subject stands against what the noun is of.
    """
    told = [[side for side in sides if side.is_told] for sides in (later, earlier)]
    if all(len(sides) == 1 for sides in told):
        return [(told[0][0], told[1][0])]
    return list(zip(later, earlier, strict=True))


def tell_of_others(sides: Sequence[tuple[Side, Side]]) -> bool:
    """Whether one tells who did something, the other only what was done: nothing makes them one.

    "A merger, agreed in 1990 …. The town had agreed to sell the site."
    """
    both = any(mine.is_told and theirs.is_told for mine, theirs in sides)
    each = [any(side.is_told for side in own) for own in zip(*sides, strict=True)]
    return all(each) and not both


def are_one(later: Side, earlier: Side) -> bool:
    """Whether two sides share an actor or are called by one noun."""
    if later.noun is not None and earlier.noun is not None:
        general = not later.new and earlier.noun in kinds_of_things().get(later.noun, ())
        if later.noun == earlier.noun or general:  # "a coach … the vehicle"
            return True
    return bool(later.actors & earlier.actors)


def may_be_one(later: Side, earlier: Side, *, known: bool) -> bool:
    """Whether two sides may be the same: the same, or one of them is not told.

    ``known``: nothing is taken for new, as the day is the same ("declared a state of emergency").
    """
    if later.numerals and earlier.numerals and later.numerals != earlier.numerals:
        return False
    if later.actors and earlier.actors:
        return later.actors == earlier.actors
    if not (later.is_told and earlier.is_told):
        return True
    same = are_one(later, earlier) and later.plural == earlier.plural
    return same and (known or not later.new)
