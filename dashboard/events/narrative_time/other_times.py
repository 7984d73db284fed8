"""Where the paragraphs of an article have come to times that were long over when the news was."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence

from dashboard.events.lexicon import ClauseWords
from dashboard.events.narrative_time.background import is_in_passing, is_measured_by
from dashboard.events.narrative_time.main_event import DAYS, RECENT
from dashboard.model import Quote, Span, TemporalExpression
from dashboard.nlp.analysis import Analysis

FRONT = 3  # characters of a sentence before a time that opens it
SPELL = 3  # sentences, with its own, for which a time of other days holds in its paragraph


class OtherTimes:
    """The times of an article that were over long before the news.

    Also longer ones with which a sentence opens and that were over by publication: "Last week,
    gunmen stormed a hotel" is another scene than Friday's. ``days``: those of the news, if it has
    one, and of publication.
    """

    def __init__(
        self,
        timexes: Sequence[TemporalExpression],
        analysis: Analysis,
        days: tuple[dt.date | None, dt.date],
        words: ClauseWords,
        quotes: Sequence[Quote] = (),
    ) -> None:
        news, today = days[0] or days[1], days[1]
        starts = [sentence.span.start for sentence in analysis.sentences()]
        said = {i for q in quotes for i in starts[_within(q.span, starts)]}
        opening = {start + i for start in starts for i in range(FRONT)}
        self.sentences = [start for start in starts if start not in said]  # that tell the story
        self.at: dict[int, list[int]] = defaultdict(list)  # offsets, by paragraph
        self.in_passing: set[int] = set()  # offsets of times that only tell which one is meant
        for timex in timexes:
            last = timex.interval.latest if timex.interval is not None else None
            part = analysis.paragraph_at(timex.span.start)
            if last is None or part is None:
                continue
            frame = timex.granularity not in DAYS and timex.span.start in opening
            if (news - last).days > RECENT or (frame and last < today):
                self.at[part.number].append(timex.span.start)
                if is_in_passing(timex, part) or is_measured_by(timex, part, words):
                    self.in_passing.add(timex.span.start)

    def are_in(self, paragraphs: Collection[int]) -> bool:
        """Whether one of the paragraphs tells of such a time."""
        return not self.at.keys().isdisjoint(paragraphs)

    def has_come(self, paragraph: int, at: int, *, said: bool) -> bool:
        """Whether the paragraph has just come to one before an offset.

        What is said is of the news, for all of a time that only tells which one is meant.
        """
        offsets: Sequence[int] = self.at.get(paragraph, ())
        if said:
            offsets = [i for i in offsets if i not in self.in_passing]
        before = bisect_left(offsets, at)
        return bool(before) and self.sentences_between(offsets[before - 1], at) < SPELL

    def sentences_between(self, one: int, other: int) -> int:
        """How many sentences begin between two offsets, but for those within quotations."""
        return bisect_right(self.sentences, other) - bisect_right(self.sentences, one)


def _within(span: Span, starts: Sequence[int]) -> slice:
    """The places of the sentences that begin within a quotation."""
    return slice(bisect_right(starts, span.start), bisect_left(starts, span.end))
