"""Text cut into pieces that carry marks: what the pages show of an article's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

Block = dict[str, Any]
Mark = tuple[int, int, str, str]  # start and end in the article's text, kind, what it is


def cut_pieces(
    text: str, around: tuple[int, int], marks: Iterable[Mark], inside: tuple[int, int]
) -> list[Block]:
    """The text of a stretch as pieces, marked where the marks lie and dimmed outside of ``inside``.

    Marks that overlap: the earlier in the list wins where both would lie; the pieces joined are the
    stretch, to the character.
    """
    kinds: list[tuple[str, str]] = [
        ("", "") if inside[0] <= i < inside[1] else ("rest", "") for i in range(*around)
    ]
    for start, end, kind, title in reversed(list(marks)):
        for i in range(max(start, around[0]), min(end, around[1])):
            if kinds[i - around[0]][0] != "rest":
                kinds[i - around[0]] = (kind, title)
    pieces: list[Block] = []
    begin = 0
    for i in range(1, len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kinds[begin]:
            kind, title = kinds[begin]
            piece: Block = {"text": text[around[0] + begin : around[0] + i]}
            pieces.append({**piece, "mark": kind, "title": title} if kind else piece)
            begin = i
    return pieces


def quoted(pieces: Iterable[Block], begin: int, quotes: Sequence[Mark]) -> Iterator[Block]:
    """The pieces of a stretch that begins at ``begin``, cut where quotes do.

    What lies in a quote has ``said``: who is quoted. Of quotes within each other the first counts.
    """
    for piece in pieces:
        end = begin + len(piece["text"])
        edges = {edge for quote in quotes for edge in quote[:2] if begin < edge < end}
        for start, stop in pairwise(sorted({begin, end} | edges)):
            part = {**piece, "text": piece["text"][start - begin : stop - begin]}
            said = next((q[3] for q in quotes if q[0] <= start and stop <= q[1]), None)
            yield part if said is None else {**part, "said": said}
        begin = end
