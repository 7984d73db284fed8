"""The date of an article that stands in its dateline or in a line of its own at the top."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

from dashboard.dates.cells import Cell, to_date
from dashboard.dates.find import Found, find_in_paragraph
from dashboard.dates.grammar import load_grammar
from dashboard.dates.meaning import Clock
from dashboard.dates.operators import read_found
from dashboard.dates.setting import Setting, Tense
from dashboard.model import Anchoring, Article, Diagnostic, DocumentCreationTime
from dashboard.model import Granularity as Unit
from dashboard.text.analysis import AnalysedParagraph, Analysis

_STAGE = "dates"  # of what is said of an article's date of publication
_PARAGRAPHS = 4  # how many paragraphs from the top may hold it
_REACH = 60  # characters before the date in a dateline: the place, the agency
_LINE_WORDS = 14  # longest line, in words, that holds a date and little else
_PLACE = re.compile(r"(?:[^\W\d_][^\d;:!?\n]*[,.(]\s*|\s*)")
_DASH_AFTER = re.compile(r"[,.]?\s*(?:\([^)\n]{1,30}\)|/[\w ]{1,20}/)?\s*(?:--|[-–—_:])\s")
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s*\Z")


def find_dateline(analysis: Analysis, *, language: str = "en") -> DocumentCreationTime | None:
    """The day (and time) of publication that the head of a text states in full; None if none.

    It must be a whole date with its year, in a dateline ("LONDON, 3 March 1999 --") or in a line
    at the top that is no sentence ("Published 3 March 1999, 10:35").
    """
    for paragraph in analysis.paragraphs[:_PARAGRAPHS]:
        if (found := _in_paragraph(paragraph, analysis.text, language)) is not None:
            return found
    return None


def date_article(article: Article, analysis: Analysis, *, language: str = "en") -> Article:
    """The article, dated by its dateline if it has no date of publication.

    A diagnostic says that the date was found, or that it is missing and what that means.
    """
    if article.published is not None:
        return article
    found = find_dateline(analysis, language=language)
    message = (
        "no date of publication: times that hang on it stay open; give one as YYYY-MM-DD"
        if found is None
        else f"the date of publication is read from the head of the text: {found}"
    )
    diagnostics = (*article.diagnostics, Diagnostic(_STAGE, message))
    return dataclasses.replace(article, published=found, diagnostics=diagnostics)


def as_given(article: Article) -> Article:
    """The article as it was before ``date_article`` looked for its date in its text."""
    found = [d for d in article.diagnostics if d.stage == _STAGE]
    if not found:
        return article
    rest = tuple(d for d in article.diagnostics if d.stage != _STAGE)
    return dataclasses.replace(article, published=None, diagnostics=rest)


def stands_in_dateline(found: Found, paragraph: AnalysedParagraph, text: str) -> bool:
    """Whether an expression is the date of a dateline: a place before it, a dash behind it."""
    place = text[paragraph.start : found.start]
    return (
        len(place) <= _REACH
        and _PLACE.fullmatch(place) is not None
        and _DASH_AFTER.match(text, found.end) is not None
    )


def _in_paragraph(
    paragraph: AnalysedParagraph, text: str, language: str
) -> DocumentCreationTime | None:
    line = text[paragraph.start : paragraph.paragraph.end]
    short = len(line.split()) <= _LINE_WORDS
    setting = Setting(
        None,
        False,
        None,
        None,
        None,
        lambda: Tense("unknown", ""),
        lambda f: read_found(f, setting),
    )
    for found in find_in_paragraph(paragraph, text, load_grammar(language)):
        head = stands_in_dateline(found, paragraph, text)
        alone = short and (found.end == paragraph.paragraph.end or not _SENTENCE.search(line))
        reading = read_found(found, setting) if alone or head else None
        if reading is not None and reading.lean is Anchoring.ABSOLUTE:
            return _moment(reading.meaning)
    return None


def _moment(meaning: object) -> DocumentCreationTime | None:
    clock = meaning if isinstance(meaning, Clock) else None
    cell = clock.day if clock else meaning
    if not isinstance(cell, Cell) or cell.unit is not Unit.DAY:
        return None
    day = to_date(cell.index)
    if day is None:
        return None
    time = dt.time(clock.hour, clock.minute) if clock else dt.time()
    return DocumentCreationTime(dt.datetime.combine(day, time), clock is not None)
