"""iCalendar (RFC 5545): one entry an event, over all the days on which it may have been.

An event of which only one limit is known, or none, has no place in a calendar and is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dashboard.exports import Options
from dashboard.model import ParsedArticle, TimelineEntry
from dashboard.timeline.build import build
from dashboard.timeline.citation import told_in
from dashboard.timeline.labels import MODALITIES, NOT_YET
from dashboard.timeline.words import in_words

MEDIA_TYPE, ENDING = "text/calendar", ".ics"
LABEL = "Dated events for a calendar (ICS)"
_LONGEST = 75  # octets of a line
_NO_STAMP = "19700101T000000Z"  # where no date of publication is known: no clock is read


def write(parsed: Iterable[ParsedArticle], options: Options) -> Iterator[bytes]:
    """A calendar with the entries in order of time; without entries where nothing is dated."""
    del options
    yield from _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event-timeline-dashboard//EN")
    for entry in build(parsed).entries:
        first, last = entry.event.date.earliest, entry.event.date.latest
        if first is not None and last is not None and last < dt.date.max:
            yield from _lines(*_entry(entry, first, last + dt.timedelta(days=1)))
    yield from _lines("END:VCALENDAR")


def escape(text: str) -> str:
    """The text as a value of iCalendar, on one line."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())


def _entry(entry: TimelineEntry, begin: dt.date, end: dt.date) -> Iterator[str]:
    event, article = entry.event, entry.article
    told = f" ({MODALITIES[event.modality].lower()})" if event.modality in NOT_YET else ""
    stamp = article.published and f"{article.published.day:%Y%m%d}T000000Z"
    source = ", ".join(told_in(article))
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(event.id)}@{article.sha256[:16]}"
    yield f"DTSTAMP:{stamp or _NO_STAMP}"
    yield f"DTSTART;VALUE=DATE:{_day(begin)}"
    yield f"DTEND;VALUE=DATE:{_day(end)}"
    yield f"SUMMARY:{escape(event.headline)}{told}"
    yield (
        f"DESCRIPTION:{escape(in_words(event.date))}. {escape(event.date.because)}\\n"
        f"“{escape(event.sentence.text)}” ({escape(source)})"
    )
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _lines(*lines: str) -> Iterator[bytes]:
    """The lines, folded where they are too long, never within a letter."""
    for line in lines:
        folded, length = [], 0
        for char in line:
            size = len(char.encode("utf-8", "replace"))
            if length + size > _LONGEST:
                folded.append("\r\n ")
                length = 1
            folded.append(char)
            length += size
        yield ("".join(folded) + "\r\n").encode("utf-8", "replace")
