"""The sentences that name a day and from which no event was read, so that none is lost unseen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard.events.edtf import write_edtf
from dashboard.model import (
    Article,
    DateStatus,
    Event,
    EventDate,
    ParagraphKind,
    ParsedArticle,
    Span,
    TemporalExpression,
    Timeline,
    TimexType,
)
from dashboard.timeline.query import Query
from dashboard.timeline.wording.dates import in_words


class PassedOver(NamedTuple):
    """A sentence with a time that is known, and no event; ``timex`` is the first such time.

    It is that of the heading above it, where the sentence has none and that begins with one.
    """

    article: Article
    sentence: Span
    timex: TemporalExpression

    @property
    def date(self) -> EventDate:
        """The days of its time."""
        interval = self.timex.interval
        assert interval is not None  # else it is not dated
        days = interval.earliest, interval.latest
        words = self.timex.span.text
        return EventDate(*days, self.timex.granularity, DateStatus.STATED, words)

    @property
    def when(self) -> str:
        """Its days in words."""
        return in_words(self.date)

    @property
    def edtf(self) -> str:
        """Its days in the form in which a person sets a date."""
        return write_edtf(self.date) or ""


def passed_over(
    parsed: ParsedArticle, events: Iterable[Event], within: Span | None = None
) -> Iterator[PassedOver]:
    """Those of an article, or of a stretch of it, in the order of the text.

    ``events`` are all that its sentences tell, those that people took off the timeline, too.
    """
    told = sorted(span.start for event in events for span in (event.trigger, *event.mentions))
    for span, above in prose(parsed):
        inside = within is None or within.start <= span.start < within.end
        if not inside or bisect_left(told, span.start) < bisect_left(told, span.end):
            continue
        first = time_in(parsed, span) or above
        if first is not None:
            yield PassedOver(parsed.article, span, first)


def prose(parsed: ParsedArticle) -> Iterator[tuple[Span, TemporalExpression | None]]:
    """The sentences of the running text, each with the time with which the heading above begins."""
    above = None
    for sentence in parsed.sentences:
        if sentence.kind is ParagraphKind.PROSE:
            yield sentence.span, above
        else:
            first = time_in(parsed, sentence.span)
            above = first if first and first.span.start == sentence.span.start else None


def time_in(parsed: ParsedArticle, span: Span) -> TemporalExpression | None:
    """The first time in a stretch that is known; None where there is none."""
    times = (t for t in parsed.timexes if span.start <= t.span.start < span.end)
    return next(filter(is_dated, times), None)


def all_passed_over(timeline: Timeline, query: Query) -> Iterator[PassedOver]:
    """Those of the articles that a query names, of all where it names none."""
    for parsed in timeline.articles:
        if not query.articles or parsed.article.id in query.articles:
            name = parsed.article.id
            hidden = [e for e in timeline.hidden if e.id.startswith(f"{name}:")]
            yield from passed_over(parsed, (*parsed.events, *hidden))


def is_dated(timex: TemporalExpression) -> bool:
    """Whether it names a day, or a stretch of days, that is known."""
    named = timex.type in {TimexType.DATE, TimexType.TIME}
    return named and timex.interval is not None and timex.interval.earliest is not None
