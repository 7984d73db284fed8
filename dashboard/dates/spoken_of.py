"""The operator for the time that the text speaks of: that day, the same year."""

from __future__ import annotations

from dataclasses import replace

from dashboard.dates.anchored import CLOCK_UNITS, anchored_at, untold
from dashboard.dates.completing import without_base
from dashboard.dates.context import Context, Focus, is_coarser
from dashboard.dates.explanations import step
from dashboard.dates.fields import Fields
from dashboard.dates.meaning import Open, Reading
from dashboard.dates.periods import between, civil, first_day, last_day, widen
from dashboard.model import Granularity as Unit


def that(fields: Fields, context: Context) -> Reading | None:
    """The time that the text speaks of: that day, the same year, earlier that month."""
    unit, _ = fields.unit()
    what = step(fields.words, "dates.time_spoken_of")
    moved_on = unit is Unit.DAY and context.has_moved_on(unit)
    focus = None if moved_on else context.told_in(unit)
    vague = focus is None or is_coarser(focus.period, unit)
    vague = vague or context.tense().direction != "past"
    if vague and fields.argument("of_publication") and not context.narrative:
        focus = context.published
    if focus is None:
        return without_base(context, what)
    if unit in CLOCK_UNITS or _is_still_to_come(focus, context):
        return untold(what)
    if is_coarser(focus.period, unit):
        return _some_day_of(focus, what) if unit is Unit.DAY and context.just_told else untold(what)
    return anchored_at(focus, widen(focus.period, unit), what)


def _some_day_of(focus: Focus, what: str) -> Reading:
    """A day of a month just told of, without its number: "killed last May. He left that day"."""
    year, month, _ = civil(first_day(focus.period))
    if focus.period.unit is not Unit.MONTH or focus.anchor is None:
        return untold(what)
    where = between(focus.period)
    return replace(
        anchored_at(focus, focus.period, what), meaning=Open(month=month, year=year), interval=where
    )


def _is_still_to_come(focus: Focus, context: Context) -> bool:
    """Whether the verb is in the past, and the time that the text speaks of lies ahead."""
    now = context.published
    ahead = now is not None and first_day(focus.period) > last_day(now.period)
    return ahead and context.tense().direction == "past"
