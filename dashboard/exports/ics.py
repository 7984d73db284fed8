"""iCalendar (RFC 5545): one entry an event, over all the days on which it may have been.

An event of which only one limit is known, or none, has no place in a calendar and is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from dashboard.exports import Options
from dashboard.model import TimelineEntry
from dashboard.proof.blocks import Part, Piece
from dashboard.proof.carriers import CARRIERS, PROPERTY, with_blocks
from dashboard.proof.claims import Proof
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import Manifest, Selection, told
from dashboard.timeline.wording.citation import told_in
from dashboard.timeline.wording.dates import with_capital
from dashboard.timeline.wording.labels import date_and_how_known, headline_and_how_told, kind_label

MEDIA_TYPE, ENDING, STREAMS = "text/calendar", ".ics", False
LABEL = "Dated events for a calendar (ICS)"
READ = True
_LONGEST = 75  # octets of a line
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")  # which a calendar must not hold (RFC 5545, 3.3.11)
_NO_STAMP = "19700101T000000Z"  # where no date of publication is known: no clock is read


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A calendar with the entries in order of time; without entries where nothing is dated.

    Each entry has a property of our own with what lets a reader check it.
    """
    del options
    begin = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event-timeline-dashboard//EN")
    dated = [entry for entry in selection.entries if _end(entry) is not None]
    missing = len(selection.entries) - len(dated)
    name = escape(selection.manifest.title)
    named = (f"NAME:{name}", f"X-WR-CALNAME:{name}")  # as RFC 7986 has it, and as most read it
    head = _lines(*begin, *named, f"X-WR-CALDESC:{_origin(selection.manifest, missing)}")
    if not dated:
        yield from (*head, *_lines("END:VCALENDAR"))
        return
    proof = Proof(selection)
    parts = _parts(b"".join(head), dated, proof)
    after = b"\r\n" + b"".join(_lines("END:VEVENT", "END:VCALENDAR"))
    yield from with_blocks(parts, CARRIERS["ics"], proof.made_with, after=after)


def _parts(head: bytes, dated: Iterable[TimelineEntry], proof: Proof) -> Iterator[Part]:
    """The entries, each but for its end, which stands before the next."""
    before = head
    for entry in dated:
        row = proof.of_entry(entry)
        lines = b"".join(_lines(*_entry(entry)))
        yield proof.part([Piece(before), Piece(lines + PROPERTY.encode(), row)])
        before = b"\r\n" + b"".join(_lines("END:VEVENT"))


def escape(text: str) -> str:
    """The text as a value of iCalendar, on one line."""
    # Not left to icalendar, which the tests read this with: it makes a line break of the two
    # letters ``\N`` of a text, as in ``C:\News``.
    text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text


def _origin(manifest: Manifest, missing: int) -> str:
    lines = [f"{name}: {words}" for name, words in told(manifest)]
    lines.append(f"Not in this calendar, as a limit is missing: {missing}")
    lines += [f"Article: {article.id}, SHA-256 {article.sha256}" for article in manifest.articles]
    return "\\n".join(map(escape, lines))


def _end(entry: TimelineEntry) -> dt.date | None:
    """The day after the last; None for what has no place in a calendar."""
    first, last = entry.event.date.earliest, entry.event.date.latest
    if first is None or last is None or last == dt.date.max:
        return None
    return last + dt.timedelta(days=1)


def _entry(entry: TimelineEntry) -> Iterator[str]:
    event, article = entry.event, entry.article
    begin, end = event.date.earliest, _end(entry)
    assert begin is not None
    assert end is not None
    stamp = article.published and f"{_day(article.published.day)}T000000Z"
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(event.id)}@{article.sha256[:16]}"
    yield f"DTSTAMP:{stamp or _NO_STAMP}"
    yield f"DTSTART;VALUE=DATE:{_day(begin)}"
    yield f"DTEND;VALUE=DATE:{_day(end)}"
    yield f"SUMMARY:{escape(with_capital(headline_and_how_told(event)))}"
    yield f"DESCRIPTION:{_description(entry)}"
    yield f"CATEGORIES:{escape(kind_label(event))}"
    yield "TRANSP:TRANSPARENT"


def _description(entry: TimelineEntry) -> str:
    """When and why, what people said, and the words of each source."""
    date = entry.event.date
    lines = [f"{date_and_how_known(date)}: {date.because}"]
    lines += remarks(entry)
    lines += dict.fromkeys(
        f"“{report.event.sentence.text}” ({', '.join(told_in(report.article))})"
        for report in entry.reports
    )
    return "\\n".join(map(escape, lines))


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
