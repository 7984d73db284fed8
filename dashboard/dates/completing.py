"""Completes dates of which a field is missing: which March, which Friday, which 15th.

The candidates stand in a row; the reference (publication in news, the last date of the text in a
history) and the tense of the verb say which of them is meant. The neighbour is kept as another
reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.dates.context import Context, Focus, Tense, anchoring_of
from dashboard.dates.explanations import by_verb, tell
from dashboard.dates.fields import Fields
from dashboard.dates.meaning import Open, Reading
from dashboard.dates.periods import (
    Period,
    civil,
    ends_week,
    first_day,
    last_day,
    period_of,
    shift,
    weekday,
    widen,
    year_of,
)
from dashboard.model import Anchoring, TimexType
from dashboard.model import Granularity as Unit
from dashboard.reasons import reason

_ZONES = 2  # days by which the places of an article may differ
_FAR, _NEAR = 300, 45  # days: so far away nobody leaves out the year, if the other is so near
_FORTNIGHT = 14  # days: a weekday farther back is named with its date
_FORMER = 92  # days: a former plan is of a time no farther back; else its year is open
_QUARTERS = (150, 120)  # the same for a quarter: news is of the one just over
_BACK_AT_ONCE = 4.0  # how much more within a sentence: "3,500 in March, 200,000 by December"
_BACK = 1.2  # a history goes forward: so much farther a day behind counts than one ahead
_SAME_YEAR = 0.85  # of how far away what is still to come in the same year counts
_YEAR_UNITS = (Unit.YEAR, Unit.DECADE, Unit.CENTURY)


def yearly(make: Callable[[int], Period | None], year: int) -> list[Period]:
    """What a date of each year is in the years around one; a 29 February may be far off."""
    found = [period for y in range(year - 2, year + 3) if (period := make(y)) is not None]
    return found or [period for y in range(year - 8, year + 9) if (period := make(y)) is not None]


def weekdays(day: int, reference: int) -> list[Period]:
    """The days of one name around a day."""
    first = reference + (day - weekday(reference)) % 7
    return [Period(Unit.DAY, first + 7 * i) for i in (-2, -1, 0, 1)]


def weekday_ahead(day: int, context: Context, what: str) -> Reading | None:
    """The day of one name next from the day from which its sentence looks ahead.

    None where it does not, or where that day has the same name ("said on Friday … on Friday").
    """
    vantage, tense = context.vantage, context.tense()
    if vantage is None or not tense.from_past:
        return None
    here = first_day(vantage.period)
    ahead = (day - weekday(here)) % 7
    if not ahead:
        return None
    chosen = Period(Unit.DAY, here + ahead)
    why = reason("dates.next_from_told", verb=by_verb(tense), words=vantage.words)
    steps = (what, f"{why}: {tell(chosen)}")
    return Reading(TimexType.DATE, chosen, anchoring=Anchoring.PUBLISHED, steps=steps)


def counted_back_to(day: int, context: Context) -> Focus | None:
    """The day to which was counted back just before: "the previous day he left. On [Wednesday]".

    None where that day has another name, or is told by its own ("Monday last week. On Monday"),
    where it is farther back than a fortnight, where publication was on a day of that name, and for
    what is to come. Who counts on tells what was next: "the next day it froze. On Thursday, …".
    """
    previous, told, now = context.previous, context.recent, context.published
    if previous is None or told is None or now is None or "weekday" in previous.fields:
        return None
    offset = Fields(previous).number("offset") or 0
    if previous.rule.operator != "neighbour" or offset >= 0 or told.period.unit is not Unit.DAY:
        return None
    here, today = told.period.index, first_day(now.period)
    if weekday(here) != day or weekday(today) == day or not 0 <= today - here <= _FORTNIGHT:
        return None
    return None if context.tense().direction == "future" else told


def turned(fields: Fields, unit: Unit, focus: Focus | None, context: Context) -> int:
    """One for what is to come "late this week" on its last day, which is of the next; else 0."""
    over = unit is Unit.WEEK and focus is not None and ends_week(focus.period)
    if not over or context.tense().direction == "past":
        return 0
    return int(fields.words.split()[0].lower() in (fields.argument("onward") or ()))


def monthly(day: int, reference: int) -> list[Period]:
    """The days of one number in the months around a day."""
    month = period_of(Unit.MONTH, reference)
    periods = [Period(Unit.DAY, first_day(shift(month, i)) + day - 1) for i in range(-2, 3)]
    return [c for c in periods if civil(c.index)[2] == day]


def complete(
    candidates: Sequence[Period],
    open_date: Open,
    context: Context,
    what: str,
    focus: Focus | None = None,
) -> Reading:
    """The candidate that the context asks for; the open date where there is nothing to lean on."""
    focus = focus or context.anchor
    if focus is None or not candidates:
        return unresolved(open_date, what)
    if focus.anchor is None:
        return _by_tense(candidates, focus, context, what)
    return _by_story(candidates, focus, context, what)


def unresolved(open_date: Open | None, what: str) -> Reading:
    """A reading without a value that says what is missing."""
    why = reason("dates.hangs_on_publication", what=what)
    return Reading(TimexType.DATE, open_date, anchoring=Anchoring.NONE, steps=(why,))


def without_base(context: Context, what: str) -> Reading:
    """A reading without a value: there is nothing to count from, or it is not known from where."""
    if context.passed is None:
        return unresolved(None, what)
    why = reason("dates.time_passed")
    return Reading(TimexType.DATE, None, anchoring=Anchoring.VAGUE, steps=(what, why))


def _by_tense(candidates: Sequence[Period], focus: Focus, context: Context, what: str) -> Reading:
    today = focus.period.index
    past = [c for c in candidates if first_day(c) <= today]
    coming = [c for c in candidates if last_day(c) >= today]
    if not past or not coming:
        chosen, why = (past[-1:] or coming)[0], reason("dates.only_one_near")
    else:
        chosen, why = _direction(past[-1], coming[0], today, context.tense())
        if context.tense().former and _is_far_back(chosen, today):
            return _of_either_year(what)
    others = tuple(c for c in (*past[-1:], *coming[:1]) if c != chosen)
    steps = (what, f"{why}: {tell(chosen)}")
    return Reading(
        TimexType.DATE, chosen, anchoring=Anchoring.PUBLISHED, others=others, steps=steps
    )


def _is_far_back(period: Period, today: int) -> bool:
    return today - last_day(period) > _FORMER


def _of_either_year(what: str) -> Reading:
    """A reading without a value: "had been due in November", told in May."""
    steps = (what, reason("dates.former_plan"))
    return Reading(TimexType.DATE, None, anchoring=Anchoring.NONE, steps=steps)


def _may_flip(unit: Unit, near: int, tense: Tense) -> bool:
    """Whether what is so many days off may be meant against the tense: not where harm is told."""
    sure = tense.harmed and near > _ZONES
    return (unit is Unit.DAY or tense.direction not in ("past", "future")) and not sure


def _direction(before: Period, after: Period, today: int, tense: Tense) -> tuple[Period, str]:
    """The one before or the one after publication, and why."""
    behind, ahead = max(0, today - last_day(before)), max(0, first_day(after) - today)
    verb = by_verb(tense)
    week = before.unit is Unit.DAY and after.index - before.index <= 7
    far, near = (behind, ahead) if tense.direction != "future" else (ahead, behind)
    too_far, near_by = _QUARTERS if before.unit is Unit.QUARTER else (_FAR, _NEAR)
    flips = _may_flip(before.unit, near, tense) and not (week or tense.of_chronicle)
    if flips and far > too_far and near < near_by:
        return (before if far is ahead else after), reason("dates.far_nearer")
    if tense.direction == "future":
        return after, reason("dates.next_from_publication", verb=verb)
    if week and tense.leaving and ahead == 1:
        return after, reason("dates.tomorrow_for_the_verb", verb=verb)
    if tense.direction == "past" or (week and not tense.awaited) or behind <= ahead:
        return before, reason("dates.last_up_to_publication", verb=verb)
    return after, reason("dates.nearest_to_publication", verb=verb)


def _by_story(candidates: Sequence[Period], focus: Focus, context: Context, what: str) -> Reading:
    """In a history: the one in the year spoken of, or the nearest to the day or month spoken of.

    With "would" it is the next one, and within a sentence the story seldom goes back.
    """
    here = _fitting(candidates, focus, context)
    back = _BACK_AT_ONCE if context.onward else _BACK
    ranked = sorted(here or candidates, key=lambda c: (_distance(c, focus.period, back), -c.index))
    chosen = ranked[0]
    why = reason("dates.spoken_of_here", words=focus.words, day=tell(chosen))
    rest = ranked[1:]
    if here and context.turn[1]:
        why += reason("dates.on_that_side", word=context.turn[1])
        rest = rest or [c for c in candidates if c != chosen]
    others, steps = tuple(rest[:1]), (what, why)
    return Reading(TimexType.DATE, chosen, None, anchoring_of(focus), focus.anchor, others, steps)


def _fitting(candidates: Sequence[Period], focus: Focus, context: Context) -> list[Period]:
    """Those of which the text gives a reason to choose among them; none: it gives none."""
    if focus.period.unit in _YEAR_UNITS:
        year = widen(focus.period, Unit.YEAR)
        return [c for c in candidates if widen(c, Unit.YEAR) == year]
    if (tense := context.tense()).direction == "future" and tense.modal:
        return [c for c in candidates if last_day(c) >= first_day(focus.period)]
    if context.turn[0] and context.beside:
        return [c for c in candidates if context.turns_to(c)]
    if context.titled:
        return [c for c in candidates if context.titled[0] <= year_of(c) <= context.titled[1]]
    return []


def _distance(period: Period, told: Period, back: float) -> float:
    """How far the middle of a period is from that of the time told of, as a reader feels it.

    Backward is farther than forward, and what is to come in the same year is nearest.
    """
    gap = (first_day(period) + last_day(period) - first_day(told) - last_day(told)) // 2
    if gap < 0:
        return -gap * back
    return gap * _SAME_YEAR if year_of(period) == year_of(told) else gap


def narrowed(reading: Reading, part: str) -> Reading:
    """A reading of a day with a part of the day."""
    meaning = reading.meaning
    if isinstance(meaning, Period) and meaning.unit is Unit.DAY:
        period = Period(Unit.DAY, meaning.index, part)
        step = reason("dates.part_of_day", day=tell(period))
        days = (c for c in reading.others if isinstance(c, Period) and c.unit is Unit.DAY)
        others = tuple(Period(Unit.DAY, day.index, part) for day in days)
        steps = (*reading.steps, step)
        return replace(reading, type=TimexType.TIME, meaning=period, others=others, steps=steps)
    if isinstance(meaning, Open):
        return replace(reading, type=TimexType.TIME, meaning=replace(meaning, part=part))
    return reading
