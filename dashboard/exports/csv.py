"""CSV: one row an event, for a spreadsheet; cells that it would run as a formula are guarded.

RFC 4180, UTF-8. A guarded cell begins with an apostrophe, which ``unguard`` takes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from dashboard.contract import show_day
from dashboard.exports import Options
from dashboard.model import Event, ParsedArticle

MEDIA_TYPE, ENDING = "text/csv", ".csv"
LABEL = "Table for a spreadsheet (CSV)"
COLUMNS = (
    *("article", "title", "published", "source", "url"),
    *("event", "type", "mode", "headline", "earliest", "latest", "granularity", "status", "edtf"),
    *("because", "modality", "actors", "place", "quotes", "trigger", "sentence", "start", "end"),
)
# What a spreadsheet takes for a formula or steps over to find one (OWASP, CSV injection), the
# full-width forms included; apostrophes in front of it are counted, so that the guard can go again.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n\x00＝＋－＠]")


def write(parsed: Iterable[ParsedArticle], options: Options) -> Iterator[bytes]:
    """A header, then one row an event in the order of the text."""
    yield _line(COLUMNS, raw=True)
    for article in parsed:
        for event in article.events:
            yield _line(_row(article, event), raw=options.raw)


def guard(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet might run it."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before ``guard``."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def _line(cells: Iterable[str], *, raw: bool) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow([cell if raw else guard(cell) for cell in cells])
    return text.getvalue().encode()


def _row(parsed: ParsedArticle, event: Event) -> list[str]:
    article, date = parsed.article, event.date
    names = {actor.id: actor.name for actor in parsed.actors}
    who = [f"{names.get(p.actor, p.actor)} ({p.role})" for p in event.participants]
    return [
        article.id,
        article.title or "",
        "" if article.published is None else str(article.published),
        article.source or "",
        article.url or "",
        *(event.id, event.type, event.mode or "", event.headline),
        show_day(date.earliest) or "",
        show_day(date.latest) or "",
        *(str(date.granularity), str(date.status), date.edtf or "", date.because),
        str(event.modality),
        "; ".join(who),
        event.place.text if event.place else "",
        _quotes(parsed, event, names),
        *(event.trigger.text, event.sentence.text),
        *(str(event.trigger.start), str(event.trigger.end)),
    ]


def _quotes(parsed: ParsedArticle, event: Event, names: dict[str, str]) -> str:
    told = [quote for quote in parsed.quotes if quote.id in event.quotes]
    return "; ".join(f"{names.get(q.speaker or '', 'unknown')}: “{q.span.text}”" for q in told)
