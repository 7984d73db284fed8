"""Good inputs of each kind, made by code, and what a fuzzer does to their bytes."""

from __future__ import annotations

import functools
import io
import json
import tempfile
from pathlib import Path

import pyarrow as pa
from hypothesis import strategies as st
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dashboard.exports import Options, formats, load
from dashboard.library import articles
from dashboard.library.archive import write_archive
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.timeline.selection import select_all
from tests.exports.made import FIRST, SECOND
from tests.inbox.made_files import SENTENCES, TEXT, docx, packed_as, page, pdf

_TOKENS = (
    *(b"", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"{", b"}", b"[", b'"', b"\\u0000"),
    *(b"\\ud800", b"null", b"-1", b"1e999", b"9" * 400, b"<", b">", b"&#0;", b"<!--", b"---\n"),
    *(b"\r\n", b"PK\x03\x04", b"%PDF-", b"\x1f\x8b", b"\xe2\x80\xae", b"published: 0000-00-00\n"),
)


@st.composite
def broken(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """One of the seeds with a few stretches cut out, doubled, or written over."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.sampled_from((0, 1, 2, 8, 64, 4096)))
        with_what = draw(st.sampled_from(_TOKENS) | st.binary(max_size=12))
        doubled = bytes(data[at : at + length]) if draw(st.booleans()) else b""
        data[at : at + length] = doubled + with_what + doubled
    return bytes(data[: draw(st.sampled_from((None, None, None, len(data) // 2)))])


@functools.cache
def files() -> dict[str, bytes]:
    """A file of each format by its name."""
    return {
        "a.txt": FIRST.encode(),
        "a.md": b"# A vote\n\n" + TEXT.encode(),
        "a.html": page(
            head='<meta charset="utf-8"><meta name="date" content="2024-03-08">'
        ).encode(),
        "a.pdf": pdf(SENTENCES, info="/Title (Harbour)"),
        "a.docx": docx(*SENTENCES, title="Harbour"),
        "a.zip": packed_as({"one.txt": FIRST, "two.html": page()}),
    }


@functools.cache
def exports() -> tuple[bytes, ...]:
    """A file of articles and a whole library, as they are exported."""
    parsed = [parse(article_from_text(text, name)) for name, text in enumerated(FIRST, SECOND)]
    written = b"".join(load("json").write(select_all(parsed), Options()))
    with tempfile.TemporaryDirectory() as folder:
        for one in parsed:
            articles.add(one.article, Path(folder))
        whole = b"".join(write_archive(Path(folder)))
    return written, whole


@functools.cache
def proved() -> tuple[bytes, ...]:
    """An export of articles in each format."""
    parsed = [parse(article_from_text(text, name)) for name, text in enumerated(FIRST, SECOND)]
    return tuple(b"".join(load(name).write(select_all(parsed), Options())) for name in formats())


@functools.cache
def sources() -> dict[str, bytes]:
    """A source of a batch of each kind by its name."""
    records = [{"id": name, "text": text} for name, text in enumerated(FIRST, SECOND)]
    columns, archive = io.BytesIO(), io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(records), columns)
    writer = WARCWriter(archive, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    body = io.BytesIO(page().encode())
    url = "https://news.example/1"
    writer.write_record(writer.create_warc_record(url, "response", body, http_headers=headers))
    return {
        "a.jsonl": "".join(f"{json.dumps(record)}\n" for record in records).encode(),
        "a.parquet": columns.getvalue(),
        "a.warc": archive.getvalue(),
    }


def enumerated(*texts: str) -> list[tuple[str, str]]:
    """Each text with a name."""
    return [(f"a{n}", text) for n, text in enumerate(texts)]
