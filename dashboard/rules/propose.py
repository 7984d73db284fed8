"""Proposals: what rules say of a field of an event, and the one that is taken."""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Proposal(Generic[Value]):
    """What a rule proposes: a value, the rank of the rule, and why, in words for a reader.

    ``evidence``: the token of the paragraph for which the rule holds, where it is one.
    """

    rule: str
    rank: int
    value: Value
    because: str
    evidence: int | None = None


def ranked(proposals: Iterable[Proposal[Value]]) -> tuple[Proposal[Value], ...]:
    """The proposals by rank, of the same rank the earlier one first; empty: nothing is proposed.

    But for those of rules that a trace goes without.
    """
    trace = _TRACE.get()
    if trace is not None:
        proposals = (p for p in proposals if p.rule not in trace.without)
    return tuple(sorted(proposals, key=lambda proposal: -proposal.rank))


def decide(
    proposals: Iterable[Proposal[Value]], *, at: int | None = None
) -> tuple[Proposal[Value] | None, ...]:
    """The proposals, the one that is taken first; of the same rank the earlier one counts.

    ``(None,)`` where nothing is proposed: nothing is decided then. ``at`` is the offset in the text
    of what it is decided for, by which a trace keeps the proposals.
    """
    ordered, trace = ranked(proposals), _TRACE.get()
    if trace is not None and ordered:
        trace.taken[ordered[0].rule] += 1
        if at is not None:
            trace.decided[at].append(ordered)
    return ordered or (None,)


def decide_in_turn(
    groups: Iterable[Iterable[Proposal[Value]]], *, at: int | None = None
) -> tuple[Proposal[Value] | None, ...]:
    """As ``decide``, of groups by falling rank: none is asked for behind one that proposes.

    A trace has the proposals of all.
    """
    if _TRACE.get() is not None:
        return decide(itertools.chain.from_iterable(groups), at=at)
    for group in groups:
        if proposed := tuple(group):
            return decide(proposed, at=at)
    return (None,)


@dataclass(frozen=True, slots=True)
class Trace:
    """How often each rule was the one that was taken; what rules ``without`` propose is dropped.

    ``decided`` has the proposals of each decision, the one that was taken first, by the offset of
    what it was made for; ``sums`` what a weighted sum was made of, ``accounts`` what is told of a
    value that no sum and no ranks decide, in lines for a reader, both by the same.
    """

    without: Collection[str] = ()
    taken: Counter[str] = field(default_factory=Counter)
    decided: defaultdict[int, list[tuple[Proposal[Any], ...]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    sums: dict[int, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    accounts: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def clear(self) -> None:
        """Forget what was decided of one article, before the next is read."""
        for kept in (self.decided, self.sums, self.accounts):
            kept.clear()


def note_sum(at: int, parts: Callable[[], tuple[tuple[str, float], ...]]) -> None:
    """Keep what a sum is made of where it is traced; ``at`` as in ``decide``."""
    trace = _TRACE.get()
    if trace is not None:
        trace.sums[at] = parts()


def note_account(at: int, lines: Callable[[], Iterable[str]]) -> None:
    """Keep what is told of a value where it is traced; ``at`` as in ``decide``."""
    trace = _TRACE.get()
    if trace is not None:
        trace.accounts[at] += lines()


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
