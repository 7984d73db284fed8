"""Counts by stretches of time: the same as ``widgets/chart/js/buckets.js``.

``tests/picture/bucket_cases.json`` holds the two equal.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

Stretch = tuple[float | None, float | None]


def bucket_counts(stretches: Iterable[Stretch], begin: float, end: float, number: int) -> list[int]:
    """How many of the stretches touch each of ``number`` equal parts of ``[begin, end)``.

    A stretch is (from, to) without its end; an open side reaches to the edge. One that is open on
    both sides is undated and touches none.
    """
    counts = [0] * number
    width = (end - begin) / number
    for start, stop in stretches:
        if start is None and stop is None:
            continue
        first = 0 if start is None else max(0, math.floor((start - begin) / width))
        last = number if stop is None else min(number, math.ceil((stop - begin) / width))
        for bucket in range(first, last):
            counts[bucket] += 1
    return counts
