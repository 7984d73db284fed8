"""What people changed of one report of an event, where an entry has several."""

from __future__ import annotations

from dashboard.identity import Resolver
from dashboard.model import Report, TimelineEntry
from dashboard.review import NOTHING, Correction, Field, Review, fold

# These hold of all reports of an event together: they are told with each of them.
_OF_ALL = frozenset({Field.APART, Field.JOINED, Field.HIDDEN})


def of_report(entry: TimelineEntry, event: str) -> Review:
    """What holds of the report whose event has this id, and of all of them together.

    What a person corrected in one report was not read otherwise in another.
    """
    parts = entry.review.met or (entry.review,)
    if len(entry.reports) == 1 or entry.review is NOTHING:
        return entry.review
    find = Resolver(report.event for report in entry.reports).find
    mine = fold(part for part in parts if any(find(key) == event for key in part.keys))
    shared = {name: line for name, line in entry.review.latest.items() if name in _OF_ALL}
    return Review({**mine.latest, **shared}, {**entry.review.readings, **mine.readings})


def report_of_line(entry: TimelineEntry, line: Correction) -> Report | None:
    """The report of which a line of the log speaks; None where it is of none of them now."""
    found = Resolver(report.event for report in entry.reports).find(line.event)
    return next((report for report in entry.reports if report.event.id == found), None)
