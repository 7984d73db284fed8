"""What is done, or befalls one, but once: there other words tell of no other event.

A person dies once in a life; one resigns, or is arrested, once within days; a town has one
earthquake a day. ``same_event.toml`` has the words and the subtypes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from dashboard.model import Role
from dashboard.nlp.stems import same_event_data
from dashboard.timeline.merging.contradictions import is_narrow
from dashboard.timeline.merging.facts import Facts

CLOSE = 8  # days between two articles that tell of the same days
# Who must be the same: those who did it, or whom it befell.
ROLES: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "by": frozenset({Role.ACTOR, Role.PARTICIPANT}),
        "upon": frozenset({Role.RECIPIENT}),
        "with": frozenset({Role.ACTOR, Role.PARTICIPANT}),
    }
)
_BEFALLING = frozenset({"by", "upon"})  # of one person or body, whatever else is told


class Unique(Enum):
    """How far apart two such acts upon one would have to be."""

    IN_A_LIFE = auto()
    WITHIN_DAYS = auto()


def is_unique(one: Facts, other: Facts) -> Unique | None:
    """Why two reports of one act cannot well be of two events; None where they can."""
    if one.wording.heads.isdisjoint(other.wording.heads):
        return None
    if one.once in _BEFALLING and not _undergoing(one).isdisjoint(_undergoing(other)):
        if one.ever and other.ever:
            return Unique.IN_A_LIFE
        if one.once == other.once and _lie_close(one, other):
            return Unique.WITHIN_DAYS
    if _lie_close(one, other) and _passes_over(one) & _passes_over(other):
        return Unique.WITHIN_DAYS
    placed = one.subtype == other.subtype and one.subtype in same_event_data()["once_there"]
    if placed and _lie_close(one, other) and _towns(one) & _towns(other):
        return Unique.WITHIN_DAYS
    return None


def _undergoing(facts: Facts) -> frozenset[str]:
    """The people and bodies by whom, or upon whom, such an act is done."""
    roles = ROLES.get(facts.once, frozenset())
    return frozenset(actor for actor, role in facts.roles if role in roles)


def _passes_over(facts: Facts) -> frozenset[tuple[str, Role, str]]:
    """The people who take up or leave an office, with their part and the act, in whatever words."""
    if facts.subtype not in same_event_data()["once_in_office"]:
        return frozenset()
    people = {actor for actor, _ in facts.people}
    return frozenset((who, role, facts.subtype) for who, role in facts.roles if who in people)


def _lie_close(one: Facts, other: Facts) -> bool:
    """Whether both days are known, or one is open and the articles are of the same days."""
    if one.days is not None and other.days is not None:
        return is_narrow(one) and is_narrow(other)
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= CLOSE


def _towns(facts: Facts) -> frozenset[str]:
    """The places that are told, countries apart: of the event, or beside it in the sentence."""
    return (facts.towns | facts.around | facts.known) - facts.countries
