"""CSV: one row an event, for a spreadsheet; cells that it would run as a formula are guarded.

RFC 4180, UTF-8. A guarded cell begins with an apostrophe, which ``read`` takes away again. The last
columns say of each row where it comes from: a table has no other place for it; and its date, how
well that is known and how it is told in the words of the page.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from dashboard.contract import show_day
from dashboard.exports import Options
from dashboard.model import Event, ParsedArticle, Quote, QuoteKind, TimelineEntry
from dashboard.timeline.citation import in_other_words
from dashboard.timeline.labels import MODALITIES, how_known
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import Manifest, Selection, counted, made_with
from dashboard.timeline.words import in_words

MEDIA_TYPE, ENDING, STREAMS = "text/csv", ".csv", True
LABEL = "Table for a spreadsheet (CSV)"
COLUMNS = (
    *("article", "title", "published", "source", "url"),
    *("event", "type", "mode", "headline", "earliest", "latest", "granularity", "status", "edtf"),
    *("because", "modality", "actors", "place", "quotes", "trigger", "sentence", "start", "end"),
    *("entry", "sources", "state", "remarks"),
    *("sha256", "made_with", "filters", "query", "counts"),
    *("when", "how known", "told as"),
)
_LONGEST = 2**31 - 1  # characters of a cell: as many as the csv module can be told
# What a spreadsheet takes for a formula or steps over to find one (OWASP, CSV injection), the
# full-width forms included; apostrophes in front of it are counted, so that the guard can go again.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n\x00＝＋－＠]")


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A header, then one row an event in the order of the text."""
    yield _line(COLUMNS, raw=True)
    entries, origin = selection.entry_of(), _origin(selection.manifest)
    for article in selection.articles:
        for event in article.events:
            told = _told(entries.get(event.id))
            page = (in_words(event.date), how_known(event.date), MODALITIES[event.modality].lower())
            row = [*_row(article, event), *told, article.article.sha256, *origin, *page]
            yield _line(row, raw=options.raw)


def read(data: bytes, *, raw: bool = False) -> list[dict[str, str]]:
    """The rows of such a table by the names of their columns, without the guards.

    ``raw``: it was written without guards. Raises UnicodeDecodeError for what is not UTF-8.
    """
    before = csv.field_size_limit(_LONGEST)  # a sentence may be longer than a cell by default
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    finally:
        csv.field_size_limit(before)
    return [{name: cell if raw else unguard(cell) for name, cell in row.items()} for row in rows]


def guard(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet might run it."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before ``guard``."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def _told(entry: TimelineEntry | None) -> list[str]:
    """The entry that an event is told in, its sources, and what people said of it."""
    if entry is None:
        return [""] * 4
    said = "; ".join(remarks(entry))
    return [entry.event.id, str(entry.sources), str(entry.review.state), said]


def _origin(manifest: Manifest) -> list[str]:
    counts = "" if manifest.counts is None else counted(manifest.counts)
    return [made_with(manifest), "; ".join(manifest.filters), manifest.query, counts]


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
    return "; ".join(f"{names.get(q.speaker or '', 'unknown')}{_said(q)}" for q in told)


def _said(quote: Quote) -> str:
    """What was said; without marks where only the article's words for it are known."""
    if quote.kind is QuoteKind.INDIRECT:
        return f" ({in_other_words(quote)}): {quote.span.text}"
    return f": “{quote.span.text}”"
