"""The date of an article that stands in its dateline or in a line of its own at the top."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from dashboard.dates.context import Context, Tense
from dashboard.dates.dated_entries import FEWEST, find_labels
from dashboard.dates.find import Found, find_timexes
from dashboard.dates.meaning import Clock
from dashboard.dates.operators import read_found
from dashboard.dates.periods import Period, date_period, to_date
from dashboard.dates.timex3 import write_value
from dashboard.errors import ArticleError
from dashboard.model import Anchoring, Article, Diagnostic, DocumentCreationTime
from dashboard.model import Granularity as Unit
from dashboard.nlp.analysis import AnalysedParagraph, Analysis, Depth, analyse
from dashboard.nlp.publication import is_settled
from dashboard.publication_date import read_published
from dashboard.reasons import reason
from dashboard.registry import OWN

_STAGE = "dates"  # of what is said of an article's date of publication
_PARAGRAPHS = 4  # how many paragraphs from the top may hold it
_REACH = 60  # characters before the date in a dateline: the place, the agency
_LATE = 3  # days between the date of a dateline and publication
_LINE_WORDS = 14  # longest line, in words, that holds a date and little else
_PLACE = re.compile(r"(?:[^\W\d_][^\d;:!?\n]*[,.(]\s*|\s*)")
_DASH_AFTER = re.compile(r"[,.]?\s*(?:\([^)\n]{1,30}\)|/[\w ]{1,20}/)?\.?\s*(?:--|[-–—_:])\s")
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s*\Z")


def find_dateline(
    analysis: Analysis, found: Sequence[Found] | None = None, *, language: str = OWN
) -> DocumentCreationTime | None:
    """The day (and time) of publication that the head of a text states in full; None if none.

    It must be a whole date with its year, in a dateline ("LONDON, 3 March 1999 --") or in a line
    at the top that is no sentence ("Published 3 March 1999, 10:35"), and not that of the first of
    several entries ("3 March 1999 – Auditors find a gap"). ``found``: the expressions of the text,
    in order, where they are known.
    """
    found = find_timexes(analysis, language=language) if found is None else found
    for paragraph in analysis.paragraphs[:_PARAGRAPHS]:
        meaning = next(_meanings(paragraph, analysis.text, found), None)
        if meaning is not None and (day := _moment(meaning)) is not None:
            return None if _is_entry(paragraph, analysis, found) else day
    return None


def _is_entry(paragraph: AnalysedParagraph, analysis: Analysis, found: Sequence[Found]) -> bool:
    """Whether a paragraph is an entry of a chronicle, told behind its date."""
    labels = find_labels(analysis, [(one.start, one.end) for one in found]).values()
    own = any(label.end == paragraph.paragraph.end for label in labels)
    return own and len(labels) >= FEWEST


def date_article(article: Article, analysis: Analysis, found: Sequence[Found]) -> Article:
    """The article, dated by its dateline if it has no date of publication.

    ``found``: the expressions of its text, in order. A diagnostic says that the date was found, or
    that it is missing and what that means.
    """
    if article.published is not None:
        return article
    day = find_dateline(analysis, found)
    message = (
        reason("dateline.missing") + reason("dateline.missing_means")
        if day is None
        else reason("dateline.read") + reason("dateline.read_from", day=day)
    )
    diagnostics = (*article.diagnostics, Diagnostic(_STAGE, message))
    return dataclasses.replace(article, published=day, diagnostics=diagnostics)


def as_given(article: Article) -> Article:
    """The article as it was before ``date_article`` looked for its date in its text."""
    found = [d for d in article.diagnostics if d.stage == _STAGE]
    return dataclasses.replace(without_note(article), published=None) if found else article


def without_note(article: Article) -> Article:
    """The article without what ``date_article`` said of its date: it holds of one reading only.

    It is known by its words, too: a note that was kept has lost its stage. Nor does a note stay
    that asks for a day where there is one.
    """
    rest = tuple(
        d
        for d in article.diagnostics
        if d.stage != _STAGE
        and not d.message.startswith((reason("dateline.missing"), reason("dateline.read")))
        and not is_settled(d, article)
    )
    return (
        article if rest == article.diagnostics else dataclasses.replace(article, diagnostics=rest)
    )


def read_publication(words: str, *, language: str = OWN) -> DocumentCreationTime:
    """A date of publication as a person writes it: ``read_published``, or "23 October 2024".

    Its month must then be a word: of 10/11/2024 nobody knows which is the month. Raises
    ArticleError if it is neither.
    """
    try:
        return read_published(words)
    except ArticleError:
        found = _read_day(words, language)
        if found is None:
            raise
        return found


def read_coarse(words: str, *, language: str = OWN) -> str | None:
    """The month or year that words are ("October 2024"), as 2024-10; None if they are none."""
    analysis, found = _as_one(words, language)
    meanings = (m for part in analysis.paragraphs for m in _meanings(part, analysis.text, found))
    meaning = next(meanings, None)
    if isinstance(meaning, Period) and meaning.unit in (Unit.MONTH, Unit.YEAR):
        return write_value(meaning)
    return None


def _read_day(words: str, language: str) -> DocumentCreationTime | None:
    """The day that these words are, and nothing else; None if they are none."""
    return find_dateline(*_as_one(words, language))


def _as_one(words: str, language: str) -> tuple[Analysis, Sequence[Found]]:
    """The analysis of words, and the one expression for a time that they are, if they are one."""
    analysis = analyse(words.strip(), language=language, depth=Depth.TAGS)
    found = find_timexes(analysis, language=language)
    whole = [(one.start, one.end) for one in found] == [(0, len(analysis.text))]
    return analysis, found if whole and any(c.isalpha() for c in words) else ()


def stands_in_dateline(found: Found, paragraph: AnalysedParagraph, text: str) -> bool:
    """Whether an expression is the date of a dateline: a place before it, a dash behind it."""
    place = text[paragraph.start : found.start]
    return (
        len(place) <= _REACH
        and _PLACE.fullmatch(place) is not None
        and _DASH_AFTER.match(text, found.end) is not None
    )


def days_before(dct: DocumentCreationTime, period: Period) -> int | None:
    """How many days before publication the day of a dateline lies; None if it is far from it."""
    if period.unit is not Unit.DAY:
        return None
    days = date_period(dct.day).index - period.index
    return days if abs(days) <= _LATE else None


def _meanings(paragraph: AnalysedParagraph, text: str, found: Iterable[Found]) -> Iterator[object]:
    """What the absolute times of a dateline, or of a line that is no sentence, mean."""
    start, end = paragraph.start, paragraph.paragraph.end
    line = text[start:end]
    short = len(line.split()) <= _LINE_WORDS
    context = Context(
        None,
        False,
        None,
        None,
        None,
        lambda: Tense("unknown", ""),
        lambda f: read_found(f, context),
    )
    for one in found:
        if not start <= one.start < end:
            continue
        head = stands_in_dateline(one, paragraph, text)
        alone = short and (one.end == end or not _SENTENCE.search(line))
        reading = read_found(one, context) if alone or head else None
        if reading is not None and reading.anchoring is Anchoring.ABSOLUTE:
            yield reading.meaning


def _moment(meaning: object) -> DocumentCreationTime | None:
    clock = meaning if isinstance(meaning, Clock) else None
    period = clock.day if clock else meaning
    if not isinstance(period, Period) or period.unit is not Unit.DAY:
        return None
    day = to_date(period.index)
    if day is None:
        return None
    time = dt.time(clock.hour, clock.minute) if clock else dt.time()
    return DocumentCreationTime(dt.datetime.combine(day, time), clock is not None)
