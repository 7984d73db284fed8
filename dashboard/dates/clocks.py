"""The operators for times of the day: by the clock, and the parts of a day."""

from __future__ import annotations

from dataclasses import replace

from dashboard.dates import anchored, durations, naming
from dashboard.dates.completing import narrowed
from dashboard.dates.context import Context
from dashboard.dates.explanations import tell
from dashboard.dates.fields import Fields, walk
from dashboard.dates.meaning import Clock, Open, Reading, Repeat
from dashboard.dates.periods import Period, shift
from dashboard.model import Anchoring, TimexType
from dashboard.model import Granularity as Unit
from dashboard.reasons import reason

_NOON, _DAY_MINUTES = 12, 24 * 60
_SMALL_HOURS = 6


def clock(fields: Fields, context: Context) -> Reading | None:
    """A time of the day, of a day that is named beside it or that the text speaks of."""
    minutes = _minutes(fields, context)
    if minutes is None:
        return None
    base = fields.reading(context) or anchored.lent_day(fields, context)
    day, base = (
        anchored.day_for(base, context) if base or fields.found.rule.layer == 1 else (None, base)
    )
    if base is not None and day is None:
        return replace(base, others=())
    if day is not None and _after_midnight(minutes, fields, context):
        day = shift(day, 1)
    meaning = Clock(day, *divmod(minutes, 60), fields.number("second"), fields.text("zone"))
    others = _later(meaning, fields)
    return anchored.kept(base, _at(meaning, others))


def _at(meaning: Clock, others: tuple[Clock, ...]) -> Reading:
    unsure = (reason("dates.no_half"),) if others else ()
    steps = (reason("dates.time_of_day", day=tell(meaning)), *unsure)
    return Reading(TimexType.TIME, meaning, others=others, steps=steps)


def _later(time: Clock, fields: Fields) -> tuple[Clock, ...]:
    """The same time after noon, if the words leave that open."""
    morning = time.hour < _NOON and _may_be_later(fields)
    return (replace(time, hour=time.hour + _NOON),) if morning else ()


def _after_midnight(minutes: int, fields: Fields, context: Context) -> bool:
    """Whether it is in the small hours of the night that was just named: "at 1 in the morning".

    Or the midnight that ends the day of which the text speaks: "shortly before midnight". Or of
    the night behind the entry before, in a chronicle.
    """
    last = context.before.meaning if context.before else None
    small = minutes < _SMALL_HOURS * 60 and fields.inner() is None
    ends = minutes == 0 and bool(fields.argument("ends_day"))
    night = isinstance(last, Period) and last.part == "NI"
    return small and (ends or night or context.past_midnight)


def _may_be_later(fields: Fields) -> bool:
    """Whether the words leave it open if it is before or after noon: "at 9:30", "nine o'clock"."""
    said = fields.number("half_day") is not None or _part_beside(fields) or fields.text("zone")
    figures = fields.found.text[0] == "0" or fields.argument("borrow")
    return not said and not figures and 0 < (fields.number("hour") or 0) < _NOON


def _minutes(fields: Fields, context: Context) -> int | None:
    if (word := fields.number("word")) is not None:
        return word
    hour, minute = fields.number("hour"), fields.number("minute") or 0
    if (figures := fields.number("hhmm")) is not None:
        hour, minute = divmod(figures, 100)
    if hour is None or hour > 24 or minute > 59:
        return None
    half = _half_of_day(hour, fields, context)
    if half is not None and hour <= _NOON:
        hour = hour % _NOON + half
    past = (fields.number("amount") or 0) * (fields.number("side") or 0)
    return (hour * 60 + minute + past) % _DAY_MINUTES


def _half_of_day(hour: int, fields: Fields, context: Context) -> int | None:
    """0 before noon, 12 after; None where neither the words nor the end of a range say it."""
    half = fields.number("half_day")
    if half is None and fields.argument("borrow") == "next":
        half = _shared_half(hour, context)
    if half is None and fields.argument("closes"):
        half = _half_behind(hour, fields, context)
    return _half_in(_part_beside(fields), hour) if half is None else half


def _part_beside(fields: Fields) -> str:
    """The part of the day that is named with an hour, or in the expression beside it."""
    inner = fields.inner()
    return fields.text("part") or ("" if inner is None else Fields(inner).text("part"))


def _half_in(part: str, hour: int) -> int | None:
    """The half of the day of an hour of a part of it: 2 at night is before noon, 11 is after."""
    if part == "NI":
        return 0 if hour % _NOON < _SMALL_HOURS else _NOON
    return {"MO": 0, "AF": _NOON, "EV": _NOON}.get(part)


def _shared_half(hour: int, context: Context) -> int | None:
    """The half of the day of the end of a range, for its first hour: 11 to 1 p.m. begins at 11."""
    for found in walk(context.following):
        end = Fields(found)
        half, last = end.number("half_day"), end.number("hour")
        if half is None and last is None:
            half = _half_in(end.text("part"), hour)
            if half is not None:
                return half
        if half is not None and last is not None:
            return half if hour % _NOON <= last % _NOON else _NOON - half
    return None


def _half_behind(hour: int, fields: Fields, context: Context) -> int | None:
    """After noon, if the last hour of a range stands lower than the first: from 10:30 to 3."""
    first = next((h for f in walk(context.previous) if (h := Fields(f).number("hour"))), hour)
    return _NOON if hour % _NOON < first <= _NOON and not _part_beside(fields) else None


def part_of_day(fields: Fields, context: Context) -> Reading | None:
    """A part of a day that is named beside it; of the day the text speaks of, or of no day."""
    inner = fields.inner("time")
    part = fields.text("part") if inner is None else Fields(inner).text("part")
    base = fields.reading(context)
    if base is not None:
        return narrowed(base, part)
    if fields.argument("base") is None:
        return Reading(TimexType.TIME, Open(part=part), anchoring=Anchoring.NONE)
    shifted = anchored.neighbour(fields, context)
    return shifted and narrowed(shifted, part)


def timed(fields: Fields, context: Context) -> Reading | None:
    """A time of the day beside the day that it belongs to."""
    time = fields.reading(context, "time")
    base = fields.reading(context) or anchored.lent_day(fields, context)
    if time is None or base is None:
        return base
    if not isinstance(time.meaning, Clock):
        return base
    if isinstance(meaning := base.meaning, Repeat):
        return replace(base, meaning=durations.at_time(meaning, time.meaning))
    if not isinstance(meaning, Period) or meaning.unit is not Unit.DAY:
        return base
    zone = fields.text("zone") or time.meaning.zone
    return anchored.kept(base, _on_day(meaning, time, zone))


def _on_day(day: Period, time: Reading, zone: str) -> Reading:
    """A time on a day; where it may be before or after noon, as the part of the day has it."""
    on = replace(day, part="")
    both = [t for t in (time.meaning, *time.others) if isinstance(t, Clock)]
    clocks = [replace(t, day=on, zone=zone) for t in both]
    half = _half_in(day.part, clocks[0].hour) if len(clocks) > 1 else None
    if half is not None:
        clocks = clocks[-1:] if half else clocks[:1]
    told = reason("dates.time_of_that_day", day=tell(clocks[0]))
    steps = (told, *time.steps[1:][: len(clocks) - 1])
    return Reading(TimexType.TIME, clocks[0], others=tuple(clocks[1:]), steps=steps)


def date_and_time(fields: Fields, context: Context) -> Reading | None:
    """A day and a time of it, written out in figures."""
    base, hour = naming.date(fields, context), fields.number("hour")
    if base is None or hour is None or hour > 23 or not isinstance(base.meaning, Period):
        return base
    minute, second = fields.number("minute") or 0, fields.number("second")
    meaning = Clock(base.meaning, hour, minute, second, fields.text("zone"))
    told = reason("dates.time_of_that_day", day=tell(meaning))
    own = Reading(TimexType.TIME, meaning, steps=(told,))
    return anchored.kept(base, own)


def undated(fields: Fields, context: Context) -> Reading | None:
    """A time of a day that is not told: "at 6 a.m. ten days before the fire"."""
    time = fields.reading(context, "time")
    if time is None or not isinstance(time.meaning, Clock):
        return time
    meaning = replace(time.meaning, day=None)
    shown = (reason("dates.time_without_day", words=fields.words, day=tell(meaning)),)
    return Reading(TimexType.TIME, meaning, anchoring=Anchoring.NONE, steps=shown)
