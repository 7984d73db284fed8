"""Tells two acts of one kind apart that befall the same: of two offices, or two steps of the law.

"Voss was arrested on Friday. A court remanded her" are two steps: no court arrested her.
"""

from __future__ import annotations

from dashboard.events.offices import are_of_two_offices
from dashboard.events.read import EventMention
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.stems import same_event_data


def are_two_acts(read: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether two tellings of one kind are of two offices, or of two steps of the law."""
    return are_of_two_offices(read, other, analysis) or _are_two_steps(read, other, analysis)


def _are_two_steps(read: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether one is an arrest, and the other what a court then orders: "was [remanded]"."""
    ordering = same_event_data()["ordered_by_court"]
    ordered = (
        any(analysis.part_of(t).doc[t.token].lemma_.lower() in ordering for t in each.triggers)
        for each in (read, other)
    )
    return len({*ordered}) > 1
