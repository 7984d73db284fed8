"""Proposals: what rules say of a field of an event, and the one that is taken."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
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
    trace = _TRACE.get()
    if trace is not None:
        proposals = (p for p in proposals if p.rule not in trace.without)
    ordered = sorted(proposals, key=lambda proposal: -proposal.rank)
    if trace is not None and ordered:
        trace.taken[ordered[0].rule] += 1
    return tuple(ordered) or (None,)


@dataclass(frozen=True, slots=True)
class Trace:
    """How often each rule was the one that was taken; what rules ``without`` propose is dropped."""

    without: Collection[str] = ()
    taken: Counter[str] = field(default_factory=Counter)


_TRACE: ContextVar[Trace | None] = ContextVar("trace", default=None)


@contextlib.contextmanager
def tracing(without: Collection[str] = ()) -> Iterator[Trace]:
    """Follow all that is decided meanwhile, as if some rules were not there."""
    trace = Trace(without)
    token = _TRACE.set(trace)
    try:
        yield trace
    finally:
        _TRACE.reset(token)
