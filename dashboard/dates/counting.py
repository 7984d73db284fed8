"""The operators that count from another time: two years ago, a day later, in two weeks."""

from __future__ import annotations

from dataclasses import replace

from dashboard.dates import anchored, durations
from dashboard.dates.completing import unresolved, weekdays, without_base
from dashboard.dates.context import Context, Focus
from dashboard.dates.explanations import on, step, tell
from dashboard.dates.fields import Fields
from dashboard.dates.meaning import Clock, Open, Reading, Reference
from dashboard.dates.periods import Period, between, first_day, last_day, shift, weekday
from dashboard.dates.timex3 import weekday_of
from dashboard.model import Anchoring, Interval, TimexType
from dashboard.model import Granularity as Unit
from dashboard.reasons import reason

_WORKING_DAYS, _DAY_MINUTES = 5, 24 * 60
_MOST = 1000  # working days that are counted one by one

_TIMES = {(Unit.YEAR, Unit.MONTH): 12, (Unit.WEEK, Unit.DAY): 7, (Unit.HOUR, Unit.MINUTE): 60}


def shifted(fields: Fields, context: Context) -> Reading | None:
    """So many units before or after another time; "ago", "later", "in two weeks"."""
    counted = fields.within("length")
    unit, amount = _in_one_unit(counted)
    sign = fields.number("sign") or 1
    what = step(fields.words, "dates.length_before" if sign < 0 else "dates.length_after")
    if amount is None:
        name = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading(TimexType.DATE, Reference(name), None, Anchoring.VAGUE, steps=(what,))
    if (base := fields.reading(context)) is not None:
        reading = _counted_from(base, unit, sign * amount, what)
    elif unit in anchored.CLOCK_UNITS:
        by = _by_clock if fields.argument("base") == "told" else _from_minute
        reading = by(unit, sign * amount, context, what)
    else:
        reading = _from_focus(fields, context, (unit, sign * amount), what)
    return reading and replace(reading, mod=counted.text("mod") or None)


def _in_one_unit(counted: Fields) -> tuple[Unit, float | None]:
    """How long a length is in the finer of its units; None: it cannot be said in that one."""
    unit, amount = anchored.amount_of(counted)
    if amount is None or not counted.has("unit2"):
        return unit, amount
    fine, more = counted.unit("unit2")[0], counted.number("amount2")
    times = _TIMES.get((unit, fine))
    return fine, None if times is None or more is None else amount * times + more


def _from_focus(fields: Fields, context: Context, length: tuple[Unit, float], what: str) -> Reading:
    """A time counted from publication or from what the text speaks of."""
    focus = anchored.base_of(fields, context, length[0])
    if focus is None:
        return without_base(context, what)
    period = anchored.moved(focus.period, *length, to_the_day=bool(fields.argument("to_the_day")))
    if period is not None:
        return anchored.anchored_at(focus, period, what)
    just_told = context.just_told and fields.argument("base") == "told"
    return _from_some_day(focus, length, what) if just_told else anchored.untold(what)


def _from_some_day(focus: Focus, length: tuple[Unit, float], what: str) -> Reading:
    """A stretch, and no value, where it is counted from some day of a month or year just told of.

    "He was arrested in March 2023. He resigned two days later": from 3 March to 2 April.
    """
    ends = (first_day(focus.period), last_day(focus.period))
    first, last = (anchored.moved(Period(Unit.DAY, d), *length, to_the_day=True) for d in ends)
    if first is None or last is None or {first.unit, last.unit} != {Unit.DAY}:
        return anchored.untold(what)
    why = reason(
        "dates.counted_from_some_day", base=on(focus), day=tell(first), other_day=tell(last)
    )
    return replace(
        anchored.anchored_at(focus, focus.period, what),
        meaning=None,
        interval=between(first, last),
        steps=(what, why),
    )


def _by_clock(unit: Unit, count: float, context: Context, what: str) -> Reading:
    """Hours or minutes from the time of a day that was named last; no value if there is none."""
    last = context.before
    told = last.meaning if last and not last.others else None
    size = {Unit.HOUR: 60, Unit.MINUTE: 1}.get(unit)
    if size is None or not isinstance(told, Clock) or told.day is None or context.told is None:
        return anchored.untold(what)
    days, minutes = divmod(told.hour * 60 + told.minute + round(count * size), _DAY_MINUTES)
    own = Clock(shift(told.day, days), *divmod(minutes, 60), zone=told.zone)
    steps = (what, reason("dates.counted", base=tell(told), day=tell(own)))
    anchor = context.told.anchor
    return Reading(TimexType.TIME, own, None, Anchoring.NARRATIVE, anchor, steps=steps)


def _from_minute(unit: Unit, count: float, context: Context, what: str) -> Reading:
    """Hours or minutes from the minute of publication; no value if only its day is known."""
    size, focus = {Unit.HOUR: 60, Unit.MINUTE: 1}.get(unit), context.published
    if size is None or focus is None or context.dct is None or not context.dct.has_time:
        return anchored.untold(reason("dates.minute_not_known", what=what))
    now = context.dct.moment
    days, minutes = divmod(now.hour * 60 + now.minute + round(count * size), _DAY_MINUTES)
    own = Clock(shift(focus.period, days), *divmod(minutes, 60))
    steps = (what, reason("dates.counted_from_minute", now=now, day=tell(own)))
    return Reading(TimexType.TIME, own, None, Anchoring.PUBLISHED, steps=steps)


def _counted_from(base: Reading, unit: Unit, count: float, what: str) -> Reading | None:
    """A time counted from one that is named with it; None if that is no part of the calendar."""
    if not isinstance(base.meaning, Period):
        return None
    start = Period(base.meaning.unit, base.meaning.index)
    period = anchored.moved(start, unit, count, to_the_day=True)
    if period is None:
        return anchored.untold(what)
    why = reason("dates.counted", base=tell(start), day=tell(period))
    return anchored.kept(base, Reading(TimexType.DATE, period, steps=(what, why)))


def counted(fields: Fields, context: Context) -> Reading | None:
    """The last or the next so many of a unit: a length, and in news the stretch that it covers."""
    own = durations.length(fields, context)
    focus = None if context.narrative else context.published
    unit, amount = anchored.amount_of(fields)
    if own is None or focus is None or amount is None or amount != int(amount):
        return own
    count = int(amount) * (fields.number("side") or 0)
    find = _working if fields.argument("working") else _beside
    where = find(focus.period, unit, count)
    if where is None:
        return own
    steps = (*own.steps, reason("dates.counted_from_publication"))
    return replace(own, interval=where, anchoring=Anchoring.PUBLISHED, steps=steps)


def _beside(day: Period, unit: Unit, count: int) -> Interval | None:
    """So many units up to the day before, or from the day after; None if it cannot be said."""
    far = anchored.moved(day, unit, count, to_the_day=True)
    if far is None or far.unit is not Unit.DAY:
        return None
    return between(far, shift(day, -1)) if count < 0 else between(shift(day, 1), far)


def _working(day: Period, unit: Unit, count: int) -> Interval | None:
    """So many working days before or after a day; holidays are not known."""
    if not 0 < abs(count) <= _MOST:
        return None
    ahead = 1 if count > 0 else -1
    near = (shift(day, ahead * i) for i in range(1, abs(count) * 2 + 3))
    days = [c for c in near if weekday_of(c) < _WORKING_DAYS][: abs(count)]
    return between(min(days), max(days))


def ahead(fields: Fields, context: Context) -> Reading | None:
    """A time in two weeks, counted from publication if the verb looks ahead; else a length.

    What looks ahead from a time that is over is none: "her goal was to finish in two weeks".
    """
    unit, _ = fields.unit()
    tense = context.tense()
    coming = not context.narrative and tense.direction == "future" and not tense.was_to
    clock = unit in anchored.CLOCK_UNITS
    if not coming or (clock and not (context.dct and context.dct.has_time)):
        return durations.length(fields, context)
    return shifted(fields, context)


def weekday_away(fields: Fields, context: Context) -> Reading | None:
    """A day of the week so many weeks before the last, or after the next, one of its name."""
    day, focus = fields.number("weekday"), anchored.base_of(fields, context)
    what = step(fields.words, "dates.weekday_and_weeks")
    if day is None or focus is None or focus.period.unit is not Unit.DAY:
        return unresolved(Open(weekday=day), what)
    here, sign = first_day(focus.period), fields.number("sign") or 1
    near = weekdays(day, here)
    past, coming = [c for c in near if c.index < here], [c for c in near if c.index > here]
    weeks = sign * (int(anchored.amount_of(fields)[1] or 1) - (fields.number("first") or 0))
    return anchored.anchored_at(
        focus, shift((past if sign < 0 else coming[::-1])[-1], 7 * weeks), what
    )


def weekday_from(fields: Fields, context: Context) -> Reading | None:
    """The nearest day of a name before or after another time: the Friday after Easter."""
    base, inner = fields.reading(context), fields.inner("weekday")
    day = None if inner is None else Fields(inner).number("weekday")
    if base is None or day is None or not isinstance(base.meaning, Period):
        return None
    sign = fields.number("sign") or 1
    here = first_day(base.meaning) if sign < 0 else last_day(base.meaning)
    away = (sign * (day - weekday(here))) % 7 or 7
    own = Period(Unit.DAY, here + sign * away)
    why = step(fields.words, "dates.nearest_such_day", day=tell(own))
    return anchored.kept(base, Reading(TimexType.DATE, own, steps=(why,)))
