"""Two times with a dash between them are one stretch: "on August 2–3", "from 2014-2016"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.model import Granularity, Interval, TemporalExpression, TimexType

_DASHES = frozenset("-\N{EN DASH}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}")
_WIDEST = 3  # characters of a dash with blanks around it


def join_ranges(timexes: Sequence[TemporalExpression], text: str) -> list[TemporalExpression]:
    """The expressions in the order of the text, each pair of a range as one of the first's id.

    What is left out of a range by the analysis would else be told as its first day alone.
    """
    joined: list[TemporalExpression] = []
    for timex in sorted(timexes, key=lambda t: t.span.start):
        if joined and (whole := _together(joined[-1], timex, text)) is not None:
            joined[-1] = whole
        else:
            joined.append(timex)
    return joined


def _together(
    first: TemporalExpression, last: TemporalExpression, text: str
) -> TemporalExpression | None:
    """The range of two expressions; None where they are none."""
    between = text[first.span.end : last.span.start]
    if len(between) > _WIDEST or between.strip() not in _DASHES or not between.strip():
        return None
    if {first.type, last.type} != {TimexType.DATE} or first.granularity is not last.granularity:
        return None
    if first.interval is None or last.interval is None or first.interval == last.interval:
        return None
    begin, end = first.interval.begin, last.interval.end
    if begin is None or end is None or end <= begin:
        return None
    span = replace(first.span, end=last.span.end, text=text[first.span.start : last.span.end])
    return replace(
        first,
        span=span,
        interval=Interval(begin, end),
        granularity=Granularity.INTERVAL,
        alternatives=(),
        derivation=(
            *first.derivation,
            *last.derivation,
            f"“{span.text}”: from the one to the other",
        ),
    )
