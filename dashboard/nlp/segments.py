"""Paragraphs: where they begin and end, and which of them are headings."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from dashboard.model import ParagraphKind
from dashboard.nlp.datelines import dateline_end

HEADING_WORDS = 16  # longest heading, in words, that is still told from a paragraph
WRAP_WIDTH = 100  # widest line of a text that was wrapped by hand or by a mail program
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*(?:\n|\Z)))*")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"""[.!?…:;,]["'”’)\]]*\Z""")
_QUOTE_MARK = re.compile(r'^["“”‘]')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph ``[start, end)`` of a text, without the white space around it."""

    index: int
    start: int
    end: int
    kind: ParagraphKind


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs, in order; a blank text has none.

    A line break ends a paragraph, unless the block between blank lines was wrapped by hand (every
    line is as full as the longest allows): then the block is one paragraph. A dateline ("LONDON,
    3 May (Agency) -") is a heading of its own, with its dash.
    """
    pieces = [piece for block in _BLOCK.finditer(text) for piece in _cut_block(text, block.span())]
    found: list[Paragraph] = []
    for i, (start, end) in enumerate(pieces):
        cut = dateline_end(text, start, end)
        if cut is not None:
            found.append(Paragraph(len(found), start, cut, ParagraphKind.HEADING))
        begin = start if cut is None else end - len(text[cut:end].lstrip())
        kind = _kind(text[begin:end], last=i == len(pieces) - 1)
        found.append(Paragraph(len(found), begin, end, kind))
    return tuple(found)


def _cut_block(text: str, block: tuple[int, int]) -> list[tuple[int, int]]:
    lines = [
        trimmed
        for line in _LINE.finditer(text, *block)
        if (trimmed := _trim(text, *line.span())) is not None
    ]
    if len(lines) > 1 and _is_wrapped([text[start:end] for start, end in lines]):
        return [(lines[0][0], lines[-1][1])]
    return lines


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if right > left else None


def _is_wrapped(lines: list[str]) -> bool:
    """Whether no line had room for the first word of the next, as when a program wraps a text."""
    width = max(map(len, lines))
    if not 40 <= width <= WRAP_WIDTH:
        return False
    full = all(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
        for line, following in itertools.pairwise(lines)
    )
    return full and any(not _SENTENCE_END.search(line) for line in lines[:-1])


def _kind(piece: str, *, last: bool) -> ParagraphKind:
    short = len(piece.split()) <= HEADING_WORDS
    if short and not last and not _SENTENCE_END.search(piece) and not _QUOTE_MARK.match(piece):
        return ParagraphKind.HEADING
    return ParagraphKind.PROSE
