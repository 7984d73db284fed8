"""JSON for TimelineJS 3 (knightlab.com): a slide an event. What is undated is only counted.

TimelineJS shows HTML, so that every text is escaped; and it needs a date for each slide: what has
no more than a limit gets the year of the limit, and the text that is shown says so.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import html
from collections.abc import Iterator
from typing import Any

from dashboard.exports import Options
from dashboard.model import DateStatus, EventDate, TimelineEntry
from dashboard.proof.blocks import Piece
from dashboard.proof.carriers import CARRIERS, indented, with_blocks
from dashboard.proof.claims import Proof
from dashboard.review import BY_HAND
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import Manifest, Selection, told
from dashboard.timeline.title_page import title_page
from dashboard.timeline.wording.citation import cited_quote, told_in
from dashboard.timeline.wording.dates import in_words, with_capital
from dashboard.timeline.wording.labels import (
    MODALITIES,
    NOT_AS_FACT,
    date_and_how_known,
    type_label,
)
from dashboard.timeline.wording.rule_records import tell_why

MEDIA_TYPE, ENDING, STREAMS = "application/json", ".timelinejs.json", False
LABEL = "Slides for TimelineJS (JSON)"
_YEAR_ENDS = (1, 12)


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """One object with a title slide and the dated events.

    TimelineJS passes over its last keys: ``made``, the lines that say where it is from, and
    ``proof``, which lets a reader check it.
    """
    del options
    dated = [entry for entry in selection.entries if _is_dated(entry.event.date)]
    missing = len(selection.entries) - len(dated)
    title = {
        "headline": escape(selection.manifest.title),
        "text": _paragraphs(_title(selection, missing)),
    }
    proof = Proof(selection)
    pieces = [Piece(f'{{\n "title": {indented({"text": title}, 1)},\n "events": ['.encode())]
    for number, entry in enumerate(dated):
        row = proof.of_entry(entry)
        pieces.append(Piece(b",\n  " if number else b"\n  "))
        pieces.append(Piece(indented(_slide(entry), 2).encode(), row))
    made = indented([escape(line) for line in _origin(selection.manifest)], 1)
    end = f'\n ],\n "scale": "human",\n "made": {made},\n "proof": '
    pieces.append(Piece(end.encode()))
    part = proof.part(pieces)
    yield from with_blocks([part], CARRIERS["json"], proof.made_with, after=b"\n}\n")


def escape(text: str) -> str:
    """The text as HTML that shows it to the letter."""
    return html.escape(text)


def _is_dated(date: EventDate) -> bool:
    return date.earliest is not None or date.latest is not None


def _slide(entry: TimelineEntry) -> dict[str, Any]:
    event = entry.event
    name = hashlib.sha256(event.id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    words = _display(event.date)
    return {
        "unique_id": f"event-{name}",
        **_dates(event.date),
        "display_date": escape(words),
        "group": escape(type_label(event.type)),
        "text": {"headline": escape(with_capital(event.headline)), "text": _text(entry)},
    }


def _display(date: EventDate) -> str:
    """The date in words, and how well it is known where its words do not give it."""
    stated = date.status is DateStatus.STATED and date.rule != BY_HAND
    return in_words(date) if stated else date_and_how_known(date)


def _dates(date: EventDate) -> dict[str, Any]:
    """The days as far as they are known: a whole month has no day, a whole year no month."""
    first, last = date.earliest, date.latest
    shown = {"display_date": escape(_display(date))}
    if first is None or last is None:
        limit = first or last
        assert limit is not None
        return {"start_date": {"year": limit.year, **shown}}
    parts = _parts(first, last)
    begin = {part: getattr(first, part) for part in parts}
    end = {part: getattr(last, part) for part in parts}
    dates = {"start_date": {**begin, **shown}}
    return dates if begin == end else {**dates, "end_date": {**end, **shown}}


def _parts(first: dt.date, last: dt.date) -> tuple[str, ...]:
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if not whole_months:
        return "year", "month", "day"
    return ("year",) if (first.month, last.month) == _YEAR_ENDS else ("year", "month")


def _text(entry: TimelineEntry) -> str:
    """Who, what was said, why this date, what people changed, and the words of each source."""
    event = entry.event
    told = [MODALITIES[event.modality]] if event.modality in NOT_AS_FACT else []
    who = ", ".join(actor.name for actor in entry.actors)
    lines = [*told, *([who] if who else [])]
    lines += [cited_quote(quote, entry.actors) for quote in entry.quotes]
    lines += [f"Why this date: {tell_why(event.date)}", *remarks(entry)]
    lines += dict.fromkeys(
        f"“{report.event.sentence.text}” ({', '.join(told_in(report.article))})"
        for report in entry.reports
    )
    return _paragraphs(lines)


def _title(selection: Selection, missing: int) -> list[str]:
    """What it is about, by whom, how much of what is in it, and what is left out."""
    page = title_page(selection)
    by = f"by {page.author}" if page.author else ""
    only = "; ".join(selection.manifest.filters)
    have = "event has" if missing == 1 else "events have"
    left = f"{missing} {have} no date, and so no slide" if missing else ""
    return [*filter(None, (page.scope, by, *page.extent, left, only and f"Only: {only}"))]


def _origin(manifest: Manifest) -> list[str]:
    """The lines of the manifest, and the articles with their hashes."""
    articles = [f"Article: {article.id}, SHA-256 {article.sha256}" for article in manifest.articles]
    return [*(f"{name}: {words}" for name, words in told(manifest)), *articles]


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)
