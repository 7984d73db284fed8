"""Quotation marks, brackets and commas of a headline: which of them may stay."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.events.headline.phrases import BRACKETS
from dashboard.nlp.grammar import Tag
from dashboard.nlp.tokens import Doc, Token

QUOTATION = frozenset({Tag.OPENING_QUOTE, Tag.CLOSING_QUOTE})
_QUOTES_AND_COMMAS = QUOTATION | {Tag.COMMA}
_PAIRS = {
    Tag.OPENING_QUOTE: Tag.CLOSING_QUOTE,
    Tag.OPENING_BRACKET: Tag.CLOSING_BRACKET,
}
_MARKS = QUOTATION | BRACKETS
_PARTING = frozenset({";", ":"})


def is_mark(token: Token) -> bool:
    """Whether a token is punctuation, a typewriter's "``" among it."""
    return token.is_punct or token.tag in QUOTATION


def parting_mark(between: Sequence[Token]) -> str:
    """The semicolon or colon between two words that parts two clauses; empty without one."""
    return next((t.text for t in between if t.text in _PARTING), "")


def without_lone_marks(doc: Doc, kept: list[int]) -> list[int]:
    """The tokens without the marks whose other one, or all between them, was left out.

    And without the commas beside what was left out, which would stand beside its "…".
    """
    lone: list[list[int]] = []
    empty: set[int] = set()
    for place, i in enumerate(kept):
        mark = doc[i].tag
        if mark in _PAIRS.values() and lone and _PAIRS.get(doc[lone[-1][0]].tag) == mark:
            first = lone.pop()
            if kept[place - 1] == first[-1]:
                empty |= {*first, i}
        elif mark in _MARKS and place and lone and _is_doubled(doc, i) and lone[-1] == [i - 1]:
            lone[-1].append(i)
        elif mark in _MARKS:
            lone.append([i])
    there = set(kept)
    commas = {i for i in kept if doc[i].tag == Tag.COMMA and not {i - 1, i + 1} <= there}
    dropped = empty.union(commas, *lone)
    return [i for i in kept if i not in dropped]


def marks_among(doc: Doc, core: set[int]) -> set[int]:
    """The commas and quotation marks between tokens, and the marks right around all of them."""
    low, high = min(core) - 1, max(core) + 1
    edges = {i for i in (low, high) if 0 <= i < len(doc) and doc[i].tag in QUOTATION}
    inner = {i for i in range(low + 1, high) if doc[i].tag in _QUOTES_AND_COMMAS}
    found = {i for i in inner if _beside(doc, i, -1) in core and _beside(doc, i, 1) in core}
    return edges | found | {i - 1 for i in edges | found if _is_doubled(doc, i)}


def _is_doubled(doc: Doc, i: int) -> bool:
    """Whether a mark is the second half of a typewriter's "``"."""
    if i == 0 or doc[i].tag != Tag.OPENING_QUOTE or doc[i - 1].whitespace_:
        return False
    return doc[i].text == doc[i - 1].text and doc[i - 1].tag == Tag.OPENING_QUOTE


def _beside(doc: Doc, mark: int, step: int) -> int:
    """The first token to one side of a mark that is no mark; -1: there is none."""
    at = mark + step
    while 0 <= at < len(doc) and is_mark(doc[at]):
        at += step
    return at if at < len(doc) else -1
