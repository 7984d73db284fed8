"""The ledger as a file: CSV, a row a difference, or JSON with the same fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from dashboard.ledger.compare import about_label, kind_label
from dashboard.ledger.ledger import Row, Side
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.wording.dates import in_words
from dashboard.timeline.wording.formulas import guard

_SIDES = ("first", "second")
_OF_A_SIDE = (
    *("source", "published", "value", "sentence", "article", "sha256"),
    *("start", "end", "event", "url"),
)
COLUMNS = (
    *("when", "what", "about", "unit", "kind", "why"),
    *(f"{side}_{name}" for side in _SIDES for name in _OF_A_SIDE),
    *("event", "kept_apart"),
)


def write(rows: Iterable[Row], name: str, *, raw: bool = False) -> Iterator[bytes]:
    """The rows in one of the formats; ``raw``: cells that a spreadsheet would run stay as they are.

    ``start`` and ``end`` are where a sentence stands in its article, in code points from 0.
    ``kept_apart`` is the id of the other event where the timeline has two.
    """
    return _csv(rows, raw=raw) if name == "csv" else _json(rows)


def record(row: Row) -> dict[str, str | int | None]:
    """A row by the names of its columns; None for what is not known."""
    sides = zip(_SIDES, (row.one, row.other), strict=True)
    return {
        "when": in_words(row.event.date),
        "what": " ".join(row.event.headline.split()),
        "about": about_label(row.about),
        "unit": row.unit or None,
        "kind": kind_label(row.kind),
        "why": row.why,
        **{f"{name}_{field}": value for name, side in sides for field, value in _side(side)},
        "event": row.event.id,
        "kept_apart": row.apart.id if row.apart else None,
    }


def _side(side: Side) -> Iterator[tuple[str, str | int | None]]:
    article, sentence = side.article, side.sentence
    yield "source", source_name(article)
    yield "published", None if article.published is None else str(article.published)
    yield "value", side.value
    yield "sentence", sentence.text
    yield "article", article.id
    yield "sha256", article.sha256
    yield "start", sentence.start
    yield "end", sentence.end
    yield "event", side.event.id
    yield "url", article.url


def _csv(rows: Iterable[Row], *, raw: bool) -> Iterator[bytes]:
    yield (",".join(COLUMNS) + "\r\n").encode()
    for row in rows:
        told = record(row)
        cells = ["" if told[name] is None else str(told[name]) for name in COLUMNS]
        line = io.StringIO()
        csv.writer(line).writerow(cells if raw else map(guard, cells))
        yield line.getvalue().encode("utf-8", "surrogatepass")


def _json(rows: Iterable[Row]) -> Iterator[bytes]:
    yield (json.dumps([*map(record, rows)], ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "surrogatepass"
    )
