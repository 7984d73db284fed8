"""Reported narratives: "the next day" within one counts from a day that nobody tells.

"Berg was jailed on Monday. A clerk said Berg bought a gun. [The next day] he shot a guard": the day
behind the purchase, and not that behind the sentence. What the law does next goes on with the news.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dashboard.clause import Clause, Tense
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Anchoring, Granularity, Quote, QuoteKind, Span, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis


def leave_stories_open(
    timexes: Sequence[TemporalExpression],
    analysis: Analysis,
    quotes: Sequence[Quote],
    words: ClauseWords,
) -> tuple[TemporalExpression, ...]:
    """The time expressions, in order, without the value of those that go on with such a story.

    What is counted from one of these has none either.
    """
    stories = _Stories(analysis, quotes, words)
    by_id = {t.id: t for t in timexes}
    open_: set[str] = set()
    for timex in timexes:
        anchor = by_id.get(timex.anchor or "")
        if anchor is not None and (anchor.id in open_ or stories.goes_on(timex, anchor)):
            open_.add(timex.id)
    return tuple(
        dataclasses.replace(t, value=None, interval=None) if t.id in open_ else t for t in timexes
    )


class _Stories:
    """Tells which days go on with what the sentence before reports, in which no day is named."""

    def __init__(self, analysis: Analysis, quotes: Sequence[Quote], words: ClauseWords) -> None:
        self.analysis, self.words = analysis, words
        self.told = [q.span for q in quotes if q.kind is QuoteKind.INDIRECT]

    def goes_on(self, timex: TemporalExpression, anchor: TemporalExpression) -> bool:
        """Whether a day is counted from over a story that begins behind what it is counted from."""
        counted = timex.anchoring is Anchoring.NARRATIVE and timex.granularity is Granularity.DAY
        part = self.analysis.paragraph_at(timex.span.start)
        if not counted or part is None:
            return False
        here = next((s.span for s in part.sentences if _holds(s.span, timex.span.start)), None)
        before = [s.span for s in part.sentences if here is not None and s.span.end <= here.start]
        if here is None or not before or anchor.span.start >= before[-1].start:
            return False
        if self._answers(part, timex):
            return False
        told = (q for q in self.told if before[-1].start <= q.start < before[-1].end)
        return any(self._tells(c) for span in told for c in _clauses_in(part, span))

    def _tells(self, clause: Clause) -> bool:
        """Whether a clause tells of the past what was done, not how it was or might have been."""
        told = clause.finite and clause.tense is Tense.PAST and not (clause.negated or clause.modal)
        return told and (
            clause.is_passive or not self.words.has("auxiliary", "copula", clause.lemma)
        )

    def _answers(self, part: AnalysedParagraph, timex: TemporalExpression) -> bool:
        """Whether a sentence tells what the law does: "the next day he was charged"."""
        token = part.token_at(timex.span.start)
        lemma = "" if token is None else token.sent.root.lemma_.lower()
        return self.words.has("looking_back", "responses", lemma)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


def _clauses_in(part: AnalysedParagraph, span: Span) -> Iterator[Clause]:
    return (c for c in part.clauses.clauses if _holds(span, c.predicate.start))
