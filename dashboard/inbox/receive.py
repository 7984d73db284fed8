"""Turns files of any format into articles, or says of each why not."""

from __future__ import annotations

import codecs
import contextlib
import dataclasses
import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from types import ModuleType

from dashboard.errors import ArticleError
from dashboard.inbox.files import LARGEST_FILE, File, Found, Received
from dashboard.inbox.formats import formats
from dashboard.inbox.gather import left_out
from dashboard.inbox.publication import decide_published
from dashboard.inbox.sandbox import Sandbox
from dashboard.inbox.zips import unpack
from dashboard.limits import cut, limited
from dashboard.model import Article, Diagnostic, DocumentCreationTime
from dashboard.nlp.publication import read_within
from dashboard.nlp.read import article_from_text

_TEXT = "text"
_MARKDOWN = "markdown"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What a file is that is none of the formats, by its first bytes, and what to do.
_OTHERS = {
    b"\x89PNG": "a picture (PNG); give its text",
    b"\xff\xd8\xff": "a picture (JPEG); give its text",
    b"GIF8": "a picture (GIF); give its text",
    b"\xd0\xcf\x11\xe0": "a document of an old Office program; save it as .docx",
    b"{\\rtf": "Rich Text; save it as .docx or .txt",
    b"\x1f\x8b": "packed with gzip; unpack it, or give a .zip",
    b"7z\xbc\xaf": "packed with 7-Zip; unpack it, or give a .zip",
    b"Rar!": "packed with RAR; unpack it, or give a .zip",
    b"PAR1": "a table (Parquet) of many articles; `dashboard batch` reads it",
    b"WARC/1.": "a web archive (WARC); `dashboard batch` reads it",
    b"SQLite format 3\x00": "a database; a library is named with --library",
}
_RECORDS = (
    "is JSON, and no article: `dashboard batch` reads JSON Lines, and `dashboard library import` "
    "what was exported from a library; else give the text alone"
)


def receive(
    files: Iterable[File | Received], published: DocumentCreationTime | None = None
) -> Iterator[Received]:
    """What comes of each file, in order; a zip gives its files. One bad file loses no other.

    ``published``, if given, takes the place of what the files say. Raises nothing for a file.
    """
    with Sandbox() as apart:
        for file in _unpacked(files):
            if isinstance(file, Received):
                yield file
                continue
            try:
                yield Received(file.name, _article(file, apart, published))
            except ArticleError as error:
                yield Received(file.name, refusal=str(error))
        if not apart.is_limited:
            yield Received("", note="this system cannot limit the memory of the reader of files")


def _unpacked(files: Iterable[File | Received]) -> Iterator[File | Received]:
    for file in files:
        if isinstance(file, Received) or not _is_zip(file):
            yield file
            continue
        try:
            yield from left_out(unpack(file), file.name)
        except ArticleError as error:
            yield Received(file.name, refusal=str(error))


def _is_zip(file: File) -> bool:
    is_document = any(module.recognises(file.data) for module in formats().values())
    return file.data.startswith(_ZIP) and not is_document


def _article(file: File, apart: Sandbox, published: DocumentCreationTime | None) -> Article:
    if len(file.data) > LARGEST_FILE:
        raise ArticleError(
            f"{file.name}: has {len(file.data):,} bytes, the limit is {LARGEST_FILE:,}; split it"
        )
    if file.within and _is_zip(file):
        raise ArticleError(f"{file.name}: is a zip within a zip, which is not read; unpack it")
    kind, module, note = _kind(file)
    read = apart.read if module.APART else _read_here
    found = read(kind, file.data, file.name)
    name = PurePosixPath(file.name.replace("\\", "/"))
    article_id = cut("id", file.article_id or name.stem or "file")
    article = article_from_text(found.text, article_id, published=published, label=file.name)
    return _completed(article, found, note, file.url)


def _read_here(kind: str, data: bytes, label: str) -> Found:
    found: Found = formats()[kind].read(data, label)
    return found


def _completed(article: Article, found: Found, note: str | None, url: str | None) -> Article:
    """The article with what its file says where its header is silent."""
    notes = [Diagnostic("text", one) for one in ((note, *found.notes) if note else found.notes)]
    published = article.published
    if published is None and read_within(article) is None:
        published, told = decide_published(found.dates)
        notes += told
    completed = dataclasses.replace(
        article,
        title=article.title or found.title,
        published=published,
        source=article.source or found.source,
        url=article.url or found.url or url,
        diagnostics=(*notes, *article.diagnostics),
    )
    return limited(completed)


def _kind(file: File) -> tuple[str, ModuleType, str | None]:
    """The format of a file, by its content before its ending, and a note where they differ."""
    ending = PurePosixPath(file.name).suffix.casefold()
    known = formats()
    by_content = next((n for n, module in known.items() if module.recognises(file.data)), None)
    by_ending = next((n for n, module in known.items() if ending in module.ENDINGS), None)
    told = by_ending == _MARKDOWN or (by_ending == "html" and b"<" in file.data)
    name = by_content or (by_ending if told and by_ending else _TEXT)
    if name in (_TEXT, _MARKDOWN):
        _refuse_others(file, by_ending)
    if by_ending in (name, None):
        return name, known[name], None
    what = known[name].NAME
    return name, known[name], f"{file.name}: is {what}, whatever its ending says; read as such"


def _refuse_others(file: File, by_ending: str | None) -> None:
    if _are_records(file.data):
        raise ArticleError(f"{file.name}: {_RECORDS}")
    for head, what in _OTHERS.items():
        if file.data.startswith(head):
            raise ArticleError(f"{file.name}: is {what}")
    if by_ending not in (None, _TEXT, _MARKDOWN, "html") and b"\x00" in file.data[:4096]:
        what = formats()[by_ending].NAME
        raise ArticleError(f"{file.name}: is not {what}, whatever its ending says, or is damaged")


def _are_records(data: bytes) -> bool:
    """Whether bytes are an object of JSON, a list of such, or lines of them."""
    text = data.removeprefix(codecs.BOM_UTF8).strip()
    if not text.startswith((b"{", b"[")):
        return False
    first, _, _ = text.partition(b"\n")
    for part in (first, text):
        with contextlib.suppress(ValueError, RecursionError):
            value = json.loads(part)
            return isinstance(value, dict) or (
                isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)
            )
    return False
