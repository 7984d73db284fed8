"""The articles of a folder, a zip, a file of JSON Lines, Parquet or WARC, one at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.batch.warc import is_warc, pages
from dashboard.errors import ArticleError, DashboardError
from dashboard.inbox.files import File, Received
from dashboard.inbox.gather import gather
from dashboard.limits import LIMITS, limited, tell_long
from dashboard.model import Article, Diagnostic
from dashboard.nlp.publication import Stated, read_header_date, read_within, tell_within
from dashboard.nlp.read import article_from_text

FIELDS = ("id", "title", "published", "source", "url", "text")
_LINES = (".jsonl", ".ndjson")
_LONGEST_LINE = 16 * 2**20  # bytes: a text of the greatest length with all of it escaped
_ROWS = 64  # rows of Parquet that are in memory at once


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the source: its article, or why there is none."""

    name: str
    article: Article | None = None
    error: str | None = None


def items(source: Path) -> Iterator[Item]:
    """Each article of the source in a fixed order; what cannot be read is an item with its error.

    Raises DashboardError if the source as a whole cannot be read.
    """
    try:
        if source.suffix.casefold() in _LINES and source.is_file():
            yield from _lines(source)
        elif source.suffix.casefold() == ".parquet" and source.is_file():
            yield from _rows(source)
        elif is_warc(source) and source.is_file():
            yield from _received(pages(source), source)
        else:
            yield from _received(gather([source]), source)
    except OSError as error:
        raise DashboardError(f"{source}: cannot be read ({error})") from error


def check(source: Path) -> None:
    """Nothing. Raises DashboardError if there is no such source."""
    if not source.exists():
        raise DashboardError(
            f"{source}: is not there; name a folder, .zip, .jsonl, .parquet or .warc"
        )


def count(source: Path) -> int | None:
    """About how many articles the source has, for the time that is left; None: not known."""
    suffix = source.suffix.casefold()
    if source.is_dir():
        return sum(len(names) for _, _, names in os.walk(source))
    try:
        if suffix in _LINES:
            with source.open("rb") as file:
                return sum(piece.count(b"\n") for piece in iter(lambda: file.read(2**20), b""))
        if suffix == ".parquet":
            from pyarrow import parquet

            return int(parquet.ParquetFile(source).metadata.num_rows)
    except (OSError, ValueError):  # it is told when it is read
        return None
    return None


def _received(files: Iterable[File | Received], source: Path) -> Iterator[Item]:
    from dashboard.inbox.receive import receive

    for received in receive(files):
        name = received.name.removeprefix(f"{source}/")
        if received.article is not None or received.refusal:
            error = received.refusal and received.refusal.replace(f"{source}/", "")
            yield Item(name, received.article, error)


def _lines(source: Path) -> Iterator[Item]:
    with source.open("rb") as file:
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            name = f"line {number}"
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield Item(name, error=f"{name}: is longer than {_LONGEST_LINE:,} bytes; split it")
            elif line.strip():
                yield _item(line, name)


def _item(line: bytes, name: str) -> Item:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Item(name, error=f"{name}: is no JSON ({error})")
    if not isinstance(record, dict):
        return Item(name, error=f"{name}: is no object with the fields {', '.join(FIELDS)}")
    return _from_record(record, name)


def _rows(source: Path) -> Iterator[Item]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(source) as file:
            columns = [name for name in FIELDS if name in file.schema_arrow.names]
            if "text" not in columns:
                raise DashboardError(f"{source}: has no column text; expected {', '.join(FIELDS)}")
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                for record in batch.to_pylist():
                    number += 1
                    yield _from_record(record, f"row {number}")
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise DashboardError(f"{source}: is no Parquet file, or is damaged ({error})") from error


def _from_record(record: Mapping[str, Any], name: str) -> Item:
    told = {field: record.get(field) for field in FIELDS}
    wrong = [f for f in FIELDS if f != "published" and not isinstance(told[f], str | None)]
    if wrong or not isinstance(told["text"], str):
        return Item(name, error=f"{name}: {', '.join(wrong or ['text'])} must be a string")
    if any(_is_broken(value) for value in told.values()):
        return Item(name, error=f"{name}: holds half of a surrogate pair; write it as whole UTF-8")
    own_id = told["id"] if len(told["id"] or "") <= LIMITS["id"] else None
    article_id = own_id or name.replace(" ", "")
    label = f"{name} ({article_id})" if own_id else name
    try:
        when = read_header_date(_day(told["published"])) if told["published"] else Stated()
        article = article_from_text(told["text"], article_id, published=when.published, label=label)
    except (ArticleError, ValueError) as error:
        message = str(error)
        return Item(name, error=message if message.startswith(name) else f"{label}: {message}")
    whole = replace(
        article,
        title=told["title"] or article.title,
        source=told["source"] or article.source,
        url=told["url"] or article.url,
        diagnostics=(*_on_id(told["id"], own_id), *_within(when, article), *article.diagnostics),
    )
    return Item(name, limited(whole))


def _on_id(told: str | None, kept: str | None) -> list[Diagnostic]:
    """The note on an id that is too long, in whose place the number of the record stands."""
    if told == kept or not told:
        return []
    return [Diagnostic("text", f"{tell_long('id', told)}; its number is its id")]


def _within(stated: Stated, article: Article) -> list[Diagnostic]:
    """The note on a month or year of publication, unless the text's own header names a day."""
    known = article.published or read_within(article) or not stated.within
    return [] if known else [tell_within(str(stated.within))]


def _day(value: Any) -> str:
    """A day or a moment as the contract writes it; of a moment, the minute is enough."""
    return value.isoformat()[:16] if hasattr(value, "isoformat") else str(value)


def _is_broken(value: Any) -> bool:
    """Whether a string holds what is no character, and so has no bytes in UTF-8."""
    try:
        if isinstance(value, str):
            value.encode()
    except UnicodeEncodeError:
        return True
    return False
