"""A time expression that belongs to an event, and how it was reached."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.model import TemporalExpression


@dataclass(frozen=True, slots=True)
class TimeLink:
    """A time expression that belongs to an event, the word before it, and how it was reached."""

    timex: TemporalExpression
    signal: str
    steps: int
    fronted: bool
    shared: bool = False
    beside: bool = False  # it stands right at the verb
    other_head: str | None = None  # the word to which the time may belong as well
    uncertainty: tuple[str, str] | None = None  # the rule and the reason that make it a guess
