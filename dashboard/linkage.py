"""What people say of actors: the nouns of joining, splitting and naming them, and what holds.

It is record linkage by hand. A line of the log names actors as they were read, so that it holds of
the same names in articles that come later, and over a newer parser.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from dashboard.vocabulary import ActorKind


class Kind(StrEnum):
    """What a person says of actors.

    ``join``: the first actor and the others are one. ``split``: the words ``name`` mean somebody
    else than the actor; without words all that an article says of it does. ``rename``: it is
    called ``name``. ``type``: it is of the kind ``name``. ``member``: it belongs to the second
    actor, alone to nobody. ``none``: it is no actor. ``apart``: two are not one: nobody need ask
    again.
    """

    JOIN = "join"
    SPLIT = "split"
    RENAME = "rename"
    TYPE = "type"
    MEMBER = "member"
    NONE = "none"
    APART = "apart"


_SEVERAL = {Kind.JOIN, Kind.APART}  # the kinds that speak of two actors or more
_NAMED = {Kind.SPLIT, Kind.RENAME, Kind.TYPE}  # the kinds that have a name
SETTING = {Kind.RENAME, Kind.TYPE, Kind.MEMBER}  # of these the last holds of an actor
TYPES = frozenset(ActorKind) - {ActorKind.COUNTRY}  # what an actor can be said to be


@dataclass(frozen=True, slots=True)
class Ref:
    """An actor as it was read: its name, and where a mention of it begins (``article:start``).

    The place finds it where a newer parser gives it another name; empty: not known.
    """

    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ActorCorrection:
    """One line of the log of actors: who said what of which actors, when, and why.

    ``article`` is the id of the one article in which it holds; None: everywhere, in later articles,
    too. ``undoes`` is the number of the line that this one takes back, whose words it repeats.
    ``at`` is a time in UTC.
    """

    number: int
    at: str
    by: str
    kind: Kind
    actors: tuple[Ref, ...]
    name: str = ""
    article: str | None = None
    why: str = ""
    undoes: int | None = None


class Meant(NamedTuple):
    """Whom words mean because a person says so: the actor as it was read, and the line."""

    read: str
    line: ActorCorrection


def holding(log: Iterable[ActorCorrection]) -> tuple[ActorCorrection, ...]:
    """The lines that hold, in the order of their numbers: neither taken back nor taking back."""
    lines = sorted(log, key=lambda line: line.number)
    undone = {line.undoes for line in lines}
    return tuple(line for line in lines if line.undoes is None and line.number not in undone)


def acts(log: Iterable[ActorCorrection]) -> list[tuple[ActorCorrection, ...]]:
    """What was done, each in its lines: a split goes with the join that says next whom it means.

    The lines that take others back, or are taken back, stand by themselves.
    """
    lines = sorted(log, key=lambda line: line.number)
    held, found = {line.number for line in holding(lines)}, list[tuple[ActorCorrection, ...]]()
    for line in lines:
        last = found[-1] if found else ()
        if len(last) == 1 and {last[0].number, line.number} <= held and _is_meant(last[0], line):
            found[-1] = (*last, line)
        else:
            found.append((line,))
    return found


def _is_meant(line: ActorCorrection, later: ActorCorrection) -> bool:
    """Whether a line splits words off, and the next one joins them with whom they mean."""
    if (line.kind, later.kind, line.by) != (Kind.SPLIT, Kind.JOIN, later.by):
        return False
    names = {actor.name.casefold() for actor in later.actors}
    return later.number == line.number + 1 and line.name.casefold() in names


def is_parted(line: ActorCorrection, later: ActorCorrection) -> bool:
    """Whether a later line says that one of two who were joined is somebody else after all."""
    is_split = line.kind is Kind.JOIN and later.kind is Kind.SPLIT
    if not is_split or later.number < line.number or later.article not in (None, line.article):
        return False
    return later.name.casefold() in {actor.name.casefold() for actor in line.actors}


def place_of(place: str) -> tuple[str, int] | None:
    """The article and the offset of a place; None for what is none."""
    article, _, start = place.rpartition(":")
    if not article or not (start.isascii() and start.isdigit() and len(start) <= 10):
        return None
    return article, int(start)


def is_understood(kind: str, actors: Any, name: Any, article: Any) -> bool:
    """Whether a line means something to this version; ``actors`` are pairs of name and place."""
    if kind not in set(Kind) or not isinstance(name, str):
        return False
    if not isinstance(article, str | None) or not isinstance(actors, list):
        return False
    pairs = all(isinstance(a, list) and len(a) == 2 and _are_words(a) and a[0] for a in actors)
    known = Kind(kind)
    enough = len(actors) >= 2 if known in _SEVERAL else len(actors) == 1
    enough = enough or (known is Kind.MEMBER and len(actors) == 2)
    named = bool(name) == (known in _NAMED) or (known is Kind.SPLIT and article is not None)
    return pairs and enough and named and (known is not Kind.TYPE or name in TYPES)


def _are_words(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) for value in values)
