"""Pages in two columns whose file tells their lines row by row: put one column after the other."""

from __future__ import annotations

import re
import statistics
from typing import NamedTuple

_GUTTER = re.compile(r"\s{3,}")  # in a text that is laid out: wider than a gap between words
_FEWEST_ROWS = 5  # with words in both columns
_MOST = 0.6  # share of the rows that must have them
_FEWEST_WORDS = 3  # in the middle row of a column of prose; a table has fewer
_JOINED = 0.5  # share of these rows that stand in the plain text as one line
_RIGHT = 0.6  # of the way to the right column: what begins there or behind is of it


class Row(NamedTuple):
    """What stands on one height of a page, left and right, and where the right begins.

    Empty where nothing stands there; without a right it begins at ``start`` itself.
    """

    left: str
    right: str
    start: int


def by_column(plain: str, laid_out: str) -> str | None:
    """The text of a page, column after column; None where ``plain`` is in a good order as it is.

    ``laid_out`` is the same text with blanks that keep words where they stand on the page.
    """
    rows = [_row(line) for line in laid_out.splitlines()]
    both = [row for row in rows if row.right]
    if len(both) < max(_FEWEST_ROWS, _MOST * sum(bool(row.left) for row in rows)):
        return None
    sides = ([row.left for row in both], [row.right for row in both])
    if any(statistics.median(len(text.split()) for text in side) < _FEWEST_WORDS for side in sides):
        return None
    letters = _letters(plain)
    joined = sum(_letters(row.left + row.right) in letters for row in both)
    if joined < _JOINED * len(both):
        return None
    return "\n".join(_ordered(rows, statistics.median(row.start for row in both)))


def _ordered(rows: list[Row], middle: float) -> list[str]:
    """The lines: what stands above both columns, the left, the right, what stands below them."""
    places = [i for i, row in enumerate(rows) if row.right]
    first, last = places[0], places[-1]
    widest = max(len(rows[i].left) for i in places)
    while last + 1 < len(rows) and 0 < len(rows[last + 1].left) <= widest:
        last += 1  # the longer column goes on, until a gap or a line across both
    left, right = [], []
    for row in rows[first : last + 1]:
        only_right = not row.right and row.start >= _RIGHT * middle
        left.append("" if only_right else row.left)
        right.append(row.left if only_right else row.right)
    above, below = ([row.left for row in part] for part in (rows[:first], rows[last + 1 :]))
    return [line for line in (*above, *left, *right, *below) if line]


def _row(line: str) -> Row:
    """A line cut at its widest gap, if there is one."""
    text = line.strip()
    begin = len(line) - len(line.lstrip())
    gaps = list(_GUTTER.finditer(text))
    if not gaps:
        return Row(text, "", begin)
    gap = max(gaps, key=lambda gap: gap.end() - gap.start())
    return Row(text[: gap.start()], text[gap.end() :], begin + gap.end())


def _letters(text: str) -> str:
    return "".join(text.split())
