"""The operators for times of the day: by the clock, and the parts of a day."""

from __future__ import annotations

from dataclasses import replace

from dashboard.dates import leaning
from dashboard.dates.cells import Cell
from dashboard.dates.completing import narrowed
from dashboard.dates.fields import Fields, walk
from dashboard.dates.meaning import Clock, Open, Reading
from dashboard.dates.setting import Setting
from dashboard.dates.telling import tell
from dashboard.model import Anchoring, TimexType
from dashboard.model import Granularity as Unit

_NOON, _DAY_MINUTES = 12, 24 * 60
_LATE_PARTS = ("AF", "EV", "NI")


def clock(fields: Fields, setting: Setting) -> Reading | None:
    """A time of the day, of a day that is named beside it or that the text speaks of."""
    minutes = _minutes(fields, setting)
    if minutes is None:
        return None
    base = fields.reading(setting) or leaning.lent_day(fields, setting)
    day, base = (
        leaning.day_for(base, setting) if base or fields.found.rule.layer == 1 else (None, base)
    )
    if base is not None and day is None:
        return replace(base, others=())
    second = fields.number("second")
    zone = fields.text("zone")
    meaning = Clock(day, minutes // 60, minutes % 60, second, zone)
    own = Reading(TimexType.TIME, meaning, steps=(f"a time of the day: {tell(meaning)}",))
    return leaning.kept(base, own)


def _minutes(fields: Fields, setting: Setting) -> int | None:
    if (word := fields.number("word")) is not None:
        return word
    if (figures := fields.number("hhmm")) is not None:
        return figures // 100 * 60 + figures % 100
    hour, minute = fields.number("hour"), fields.number("minute") or 0
    if hour is None or hour > 24 or minute > 59:
        return None
    half = _half_of_day(hour, fields, setting)
    if half is not None and hour <= _NOON:
        hour = hour % _NOON + half
    return (hour * 60 + minute) % _DAY_MINUTES


def _half_of_day(hour: int, fields: Fields, setting: Setting) -> int | None:
    """0 before noon, 12 after; None where neither the words nor the end of a range say it."""
    half = fields.number("half_day")
    if half is None and fields.argument("borrow"):
        half = _shared_half(hour, setting)
    if half is None and fields.text("part") in _LATE_PARTS and hour < _NOON:
        return _NOON
    return half


def _shared_half(hour: int, setting: Setting) -> int | None:
    """The half of the day of the end of a range, for its first hour: 11 to 1 p.m. begins at 11."""
    for found in walk(setting.following):
        end = Fields(found)
        half, last = end.number("half_day"), end.number("hour")
        if half is not None and last is not None:
            return half if hour % _NOON <= last % _NOON else _NOON - half
    return None


def part_of_day(fields: Fields, setting: Setting) -> Reading | None:
    """A part of a day that is named beside it; of the day the text speaks of, or of no day."""
    inner = fields.inner("time")
    part = fields.text("part") if inner is None else Fields(inner).text("part")
    base = fields.reading(setting)
    if base is not None:
        return narrowed(base, part)
    if fields.argument("base") is None:
        return Reading(TimexType.TIME, Open(part=part), lean=Anchoring.NONE)
    shifted = leaning.neighbour(fields, setting)
    return shifted and narrowed(shifted, part)


def timed(fields: Fields, setting: Setting) -> Reading | None:
    """A time of the day beside the day that it belongs to."""
    time, base = fields.reading(setting, "time"), fields.reading(setting)
    if time is None or base is None:
        return base
    meaning = base.meaning
    if not (isinstance(time.meaning, Clock) and isinstance(meaning, Cell)):
        return base
    if meaning.unit is not Unit.DAY:
        return base
    clock = replace(time.meaning, day=Cell(Unit.DAY, meaning.index))
    own = Reading(TimexType.TIME, clock, steps=(f"the time of that day: {tell(clock)}",))
    return leaning.kept(base, own)
