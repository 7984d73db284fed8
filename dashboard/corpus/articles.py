"""An article out of a data set, with all that was read from it, as if it had just been parsed."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet

from dashboard.batch.dataset import part_of
from dashboard.batch.records import DamageError, read_file, read_record, record_path
from dashboard.contract import SCHEMA, from_whole_record
from dashboard.corpus.column_filter import article_number, name_article
from dashboard.corpus.opened import Corpus
from dashboard.errors import DashboardError
from dashboard.model import Article, ParsedArticle, Timeline
from dashboard.timeline.build import build

_NAMED = ("articles", "timexes", "actors", "quotes", "events", "relations")
Row = dict[str, Any]


@functools.lru_cache(maxsize=32)
def timeline_of(corpus: Corpus, name: str | None) -> Timeline:
    """The timeline of the articles that tell of an event, or of the one article of that name.

    Ids begin with the number of the article, as in the picture. Nothing of that name gives an
    empty timeline. Raises DashboardError if the data set is damaged.
    """
    number = article_number(name or "")
    if name is None or number is None:
        return build([])
    reports = corpus.reports(number, name.partition("-")[2]) or [(number, "")]
    found = {n: find(corpus, name_article(n, "")) for n, _ in reports}
    parsed = [_renamed(own, n) for n, own in found.items() if own is not None]
    return build(parsed, one=[name_article(n, event) for n, event in reports])


def find(corpus: Corpus, name: str) -> ParsedArticle | None:
    """The article that an event or article names, under its own id; None if there is none.

    Raises DashboardError if its rows are not there or cannot be read.
    """
    number = article_number(name)
    at = -1 if number is None else int(compute.index(corpus.articles["number"], number).as_py())
    if number is None or at < 0:
        return None
    told = corpus.articles.slice(at, 1).to_pylist()[0]
    try:
        files = _files(corpus.folder, told["chunk"])
        names = {t: part_of(Path(), t, told["month"], told["chunk"]).as_posix() for t in _NAMED}
        rows = {
            table: _rows(read_file(corpus.folder, name, files[name]), number)
            for table, name in names.items()
            if name in files  # else it has nothing in that table
        }
        return from_whole_record(_record({table: rows.get(table, []) for table in _NAMED}))
    except DamageError as error:
        raise DashboardError(f"{error}; run `dashboard batch` on it once more") from error
    except (OSError, ValueError, KeyError, IndexError, TypeError, pa.ArrowException) as error:
        raise DashboardError(
            f"{corpus.folder}: article {told['id']} cannot be read ({error}); run `dashboard "
            "batch` on it once more"
        ) from error


def articles_of(corpus: Corpus, names: Sequence[str]) -> list[Article]:
    """The articles of these names, each once; a name that is none is left out."""
    numbers = dict.fromkeys(n for n in map(article_number, names) if n is not None)
    found = (find(corpus, name_article(number, "")) for number in numbers)
    return [parsed.article for parsed in found if parsed is not None]


def _files(folder: Path, chunk: int) -> Mapping[str, str]:
    """The files of a chunk with their hashes. Raises DamageError where its record is not whole."""
    record = read_record(folder, chunk)
    if record is None:
        raise DamageError(f"{record_path(folder, chunk)}: is missing")
    return record.files


def _rows(part: bytes, number: int) -> list[Row]:
    """The rows of an article in a part."""
    table = parquet.ParquetFile(pa.BufferReader(part)).read()
    return list(table.filter(compute.equal(table["number"], number)).to_pylist())


def _record(rows: Mapping[str, Sequence[Row]]) -> Row:
    """The record that the rows were made of (``batch.work``)."""
    told = dict(rows["articles"][0])
    sentences = told.pop("sentences")
    return {
        "schema": SCHEMA,
        "article": {**told, "diagnostics": []},
        "paragraphs": [(p["start"], p["end"]) for p in told["paragraphs"]],
        "sentences": [(s["start"], s["end"], s["paragraph"], s["kind"]) for s in sentences],
        "timexes": rows["timexes"],
        "actors": rows["actors"],
        "quotes": [_with_spans(row, "cue", "speaker_mention") for row in rows["quotes"]],
        "events": [_event(row) for row in rows["events"]],
        "relations": [_with_spans(row, "signal") for row in rows["relations"]],
        "diagnostics": [],
    }


def _event(row: Row) -> Row:
    names = ("earliest", "latest", "granularity", "status", "edtf", "timex", "rule", "because")
    participants = [_with_spans(p, "mention") for p in row["participants"]]
    spans = _with_spans(row, "trigger", "sentence", "place")
    date = {name: row[name] for name in names} | {"leans_on": row.get("leans_on")}
    return {**spans, "date": date, "participants": participants}


def _with_spans(row: Row, *names: str) -> Row:
    """The row with spans in the place of three columns each."""
    spans = {
        name: None
        if row[f"{name}_start"] is None
        else {"start": row[f"{name}_start"], "end": row[f"{name}_end"], "text": row[name]}
        for name in names
    }
    return {**row, **spans}


def _renamed(parsed: ParsedArticle, number: int) -> ParsedArticle:
    """The article under the name that it has in the picture, its events with it."""
    prefix = name_article(number, "")
    return dataclasses.replace(
        parsed,
        article=dataclasses.replace(parsed.article, id=prefix + parsed.article.id),
        events=tuple(dataclasses.replace(e, id=prefix + e.id) for e in parsed.events),
        relations=tuple(
            dataclasses.replace(r, source=prefix + r.source, target=prefix + r.target)
            for r in parsed.relations
        ),
    )
