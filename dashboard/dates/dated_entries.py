"""The entries of a chronicle: what is told under a date that stands alone, or before a colon.

"4 April 2023 / The wall gives way." or "- March 2016: Inspectors report cracks." A text with one
such date only is no chronicle: its date may be that of the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from dashboard.dates.grammar import load_grammar
from dashboard.model import DocumentCreationTime, Granularity, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis

FEWEST = 2
_BULLET = re.compile(r"(?:[-–—•*·▪]\s*|\(?\d{1,3}[.)]\s+)?")
_FIGURES = re.compile(r"[\d\s./–-]*\d[-./]\d[\d\s./–-]*")
_SPACE = re.compile(r"\s+(?=\S)")
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"  # a capital, "Ö" as well
_CAPITAL = re.compile(rf"\s+(?={_UPPER})")
_ABBREVIATED = "."  # "9.12 a.m. The men enter"
_LONE = re.compile(r"[^.!?]{1,30}")  # a line too short for a sentence, as the next date may be
_COLON = re.compile(r"\s*:\s*|\s+[-–—|]\s*|[-–—|]\s+")
_STOP = re.compile(rf"\.\s+(?={_UPPER})|\t\s*")
_VAGUE = frozenset({Granularity.DECADE, Granularity.CENTURY, Granularity.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Label:
    """The offsets ``[start, end)`` of what is told under a date.

    ``until``: where the date begins that ends a stretch ("1998–2003"), else that of the date.
    ``sure``: a colon or a dash stands behind it, so that it is one without another like it.
    ``bare``: nothing does ("16 August Ms Holm resigns"): two sure ones must stand in the text.
    """

    start: int
    end: int
    until: int
    sure: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """The time of an entry, from one expression to another, which are mostly the same.

    ``start`` and ``end`` are the offsets ``[start, end)`` of what is told under it.
    """

    timex: TemporalExpression
    until: TemporalExpression
    start: int
    end: int


def find_entries(
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    dct: DocumentCreationTime | None = None,
) -> tuple[DatedEntry, ...]:
    """The entries in the order of the text that are no later than publication.

    Empty where it is no chronicle: what lies ahead is a programme, an agenda. A lone date before a
    colon or dash is that of the one sentence behind it.
    """
    found = _dated(analysis, timexes)
    return tuple(entry for entry in found if not _is_ahead(entry, dct))


def find_announced(
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    dct: DocumentCreationTime | None = None,
) -> tuple[DatedEntry, ...]:
    """What would be an entry, but is later than publication, in the order of the text."""
    return tuple(entry for entry in _dated(analysis, timexes) if _is_ahead(entry, dct))


def _dated(analysis: Analysis, timexes: Sequence[TemporalExpression]) -> tuple[DatedEntry, ...]:
    """All that is told under a date, whenever that is."""
    labels = find_labels(analysis, [(t.span.start, t.span.end) for t in timexes])
    dated = {t.span.start: t for t in timexes if t.interval and t.granularity not in _VAGUE}
    found = [
        DatedEntry(dated[at], dated[label.until], label.start, label.end)
        for at, label in labels.items()
        if at in dated and label.until in dated
    ]
    if len(found) >= FEWEST:
        return tuple(found)
    return tuple(
        replace(entry, end=_end_of_sentence(analysis, entry.start))
        for entry in found
        if entry.end == _end_of_paragraph(analysis, entry.timex.span.start)
    )


def _end_of_paragraph(analysis: Analysis, offset: int) -> int:
    part = analysis.paragraph_at(offset)
    return offset if part is None else part.paragraph.end


def _end_of_sentence(analysis: Analysis, offset: int) -> int:
    part = analysis.paragraph_at(offset)
    token = None if part is None else part.token_at(offset)
    if part is None or token is None:
        return offset
    return part.sentence_of(token).end


def _is_ahead(entry: DatedEntry, dct: DocumentCreationTime | None) -> bool:
    """Whether an entry begins after the day of publication."""
    first = None if entry.timex.interval is None else entry.timex.interval.earliest
    return dct is not None and first is not None and first > dct.day


def entry_at(offset: int, entries: Sequence[DatedEntry]) -> DatedEntry | None:
    """The innermost entry that tells what stands at an offset; None: no entry does."""
    return next((entry for entry in reversed(entries) if entry.start <= offset < entry.end), None)


def find_labels(analysis: Analysis, dates: Sequence[tuple[int, int]]) -> Mapping[int, Label]:
    """The dates ``(start, end)`` that label what is told under them, by start.

    One before a colon or a dash is of its paragraph. In a text with more than one label so is one
    before a full stop or in figures ("2019-03-04"), and one that stands alone, or heads a line
    above paragraphs, is of all that follows, up to the next one or another heading.
    """
    ends, found = dict(dates), dict[int, Label]()
    for part in analysis.paragraphs:
        start = _date_at_head(part, ends)
        told = None if start is None else _told_under(analysis, part, start, ends)
        if start is not None and told is not None:
            found[start] = told
    sure = sum(label.sure for label in found.values())
    if sure < FEWEST:
        found = {at: label for at, label in found.items() if not label.bare}
    return {at: label for at, label in found.items() if label.sure or len(found) >= FEWEST}


def _date_at_head(part: AnalysedParagraph, ends: Mapping[int, int]) -> int | None:
    return next((at for at in (part.start + _bullet(part), part.start) if at in ends), None)


def _told_under(
    analysis: Analysis, part: AnalysedParagraph, start: int, ends: Mapping[int, int]
) -> Label | None:
    """What is told under the date at an offset; None: it is no label."""
    at, until, links = ends[start] - part.start, start, _between(part.language)
    while (between := links.match(part.text, at)) and part.start + between.end() in ends:
        following = part.start + between.end()
        until = following if between["until"] else until  # else "4 April 2023, 03:40"
        at = ends[following] - part.start
    colon, date = _COLON.match(part.text, at), part.text[start - part.start : at]
    behind = colon or (None if date.isdigit() else _STOP.match(part.text, at))
    if behind is None and (_FIGURES.fullmatch(date) or date.endswith(_ABBREVIATED)):
        behind = _SPACE.match(part.text, at)
    bare = behind is None and not date.isdigit()
    if bare:
        behind = _CAPITAL.match(part.text, at)
    below = _paragraphs_below(analysis, part, ends)
    titled = part.is_heading and bool(below) and _date_at_head(below[0], ends) is None
    if behind is not None and behind.end() < len(part.text) and not titled:
        end = part.paragraph.end
        return Label(part.start + behind.end(), end, until, sure=colon is not None, bare=bare)
    if not below or (part.text[at:].strip(" .:") and not (titled and behind)):
        return None
    return Label(below[0].start, below[-1].paragraph.end, until)


@functools.cache
def _between(language: str) -> re.Pattern[str]:
    """What stands between the days of an entry, as a dash or a word up to the last of them."""
    words = "|".join(map(re.escape, load_grammar(language).settings["up_to"]))
    return re.compile(rf"(?P<until>\s*[-–—]\s*|\s+(?:{words})\s+)|\.?[\s,]+")


def _paragraphs_below(
    analysis: Analysis, part: AnalysedParagraph, ends: Mapping[int, int]
) -> list[AnalysedParagraph]:
    """What stands under a line, up to the next heading, or another line that is a date.

    Or one line without a full stop, above the next date.
    """
    following = analysis.paragraphs[part.number + 1 :]
    below = list(takewhile(lambda o: not (o.is_heading or _LONE.fullmatch(o.text)), following))
    alone = bool(following[1:]) and _date_at_head(following[1], ends) is not None
    line = alone and not below and _date_at_head(following[0], ends) is None
    return list(following[:1]) if line else below


def _bullet(part: AnalysedParagraph) -> int:
    """How many characters of a paragraph are its bullet or number, and the space behind it."""
    bullet = _BULLET.match(part.text)
    return bullet.end() if bullet else 0
