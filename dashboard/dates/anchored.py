"""The operators for times that lean on another: this, last, next, that, of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from dashboard.dates.completing import narrowed, turned, unresolved, weekdays, without_base
from dashboard.dates.context import Context, Focus, anchoring_of, is_coarser
from dashboard.dates.explanations import by_verb, on, step, tell
from dashboard.dates.fields import Fields
from dashboard.dates.holidays import as_long_as_it_is, holidays_in
from dashboard.dates.meaning import Clock, Open, Reading, Reference
from dashboard.dates.periods import (
    Period,
    civil,
    date_period,
    day_period,
    first_day,
    last_day,
    month_period,
    period_of,
    shift,
    to_date,
    weekday,
    widen,
    year_of,
)
from dashboard.dates.timex3 import SEASONS
from dashboard.model import Anchoring, TimexType
from dashboard.model import Granularity as Unit
from dashboard.reasons import reason

_DELTA = {Unit.DAY: "days", Unit.WEEK: "weeks", Unit.MONTH: "months", Unit.YEAR: "years"}
_SATURDAY = 5
_MOST_COUNTED = 100_000  # nobody counts so many days or years to a date that could be checked
CLOCK_UNITS = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def base_of(fields: Fields, context: Context, unit: Unit = Unit.DAY) -> Focus | None:
    """What the rule leans on: ``now`` (publication), ``told`` (the text) or either.

    ``told in the past``: the text if the verb is in the past and it has named a time.
    """
    counts = fields.value("unit") is not None
    match fields.argument("base"):
        case "now":
            now = context.published or context.focus
            story = context.narrative and not context.is_of_late
            return context.anchor if story else now
        case "told":
            return context.goes_on_from(unit, counts=counts)
        case "told or now":
            return context.goes_on_from(unit) or context.published
        case "told in the past" if context.tense().direction == "past":
            told = context.goes_on_from(unit, counts=counts)
            return told if context.passed else told or context.anchor
    back = (fields.number("offset") or 0) < 0
    return context.anchor_of_now(back=back) if fields.argument("deictic") else context.anchor


def anchored_at(focus: Focus, period: Period, what: str) -> Reading:
    """A reading that leans on a focus, and says so."""
    why = reason("dates.counted", base=on(focus), day=tell(period))
    kind = TimexType.DATE
    return Reading(kind, period, None, anchoring_of(focus), focus.anchor, steps=(what, why))


def kept(base: Reading | None, own: Reading | None) -> Reading | None:
    """A reading that leans on what its base leans on, with the steps of both."""
    if own is None or base is None:
        return own
    return replace(
        own, anchoring=base.anchoring, anchor=base.anchor, steps=(*base.steps, *own.steps)
    )


def year_in(reading: Reading) -> int | None:
    """The astronomical year of a reading; None if it names none."""
    meaning = reading.meaning
    return widen(meaning, Unit.YEAR).index if isinstance(meaning, Period) else None


def lent(far: str, context: Context) -> Reading | None:
    """The reading of the neighbour that an expression borrows from."""
    if far == "previous":
        return context.before
    return None if context.following is None else context.read(context.following)


def lent_day(fields: Fields, context: Context) -> Reading | None:
    """The day of what a time of the day borrows from; None if it has none."""
    far = fields.argument("borrow")
    shared = lent(far, context) if far else None
    day = shared and (shared.meaning.day if isinstance(shared.meaning, Clock) else shared.meaning)
    if shared is None or not isinstance(day, Period) or day.unit is not Unit.DAY:
        return None
    return replace(shared, type=TimexType.DATE, meaning=Period(Unit.DAY, day.index), others=())


def neighbours_day(fields: Fields, context: Context) -> Reading | None:
    """The day that a day of the week stands beside in a list or range; None if it stands alone."""
    far = fields.argument("borrow")
    shared = lent(far, context) if far else None
    if shared is None or not isinstance(shared.meaning, Period):
        return None
    return shared if shared.meaning.unit is Unit.DAY else None


def weekday_beside(day: int, shared: Reading, fields: Fields) -> Reading | None:
    """The day of the week next after the one before it, or last before the one behind it."""
    assert isinstance(shared.meaning, Period)
    here = shared.meaning.index
    ahead = (day - weekday(here)) % 7
    after = fields.argument("borrow") == "previous"
    number = here + (ahead or 7) if after else here - ((-ahead) % 7 or 7)
    own = Period(Unit.DAY, number)
    days = {"day": tell(shared.meaning), "other_day": tell(own)}
    what = step(fields.words, "dates.weekday_beside", **days)
    return kept(shared, Reading(TimexType.DATE, own, steps=(what,)))


def same_month(day: int, shared: Reading, fields: Fields) -> Reading | None:
    """A day of the month of another reading."""
    period = shared.meaning.day if isinstance(shared.meaning, Clock) else shared.meaning
    if not isinstance(period, Period):
        return None
    year, month, _ = civil(first_day(period))
    own = day_period(year, month, day)
    what = step(fields.words, "dates.day_of_named_month")
    made = None if own is None else Reading(TimexType.DATE, own, steps=(what,))
    return kept(shared, made)


def day_for(base: Reading | None, context: Context) -> tuple[Period | None, Reading | None]:
    """The day that a time of the day belongs to, and the reading it leans on."""
    if base is not None:
        period = base.meaning
        return (period if isinstance(period, Period) and period.unit is Unit.DAY else None), base
    focus = None if context.away else context.reference_day
    if focus is None or focus.period.unit is not Unit.DAY:
        return None, None
    return focus.period, Reading(
        TimexType.DATE, focus.period, None, anchoring_of(focus), focus.anchor
    )


def neighbour(fields: Fields, context: Context) -> Reading | None:
    """The last, the present or the next one of a unit: the present one shifted by the offset."""
    unit, count = _unit_beside(fields, context).unit()
    part, focus = "WE" if fields.argument("weekend") else "", _present(fields, context, unit)
    offset = (fields.number("offset") or 0) * count + turned(fields, unit, focus, context)
    what = _step(fields, unit, offset)
    if context.narrative and (name := fields.text("story")):
        return Reading(TimexType.DATE, Reference(name), None, Anchoring.VAGUE, steps=(what,))
    if focus is None or (fields.argument("if_ahead") and context.tense().direction != "future"):
        return without_base(context, what) if focus is None else untold(what)
    if unit in CLOCK_UNITS or is_coarser(focus.period, unit):
        return Reading(TimexType.DATE, Open(unit=unit), anchoring=Anchoring.NONE, steps=(what,))
    if fields.argument("by_tense") and focus.period.unit is Unit.DAY and focus.anchor is None:
        return _weekend(focus, context, step(fields.words, "dates.weekend"))
    period = Period(unit, shift(widen(focus.period, unit), offset).index, part)
    return replace(anchored_at(focus, period, what), others=_of_the_story(period, offset, context))


def _of_the_story(period: Period, offset: int, context: Context) -> tuple[Period, ...]:
    """What "last year" means if it is counted from the year that a story has come to."""
    told = context.anchor
    if not (context.narrative and context.is_of_late and offset < 0) or told is None:
        return ()
    if is_coarser(told.period, period.unit):
        return ()
    other = replace(period, index=shift(widen(told.period, period.unit), offset).index)
    return () if other == period else (other,)


def _present(fields: Fields, context: Context, unit: Unit) -> Focus | None:
    """What the rule leans on; where that is too coarse for the unit, a time within it.

    In news it is the writer's day: "In 2021 it rose, said a report last week".
    """
    focus = base_of(fields, context, unit)
    if focus is None or not is_coarser(focus.period, unit):
        return focus
    return context.told_within(focus, unit) if context.narrative else context.published or focus


def _step(fields: Fields, unit: Unit, offset: int) -> str:
    return reason("dates.step", words=fields.words, what=_way(unit, offset))


def _way(unit: Unit, offset: int) -> str:
    """How far away the last, the present or the next one of a unit is, in words."""
    if offset == 0:
        return reason("dates.present_unit", unit=reason(f"unit.{unit}"))
    way, number = ("on" if offset > 0 else "back"), abs(offset)
    if number == 1:
        return reason(f"dates.one_{way}", unit=reason(f"unit.{unit}"))
    return reason(f"dates.several_{way}", number=number, units=reason(f"units.{unit}"))


def _unit_beside(fields: Fields, context: Context) -> Fields:
    """The fields that name the unit: those of the neighbour it is shared with, or its own."""
    near = {"next": context.following, "previous": context.previous}
    beside = near.get(fields.argument("borrow") or "")
    return fields if beside is None else Fields(beside)


def _weekend(focus: Focus, context: Context, what: str) -> Reading:
    """The weekend: today's; else the last with a verb in the past, without one the next."""
    coming = replace(widen(focus.period, Unit.WEEK), part="WE")
    if weekday(focus.period.index) >= _SATURDAY:
        return anchored_at(focus, coming, what)
    return _by_verb(shift(coming, -1), coming, focus, context, what)


def _by_verb(past: Period, coming: Period, focus: Focus, context: Context, what: str) -> Reading:
    """The one behind with a verb in the past, else the one ahead; the other one is kept."""
    tense = context.tense()
    chosen, other = (past, coming) if tense.direction == "past" else (coming, past)
    verb = by_verb(tense)
    why = reason("dates.last_one" if chosen is past else "dates.coming_one", verb=verb)
    return replace(anchored_at(focus, chosen, f"{what}; {why}"), others=(other,))


def untold(what: str) -> Reading:
    """A reading of a time that is too coarsely told to be counted from."""
    return Reading(TimexType.DATE, None, anchoring=Anchoring.NONE, steps=(what,))


def amount_of(fields: Fields) -> tuple[Unit, float | None]:
    """The unit of the calendar that is counted, and how many; None: it is not said how many."""
    unit, count = fields.unit()
    amount = fields.value("amount")
    amount = fields.value("default") if amount is None else amount
    if not isinstance(amount, int | float):
        return unit, None
    half = fields.value("half") if fields.has("half") else 0
    return unit, (amount + (half if isinstance(half, int | float) else 0)) * count


def moved(period: Period, unit: Unit, count: float, *, to_the_day: bool = False) -> Period | None:
    """A period shifted by so many of a unit, as fine as the unit (or as the period, if to the day).

    None if it cannot be said.
    """
    if unit is Unit.DECADE or unit is Unit.CENTURY:
        unit, count = Unit.YEAR, count * (10 if unit is Unit.DECADE else 100)
    if count != int(count) and unit is Unit.YEAR:
        unit, count = Unit.MONTH, count * 12
    if unit in CLOCK_UNITS or count != int(count):
        return None
    if is_coarser(period, unit) or abs(count) > _MOST_COUNTED:
        return None
    day = to_date(period.index) if to_the_day and period.unit is Unit.DAY else None
    if day is None or unit not in _DELTA:
        return shift(widen(period, unit), int(count))
    try:
        return date_period(day + relativedelta(**{_DELTA[unit]: int(count)}))  # type: ignore[arg-type]
    except (OverflowError, ValueError):  # outside of the years 1 to 9999
        return None


def named_weekday(fields: Fields, context: Context) -> Reading | None:
    """The last, this or the next Friday; or the Friday of another week."""
    day, offset = fields.number("weekday"), fields.number("offset") or 0
    what = step(fields.words, "dates.weekday")
    focus = base_of(fields, context)
    if day is None or focus is None or is_coarser(focus.period, Unit.WEEK):
        return unresolved(Open(weekday=day), what)
    here = first_day(focus.period)
    of_week = Period(Unit.DAY, first_day(shift(period_of(Unit.WEEK, here), offset)) + day)
    if fields.has("unit"):
        reading, part = anchored_at(focus, of_week, what), fields.text("part")
        return narrowed(reading, part) if part else reading
    if offset == 0:
        return _this_weekday(weekdays(day, here), focus, context, what)
    of_week_or_none = None if fields.argument("nearest") else of_week
    return _last_or_next(weekdays(day, here), of_week_or_none, focus, fields, what)


def _this_weekday(periods: Sequence[Period], focus: Focus, context: Context, what: str) -> Reading:
    """Today, else the one ahead; with a verb in the past the one behind."""
    here = first_day(focus.period)
    past = [c for c in periods if c.index < here][-1]
    coming = next(c for c in periods if c.index >= here)
    if coming.index == here:
        return anchored_at(focus, coming, what)
    return _by_verb(past, coming, focus, context, what)


def _last_or_next(
    periods: Sequence[Period], of_period: Period | None, focus: Focus, fields: Fields, what: str
) -> Reading | None:
    """The nearest one on a side, or that of the week or year on that side, if they differ.

    "Next Friday" is that of the next week, all others are the nearest; the other one is kept.
    """
    ahead = (fields.number("offset") or 0) > 0
    behind = [c for c in periods if last_day(c) < first_day(focus.period)]
    coming = [c for c in periods if first_day(c) > last_day(focus.period)]
    if not (coming if ahead else behind):
        return None
    nearest = coming[0] if ahead else behind[-1]
    if of_period is None or of_period == nearest or fields.argument("base") != "now":
        return anchored_at(focus, nearest, what)
    whole_week = ahead and nearest.unit is Unit.DAY and fields.has("weekday")
    chosen, other = (of_period, nearest) if whole_week else (nearest, of_period)
    why = reason("dates.of_next_week") if whole_week else reason("dates.nearest")
    return replace(anchored_at(focus, chosen, f"{what}; {why}"), others=(other,))


def named(fields: Fields, context: Context) -> Reading | None:
    """Last, this or next March, summer or Christmas."""
    return as_long_as_it_is(_named(fields, context), fields.text("holiday"))


def _named(fields: Fields, context: Context) -> Reading | None:
    offset, focus = fields.number("offset") or 0, base_of(fields, context)
    what = step(fields.words, "dates.time_of_year")
    if focus is None:
        return unresolved(None, what)
    if offset == 0 and focus.anchor is not None and fields.argument("base") == "told":
        focus = context.told or focus  # "after the vote of 2017 they walked out that November"
    year = year_of(focus.period)
    periods = [c for y in range(year - 2, year + 3) if (c := _of_year(fields, y)) is not None]
    if offset:
        return _last_or_next(periods, _of_year(fields, year + offset), focus, fields, what)
    chosen = _present_one(periods, focus.period, context)
    return anchored_at(focus, chosen[0], what) if chosen else None


def _present_one(periods: Sequence[Period], here: Period, context: Context) -> list[Period]:
    """Of this March or that winter: the present one, else as the verb says, else of the year."""
    now = [c for c in periods if first_day(c) <= first_day(here) and last_day(c) >= last_day(here)]
    within = [
        c for c in periods if first_day(c) >= first_day(here) and last_day(c) <= last_day(here)
    ]
    if now or len(within) == 1:
        return now or within
    tense = context.tense()
    match tense.direction:
        case "future" if not tense.foreseen:  # "they were to meet this spring" may be over
            return [c for c in periods if first_day(c) > last_day(here)][:1]
        case "past" if context.published and here == context.published.period:
            return [c for c in periods if last_day(c) < first_day(here)][-1:]
    return [c for c in periods if year_of(c) == year_of(here)][:1]


def _of_year(fields: Fields, year: int) -> Period | None:
    if (month := fields.number("month")) is not None:
        day = fields.number("day")
        return month_period(year, month) if day is None else day_period(year, month, day)
    if name := fields.text("season"):
        return Period(Unit.SEASON, year * 4 + SEASONS.index(name))
    return next(iter(holidays_in(fields.text("holiday"), year)), None)


def widened(fields: Fields, context: Context) -> Reading | None:
    """The week, month, year … that holds another time: the week of 6 March."""
    unit, _ = fields.unit()
    base = fields.reading(context)
    if base is None or not isinstance(base.meaning, Period):
        return base
    inside = shift(Period(base.meaning.unit, base.meaning.index), fields.number("days") or 0)
    period = widen(inside if inside.unit is Unit.DAY else base.meaning, unit)
    if fields.argument("weekend"):  # of a Monday it is the one before, of a Sunday its own
        period = replace(period_of(unit, first_day(base.meaning) - 1), part="WE")
    why = reason("dates.unit_of_it", unit=reason(f"unit.{unit}"), day=tell(period))
    return kept(base, Reading(TimexType.DATE, period, steps=(why,)))
