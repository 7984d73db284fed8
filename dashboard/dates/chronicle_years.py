"""Whether the entries of a chronicle whose dates lack a year lie behind publication.

"Jan. 12: Norvik files a suit. … Nov. 20: The court throws it out", published in December, goes up
to publication, although its verbs are in the present; an agenda ("Dec. 9: The court hears the case.
… March 3: The town votes") begins there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from dashboard.dates.context import Tense
from dashboard.dates.continuation import sentence_breaks
from dashboard.dates.dated_entries import FEWEST
from dashboard.dates.find import Found
from dashboard.nlp.analysis import Analysis

_YEAR = 365
_FAR = 2  # times as far ahead is by far
_LATEST = 28  # the day of a month taken for one that the text does not tell


def is_chronicle(analysis: Analysis, heads: Sequence[Found], words: Sequence[str]) -> bool:
    """Whether what leads to entries calls them so: "Here is a chronology of the row".

    That is the last sentence of the paragraph before, for the entries need not be what those
    before it are of: "He gave a chronology of the row. The dates to come:".
    """
    before = [p.text for p in analysis.paragraphs if heads and p.paragraph.end <= heads[0].start]
    above = before[-1] if before else ""
    breaks = [found.start() for found in sentence_breaks(above)]
    last = above[breaks[-1] :] if breaks else above
    return any(word in last.lower() for word in words)


def goes_up_to(
    day: date, heads: Sequence[Found], tense_of: Callable[[Found], Tense], *, named: bool = False
) -> bool:
    """Whether entries end at a day or before, and no year is told of the first and the last.

    ``heads``: their dates in the order of the text; the newest may stand first. Each taken for the
    last up to that day, they must keep their order: "Nov. 20 … Dec. 9", on the first of December,
    do not. They end there where most verbs beside them are of the past; where the last one is by
    far nearer to that day than the first would be ahead; or where the text calls them what was
    (``named``), unless most are to come. False where fewer than two have a month.
    """
    told = [_month_and_day(one) for one in heads]
    days = [one for one in told if one is not None]
    if len(days) < FEWEST or len(days) < len(told):
        return False
    turns = sum(later < earlier for earlier, later in pairwise(days))
    days = days[::-1] if 2 * turns > len(days) else days
    behind = [min(gap for gap in _gaps(day, one) if gap >= 0) for one in days]
    if any(later > earlier for earlier, later in pairwise(behind)):
        return False
    tenses = [tense_of(one).direction for one in heads]
    if 2 * tenses.count("past") > len(tenses):
        return True
    ahead = min(-gap for gap in _gaps(day, days[0]) if gap < 0)
    to_come = 2 * tenses.count("future") > len(tenses)
    return not to_come and (named or _FAR * behind[-1] <= ahead)


def _month_and_day(head: Found) -> tuple[int, int] | None:
    """The month and the day of a date without a year; None: it is another."""
    month, day = head.fields.get("month"), head.fields.get("day", _LATEST)
    if not isinstance(month, int) or not isinstance(day, int) or "year" in head.fields:
        return None
    return month, day


def _gaps(day: date, month_and_day: tuple[int, int]) -> list[int]:
    """The days from a date in the years around to a day; 29 February need not be in these."""
    month, of_month = month_and_day
    here = (day - day.replace(month=month, day=min(of_month, _LATEST))).days
    return [here - _YEAR, here, here + _YEAR]
