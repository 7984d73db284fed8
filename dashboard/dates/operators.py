"""The closed set of operators: each turns the fields of a rule into a reading.

A rule names one of them and never computes. Those for dates that are written out and for
quantities are here; those that lean on another date are in ``leaning``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.dates import leaning, lengths
from dashboard.dates.cells import Cell, day_cell, first_day, month_cell, shift, widen
from dashboard.dates.completing import complete, monthly, narrowed, unresolved, weekdays, yearly
from dashboard.dates.fields import Fields, walk
from dashboard.dates.find import Found
from dashboard.dates.holidays import holiday_of
from dashboard.dates.meaning import Clock, Open, Reading, Reference
from dashboard.dates.setting import Setting
from dashboard.dates.telling import step, tell
from dashboard.dates.timex3 import SEASONS, weekday_of
from dashboard.model import Anchoring, TimexType
from dashboard.model import Granularity as Unit

Operator = Callable[[Fields, Setting], Reading | None]
_NOON, _DAY_MINUTES = 12, 24 * 60


def absolute(fields: Fields, cell: Cell | None, kind: TimexType = TimexType.DATE) -> Reading | None:
    """A reading that leans on nothing; None if there is no such date."""
    if cell is None:
        return None
    shown = step(fields.words, f"{fields.found.rule.name}, {tell(cell)}")
    return Reading(kind, cell, steps=(shown,))


def date(fields: Fields, setting: Setting) -> Reading | None:
    """A month, or a day of a month, of a year that may be missing."""
    month, day = fields.number("month"), fields.number("day")
    year = fields.year(setting)
    if month is None:
        return absolute(fields, None if year is None else Cell(Unit.YEAR, year))
    if day is not None and day_cell(2000, month, day) is None:
        return None

    def make(y: int) -> Cell | None:
        return month_cell(y, month) if day is None else day_cell(y, month, day)

    if year is not None:
        return absolute(fields, make(year - _turns_year(fields, setting, month)))
    what = step(fields.words, "a day of a month" if day else "a month") + " without its year"
    unit = Unit.MONTH if day is None else Unit.DAY
    cells = _on_weekday(_around(make, setting), fields.number("wd"))
    return complete(cells, Open(month=month, day=day, unit=unit), setting, what)


def _turns_year(fields: Fields, setting: Setting, month: int) -> bool:
    """Whether a range ends in the year after: "from November to February 1999"."""
    if fields.argument("borrow") != "next":
        return False
    end = next((m for f in walk(setting.following) if (m := Fields(f).number("month"))), month)
    return month > end


def _on_weekday(cells: list[Cell], day: int | None) -> list[Cell]:
    """The days that fall on a day of the week, if it is given and any of them does."""
    right = [c for c in cells if c.unit is Unit.DAY and weekday_of(c) == day]
    return right or cells


def _around(make: Callable[[int], Cell | None], setting: Setting) -> list[Cell]:
    focus = setting.leaning
    return [] if focus is None else yearly(make, widen(focus.cell, Unit.YEAR).index)


def financial_year(fields: Fields, setting: Setting) -> Reading | None:
    """A financial year by its number; when it begins is not known."""
    year = fields.year(setting)
    return None if year is None else absolute(fields, Cell(Unit.YEAR, year, "FY"))


def numeric(fields: Fields, setting: Setting) -> Reading | None:
    """A date in figures, month first; day first where the month cannot be; the other is kept."""
    first, second, year = fields.number("first"), fields.number("second"), fields.year(setting)
    if first is None or second is None or year is None:
        return None
    american, european = day_cell(year, first, second), day_cell(year, second, first)
    dots = fields.argument("day_first")
    chosen, other = (european, american) if dots else (american, european)
    reading = absolute(fields, chosen or other)
    if reading and chosen and other and chosen != other:
        return replace(reading, others=(other,))
    return reading


def weekday(fields: Fields, setting: Setting) -> Reading | None:
    """A day of the week; which one, publication or the text and the tense say."""
    day = fields.number("weekday")
    if day is None:
        return None
    if (shared := leaning.neighbours_day(fields, setting)) is not None:
        return leaning.weekday_beside(day, shared, fields)
    focus = setting.leaning
    cells = [] if focus is None else weekdays(day, first_day(focus.cell))
    coarse = focus is not None and focus.cell.unit not in (Unit.DAY, Unit.WEEK)
    what = step(fields.words, "a day of the week")
    return complete([] if coarse else cells, Open(weekday=day), setting, what)


def bare_day(fields: Fields, setting: Setting) -> Reading | None:
    """A day of a month that is named nearby or that the text speaks of."""
    day = fields.number("day")
    if day is None:
        return None
    if (far := fields.argument("borrow")) is not None:
        shared = leaning.lent(far, setting)
        return None if shared is None else leaning.same_month(day, shared, fields)
    focus = setting.told_in(Unit.MONTH)
    if focus is None or focus.cell.unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH):
        return Reading(TimexType.DATE, Open(day=day), lean=Anchoring.NONE)
    what = step(fields.words, "a day of a month")
    return complete(monthly(day, first_day(focus.cell)), Open(day=day), setting, what, focus)


def season(fields: Fields, setting: Setting) -> Reading | None:
    """A season, of a year that may be missing."""
    name, year = fields.text("season"), fields.year(setting)
    number = SEASONS.index(name)
    if year is not None:
        return absolute(fields, Cell(Unit.SEASON, year * 4 + number))
    cells = _around(lambda y: Cell(Unit.SEASON, y * 4 + number), setting)
    return complete(
        cells, Open(season=name, unit=Unit.SEASON), setting, step(fields.words, "a season")
    )


def portion(fields: Fields, setting: Setting) -> Reading | None:
    """A numbered quarter or half of a year that may be missing."""
    unit, _ = fields.unit()
    nth, year = fields.number("nth") or 0, fields.year(setting)
    size = {Unit.QUARTER: 4, Unit.HALF_YEAR: 2, Unit.MONTH: 12}[unit]
    nth = size if nth == -1 else nth
    if not 1 <= nth <= size:
        return None
    if (base := fields.reading(setting)) is not None:
        year = leaning.year_in(base)
        if year is None:
            return None
    if year is not None:
        return leaning.kept(base, absolute(fields, Cell(unit, year * size + nth - 1)))
    cells = _around(lambda y: Cell(unit, y * size + nth - 1), setting)
    return complete(cells, Open(unit=Unit.YEAR), setting, step(fields.words, f"a {unit}"))


def decade(fields: Fields, setting: Setting) -> Reading | None:
    """A decade by its first year, or by its tens alone."""
    year, tens = fields.year(setting), fields.number("tens")
    if year is not None and fields.has("bc"):
        return absolute(fields, Cell(Unit.DECADE, -((1 - year) // 10) - 1))
    if year is not None:
        return absolute(fields, Cell(Unit.DECADE, year // 10))
    if tens is None:
        return None
    focus = setting.leaning
    if focus is None:
        return unresolved(Open(decade=tens % 10, unit=Unit.DECADE), step(fields.words, "a decade"))
    now = widen(focus.cell, Unit.DECADE).index
    tens = tens // 10 if tens >= 10 else tens
    cell = Cell(Unit.DECADE, now - (now - tens) % 10)
    return Reading(TimexType.DATE, cell, steps=(step(fields.words, tell(cell)),))


def century(fields: Fields, setting: Setting) -> Reading | None:
    """A century by its number."""
    nth = fields.number("nth")
    if nth is None or nth > 30:
        return None
    return absolute(fields, Cell(Unit.CENTURY, -nth if fields.has("bc") else nth - 1))


def iso_week(fields: Fields, setting: Setting) -> Reading | None:
    """A numbered week of a year."""
    number, year = fields.number("number") or 0, fields.year(setting)
    if year is None and setting.published:
        year = widen(setting.published.cell, Unit.YEAR).index
    if year is None or not 1 <= number <= 53:
        return None
    first = widen(Cell(Unit.DAY, first_day(Cell(Unit.YEAR, year)) + 3), Unit.WEEK)
    return absolute(fields, shift(first, number - 1))


def holiday(fields: Fields, setting: Setting) -> Reading | None:
    """A holiday, of a year that may be missing."""
    name, year = fields.text("holiday"), fields.year(setting)
    days = -1 if fields.has("eve") else 0

    def make(y: int) -> Cell | None:
        day = holiday_of(name, y)
        return None if day is None else shift(day, days)

    if year is not None:
        return absolute(fields, make(year))
    return complete(_around(make, setting), Open(), setting, step(fields.words, "a holiday"))


def reference(fields: Fields, setting: Setting) -> Reading | None:
    """The present, the past or the future as such."""
    name = fields.text("name")
    shown = step(fields.words, "no date, a word for the present, the past or the future")
    return Reading(TimexType.DATE, Reference(name), None, Anchoring.VAGUE, steps=(shown,))


def unknown(fields: Fields, setting: Setting) -> Reading | None:
    """Words that are a time of which it cannot be said which."""
    return Reading(TimexType.DATE, Open(), None, Anchoring.VAGUE)


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
    half = fields.number("half_day")
    if hour is not None and half is None and fields.argument("borrow"):
        half = _shared_half(hour, setting)
    part = fields.text("part")
    if hour is None or hour > 24 or minute > 59:
        return None
    if half is None and part in ("AF", "EV", "NI") and hour < _NOON:
        half = _NOON
    if half is not None:
        hour = hour % _NOON + half if hour <= _NOON else hour
    return (hour * 60 + minute) % _DAY_MINUTES


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


def modified(fields: Fields, setting: Setting) -> Reading | None:
    """A time with a word that narrows or blurs it: early, the end of, about, more than."""
    reading = fields.reading(setting)
    mod = fields.text("mod")
    if reading is None:
        return None
    shown = (*reading.steps, f"“{fields.words}”: {mod.replace('_', ' ').lower()}")
    return replace(reading, mod=mod or reading.mod, steps=shown)


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


def same_as(fields: Fields, setting: Setting) -> Reading | None:
    """An expression with words around it that add nothing to its value."""
    return fields.reading(setting)


def no_time(fields: Fields, setting: Setting) -> Reading | None:
    """Words that look like a time and are none."""
    return None


OPERATORS: dict[str, Operator] = {
    "date": date, "financial year": financial_year, "numeric": numeric, "weekday": weekday,
    "bare day": bare_day,
    "season": season, "portion": portion, "decade": decade, "century": century,
    "iso week": iso_week, "holiday": holiday, "length": lengths.length,
    "stretch": lengths.stretch, "repeat": lengths.repeat,
    "reference": reference, "unknown": unknown, "clock": clock, "part of day": part_of_day,
    "modified": modified, "timed": timed, "same as": same_as, "nothing": no_time,
    "neighbour": leaning.neighbour, "shift": leaning.shifted, "that": leaning.that,
    "weekday of week": leaning.named_weekday, "named": leaning.named, "widened": leaning.widened,
    "nth of": leaning.nth_of,
}  # fmt: skip


def read_found(found: Found, setting: Setting) -> Reading | None:
    """The reading of an expression; None if its words are no time after all."""
    if found.rule.args.get("story_only") and not setting.narrative:
        return None
    fields = Fields(found)
    reading = OPERATORS[found.rule.operator](fields, setting)
    if reading is not None and reading.mod is None and (mod := fields.text("mod")):
        return replace(reading, mod=mod)
    return reading
