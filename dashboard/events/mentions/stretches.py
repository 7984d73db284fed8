"""Stretches of a text that may overlap, and which of them holds a place."""

from __future__ import annotations

import bisect
from collections.abc import Iterable


class Stretches:
    """Stretches of text, joined where they overlap; found by their place in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def around(self, at: int) -> tuple[int, int] | None:
        """The stretch that holds an offset; None if none does."""
        place = bisect.bisect_right(self.starts, at) - 1
        if place < 0 or at >= self.ends[place]:
            return None
        return self.starts[place], self.ends[place]
