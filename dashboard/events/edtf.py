"""The written form of an event's days: EDTF (ISO 8601-2)."""

from __future__ import annotations

import datetime as dt

from dashboard.model import EventDate


def write_edtf(date: EventDate) -> str | None:
    """The EDTF form (ISO 8601-2) of an event's days; None if nothing is known."""
    earliest, latest = date.earliest, date.latest
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and latest < dt.date.max and (latest + dt.timedelta(days=1)).day == 1:
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}"
        if earliest.month == 1 and latest.month == 12:
            first, last = f"{earliest.year:04}", f"{latest.year:04}"
            return first if first == last else f"{first}/{last}"
        return f"{earliest:%Y-%m}/{latest:%Y-%m}"
    if earliest.day == 1 and earliest.month == 1 and earliest.year < latest.year:
        return f"{earliest.year:04}/{latest.isoformat()}"
    return f"{earliest.isoformat()}/{latest.isoformat()}"
