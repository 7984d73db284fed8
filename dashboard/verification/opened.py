"""Opens a file that was exported: what it says of itself, and the articles that it brings along."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from dashboard.errors import ArticleError, DashboardError
from dashboard.exports.timeml import read_text
from dashboard.inbox.zips import open_zip
from dashboard.limits import LARGEST_IMPORT
from dashboard.model import Article
from dashboard.proof.inspect import Inspected, inspect_text
from dashboard.proof.packages import inspect_zip, unpacked

_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with its proof, and the texts of articles in it, by their SHA-256."""

    name: str
    inspected: Inspected
    texts: dict[str, str]


def open_export(data: bytes, name: str) -> Opened:
    """The file as it is. Raises DashboardError for one that carries no proof, or is damaged."""
    if len(data) > LARGEST_IMPORT:
        raise DashboardError(
            f"{name}: has {len(data):,} bytes, the limit is {LARGEST_IMPORT:,}; export fewer events"
        )
    try:
        inspected = _inspect_zip(data, name) if data.startswith(_ZIP) else inspect_text(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise DashboardError(
            f"{name}: is damaged ({error}): it is not the file that was written; ask for it anew"
        ) from error
    if inspected is None:
        raise DashboardError(
            f"{name}: carries no proof: it was not exported by this program, or by a version "
            "without one; export it anew"
        )
    texts = (Article("", text) for text in _texts(data))
    return Opened(name, inspected, {one.sha256: one.text for one in texts})


def _inspect_zip(data: bytes, name: str) -> Inspected | None:
    """Its list is looked at before it is unpacked."""
    try:
        open_zip(data, name).close()
    except ArticleError as error:
        raise DashboardError(str(error)) from error
    return inspect_zip(data)


def _texts(data: bytes) -> Iterator[str]:
    """The texts of articles in JSON or TimeML, where they can be read; else none."""
    if data.startswith(_ZIP):
        for part in unpacked(data)[0].values():
            yield from _of_timeml(part)
    elif data.lstrip()[:1] == b"[":
        yield from _of_json(data)
    else:
        yield from _of_timeml(data)


def _of_timeml(data: bytes) -> Iterator[str]:
    if b"<TimeML" not in data[:2000] or b"<!DOCTYPE" in data:
        return
    try:
        text = read_text(data)
    except (ElementTree.ParseError, ValueError, OverflowError):
        return
    yield text


def _of_json(data: bytes) -> Iterator[str]:
    try:
        records: Any = json.loads(data)
    except (ValueError, RecursionError):
        return
    for record in records if isinstance(records, list) else ():
        article = record.get("article") if isinstance(record, dict) else None
        text = article.get("text") if isinstance(article, dict) else None
        if isinstance(text, str):
            yield text
