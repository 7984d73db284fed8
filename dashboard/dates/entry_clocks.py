"""Where the clock of a chronicle passes midnight: "8 p.m.: It sails. … 12:21 a.m.: It strikes"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dashboard.dates.dated_entries import Label
from dashboard.dates.fields import Fields, walk
from dashboard.dates.find import Found

_NOON, _EVENING, _SMALL_HOURS = 12, 18 * 60, 6 * 60


def past_midnight(found: Sequence[Found], labels: Mapping[int, Label]) -> frozenset[int]:
    """The offsets of the entries that are of the day after that of the entry before.

    They name a small hour and no day, and the entry before names one of the evening. Empty where
    the hours mostly fall, as in what tells the newest first.
    """
    entries = [_clock_of(found, at, label) for at, label in labels.items()]
    rises = falls = 0
    turning = set[int]()
    for before, (at, minutes, alone) in pairwise(entries):
        if before[1] is None or minutes is None:
            continue
        if alone and before[1] >= _EVENING and minutes < _SMALL_HOURS:
            turning.add(at)
        elif alone:
            rises += minutes > before[1]
            falls += minutes < before[1]
    return frozenset(turning) if rises > falls else frozenset()


def _clock_of(found: Sequence[Found], at: int, label: Label) -> tuple[int, int | None, bool]:
    """Where an entry begins, the minutes of its time of the day, and whether that stands alone."""
    heading = [one for one in found if at <= one.start <= label.start]
    times = [minutes for one in heading for minutes in _minutes(one)]
    return at, times[-1] if times else None, len(heading) == 1 and "date" not in heading[0].fields


def _minutes(found: Found) -> Iterator[int]:
    """The minutes since midnight of the times of the day in an expression."""
    for part in walk(found):
        fields = Fields(part)
        hour, half = fields.number("hour"), fields.number("half_day")
        if hour is not None:
            hour = hour if half is None or hour > _NOON else hour % _NOON + half
            yield hour * 60 + (fields.number("minute") or 0)
