"""Proposals: what rules say of a field of an event, and the one that is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Proposal(Generic[Value]):
    """What a rule proposes: a value, the rank of the rule, and why, in words for a reader."""

    rule: str
    rank: int
    value: Value
    because: str


def decide(proposals: Iterable[Proposal[Value]]) -> tuple[Proposal[Value] | None, ...]:
    """The proposals, the one that is taken first; of the same rank the earlier one counts.

    ``(None,)`` where nothing is proposed: nothing is decided then.
    """
    ordered = sorted(proposals, key=lambda proposal: -proposal.rank)
    return tuple(ordered) or (None,)
