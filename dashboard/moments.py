"""Stretches of time, and the day or minute at which an article was published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of time ``[begin, end)`` in the article's own place; None: unbounded.

    Years before 1 and after 9999 are outside of Python's calendar: such an end is None.
    """

    begin: dt.datetime | None
    end: dt.datetime | None

    def __post_init__(self) -> None:
        if self.begin is not None and self.end is not None and self.begin > self.end:
            raise ValueError(f"interval begins at {self.begin} after its end {self.end}")

    @property
    def earliest(self) -> dt.date | None:
        """The first day that the interval touches; None: open."""
        return None if self.begin is None else self.begin.date()

    @property
    def latest(self) -> dt.date | None:
        """The last day that the interval touches (inclusive); None: open."""
        if self.end is None or self.end == dt.datetime.min:  # what ended before has no day
            return None
        last = self.end if self.end == self.begin else self.end - dt.timedelta(microseconds=1)
        return last.date()


@dataclass(frozen=True, slots=True)
class DocumentCreationTime:
    """When an article was published: a day, or a minute of a day (TimeML DCT)."""

    moment: dt.datetime
    has_time: bool = False

    @property
    def day(self) -> dt.date:
        """The day of publication."""
        return self.moment.date()

    def __str__(self) -> str:
        """``YYYY-MM-DD``, or ``YYYY-MM-DDTHH:MM`` where the time is known."""
        return self.moment.isoformat(timespec="minutes") if self.has_time else self.day.isoformat()
