"""The operators for lengths of time, and for times that come again."""

from __future__ import annotations

from dataclasses import replace

from dashboard.dates import anchored, parts
from dashboard.dates.context import Context
from dashboard.dates.explanations import step
from dashboard.dates.fields import Fields
from dashboard.dates.meaning import Clock, Length, Open, Reading, Repeat
from dashboard.dates.periods import Period
from dashboard.model import Anchoring, TimexType
from dashboard.model import Granularity as Unit


def length(fields: Fields, context: Context) -> Reading | None:
    """A length of time, of one unit or two."""
    amounts = [anchored.amount_of(fields)]
    if fields.has("unit2"):
        amount = fields.value("amount2")
        amounts.append(
            (fields.unit("unit2")[0], amount if isinstance(amount, int | float) else None)
        )
    meaning = Length(_with_minutes(amounts), bool(fields.argument("weekends")))
    shown = step(fields.words, "dates.length")
    return Reading(TimexType.DURATION, meaning, None, Anchoring.NONE, steps=(shown,))


def _with_minutes(
    amounts: list[tuple[Unit, float | None]],
) -> tuple[tuple[Unit, float | None], ...]:
    """The amounts with half or a quarter of an hour in minutes."""
    unit, hours = amounts[-1]
    if unit is not Unit.HOUR or hours is None or hours % 1 not in (0.25, 0.5, 0.75):
        return tuple(amounts)
    whole = [(Unit.HOUR, hours // 1)] if hours > 1 else []
    return (*amounts[:-1], *whole, (Unit.MINUTE, hours % 1 * 60))


def counted_off(fields: Fields, context: Context) -> Reading | None:
    """A length that begins or ends with something that has no date: the weeks before a vote."""
    found = length(fields, context)
    return found and replace(found, anchoring=Anchoring.VAGUE)


def stretch(fields: Fields, context: Context) -> Reading | None:
    """So many units at the beginning or end of another time."""
    counted = fields.within("length")
    own, base = length(counted, context), fields.reading(context)
    if own is None or base is None or not isinstance(base.meaning, Period):
        return None
    unit, amount = anchored.amount_of(counted)
    nth = fields.number("nth")
    where = (
        parts.part_of(base.meaning, unit, fields.number("edge") or 1, amount)
        if nth is None
        else parts.nth_week(base.meaning, nth)
    )
    return replace(anchored.kept(base, own) or own, interval=where, within=base.meaning)


def repeat(fields: Fields, context: Context) -> Reading | None:
    """A time that comes again: each of a unit, of a day of the week, of a part of the day."""
    quant = fields.text("quant") or None
    every: Length | Open
    if (day := fields.number("weekday")) is not None:
        every = Open(weekday=day, part=fields.text("part"))
    elif (part := fields.text("part")) != "":
        every = Open(part=part, unit=fields.unit()[0] if fields.argument("unit") else Unit.DAY)
    else:
        unit, count = fields.unit()
        amount = fields.value("amount") if fields.has("amount") else fields.argument("amount") or 1
        every = Length(((unit, amount * count if isinstance(amount, int | float) else None),))
    shown = step(fields.words, "dates.time_again")
    return Reading(TimexType.SET, Repeat(every, quant), None, Anchoring.NONE, steps=(shown,))


def repeat_date(fields: Fields, context: Context) -> Reading | None:
    """A date that comes again each year: a month, a day of it, a season."""
    month, day, season = fields.number("month"), fields.number("day"), fields.text("season")
    unit = Unit.SEASON if season else Unit.MONTH if day is None else Unit.DAY
    every = Open(month=month, day=day, season=season, unit=unit)
    shown = step(fields.words, "dates.date_again")
    repeated = Repeat(every, fields.text("quant") or None)
    return Reading(TimexType.SET, repeated, None, Anchoring.NONE, steps=(shown,))


def at_time(repeat: Repeat, time: Clock) -> Repeat:
    """What comes again, at a time of the day: every Friday at 4."""
    kept = repeat.every if isinstance(repeat.every, Open) else Open()
    part = f"{time.hour:02}:{time.minute:02}{time.zone}"
    return replace(repeat, every=replace(kept, part=part))
