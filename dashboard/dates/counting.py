"""The operators that count from publication: the last three months, in two weeks."""

from __future__ import annotations

from dataclasses import replace

from dashboard.dates import leaning, lengths
from dashboard.dates.cells import Cell, between, first_day, shift
from dashboard.dates.completing import unresolved, weekdays
from dashboard.dates.fields import Fields
from dashboard.dates.meaning import Open, Reading
from dashboard.dates.setting import Setting
from dashboard.dates.telling import step
from dashboard.dates.timex3 import weekday_of
from dashboard.model import Anchoring, Interval
from dashboard.model import Granularity as Unit

_WORKING_DAYS = 5
_MOST = 1000  # working days that are counted one by one


def counted(fields: Fields, setting: Setting) -> Reading | None:
    """The last or the next so many of a unit: a length, and in news the stretch that it covers."""
    own = lengths.length(fields, setting)
    focus = None if setting.narrative else setting.published
    unit, amount = leaning.amount_of(fields)
    if own is None or focus is None or amount is None or amount != int(amount):
        return own
    count = int(amount) * (fields.number("side") or 0)
    find = _working if fields.argument("working") else _beside
    where = find(focus.cell, unit, count)
    if where is None:
        return own
    steps = (*own.steps, "counted from publication")
    return replace(own, interval=where, lean=Anchoring.PUBLISHED, steps=steps)


def _beside(day: Cell, unit: Unit, count: int) -> Interval | None:
    """So many units up to the day before, or from the day after; None if it cannot be said."""
    far = leaning.moved(day, unit, count, to_the_day=True)
    if far is None or far.unit is not Unit.DAY:
        return None
    return between(far, shift(day, -1)) if count < 0 else between(shift(day, 1), far)


def _working(day: Cell, unit: Unit, count: int) -> Interval | None:
    """So many working days before or after a day; holidays are not known."""
    if not 0 < abs(count) <= _MOST:
        return None
    ahead = 1 if count > 0 else -1
    near = (shift(day, ahead * i) for i in range(1, abs(count) * 2 + 3))
    days = [c for c in near if weekday_of(c) < _WORKING_DAYS][: abs(count)]
    return between(min(days), max(days))


def ahead(fields: Fields, setting: Setting) -> Reading | None:
    """A time in two weeks, counted from publication if the verb looks ahead; else a length."""
    unit, _ = fields.unit()
    coming = not setting.narrative and setting.tense().direction == "future"
    if not coming or unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
        return lengths.length(fields, setting)
    return leaning.shifted(fields, setting)


def weekday_away(fields: Fields, setting: Setting) -> Reading | None:
    """A day of the week so many weeks before the last, or after the next, one of its name."""
    day, focus = fields.number("weekday"), leaning.base_of(fields, setting)
    what = step(fields.words, "a day of the week, and weeks from it")
    if day is None or focus is None or focus.cell.unit is not Unit.DAY:
        return unresolved(Open(weekday=day), what)
    here, sign = first_day(focus.cell), fields.number("sign") or 1
    near = weekdays(day, here)
    past, coming = [c for c in near if c.index < here], [c for c in near if c.index > here]
    weeks = sign * int(leaning.amount_of(fields)[1] or 1)
    return leaning.leant(focus, shift((past if sign < 0 else coming[::-1])[-1], 7 * weeks), what)
