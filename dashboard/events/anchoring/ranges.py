"""Stretches that words around a time make of it: "on August 2–3", "on 2 to 3 August".

And what lies "shortly before midnight".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dashboard.events.lexicon import ClauseWords
from dashboard.model import Anchoring, Granularity, Interval, TemporalExpression, TimexType
from dashboard.reasons import reason

_DASHES = frozenset("-\N{EN DASH}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}")
_WIDEST = 3  # characters of a dash with blanks around it


def join_ranges(
    timexes: Sequence[TemporalExpression], text: str, words: ClauseWords
) -> list[TemporalExpression]:
    """The expressions in the order of the text, each pair of a range as one of the first's id.

    What is left out of a range by the analysis would else be told as its first day alone. A word
    joins only a day that borrows its month: no other day, as in "moved March 14 to April 2".
    """
    joined: list[TemporalExpression] = []
    for timex in sorted(timexes, key=lambda t: t.span.start):
        if joined and (whole := _together(joined[-1], timex, text, words)):
            joined[-1] = whole
        else:
            joined.append(timex)
    return joined


def before_midnight(timex: TemporalExpression, before: bool) -> TemporalExpression:
    """What was before a midnight was on the day that it ends; any other time stays as it is.

    So does "before midnight on Saturday": it names the day.
    """
    begin = timex.interval.begin if timex.interval else None
    if not before or timex.anchoring is not Anchoring.NARRATIVE or begin is None:
        return timex
    if begin.time() != dt.time() or begin.date() == dt.date.min:
        return timex
    day = Interval(begin - dt.timedelta(days=1), begin)
    return replace(
        timex, interval=day, derivation=(*timex.derivation, reason("events.before_midnight"))
    )


def _together(
    first: TemporalExpression, last: TemporalExpression, text: str, words: ClauseWords
) -> TemporalExpression | None:
    """The range of two expressions; None where they are none."""
    between = text[first.span.end : last.span.start]
    dash = len(between) <= _WIDEST and between.strip() in _DASHES and bool(between.strip())
    if not dash and not _is_run(first, last, text, words):
        return None
    if {first.type, last.type} != {TimexType.DATE} or first.granularity is not last.granularity:
        return None
    if first.interval is None or last.interval is None or first.interval == last.interval:
        return None
    begin, end = first.interval.begin, last.interval.end
    if begin is None or end is None or end <= begin:
        return None
    span = replace(first.span, end=last.span.end, text=text[first.span.start : last.span.end])
    return replace(
        first,
        span=span,
        interval=Interval(begin, end),
        granularity=Granularity.INTERVAL,
        alternatives=(),
        derivation=(
            *first.derivation,
            *last.derivation,
            reason("events.one_to_other", time=span.text),
        ),
    )


def _is_run(
    first: TemporalExpression, last: TemporalExpression, text: str, words: ClauseWords
) -> bool:
    """Whether a word makes a run of two days of one month: "March 14 [to] 15", not "from" it."""
    between = text[first.span.end : last.span.start].strip().lower()
    ending = words.has("signal", "range_end", between)
    ending = ending and not words.has("signal", "joining", between)
    borrowed = first.span.text.isdecimal() or last.span.text.isdecimal()
    if not (ending and borrowed):
        return False
    before = text[: first.span.start].rsplit(maxsplit=1)[-1:]
    return not any(words.has("signal", "since", word.lower()) for word in before)
