"""The times of a sentence that belong to none of its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.model import DocumentCreationTime, TemporalExpression

DAYS_OF_NEWS = 31  # a time longer past is of what is told, and not when it was told


class LooseTimes:
    """The sentences with a time that belongs to no event, and with one that is over."""

    def __init__(
        self,
        unattached: Sequence[tuple[int, int, TemporalExpression]],
        dct: DocumentCreationTime | None,
    ) -> None:
        self.all = {(number, start) for number, start, _ in unattached}
        found: defaultdict[tuple[int, int], dict[str, TemporalExpression]] = defaultdict(dict)
        for number, start, timex in unattached:
            if timex.interval is not None:
                found[number, start].setdefault(timex.id, timex)
        self.times = {place: tuple(times.values()) for place, times in found.items()}
        self.over = {
            (number, start)
            for number, start, timex in unattached
            if dct is not None
            and timex.interval is not None
            and timex.interval.latest is not None
            and (dct.day - timex.interval.latest).days > DAYS_OF_NEWS
        }

    def around(self, found: EventTrigger, start: int) -> bool:
        """Whether such a time stands in an event's sentence; for a statement, one that is over."""
        return (found.paragraph, start) in (self.over if found.type == STATEMENT else self.all)
