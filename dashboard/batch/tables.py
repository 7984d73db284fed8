"""The tables of a data set, their columns, and their bytes as Parquet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from pyarrow import parquet

_KEY = {"number": pa.int64(), "article": pa.string()}
_TEXT, _WHERE, _MANY = pa.string(), pa.int64(), pa.list_(pa.string())
_SPAN = {"start": _WHERE, "end": _WHERE, "text": _TEXT}
_SPANS = pa.list_(pa.struct(_SPAN))
_PLACE = {"start": _WHERE, "end": _WHERE}


def _span(name: str) -> dict[str, pa.DataType]:
    return {name: _TEXT, f"{name}_start": _WHERE, f"{name}_end": _WHERE}


def _texts(*names: str) -> dict[str, pa.DataType]:
    return dict.fromkeys(names, _TEXT)


# ``number`` is the place of the article in the source, and so is the same only once.
COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "articles": {
        "number": _WHERE,
        **_texts("id", "title", "published", "source", "url", "sha256", "text"),
        **_texts("timezone", "licence"),
        "diagnostics": _MANY,
        "paragraphs": pa.list_(pa.struct(_PLACE)),
        "sentences": pa.list_(pa.struct({**_PLACE, "paragraph": _WHERE, "kind": _TEXT})),
    },
    "timexes": {
        **_KEY,
        **_texts("id"),
        **_SPAN,
        **_texts("type", "value", "mod", "earliest", "latest", "granularity", "anchoring"),
        **_texts("anchor", "rule"),
        "interval": _MANY,
        "alternatives": _MANY,
        "derivation": _MANY,
    },
    "actors": {
        **_KEY,
        **_texts("id", "name", "kind", "country", "office"),
        "thing": pa.bool_(),
        "aliases": _MANY,
        "member_of": _MANY,
        "mentions": pa.list_(pa.struct({**_SPAN, "how": _TEXT})),
    },
    "quotes": {
        **_KEY,
        **_texts("id"),
        **_SPAN,
        **_texts("kind", "speaker", "via", "because"),
        **_span("cue"),
        **_span("speaker_mention"),
        "candidates": _MANY,
    },
    "events": {
        **_KEY,
        **_texts("id", "type", "subtype", "mode", "headline"),
        **_span("trigger"),
        **_span("sentence"),
        **_texts("earliest", "latest", "granularity", "status", "edtf", "timex", "rule"),
        **_texts("because", "modality", "modality_because"),
        "salience": pa.float64(),
        **_texts("part_of"),
        "leans_on": _MANY,
        **_span("place"),
        "mentions": _SPANS,
        "participants": pa.list_(
            pa.struct({**_texts("actor", "role", "because"), **_span("mention")})
        ),
        "open_participants": pa.list_(pa.struct({**_SPAN, "candidates": _MANY})),
        "quotes": _MANY,
    },
    "relations": {**_KEY, **_texts("source", "target", "type"), **_span("signal")},
    "errors": {**_KEY, **_texts("name", "error")},
}
SCHEMAS = {name: pa.schema(list(columns.items())) for name, columns in COLUMNS.items()}


def described() -> dict[str, dict[str, str]]:
    """The columns of each table with their types, in words."""
    return {
        name: {column: str(kind) for column, kind in columns.items()}
        for name, columns in COLUMNS.items()
    }


def to_parquet(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The rows as a Parquet file; the same rows give the same bytes."""
    out = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(list(rows), SCHEMAS[table]), out, compression="zstd")
    return bytes(out.getvalue().to_pybytes())
