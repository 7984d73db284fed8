"""The closed set of operators: each turns the fields of a rule into a reading.

A rule names one of them and never computes. They take typed values and intervals (``meaning``,
``periods``) and give back one such value with the steps that led to it, or None if the words are no
time after all. The idea is that of SCATE and timenorm (Bethard and Parker 2016): calendar periods,
This, Last, Next, Before, After, Nth and Intersection, and nothing that edits strings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.dates import anchored, clocks, counting, durations, naming, numbered, spoken_of
from dashboard.dates.context import Context, Focus, anchoring_of
from dashboard.dates.explanations import on, step
from dashboard.dates.fields import Fields, centuries
from dashboard.dates.find import Found
from dashboard.dates.grammar import Rule
from dashboard.dates.meaning import Open, Reading, Reference
from dashboard.errors import RuleError
from dashboard.model import Anchoring, TimexType
from dashboard.reasons import reason

Operator = Callable[[Fields, Context], Reading | None]


def reference(fields: Fields, context: Context) -> Reading | None:
    """The present, the past or the future as such."""
    name = fields.text("name")
    shown = step(fields.words, "dates.word_for_the_present")
    return Reading(TimexType.DATE, Reference(name), None, Anchoring.VAGUE, steps=(shown,))


def unknown(fields: Fields, context: Context) -> Reading | None:
    """Words that are a time of which it cannot be said which."""
    return Reading(TimexType.DATE, Open(), None, Anchoring.VAGUE)


def modified(fields: Fields, context: Context) -> Reading | None:
    """A time with a word that narrows or blurs it: early, the end of, about, more than."""
    reading = fields.reading(context)
    mod = fields.text("mod")
    if reading is None or not mod:
        return reading  # "the whole of 1812": a word that changes nothing
    shown = (*reading.steps, reason("dates.step", words=fields.words, what=reason(f"mod.{mod}")))
    return replace(reading, mod=mod, steps=shown)


def no_time(fields: Fields, context: Context) -> Reading | None:
    """Words that look like a time and are none."""
    return None


OPERATORS: dict[str, Operator] = {
    # dates that are named
    "date": naming.date, "numeric": naming.numeric, "weekday": naming.weekday,
    "bare day": naming.bare_day, "season": naming.season, "portion": naming.portion,
    "decade": naming.decade, "century": naming.century, "iso week": naming.iso_week,
    "financial year": naming.financial_year, "holiday": naming.holiday,
    "counted": counting.counted, "ahead": counting.ahead, "weekday away": counting.weekday_away,
    "weekday from": counting.weekday_from,
    "day in figures": numbered.day_in_figures, "dated weekday": numbered.dated_weekday,
    "day of month": numbered.day_of_month, "week of year": numbered.week_of_year,
    # times of the day
    "clock": clocks.clock, "part of day": clocks.part_of_day, "timed": clocks.timed,
    "date and time": clocks.date_and_time, "undated": clocks.undated,
    # lengths, and what comes again
    "length": durations.length, "stretch": durations.stretch, "repeat": durations.repeat,
    "repeat date": durations.repeat_date, "counted off": durations.counted_off,
    # what leans on another time
    "neighbour": anchored.neighbour, "shift": counting.shifted, "that": spoken_of.that,
    "weekday of week": anchored.named_weekday, "named": anchored.named,
    "widened": anchored.widened, "nth of": numbered.nth_of,
    # words around a time, and words alone
    "modified": modified, "reference": reference, "unknown": unknown,
    "nothing": no_time,
}  # fmt: skip


def _of_two_centuries(reading: Reading, fields: Fields, context: Context) -> Reading:
    """A reading of a year in two figures, with that of another century if that may be meant."""
    years = centuries(fields.number("short") or 0, context, fields.argument("ahead") or 0)
    if years is None or fields.argument("range"):
        return reading
    reading = replace(reading, steps=(*reading.steps, reason("dates.two_figures")))
    if years[1] is None:
        return reading
    found = fields.found
    turned = Fields(replace(found, fields={**found.fields, "year": years[1]}))
    other = operator_of(found.rule)(turned, context)
    kept = () if other is None or other.meaning is None else (other.meaning,)
    return replace(reading, others=kept)


def _with_year_of(focus: Focus | None, reading: Reading) -> Reading:
    """A reading whose year the words take from the time spoken of, or from publication."""
    if focus is None:
        return reading
    why = reason("dates.year_counted_from", base=on(focus))
    anchoring = anchoring_of(focus)
    return replace(reading, anchoring=anchoring, anchor=focus.anchor, steps=(*reading.steps, why))


def operator_of(rule: Rule) -> Operator:
    """The operator of a rule. Raises RuleError for one that is not of the closed set."""
    if rule.operator not in OPERATORS:
        known = ", ".join(sorted(OPERATORS))
        raise RuleError(f"rule {rule.name!r}: {rule.operator!r} is no operator; choose of: {known}")
    return OPERATORS[rule.operator]


def read_found(found: Found, context: Context) -> Reading | None:
    """The reading of an expression; None if its words are no time after all."""
    if found.rule.args.get("story_only") and not context.narrative:
        return None
    fields = Fields(found)
    reading = operator_of(found.rule)(fields, context)
    if reading is not None and not reading.others and fields.number("short") is not None:
        reading = _of_two_centuries(reading, fields, context)
    if reading is not None and reading.anchoring is Anchoring.ABSOLUTE:
        reading = _with_year_of(fields.lender(context), reading)
    if reading is not None and reading.anchoring is Anchoring.PUBLISHED and context.told_by_clause:
        reading = anchored.untold(reason("dates.told_by_clause", words=fields.words))
    if reading is None or reading.meaning is None or reading.mod is not None:
        return reading
    mod = fields.text("mod")
    return replace(reading, mod=mod) if mod else reading
