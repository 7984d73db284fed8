"""Two versions of a text beside each other, paragraph by paragraph, with what differs marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from dashboard.timeline.wording.pieces import Block

GONE, FRESH = "gone", "fresh"  # the marks of what only the earlier and only the later text has
_TOKEN = re.compile(r"\w+\s*|\s+|[^\w\s]\s*")  # a blank belongs to the word before it
_MOST = 2000  # words of a paragraph that are held against those of the other
_ALIKE = 0.4  # share of the words that two paragraphs have in common, where one became the other
Row = tuple[list[Block], list[Block]]


def rows_beside(earlier: str, later: str) -> list[Row]:
    """A row for each paragraph: the pieces of the earlier text, and those of the later.

    A side is empty where the paragraph is not there. Blank lines are left out; but for them the
    pieces of a side joined are its text.
    """
    old, new = ([line for line in text.split("\n") if line.strip()] for text in (earlier, later))
    rows: list[Row] = []
    same = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_at, old_end, new_at, new_end in same.get_opcodes():
        if tag == "equal":
            rows += [([{"text": line}], [{"text": line}]) for line in old[old_at:old_end]]
        else:
            rows += _changed(old[old_at:old_end], new[new_at:new_end])
    return rows


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    for one, other in zip_longest(old, new):
        if one is None or other is None:
            yield _whole(one, GONE), _whole(other, FRESH)
            continue
        words = _words(one, other)
        if words is None:
            yield _whole(one, GONE), []
            yield [], _whole(other, FRESH)
        else:
            yield words


def _whole(line: str | None, mark: str) -> list[Block]:
    return [] if line is None else [{"text": line, "mark": mark}]


def _words(one: str, other: str) -> Row | None:
    """Both paragraphs with the words that differ marked; None where they have little in common."""
    old, new = _TOKEN.findall(one), _TOKEN.findall(other)
    if max(len(old), len(new)) > _MOST:
        return None
    found = SequenceMatcher(None, old, new, autojunk=False)
    if found.ratio() < _ALIKE:
        return None
    sides: Row = ([], [])
    for tag, old_at, old_end, new_at, new_end in found.get_opcodes():
        parts = (("".join(old[old_at:old_end]), GONE), ("".join(new[new_at:new_end]), FRESH))
        for side, (text, mark) in zip(sides, parts, strict=True):
            if text:
                side.append({"text": text} if tag == "equal" else {"text": text, "mark": mark})
    return sides
