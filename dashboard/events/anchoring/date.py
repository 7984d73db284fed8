"""Dates events: from the time expressions that belong to them, else from their tense alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from dashboard.dates.explanations import tell_value
from dashboard.events.anchoring.ranges import before_midnight
from dashboard.events.anchoring.several_times import FINENESS, are_one, hull, listed_with, since
from dashboard.events.anchoring.tense_aspect import TenseAspect
from dashboard.events.anchoring.timex_dates import (
    ahead_of,
    as_given,
    bounded,
    from_tense,
    one_side,
    other_days,
)
from dashboard.events.lexicon import ClauseWords
from dashboard.events.time_link import TimeLink
from dashboard.model import (
    Anchoring,
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Interval,
    Modality,
    TemporalExpression,
    TimexType,
)
from dashboard.reasons import reason

AHEAD = "still to come"  # the rule of an uncertainty: the day ahead is meant
SAME_CLAUSE = "same clause"
NEWS_DAYS = 60
_YEARS = {unit for unit in Granularity if FINENESS[unit] >= FINENESS[Granularity.YEAR]}
_LONG = {unit for unit in Granularity if FINENESS[unit] >= FINENESS[Granularity.MONTH]}


def date_event(
    links: Sequence[TimeLink],
    clause: TenseAspect,
    dct: DocumentCreationTime | None,
    words: ClauseWords,
) -> EventDate:
    """The date of an event from its time links, else from its tense alone.

    A date that the tense contradicts is not taken: a past fact never lies after publication, and
    what is still to come never before. With nothing to go by the status is unknown.
    """
    reader = _Reader(links, clause, words, dct)
    for link in links:
        date = reader.read(link)
        if date is None:
            continue
        begun = dct is not None and (date.earliest is None or date.earliest <= dct.day)
        if date.latest is None and dct is not None and begun and clause.tense == "past":
            date = dataclasses.replace(date, latest=dct.day)
        if dct is not None and clause.is_past_fact:
            date = _not_after(date, dct.day)
        if dct is not None and clause.is_to_come and date.status is DateStatus.BOUNDED:
            date = _not_before(date, dct.day)
        far = date.rule == SAME_CLAUSE and not _is_near(date, dct)
        if not far and (dct is None or _fits_the_tense(date, clause, dct.day)):
            return date
    return from_tense(clause, dct, reason("events.that_fits") if links else "")


def _not_after(date: EventDate, day: dt.date) -> EventDate:
    """A date of the past, cut at the day of publication: "earlier this week"."""
    if date.latest is None or date.latest <= day or (date.earliest and date.earliest > day):
        return date
    if date.status is DateStatus.BOUNDED:
        return dataclasses.replace(date, latest=day)
    because = f"{date.because}; {reason('past.cut')}"
    unit = Granularity.DAY if date.earliest == day else Granularity.INTERVAL
    return dataclasses.replace(date, latest=day, granularity=unit, because=because)


def _not_before(date: EventDate, day: dt.date) -> EventDate:
    """A bounded date of what is still to come, begun at the day of publication."""
    if date.earliest is not None or (date.latest is not None and date.latest < day):
        return date
    return dataclasses.replace(date, earliest=day)


def _is_near(date: EventDate, dct: DocumentCreationTime | None) -> bool:
    """Whether a day is of the weeks around publication, when a clause tells of one day."""
    if dct is None or date.earliest is None or date.earliest != date.latest:
        return date.earliest is not None
    return abs((dct.day - date.earliest).days) <= NEWS_DAYS


def _fits_the_tense(date: EventDate, clause: TenseAspect, day: dt.date) -> bool:
    if clause.is_past_fact:
        return date.earliest is None or date.earliest <= day
    limited = date.status is DateStatus.BOUNDED  # "the trial could start before the year ends"
    if clause.tense == "future" or (limited and clause.modality is Modality.POSSIBLE):
        return date.latest is None or date.latest >= day
    return True


class _Reader:
    """Reads one of the expressions that belong to an event, in the light of the others."""

    def __init__(
        self,
        links: Sequence[TimeLink],
        clause: TenseAspect,
        words: ClauseWords,
        dct: DocumentCreationTime | None,
    ) -> None:
        self.links, self.clause, self.words, self.dct = links, clause, words, dct

    def _is(self, name: str, link: TimeLink) -> bool:
        return self.words.has("signal", name, link.signal)

    def read(self, link: TimeLink) -> EventDate | None:
        """The date that an expression gives the event; None if it is not the event's own."""
        timex, interval = link.timex, link.timex.interval
        if interval is None:
            return None
        near = self._is("strictly_before", link) or self._is("right_after", link)
        if timex.type is TimexType.TIME and near:  # "shortly before noon on Sunday": that Sunday
            timex = before_midnight(timex, self._is("strictly_before", link))
            interval = timex.interval or interval
            link = dataclasses.replace(link, signal="")
        moved = self._is("since", link) or self._is("range_end", link)
        moved = moved or self.words.has("deferring", "to", link.signal)
        if self.clause.defers and (moved or self._is("until", link)):
            return None  # "postponed from 2 May to 9 June": the times of what was postponed
        if self._ends_a_range(link):
            return None
        if self._gives_latest(link):
            return self._until(link)
        if self._is("since", link):
            return since(link, self.links, self.words, over=self._is_over_for_perfect)
        if self._is_of_something_else(link) or interval == Interval(None, None):
            return None
        listed = listed_with(link, self.links, self.words)
        if len(listed) > 1:
            return hull(listed)
        if self._is_behind_a_year(link):
            why = reason("events.behind_a_year", time=timex.span.text)
            return bounded(interval.earliest, None, timex, why)
        to_come = link.uncertainty is not None and link.uncertainty[0] == AHEAD
        if (to_come or self._is_asked_for(timex)) and (ahead := ahead_of(timex)) is not None:
            return ahead
        date = one_side(as_given(timex, interval), timex, self.words)
        uncertainty = self._uncertainty(link)
        limit = date.earliest is None or date.latest is None  # "more than ten years ago"
        if uncertainty is not None:
            rule, why = uncertainty
            because = why if link.shared else f"{date.because}; {why}"
            status = DateStatus.BOUNDED if limit else DateStatus.INFERRED
            return dataclasses.replace(date, status=status, because=because, rule=rule)
        return dataclasses.replace(date, status=DateStatus.BOUNDED) if limit else date

    def _gives_latest(self, link: TimeLink) -> bool:
        """Whether it is a bound: "by May", a count "as of Monday", what lasts "through May"."""
        if self._is("end_of_course", link):
            return self.clause.lasts or not self.clause.is_past_fact
        if self._is("as_of", link):
            summed = self.clause.counts and self.clause.tense == "past"
            return summed or self.clause.perfect or self.clause.pluperfect
        return self._is("until", link) or self._is("end_of_span", link)

    def _is_of_something_else(self, link: TimeLink) -> bool:
        """Whether a time that may lie ahead as well goes with a habit, or behind a perfect.

        "Has summoned them for talks on Monday": when they are to come. Or whether it is that for
        which another was planned: "a concert planned for March was called off".
        """
        timex = link.timex
        if link.other_head is not None and self._is("goal", link):
            return True
        onward = timex.span.text.split()[0].lower()
        published = timex.anchoring is Anchoring.PUBLISHED
        if self.clause.is_past_fact and published and self.words.has("offset", "later", onward):
            return True  # "invited her to a meeting later this week"
        if self.clause.perfect and link.other_head is not None and self._is_over(timex):
            return True  # "have arrested two men over a theft in May"
        if self.clause.perfect and self._is_long_ago(timex):
            return True  # "has sent a team to find a man abducted almost two years ago"
        if not timex.alternatives or timex.anchoring is Anchoring.ABSOLUTE:
            return False
        if timex.granularity is Granularity.DAY:
            return self._is_over_for_perfect(timex)
        if timex.granularity is Granularity.SEASON and self.clause.is_of_any_time:
            return True  # "the treaty gives Peru half of the water in summer"
        return self.clause.habit or self.clause.generic

    def _ends_a_range(self, link: TimeLink) -> bool:
        """Whether an expression is the end of a range whose beginning belongs to the event, too."""
        start = link.timex.span.start
        return self._is("range_end", link) and any(
            self._is("since", g) and g.timex.span.start < start for g in self.links
        )

    def _uncertainty(self, link: TimeLink) -> tuple[str, str] | None:
        """Why a date is only inferred, as (rule, reason); None if the words assert it."""
        timex = link.timex
        if link.other_head is not None:
            why = reason("events.time_of_rival", rival=link.other_head)
            return "loose time", why
        if link.shared and not link.fronted:
            return SAME_CLAUSE, reason("events.told_together", time=timex.span.text)
        planned = self.clause.modality is Modality.PLANNED
        if self._is("goal", link) and self.clause.tense == "past" and not planned:
            return "goal", reason("events.arranged_for")
        former = self.clause.former and bool(timex.alternatives)
        if (former or (planned and self.clause.tense != "future")) and self._has_come(timex):
            return "plan of the past", reason("events.planned_then")
        if self.clause.foreseen and self._is_next(timex):
            return "two readings", reason("events.foreseen")
        if self._is_over_for_perfect(timex):
            return "perfect", reason("events.over_for_perfect")
        if self.clause.habit:
            return "habit", reason("events.habit")
        if self._is("vague", link):
            return "vague", reason("events.vague", word=link.signal)
        if link.uncertainty is not None:
            return link.uncertainty
        if (other := self._other_time(link)) is not None:
            return "two times", reason("events.other_time_of_clause", time=other.timex.span.text)
        if timex.anchoring is Anchoring.ABSOLUTE and (others := other_days(timex)):
            return "two readings", reason(
                "events.other_figures", others=reason("events.or").join(map(tell_value, others))
            )
        return None

    def _is_behind_a_year(self, link: TimeLink) -> bool:
        """Whether a clause follows one that names a year: "was founded in 1874 and made paint"."""
        behind = link.shared and not link.fronted and link.other_head is None
        return (
            behind
            and link.timex.granularity in _YEARS
            and not (self.clause.then or self.clause.lasts)
        )

    def _is_next(self, timex: TemporalExpression) -> bool:
        """Whether a month or longer is counted from publication as the next to come."""
        first = timex.interval.earliest if timex.interval is not None else None
        ahead = self.dct is not None and first is not None and first > self.dct.day
        long = timex.granularity in _LONG
        return ahead and long and timex.anchoring is Anchoring.PUBLISHED

    def _is_asked_for(self, timex: TemporalExpression) -> bool:
        """Whether what is to come or asked for has a time that is over, and another is ahead."""
        may_come = self.clause.modality is Modality.POSSIBLE and self.clause.tense != "past"
        open_yet = may_come or self.clause.modality is Modality.PROPOSED
        open_yet = open_yet or self.clause.is_to_come  # "will be held on 5 May", on 7 May
        counted = timex.anchoring is Anchoring.PUBLISHED and bool(timex.alternatives)
        return open_yet and counted and self._is_over(timex) and not self.clause.former

    def _has_come(self, timex: TemporalExpression) -> bool:
        """Whether a time is over, or is the year or month of publication by its name."""
        first = timex.interval.earliest if timex.interval is not None else None
        begun = self.dct is not None and first is not None and first < self.dct.day
        named = timex.anchoring is Anchoring.ABSOLUTE and timex.granularity in _LONG
        return self._is_over(timex) or (begun and named)

    def _is_over(self, timex: TemporalExpression) -> bool:
        """Whether a time ended before publication."""
        last = timex.interval.latest if timex.interval is not None else None
        return self.dct is not None and last is not None and last < self.dct.day

    def _is_over_for_perfect(self, timex: TemporalExpression) -> bool:
        """Whether a perfect stands beside a time that ended before publication."""
        return self.clause.perfect and self._is_over(timex)

    def _is_long_ago(self, timex: TemporalExpression) -> bool:
        """Whether a time is counted back from now, to before the news: "almost two years ago"."""
        back = self.words.has("deictic", "closing", timex.span.text.split()[-1].lower())
        last = timex.interval.latest if timex.interval is not None else None
        if self.dct is None or last is None:
            return False
        return back and (self.dct.day - last).days > NEWS_DAYS

    def _other_time(self, link: TimeLink) -> TimeLink | None:
        """Another time of the clause itself, as near to the verb, with no day in common with it."""
        mine = link.timex.interval
        nearer = [g for g in self.links if g.beside or not link.beside]
        for other in nearer:
            theirs = other.timex.interval
            if other.timex is link.timex or other.shared or theirs is None or mine is None:
                continue
            bounds = any(self._is(name, other) for name in ("until", "since", "range_end"))
            if not bounds and not are_one([mine, theirs]):
                return other
        return None

    def _until(self, link: TimeLink) -> EventDate | None:
        """An upper bound; "until" bounds only what lasts, is denied or is still to come."""
        timex, interval = link.timex, link.timex.interval
        assert interval is not None
        if self._is("end_of_state", link) and self.clause.is_past_fact and not self.clause.lasts:
            return None
        limit = interval.latest
        last_part = timex.mod == "END"  # "before the end of 2028" may be in 2028
        strict = self._is("strictly_before", link) and link.other_head is None
        if strict and interval.begin is not None and not last_part:
            limit = interval.begin.date()
            if interval.begin.time() == dt.time() and timex.type is TimexType.DATE:
                limit = max(limit, dt.date.min + dt.timedelta(days=1)) - dt.timedelta(days=1)
        why = reason("events.gives_latest", word=link.signal, time=timex.span.text)
        return bounded(None, limit, timex, why)
