"""The part of a month or year that "early", "mid" and "late" mean."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

from dashboard.model import Granularity, Interval, TemporalExpression

_UNITS = frozenset({Granularity.MONTH, Granularity.YEAR})
_PARTS = frozenset({"START", "MID", "END"})
_TENTH, _TWENTIETH = 10, 20  # days of a month on which its first two thirds end


def part_meant(timex: TemporalExpression, interval: Interval) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the part of a month or year, ``interval``, that ``mod`` names.

    A third of a month; of a year the first quarter, the two in the middle, or the last. None where
    no part is named, or of another unit.
    """
    if interval.earliest is None or interval.latest is None:
        return None
    first, last, named = interval.earliest, interval.latest, timex.mod in _PARTS
    if not named or timex.granularity not in _UNITS:
        return None
    if timex.granularity is Granularity.MONTH:
        one, other = first + dt.timedelta(_TENTH), first + dt.timedelta(_TWENTIETH)
    else:
        one, other = first + relativedelta(months=3), first + relativedelta(months=9)
    day = dt.timedelta(days=1)
    parts = {"START": (first, one - day), "MID": (one, other - day), "END": (other, last)}
    return parts[timex.mod or ""]
