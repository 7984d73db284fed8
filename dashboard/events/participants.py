"""Who takes part in an event, by role, and in two tellings of one event."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.model import Event, Participant, Role


def in_role(event: Event, *roles: Role) -> frozenset[str]:
    """The ids of those who take part in one of these roles; empty: nobody does."""
    return frozenset(p.actor for p in event.participants if p.role in roles)


def undergoers_of(event: Event, among: frozenset[str] | None = None) -> frozenset[str]:
    """Whom an event befell, of some; who died is told of as who acts."""
    found = in_role(event, Role.RECIPIENT)
    return (found if among is None else found & among) or in_role(event, Role.ACTOR)


def merge_participants(
    first: Sequence[Participant], second: Sequence[Participant]
) -> tuple[Participant, ...]:
    """The participants of both, each actor once; the first role counts."""
    merged = {p.actor: p for p in (*second, *first)}
    order = dict.fromkeys(p.actor for p in (*first, *second))
    return tuple(merged[actor] for actor in order)
