"""The day's news: events that an article tells as new without a word of time.

A newspaper tells the day's news in the simple past, the perfect, or the present of a report. Such
an event is inferred, never asserted, to be of the day that the article is about: the day of its
first dated event, if that lies within a week before publication, else the day of publication.
What is told behind another date in its paragraph, in the pluperfect or in a side clause, is not.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.events.date import write_edtf
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.read import STATEMENT, ReadEvent
from dashboard.model import (
    Anchoring,
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Modality,
    TemporalExpression,
)
from dashboard.text.analysis import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Token

RECENT = 7  # days before publication within which the first dated event is the day's news
BACKGROUND = 4  # full dates of the past, none near publication, that make a text a history
_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_FACTS = frozenset({Modality.ASSERTED, Modality.REPORTED})


def date_the_news(
    events: Sequence[ReadEvent],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    dct: DocumentCreationTime | None,
    *,
    language: str = "en",
) -> tuple[ReadEvent, ...]:
    """The events, those told as the day's news dated so; all unchanged without a publication."""
    if dct is None or _is_history(timexes, dct):
        return tuple(events)
    words = load_clause_words(language)
    day, source = _news_day(events, dct)
    shifted = _shifted_paragraphs(events, analysis, day, dct)
    return tuple(
        _dated(read, *_sentence_day(read, events, dct, (day, source)))
        if _is_news(read, analysis, words, shifted.get(read.found.paragraph))
        else read
        for read in events
    )


def _is_history(timexes: Sequence[TemporalExpression], dct: DocumentCreationTime) -> bool:
    """Whether a text dates much, and nothing near its publication."""
    days = [
        abs((t.interval.earliest - dct.day).days)
        for t in timexes
        if t.interval is not None and t.interval.earliest is not None
    ]
    near = any(d <= 31 for d in days) or any(t.anchoring is Anchoring.PUBLISHED for t in timexes)
    return len(days) >= BACKGROUND and not near


def _news_day(events: Sequence[ReadEvent], dct: DocumentCreationTime) -> tuple[dt.date, str]:
    """The day that the article is about, and the words that give it."""
    for read in events:
        date = read.event.date
        day = date.earliest if date.status is DateStatus.ASSERTED else None
        if day is None or day != date.latest or read.event.modality not in _FACTS:
            continue
        if 0 <= (dct.day - day).days <= RECENT:
            return day, f"as “{read.event.trigger.text}”"
    return dct.day, "the day of publication"


def _sentence_day(
    read: ReadEvent,
    events: Sequence[ReadEvent],
    dct: DocumentCreationTime,
    news: tuple[dt.date, str],
) -> tuple[dt.date, str]:
    """The day of another event of the sentence, if between the day's news and publication."""
    for other in events:
        day = other.event.date.earliest
        if other.event.sentence != read.event.sentence or day != other.event.date.latest:
            continue
        if other.event.date.status is DateStatus.ASSERTED and day and news[0] <= day <= dct.day:
            return day, f"as “{other.event.trigger.text}” in the same sentence"
    return news


def _shifted_paragraphs(
    events: Sequence[ReadEvent], analysis: Analysis, day: dt.date, dct: DocumentCreationTime
) -> dict[int, int]:
    """{paragraph: offset}: where a paragraph turns to another time than the day's news."""
    shifted: dict[int, int] = {}
    for read in events:
        date = read.event.date
        if date.status is not DateStatus.ASSERTED or not date.earliest or not date.latest:
            continue
        if not _is_main(analysis.paragraphs[read.found.paragraph].doc[read.found.head]):
            continue
        if date.latest < day or date.earliest > dct.day:
            shifted.setdefault(read.found.paragraph, read.event.trigger.start)
    return shifted


def _is_news(
    read: ReadEvent, analysis: Analysis, words: ClauseWords, shifted_at: int | None
) -> bool:
    event, found = read.event, read.found
    if read.loose_time and event.type != STATEMENT:
        return False
    if read.governors or event.modality not in _FACTS or found.verb is None:
        return False
    if event.date.status is DateStatus.ASSERTED or event.date.status is DateStatus.INFERRED:
        return False
    token = analysis.paragraphs[found.paragraph].doc[found.verb]
    if not _is_main(token) or _is_pluperfect(token, words):
        return False
    if event.type == STATEMENT:
        return token.tag_ in {"VBD", "VBZ", "VBP"} or read.tense == "past"
    if shifted_at is not None and shifted_at < event.trigger.start:
        return False
    return read.tense == "past" or _is_perfect(token, words)


def _is_main(token: Token) -> bool:
    """Whether a verb stands in a main clause, or in what a main clause reports."""
    for _ in range(5):
        if token.dep_ not in _MAIN:
            return False
        if token.dep_ == "ROOT":
            return True
        token = token.head
    return False


def _is_pluperfect(token: Token, words: ClauseWords) -> bool:
    return any(
        t.tag_ == "VBD" and words.has("auxiliary", "perfect", t.lemma_)
        for t in token.children
        if t.dep_ == "aux"
    )


def _is_perfect(token: Token, words: ClauseWords) -> bool:
    return any(
        t.tag_ in {"VBZ", "VBP"} and words.has("auxiliary", "perfect", t.lemma_)
        for t in token.children
        if t.dep_ == "aux"
    )


def _dated(read: ReadEvent, day: dt.date, source: str) -> ReadEvent:
    because = f"told as the day's news without a word of time: {source}"
    date = EventDate(day, day, Granularity.DAY, DateStatus.INFERRED, because, None, "day's news")
    date = dataclasses.replace(date, edtf=write_edtf(date))
    return dataclasses.replace(read, event=dataclasses.replace(read.event, date=date))
