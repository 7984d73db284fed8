"""Counts by stretches of time: the same as ``widgets/chart/js/buckets.js``.

``tests/picture/bucket_cases.json`` holds the two equal.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

_DAY = 86_400_000.0
Stretch = tuple[float | None, float | None]


def bucket_counts(stretches: Iterable[Stretch], begin: float, end: float, number: int) -> list[int]:
    """How many of the stretches touch each of ``number`` equal parts of ``[begin, end)``.

    A stretch is (from, to) in milliseconds, its end not included. One that is open on one side
    counts on the day on which it is known; one that is open on both is undated and touches none.
    """
    counts = [0] * number
    width = (end - begin) / number
    for start, stop in map(_known, stretches):
        first = max(0, math.floor((start - begin) / width))
        last = min(number, math.ceil((stop - begin) / width)) if stop > start else 0
        for bucket in range(first, last):
            counts[bucket] += 1
    return counts


def _known(stretch: Stretch) -> tuple[float, float]:
    """The stretch in which it counts; an empty one for the undated."""
    start, stop = stretch
    if start is None:
        return (0.0, 0.0) if stop is None else (stop - _DAY, stop)
    return (start, start + _DAY) if stop is None else (start, stop)
