"""What makes the value of a time expression a guess: two readings, or a year of the story.

"In May" in a story that just spoke of 2003 is most likely May 2003; "last year" there may as well
be the year before publication. Events with such a time are inferred, never asserted.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from dateutil.relativedelta import relativedelta

from dashboard.dates.explanations import tell_value
from dashboard.events.anchoring.date import AHEAD
from dashboard.events.anchoring.signals import head_token
from dashboard.events.lexicon import ClauseWords
from dashboard.events.time_link import TimeLink
from dashboard.model import Anchoring, Granularity, TemporalExpression, TimexType
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES
from dashboard.nlp.word_classes import VERBAL
from dashboard.reasons import reason

Uncertainty = tuple[str, str]  # the rule, and the reason in words
TWO_TIMES = "two times"
_PASSING = ADNOMINAL_CLAUSES | {Dependency.APPOSITION}
_MEMORY = 10  # years: behind a time longer past, a month is the writer's own
_NEARLY_A_YEAR = dt.timedelta(days=275)
READINGS, STORY, CLOCK = "two readings", "year of the story", "clock alone"
_BY_THE_CLOCK = frozenset({Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND})


def find_uncertain_times(
    timexes: Sequence[TemporalExpression], analysis: Analysis, words: ClauseWords
) -> Mapping[str, Uncertainty]:
    """For each expression whose value is a guess, by its id, why; what leans on one is one, too."""
    by_id = {t.id: t for t in timexes}
    finder = _Finder(analysis, words)
    uncertain: dict[str, Uncertainty] = {}
    before: TemporalExpression | None = None
    for timex in timexes:
        anchor = by_id.get(timex.anchor or "")
        known = None if anchor is None else uncertain.get(anchor.id)
        why = known or finder.find(timex, anchor, before)
        if why is not None:
            uncertain[timex.id] = why
        if timex.anchoring is not Anchoring.VAGUE:  # "now" tells of no year
            before = timex
    return uncertain


class _Finder:
    """Finds why the value of a time expression is a guess."""

    def __init__(self, analysis: Analysis, words: ClauseWords) -> None:
        self.analysis, self.words = analysis, words
        self.sentences = [(s.span.start, s.span.end) for s in analysis.sentences()]

    def find(
        self,
        timex: TemporalExpression,
        anchor: TemporalExpression | None,
        before: TemporalExpression | None,
    ) -> Uncertainty | None:
        """The rule and the reason; None for a value that is sure.

        ``anchor`` is what it is counted from, ``before`` the last time told before it.
        """
        if anchor is not None and self._is_clock_alone(anchor, timex, before):
            return CLOCK, reason("events.clock_alone", time=timex.span.text, day=anchor.span.text)
        if anchor is not None and (side := self._side_of_another_year(anchor, timex)):
            return STORY, reason("events.year_beside", side=side, time=anchor.span.text)
        uncertainty = self._uncertainty(timex, anchor)
        if uncertainty is None and before is not None and self._is_behind_a_year(before, timex):
            return STORY, reason("events.year_spoken_of", time=before.span.text)
        return uncertainty

    def _is_clock_alone(
        self,
        anchor: TemporalExpression,
        timex: TemporalExpression,
        before: TemporalExpression | None,
    ) -> bool:
        """Whether a time of the clock takes its day from another paragraph: "called at 11am".

        Or from over a time that stands between the two, to which the story looked back.
        """
        clock = timex.anchoring is Anchoring.NARRATIVE and timex.granularity in _BY_THE_CLOCK
        over = before is not None and before.granularity is Granularity.DAY and before != anchor
        return clock and (over or not self._are_near(timex, anchor))

    def _side_of_another_year(self, anchor: TemporalExpression, timex: TemporalExpression) -> str:
        """On which side a month lies that was taken for that of another year than the last told.

        "Was signed in March 2020 and expired in February": of 2021, or of a later year; "was signed
        in March 2020 after a vote in July": of 2019. Empty: it is of the same year, or names its
        own.
        """
        if timex.anchoring is not Anchoring.NARRATIVE or not self._are_together(anchor, timex):
            return ""
        told, here = anchor.interval, timex.interval
        if told is None or here is None or told.earliest is None or here.earliest is None:
            return ""
        if not _of_another_year(timex):
            return ""
        if here.earliest - told.earliest > _NEARLY_A_YEAR:
            return reason("events.next_behind")
        return reason("events.last_before") if here.earliest.year < told.earliest.year else ""

    def _is_behind_a_year(self, before: TemporalExpression, timex: TemporalExpression) -> bool:
        """Whether a month of the writer's year stands right behind a time of another, not long ago.

        "He left in 2016. In May he sued": May may be that of 2016, and not if he left in June 2016,
        but in one sentence that of the next year. A year in a relative or participle clause is
        named only in passing, a month in one is not.
        """
        named, bare = before.interval, timex.interval
        others = [a for a in timex.alternatives if a[:4] != (timex.value or "")[:4]]
        if timex.anchoring is not Anchoring.PUBLISHED or not others:
            return False
        if named is None or bare is None or named.latest is None or bare.earliest is None:
            return False
        years = bare.earliest.year - named.latest.year
        goes_on = bare.earliest > named.latest + relativedelta(years=years)
        whole_year = before.granularity is Granularity.YEAR
        if before.anchoring is Anchoring.PUBLISHED or not 0 < years <= _MEMORY:
            return False
        together = self._are_together(before, timex)
        if not goes_on and not whole_year and not together:
            return False
        part = self.analysis.paragraph_at(timex.span.start)
        if part is None or not self._are_near(timex, before):
            return False
        head = head_token(part, before)
        passing = head is None or any(t.dependency in _PASSING for t in head.ancestors)
        return not ((whole_year or together) and passing)

    def _uncertainty(
        self, timex: TemporalExpression, anchor: TemporalExpression | None
    ) -> Uncertainty | None:
        spoken = timex.span.text.lower().split() or [""]
        deictic = self.words.has("deictic", "leading", spoken[0])
        deictic = deictic or self.words.has("deictic", "closing", spoken[-1])
        others = [a for a in timex.alternatives if a[:10] != (timex.value or "")[:10]]
        told = reason("events.or").join(map(tell_value, others))
        if timex.anchoring is Anchoring.PUBLISHED:
            tail = " ".join(spoken[-2:])
            if self.words.has("deictic", "of_the_story", tail):
                return STORY, reason("events.spoken_of_too", tail=tail)
            named = timex.granularity is not Granularity.DAY and _of_another_year(timex)
            if deictic and others and not named:
                return READINGS, reason("events.other_reading", others=told)
            if others and self._dates_what_is_to_come(timex):
                return AHEAD, reason("events.to_come_too", others=told)
            return None
        if timex.anchoring is not Anchoring.NARRATIVE or anchor is None:
            return None
        together = self._are_together(timex, anchor)
        if timex.type is TimexType.TIME and together and self._are_of_two_verbs(timex, anchor):
            return STORY, reason("events.day_taken_from", time=anchor.span.text)
        if deictic:
            return STORY, reason("events.from_publication_too", time=timex.span.text)
        far = timex.granularity is Granularity.MONTH and not self._are_near(timex, anchor)
        if not together and (others or far):
            return STORY, reason("events.year_taken_from", time=anchor.span.text)
        return None

    def _are_of_two_verbs(self, one: TemporalExpression, other: TemporalExpression) -> bool:
        """Whether an hour and its day hang on different verbs."""
        part = self.analysis.paragraph_at(one.span.start)
        heads = [head_token(part, t) for t in (one, other)] if part is not None else []
        verbs = [
            next((t.i for t in head.ancestors if t.pos == Pos.VERB), None)
            for head in heads
            if head is not None
        ]
        return len(set(verbs)) > 1

    def _dates_what_is_to_come(self, timex: TemporalExpression) -> bool:
        """Whether a day of a noun stands in an order with what is to come.

        "The race ends on Sunday after Saturday's time trial."
        """
        part = self.analysis.paragraph_at(timex.span.start)
        head = head_token(part, timex) if part is not None else None
        if head is None or head.dependency != Dependency.POSSESSOR or head.left_edge.i == 0:
            return False
        order = self.words.which("signal", head.left_edge.nbor(-1).lower_)
        verb = next((t for t in head.ancestors if t.pos in VERBAL), None)
        if verb is None or any(t.tag == Tag.PAST_TENSE for t in (verb, *verb.lefts)):
            return False
        links = verb.children_as(Dependency.PREPOSITION)
        dated = any(t.name_kind == NameKind.DATE for link in links for t in link.children)
        return order in {"before", "after"} and dated

    def _are_near(self, one: TemporalExpression, other: TemporalExpression) -> bool:
        """Whether both stand in one paragraph."""
        here, there = (self.analysis.paragraph_at(t.span.start) for t in (one, other))
        return here is there

    def _are_together(self, one: TemporalExpression, other: TemporalExpression) -> bool:
        """Whether both stand in one sentence."""
        return any(
            start <= one.span.start < end and start <= other.span.start < end
            for start, end in self.sentences
        )


def _of_another_year(timex: TemporalExpression) -> bool:
    """Whether that of another year could be meant: "in May", and not "last month"."""
    year, name = (timex.value or "")[:4], (timex.value or "")[4:]
    return any(a[:4] != year and a[4:] == name != "" for a in timex.alternatives)


def with_uncertainty(
    links: Sequence[TimeLink], uncertain: Mapping[str, Uncertainty], *, open_time: bool = False
) -> list[TimeLink]:
    """The time links, each with what makes its time a guess.

    An event with an ``open_time`` of its own ("it was freed three weeks later") may not be of the
    time with which its sentence begins.
    """
    found = []
    for link in links:
        uncertainty = uncertain.get(link.timex.id)
        if uncertainty is None and open_time and link.fronted and not link.beside:
            uncertainty = TWO_TIMES, reason("events.own_time")
        found.append(
            link if uncertainty is None else dataclasses.replace(link, uncertainty=uncertainty)
        )
    return found
