"""The operators for dates that are named: a day, month, season, quarter, year, decade, holiday.

What the words leave out (the year of a month, the week of a day) is completed: see ``completing``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from dashboard.dates import anchored
from dashboard.dates.completing import (
    complete,
    counted_back_to,
    monthly,
    unresolved,
    weekday_ahead,
    weekdays,
    yearly,
)
from dashboard.dates.context import Context, Focus
from dashboard.dates.explanations import step, tell
from dashboard.dates.fields import Fields, walk
from dashboard.dates.holidays import as_long_as_it_is, holidays_in
from dashboard.dates.meaning import Open, Reading
from dashboard.dates.periods import (
    Period,
    civil,
    day_period,
    first_day,
    month_period,
    shift,
    widen,
    year_of,
)
from dashboard.dates.timex3 import SEASONS, weekday_of
from dashboard.model import Anchoring, TimexType
from dashboard.model import Granularity as Unit
from dashboard.reasons import reason

_MEMORY = 10  # years that a story may lie back which a day without its year goes on with
_JUST_PASSED = 60  # days before publication: a day of them is named without its year
_WEEK = 7  # days within which a story goes on with the day after
_SOON = 45  # days after publication: a day of them may be nearer than that of the year told of
_OF_THE_NEWS = 30  # days before publication: a day of them is of the news, whatever was told
_DECADES_AHEAD = 3  # a decade of two figures no farther ahead may be meant, too


def absolute(
    fields: Fields, period: Period | None, *why: str, others: tuple[Period, ...] = ()
) -> Reading | None:
    """A reading that leans on nothing; None if there is no such date."""
    if period is None:
        return None
    shown = reason(
        "dates.step", words=fields.words, what=f"{fields.found.rule.name}, {tell(period)}"
    )
    return Reading(TimexType.DATE, period, others=others, steps=(shown, *why))


def date(fields: Fields, context: Context) -> Reading | None:
    """A year, a month, or a day of a month; the year of the last two may be missing."""
    month, day, year = fields.number("month"), fields.number("day"), fields.year(context)
    if month == 0:
        return None
    if month is None:
        return absolute(fields, None if year is None else Period(Unit.YEAR, year))
    if day is not None and day_period(2000, month, day) is None:
        return no_such_day(fields)
    make = partial(_day_or_month, month, day)
    if year is not None:
        period = make(year - _turns_year(fields, context, month))
        return absolute(fields, period) or no_such_day(fields)
    return _without_year(make, fields, context, Open(month=month, day=day, unit=_unit(day)))


def _unit(day: int | None) -> Unit:
    return Unit.MONTH if day is None else Unit.DAY


def _without_year(
    make: Callable[[int], Period | None], fields: Fields, context: Context, open_date: Open
) -> Reading:
    """A month or a day of one, of the year that the context asks for."""
    named = "dates.day_without_year" if open_date.day else "dates.month_without_year"
    what = step(fields.words, named)
    if fields.argument("borrow") == "told":
        return anchored.untold(what)
    if (full := _told_in_full(open_date, context)) is not None:
        return anchored.anchored_at(full, full.period, what)
    focus = _same_month(open_date, context) or _later_in_the_year(open_date, context)
    focus = focus or _later_in_the_month(open_date, context)
    focus = focus or context.anchor_of_month
    periods = _on_weekday(_around(make, focus), fields.number("wd"))
    return complete(periods, open_date, context, what, focus)


def _told_in_full(date: Open, context: Context) -> Focus | None:
    """The day that the text has named with its year, for the same one without it.

    "She was last seen on 8 October 2021. … They had argued on the morning of 8 October." None
    where it may be the one just passed, or to come, and where the sentence tells of another year.
    """
    told = context.full_days.get((date.month or 0, date.day or 0))
    now, tense = context.published, context.tense()
    if told is None or now is None or context.narrative or context.sentence or context.beside:
        return None
    if tense.direction == "future":
        return None
    around = _around(partial(_day_or_month, date.month or 0, date.day), now)
    passed = [now.period.index - first_day(c) for c in around]
    return None if any(0 <= days <= _JUST_PASSED for days in passed) else told


def _same_month(day: Open, context: Context) -> Focus | None:
    """What the sentence has just said of a month, for a day of it; None if it has not."""
    told = context.recent if context.onward and day.day else None
    if told is None or told.period.unit not in (Unit.MONTH, Unit.DAY):
        return None
    return told if civil(first_day(told.period))[1] == day.month else None


def _later_in_the_year(date: Open, context: Context) -> Focus | None:
    """The month just told of, if a sentence about the past goes on with a later one of its year.

    "In March 2017 he signed the order. The taps began in April."
    """
    told, tense = context.chain, context.tense()
    if told is None or context.narrative or tense.direction != "past" or tense.perfect:
        return None
    year, month, _ = civil(first_day(told.period))
    later = told.period.unit in (Unit.MONTH, Unit.DAY) and (date.month or 0) > month
    now = context.published and civil(context.published.period.index)
    last_one = now and (year, date.month or 0) > (now[0] - 1, now[1])  # the last up to publication
    return told if later and not last_one else None


def _later_in_the_month(date: Open, context: Context) -> Focus | None:
    """The day just told of, if its paragraph goes on with a later one of its month.

    "The silo gave way on 12 August 2021. Crews dug for days. The last man was found on 15 August."
    None where it may rather be one that publication has just passed, within some weeks if it is
    less than a week later than the day told of; or where the nearest past one is of that year.
    """
    told, tense, now = context.paragraph_focus, context.tense(), context.published
    if told is None or now is None or context.narrative or tense.direction != "past":
        return None
    if tense.perfect or date.day is None or told.period.unit is not Unit.DAY:
        return None
    year, month, day = civil(first_day(told.period))
    if year < year_of(now.period) - _MEMORY:
        return None  # "born on 3 October 1950 … She was buried on 9 October"
    days = _around(partial(_day_or_month, date.month or 0, date.day), now)
    news = _OF_THE_NEWS if date.day - day <= _WEEK else _JUST_PASSED
    later = month == date.month and date.day > day
    return told if later and _is_of_year(year, days, now.period.index, news) else None


def _is_of_year(year: int, days: Sequence[Period], today: int, news: int) -> bool:
    """Whether a day of each year is rather of the year told of: not one that has just passed.

    ``news``: how many days before ``today`` have just passed. Where it is the last one anyway, only
    if another is soon to come: "held on November 3, 2023 … freed on November 20", told in October.
    """
    last = max((c for c in days if first_day(c) <= today), key=first_day, default=None)
    if last is None or today - first_day(last) <= news:
        return False
    return year_of(last) != year or any(0 < first_day(c) - today < _SOON for c in days)


def no_such_day(fields: Fields) -> Reading:
    """A reading without a value of words that name a day which is not in the calendar."""
    why = step(fields.words, "dates.no_such_day")
    return Reading(TimexType.DATE, None, anchoring=Anchoring.NONE, steps=(why,))


def _day_or_month(month: int, day: int | None, year: int) -> Period | None:
    return month_period(year, month) if day is None else day_period(year, month, day)


def _turns_year(fields: Fields, context: Context, month: int) -> bool:
    """Whether a range ends in the year after: "from November to February 1999"."""
    if fields.argument("borrow") != "next":
        return False
    end = next((m for f in walk(context.following) if (m := Fields(f).number("month"))), month)
    return month > end


def _on_weekday(periods: list[Period], day: int | None) -> list[Period]:
    """The days that fall on a day of the week, if it is given and any of them does."""
    right = [c for c in periods if c.unit is Unit.DAY and weekday_of(c) == day]
    return right or periods


def _around(make: Callable[[int], Period | None], focus: Focus | None) -> list[Period]:
    return [] if focus is None else yearly(make, widen(focus.period, Unit.YEAR).index)


def financial_year(fields: Fields, context: Context) -> Reading | None:
    """A financial year by its number; when it begins is not known."""
    year = fields.year(context)
    return None if year is None else absolute(fields, Period(Unit.YEAR, year, "FY"))


def numeric(fields: Fields, context: Context) -> Reading | None:
    """A date in figures: in the order that gives a day, or that the article shows; else both."""
    first, second, year = fields.number("first"), fields.number("second"), fields.year(context)
    if first is None or second is None or year is None:
        return None
    month_first, day_first = day_period(year, first, second), day_period(year, second, first)
    if month_first is None or day_first is None or month_first == day_first:
        return absolute(fields, month_first or day_first)
    if fields.argument("day_first"):
        return absolute(fields, day_first, reason("dates.dots"), others=(month_first,))
    if context.order is None:
        return absolute(fields, month_first, reason("dates.no_order"), others=(day_first,))
    why = reason("dates.order_of_figures", words=context.order.words)
    return absolute(fields, day_first if context.order.day_first else month_first, why)


def weekday(fields: Fields, context: Context) -> Reading | None:
    """A day of the week; which one, publication or the text and the tense say."""
    day = fields.number("weekday")
    if day is None:
        return None
    if fields.argument("open"):
        why = step(fields.words, "dates.weekday_unsaid")
        return Reading(TimexType.DATE, Open(weekday=day), anchoring=Anchoring.NONE, steps=(why,))
    if (shared := anchored.neighbours_day(fields, context)) is not None:
        return anchored.weekday_beside(day, shared, fields)
    what = step(fields.words, "dates.weekday")
    if (ahead := weekday_ahead(day, context, what)) is not None:
        return ahead
    if (told := counted_back_to(day, context)) is not None:
        return anchored.anchored_at(told, told.period, what)
    return _weekday_around(day, context, what)


def _weekday_around(day: int, context: Context, what: str) -> Reading:
    """The one of that name that the tense asks for, around publication or what the text tells."""
    focus = context.anchor_of_weekday
    periods = [] if focus is None else weekdays(day, first_day(focus.period))
    coarse = focus is not None and focus.period.unit not in (Unit.DAY, Unit.WEEK)
    return complete([] if coarse else periods, Open(weekday=day), context, what, focus)


def bare_day(fields: Fields, context: Context) -> Reading | None:
    """A day of a month that is named nearby or that the text speaks of."""
    day = fields.number("day")
    if day is None:
        return None
    if (far := fields.argument("borrow")) is not None:
        shared = anchored.lent(far, context)
        return None if shared is None else anchored.same_month(day, shared, fields)
    focus = context.told_in(Unit.MONTH) or context.anchor
    if focus is None or focus.period.unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH):
        return Reading(TimexType.DATE, Open(day=day), anchoring=Anchoring.NONE)
    what = step(fields.words, "dates.day_of_month")
    days = monthly(day, first_day(focus.period))
    if focus.anchor is not None:
        days = _in_month_told(days, focus.period) or days
    return complete(days, Open(day=day), context, what, focus)


def _in_month_told(days: list[Period], told: Period) -> list[Period]:
    """Of days that of the month told of, if it is not behind the day told of."""
    month = widen(told, Unit.MONTH)
    return [c for c in days if widen(c, Unit.MONTH) == month and c.index >= first_day(told)]


def season(fields: Fields, context: Context) -> Reading | None:
    """A season, of a year that may be missing."""
    name, year = fields.text("season"), fields.year(context)
    number = SEASONS.index(name)
    if year is not None:
        return absolute(fields, Period(Unit.SEASON, year * 4 + number))
    if fields.argument("borrow") == "told":
        return anchored.untold(step(fields.words, "dates.season"))
    focus, what = context.anchor_of_month, step(fields.words, "dates.season")
    periods = _around(lambda y: Period(Unit.SEASON, y * 4 + number), focus)
    return complete(periods, Open(season=name, unit=Unit.SEASON), context, what, focus)


def portion(fields: Fields, context: Context) -> Reading | None:
    """A numbered quarter or half of a year that may be missing."""
    unit, _ = fields.unit()
    nth, year = fields.number("nth") or 0, fields.year(context)
    size = {Unit.QUARTER: 4, Unit.HALF_YEAR: 2, Unit.MONTH: 12}[unit]
    nth = size if nth == -1 else nth
    base = fields.reading(context)
    year = year if base is None else anchored.year_in(base)
    if not 1 <= nth <= size or (base is not None and year is None):
        return None
    if year is not None:
        return anchored.kept(base, absolute(fields, Period(unit, year * size + nth - 1)))
    focus = _one_before(unit, context)
    periods = _around(lambda y: Period(unit, y * size + nth - 1), focus or context.anchor)
    what = step(fields.words, "dates.portion", unit=reason(f"unit.{unit}"))
    return complete(periods, Open(unit=Unit.YEAR), context, what, focus)


def _one_before(unit: Unit, context: Context) -> Focus | None:
    """The quarter or half that the sentence has just named: fell in H1 2022 and rose in H2."""
    told = context.recent if context.onward else None
    return told if told and told.period.unit is unit else None


def decade(fields: Fields, context: Context) -> Reading | None:
    """A decade by its first year, or by its tens alone."""
    year, tens = fields.year(context), fields.number("tens")
    if year is not None and fields.has("bc"):
        return absolute(fields, Period(Unit.DECADE, -((1 - year) // 10) - 1))
    if year is not None:
        return absolute(fields, Period(Unit.DECADE, year // 10))
    return None if tens is None else _short_decade(tens, fields, context)


def _short_decade(tens: int, fields: Fields, context: Context) -> Reading | None:
    """A decade by its tens: beside another of its century, else the last up to the reference."""
    if (shared := _in_century_named(tens, context)) is not None:
        return anchored.kept(context.before, absolute(fields, shared))
    focus = context.anchor
    if focus is None:
        return unresolved(
            Open(decade=tens % 10, unit=Unit.DECADE), step(fields.words, "dates.decade")
        )
    now = widen(focus.period, Unit.DECADE).index
    index = now - (now - tens // (10 if tens >= 10 else 1)) % 10
    near, far = (
        Period(Unit.DECADE, index),
        Period(Unit.DECADE, index + (10 if index < now else -10)),
    )
    others = (far,) if any(now <= c.index <= now + _DECADES_AHEAD for c in (near, far)) else ()
    return absolute(fields, near, reason("dates.last_up_to", words=focus.words), others=others)


def _in_century_named(tens: int, context: Context) -> Period | None:
    """The next such decade after the one just named in the sentence: the 1720s and '30s."""
    last = context.before.meaning if context.before and context.onward else None
    if not isinstance(last, Period) or last.unit is not Unit.DECADE:
        return None
    found = shift(last, (tens // (10 if tens >= 10 else 1) - last.index) % 10)
    now = context.published
    return None if now and first_day(found) > first_day(now.period) else found


def century(fields: Fields, context: Context) -> Reading | None:
    """A century by its number."""
    nth = fields.number("nth")
    if nth is None or not 1 <= nth <= 30:
        return None
    return absolute(fields, Period(Unit.CENTURY, -nth if fields.has("bc") else nth - 1))


def iso_week(fields: Fields, context: Context) -> Reading | None:
    """A numbered week of a year."""
    number, year = fields.number("number") or 0, fields.year(context)
    if year is None or not 1 <= number <= 53:
        return None
    first = widen(Period(Unit.DAY, first_day(Period(Unit.YEAR, year)) + 3), Unit.WEEK)
    return absolute(fields, shift(first, number - 1))


def holiday(fields: Fields, context: Context) -> Reading | None:
    """A holiday, of a year that may be missing."""
    name, year, focus = fields.text("holiday"), fields.year(context), context.anchor
    what = step(fields.words, "dates.holiday")
    if year is not None:
        days = _holidays(fields, year)
        found = absolute(fields, days[0]) if len(days) == 1 else anchored.untold(what)
    else:
        now = None if focus is None else widen(focus.period, Unit.YEAR).index
        days = [] if now is None else [d for y in range(-2, 3) for d in _holidays(fields, now + y)]
        known = bool(days) or focus is None
        found = complete(days, Open(), context, what) if known else anchored.untold(what)
    return as_long_as_it_is(found, name)


def _holidays(fields: Fields, year: int) -> list[Period]:
    """The days of a year that a holiday names: itself, or its eve."""
    days = holidays_in(fields.text("holiday"), year)
    return [shift(day, -1 if fields.has("eve") else 0) for day in days]
