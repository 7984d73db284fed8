"""A parse as it lies in the library: the contract's record and where its sentences are, packed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
import zlib

from dashboard.contract import (
    from_record,
    segmentation,
    to_record,
    with_segmentation,
)
from dashboard.model import Article, ParsedArticle
from dashboard.publication_date import read_published

_LEVEL = 6
_LARGEST = 1_000_000, 100  # bytes of a parse, and more for each character of the text: 9 to 17


def pack(parsed: ParsedArticle) -> bytes:
    """The contract's record, and where sentences and paragraphs lie, which it does not hold."""
    published = parsed.article.published
    record = {
        **to_record(parsed),
        "published": None if published is None else str(published),
        **segmentation(parsed),
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def whole_parse(row: sqlite3.Row) -> sqlite3.Row:
    """The row of a parse, where its body is what was kept; raises ValueError where it is not."""
    if hashlib.sha256(row["body"]).hexdigest() != row["sha256"]:
        raise ValueError("is not what was kept (damage)")
    return row


def _expand(body: bytes, most: int) -> bytes:
    """What zlib packed. Raises ValueError where it is cut short, or larger than ``most`` bytes."""
    expander = zlib.decompressobj()
    found = expander.decompress(body, most + 1)
    if len(found) > most or not expander.eof:
        raise ValueError(f"is no parse: it is cut short, or has more than {most:,} bytes")
    return found


def unpack(body: bytes, article: Article) -> ParsedArticle:
    """The parse of an article, as it was packed. Raises whatever a damaged one makes it raise."""
    least, more = _LARGEST
    record = json.loads(
        _expand(body, least + more * len(article.text)).decode("utf-8", "surrogatepass")
    )
    published = record["published"]
    dated = dataclasses.replace(
        article, published=None if published is None else read_published(published)
    )
    return with_segmentation(from_record(record, dated), record)
