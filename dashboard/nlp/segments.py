"""Paragraphs: where they begin and end, and which of them are headings."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from dashboard.model import ParagraphKind
from dashboard.registry import current_language, language_file, read_toml

HEADING_WORDS = 16  # longest heading, in words, that is still told from a paragraph
WRAP_WIDTH = 100  # widest line of a text that was wrapped by hand or by a mail program
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*(?:\n|\Z)))*")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"""[.!?…:;,]["'”’)\]]*\Z""")
_AGENCY = r"(?:\([A-Z][^()\n]{1,40}\)|/[^/\n]{2,30}/)"
_MORE = r"(?:,[^\n()/:;!?–—]{1,50}?)"  # a region, a date
_CAPITALS = r"[A-Z\u00c0-\u00de]{2}[A-Z\u00c0-\u00de.'’ -]*"
_TITLE_CASE = r"[^\W\d_a-z][^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_a-z][^\W\d_]+){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_LONG_DAY = rf"\d{{1,2}}(?:[a-z]{{2}})? {_MONTH},? \d{{4}}"
_REGIONS = r"(?:, ?[A-Z\u00c0-\u00de][\w.'’]*(?: [A-Z\u00c0-\u00de][\w.'’]*){0,3})"  # no clause
_NO_PLACE = r"(?!(?:\w+day|On|In|At|By|From|Since|Until|Before|After|As|Of|For)\b)"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_MORE}?\s*{_AGENCY}?|{_TITLE_CASE}{_MORE}?\s*{_AGENCY})"
    r"\s*(?:--|[-–—_])(?=\s+[\"“”‘']?[^\W_])"
    rf"|(?:{_CAPITALS}|{_TITLE_CASE}){_MORE}?\s*{_AGENCY}\s+(?:--|[-–—])(?=[\"“]?[A-Z])"  # " -The"
    r"(?![^\n.!?]*\w(?:--|[-–—])[\s,])"
    rf"|{_CAPITALS}(?:{_REGIONS}{{0,2}}, ?{_DAY}|{_REGIONS})—(?=[\"“]?[A-Z])(?![^\n.!?]*—)"
    rf"|{_NO_PLACE}(?:{_CAPITALS}|{_TITLE_CASE}){_REGIONS}{{0,2}}, ?{_DAY}"
    rf"\s*\([A-Z]{{2,9}}(?:/[A-Z]{{2,9}})?\)(?=\s+[\"“]?[A-Z])"
    rf"|{_CAPITALS}{_REGIONS}?\s*\([A-Z][^()\n]{{1,40}} [-–—] {_LONG_DAY}\)(?=\s+[\"“]?[A-Z])"
)
_FIRST_DATELINE = re.compile(  # "Halden, June 12: The club": elsewhere this may be an entry
    rf"{_NO_PLACE}(?:{_CAPITALS}|{_TITLE_CASE}){_REGIONS}{{0,2}}, ?{_DAY}"
    rf"\s*{_AGENCY}?\s*:(?=\s+[\"“]?[A-Z])"
    rf"|{_NO_PLACE}{_TITLE_CASE}{_REGIONS}{{0,2}}"  # "Halden - The club"
    rf"\s+(?:--|[-–—])(?=\s+[\"“]?[A-Z])(?![^\n.!?]*\s(?:--|[-–—])\s)"
)
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
        cut = _dateline(text, start, end)
        if cut is not None:
            found.append(Paragraph(len(found), start, cut, ParagraphKind.HEADING))
        begin = start if cut is None else end - len(text[cut:end].lstrip())
        kind = _kind(text[begin:end], last=i == len(pieces) - 1)
        found.append(Paragraph(len(found), begin, end, kind))
    return tuple(found)


def is_dateline(piece: str) -> bool:
    """Whether a paragraph is a dateline that was cut off the one behind it."""
    forms = (_DATELINE, _FIRST_DATELINE, _agency_dateline(current_language()))
    heads = (form.match(piece + behind) for form in forms for behind in (" X", "X"))
    return any(head is not None and head.end() == len(piece) for head in heads)


def _dateline(text: str, start: int, end: int) -> int | None:
    """Where the dateline ends with which a paragraph begins: behind its dash; None without one.

    Or behind its day and agency, or a known agency: "Oslo, June 12 (NPA) The club"; and where a
    text begins, behind its day and a colon, or the place alone and a dash.

    A capital must follow: "NATO - the alliance - agreed" has none.
    """
    agency = _agency_dateline(current_language())
    head = _DATELINE.match(text, start, end) or agency.match(text, start, end)
    if head is None and not text[:start].strip():
        head = _FIRST_DATELINE.match(text, start, end)
    if head is None:
        return None
    following = text[head.end() : end].lstrip().lstrip("\"“”‘'")[:1]
    return head.end() if following.isupper() or following.isdigit() else None


@functools.cache
def _agency_dateline(language: str) -> re.Pattern[str]:
    """A place in capitals and an agency that a language knows: "HALDEN (AP) The bank".

    Or the agency alone and a dash: "(AP) - The bank".
    """
    agencies = read_toml(language_file(language, "credits.toml"))["agencies"]
    names = [name for known in agencies for name in known]
    agency = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(
        rf"{_CAPITALS}{_REGIONS}{{0,2}}\s*\((?:{agency})\)(?=\s+[\"“]?[A-Z])"
        rf"|\((?:{agency})\)\s*(?:--|[-–—])(?=\s*[\"“]?[A-Z])"
    )


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
