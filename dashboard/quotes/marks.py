"""Quotation marks: which stretches of a text stand between them. No word of English is read here.

Curly, straight, low and angle marks, two single marks or accents written for one double mark,
single marks told from apostrophes, doubled marks, marks that are never closed, and paragraphs that
each open with a mark until the last one closes it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dashboard.model import Diagnostic
from dashboard.reasons import reason

_MARK = re.compile(r"""["“”„‟«»]+|``|''|‘‘|’’|['‘’‚‛`]""")
_SINGLE = "'‘’‚‛`"
_STOPS = ".,!?…;:—–"
_OPENS_AFTER = "([{—–-/\"“‘'"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: ``[start, end)`` without them, ``[open, close)`` with.

    ``depth`` counts the stretches around it. ``closed`` is false where no closing mark was found;
    then the stretch goes to the end of its paragraph or to the next opening mark. ``goes_on`` says
    that the paragraph continues the quotation of the one before.
    """

    open: int
    start: int
    end: int
    close: int
    depth: int = 0
    closed: bool = True
    goes_on: bool = False


@functools.lru_cache(maxsize=1)  # what is not closed is asked for, too
def find_marked(
    text: str, paragraphs: tuple[tuple[int, int], ...], elisions: frozenset[str] = frozenset()
) -> tuple[tuple[Marked, ...], ...]:
    """The marked stretches of each paragraph, in order; outer ones before those inside them.

    ``elisions`` are words that begin with an apostrophe ("'em"). Empty where there are no marks.
    """
    found: list[tuple[Marked, ...]] = []
    before: tuple[Marked, ...] = ()
    for start, end in paragraphs:
        double = _pair_doubles(text, start, end, is_open=_runs_to_end(before))
        single = _pair_singles(text, start, end, elisions, double)
        here = _nest([*double, *single])
        if here and _runs_to_end(before) and here[0].open <= start:
            here = (replace(here[0], goes_on=True), *here[1:])
        found.append(here)
        before = here
    return tuple(found)


def find_unclosed(marked: Iterable[tuple[Marked, ...]]) -> tuple[Diagnostic, ...]:
    """A diagnostic for every opening mark that nothing closes, in its paragraph or the next."""
    rows = list(marked)
    return tuple(
        Diagnostic("quotes", reason("quotes.mark_not_closed"), m.open, m.start)
        for row, following in zip(rows, [*rows[1:], ()], strict=False)
        for m in row
        if not m.closed and not (following and following[0].goes_on and m is _outer_last(row))
    )


def _outer_last(row: tuple[Marked, ...]) -> Marked | None:
    return next((m for m in reversed(row) if m.depth == 0), None)


def _runs_to_end(row: tuple[Marked, ...]) -> bool:
    last = _outer_last(row)
    return last is not None and not last.closed


def _pair_doubles(text: str, start: int, end: int, *, is_open: bool) -> list[Marked]:
    """Pairs of double marks; ``is_open``: the paragraph before ends in an open quotation."""
    found: list[Marked] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        if mark[0] in _SINGLE:
            continue
        can_open, can_close = _sides(text, mark, start, end)
        if opened is None and can_open:
            opened = mark
        elif opened is None and is_open and not found and can_close:
            found.append(Marked(start, start, mark.start(), mark.end(), goes_on=True))
        elif opened is not None and can_close:
            found.append(Marked(opened.start(), opened.end(), mark.start(), mark.end()))
            opened = None
        elif opened is not None and can_open:
            found.append(_unclosed(text, opened, mark.start()))
            opened = mark
    if opened is not None:
        found.append(_unclosed(text, opened, end))
    return [m for m in found if text[m.start : m.end].strip()]


def _unclosed(text: str, opened: re.Match[str], stop: int) -> Marked:
    end = opened.end() + len(text[opened.end() : stop].rstrip())
    return Marked(opened.start(), opened.end(), end, end, closed=False)


def _sides(text: str, mark: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close, by its shape and what stands beside it."""
    left = text[mark.start() - 1] if mark.start() > start else " "
    right = text[mark.end()] if mark.end() < end else " "
    trails = text.endswith("...", start, mark.start()) and right.isalnum()
    free_left = left.isspace() or left in _OPENS_AFTER or trails
    free_right = not right.isalnum()
    shape = mark[0][0]
    if mark[0] in ("``", "‘‘") or shape in "„«":
        return True, False
    if shape in "“‟":
        return (False, True) if not free_left and right.isspace() else (True, False)
    if shape in "”»" or mark[0] == "’’":
        return (True, False) if free_left and right.isalnum() else (False, True)
    if left.isspace() and not right.isspace():
        return True, False
    if not free_left and free_right:
        return False, True
    return free_left and not right.isspace(), not left.isspace()


def _pair_singles(
    text: str, start: int, end: int, elisions: frozenset[str], double: list[Marked]
) -> list[Marked]:
    """Pairs of single marks, each within one stretch of double marks or around whole ones."""
    marks = [m for m in _MARK.finditer(text, start, end) if m[0] in _SINGLE]
    if not marks:
        return []
    homes = _homes(marks, double)
    found: list[Marked] = []
    i = 0
    while i < len(marks):
        if _can_open_single(text, marks[i], start, end, elisions):
            j = _closing(text, marks, homes, i, (start, end, elisions))
            if j is not None:
                found.append(
                    Marked(marks[i].start(), marks[i].end(), marks[j].start(), marks[j].end())
                )
                i = j
            elif marks[i].start() == start and marks[i][0] == "‘":
                found.append(_unclosed(text, marks[i], end))
                break
        i += 1
    return [m for m in found if text[m.start : m.end].strip()]


def _homes(marks: list[re.Match[str]], double: list[Marked]) -> list[int]:
    """For each mark the number of the double stretch that holds it; -1: none."""
    homes: list[int] = []
    k = 0
    for mark in marks:
        while k < len(double) and double[k].close <= mark.start():
            k += 1
        inside = k < len(double) and double[k].start <= mark.start()
        homes.append(k if inside else -1)
    return homes


def _can_open_single(
    text: str, mark: re.Match[str], start: int, end: int, elisions: frozenset[str]
) -> bool:
    left = text[mark.start() - 1] if mark.start() > start else " "
    right = text[mark.end()] if mark.end() < end else " "
    if right.isspace() or not (left.isspace() or left in _OPENS_AFTER) or mark[0] == "’":
        return False
    word = re.compile(r"\w+").match(text, mark.end())
    if word is None:
        return right in ".…$£€#@"
    return not re.fullmatch(r"\d\ds?", word[0]) and word[0].casefold() not in elisions


def _closing(
    text: str,
    marks: list[re.Match[str]],
    homes: list[int],
    i: int,
    where: tuple[int, int, frozenset[str]],
) -> int | None:
    """The mark that closes mark ``i``; None if another opens before.

    It is the first after a stop or before one, else the first that is no plural possessive, else
    the last.
    """
    start, end, elisions = where
    weak: int | None = None
    for j in range(i + 1, len(marks)):
        mark = marks[j]
        if homes[j] != homes[i]:
            if homes[i] >= 0:
                break
            continue
        if _can_open_single(text, mark, start, end, elisions):
            break
        left = text[mark.start() - 1]
        right = text[mark.end()] if mark.end() < end else " "
        if left.isspace() or right.isalnum() or mark[0] in "‘`":
            continue
        if left in _STOPS or right in _STOPS + ')]"”' or mark.end() >= end:
            return j
        if left.casefold() != "s" and weak is None:
            return j
        weak = j
    return weak


def _nest(found: list[Marked]) -> tuple[Marked, ...]:
    """In order of the text, with depths; a stretch that crosses another is dropped."""
    ordered = sorted(found, key=lambda m: (m.open, -m.close))
    return tuple(_with_depth(ordered))


def _with_depth(ordered: list[Marked]) -> Iterator[Marked]:
    around: list[Marked] = []
    for m in ordered:
        while around and around[-1].close <= m.open:
            around.pop()
        if around and m.close > around[-1].close:
            continue
        yield replace(m, depth=len(around))
        around.append(m)
