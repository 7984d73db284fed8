"""The entries of a chronicle: what is told under a date that stands alone, or before a colon.

"4 April 2023 / The wall gives way." or "- March 2016: Inspectors report cracks." A text with one
such date only is no chronicle: its date may be that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dashboard.model import Granularity, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis

FEWEST = 2
_BULLET = re.compile(r"(?:[-–—•*·▪]\s*|\(?\d{1,3}[.)]\s+)?")
_BETWEEN = re.compile(r"[\s,]+")
_LONE = re.compile(r"[^.!?]{1,30}")  # a line too short for a sentence, as the next date may be
_COLON = re.compile(r"\s*:\s*|\s+[-–—|]\s+")
_VAGUE = frozenset({Granularity.DECADE, Granularity.CENTURY, Granularity.UNKNOWN})


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """The time of an entry, and the offsets ``[start, end)`` of what is told under it."""

    timex: TemporalExpression
    start: int
    end: int


def find_entries(
    analysis: Analysis, timexes: Sequence[TemporalExpression]
) -> tuple[DatedEntry, ...]:
    """The entries in the order of the text; empty where it is no chronicle."""
    labels = find_labels(analysis, [(t.span.start, t.span.end) for t in timexes])
    found = tuple(
        DatedEntry(timex, *labels[timex.span.start])
        for timex in timexes
        if timex.span.start in labels
        and timex.interval is not None
        and timex.granularity not in _VAGUE
    )
    return found if len(found) >= FEWEST else ()


def entry_at(offset: int, entries: Sequence[DatedEntry]) -> DatedEntry | None:
    """The entry that tells what stands at an offset; None: no entry does."""
    return next((entry for entry in entries if entry.start <= offset < entry.end), None)


def find_labels(
    analysis: Analysis, dates: Sequence[tuple[int, int]]
) -> Mapping[int, tuple[int, int]]:
    """The dates ``(start, end)`` that label what is told under them: by start, its offsets.

    One before a colon or a dash is of its paragraph. One that stands alone is of all that follows,
    up to the next one or another heading, but only in a text with more than one label.
    """
    ends, found = dict(dates), dict[int, tuple[int, int]]()
    for part in analysis.paragraphs:
        start = next((at for at in (part.start + _bullet(part), part.start) if at in ends), None)
        told = None if start is None else _told_under(analysis, part, start, ends)
        if start is not None and told is not None:
            found[start] = told
    alone = len(found) < FEWEST
    return {at: told for at, told in found.items() if not (alone and _is_lone(analysis, at, told))}


def _told_under(
    analysis: Analysis, part: AnalysedParagraph, start: int, ends: Mapping[int, int]
) -> tuple[int, int] | None:
    """The offsets of what is told under the date at an offset; None: it is no label."""
    at = ends[start] - part.start
    while (after := _behind(part.text, at)) and part.start + after in ends:
        at = ends[part.start + after] - part.start  # "4 April 2023, 03:40"
    colon = _COLON.match(part.text, at)
    if colon is not None and colon.end() < len(part.text):
        return part.start + colon.end(), part.paragraph.end
    if part.text[at:].strip(" .:"):
        return None
    below = takewhile(
        lambda other: not (other.is_heading or _LONE.fullmatch(other.text)),
        analysis.paragraphs[part.paragraph.index + 1 :],
    )
    told = list(below)
    return (told[0].start, told[-1].paragraph.end) if told else None


def _is_lone(analysis: Analysis, date: int, told: tuple[int, int]) -> bool:
    """Whether a date stands in another paragraph than what is told under it."""
    part = analysis.paragraph_at(date)
    return part is not None and told[0] >= part.paragraph.end


def _behind(text: str, at: int) -> int | None:
    """The place behind a comma or a space at one; None: neither stands there."""
    between = _BETWEEN.match(text, at)
    return None if between is None else between.end()


def _bullet(part: AnalysedParagraph) -> int:
    """How many characters of a paragraph are its bullet or number, and the space behind it."""
    bullet = _BULLET.match(part.text)
    return bullet.end() if bullet else 0
