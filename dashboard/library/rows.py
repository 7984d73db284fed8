"""Articles as rows of the library: kept to the code point, each text once, under its own id."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import re
import sqlite3
import unicodedata

from dashboard.contract import read_published
from dashboard.errors import ArticleError
from dashboard.library.samples import read_samples
from dashboard.model import Article, Diagnostic

HEADER = ("title", "published", "source", "url", "timezone", "licence")
_NAMES = ("id", "sha256", *HEADER, "text", "notes")
COLUMNS = ", ".join(_NAMES)
_LONGEST_SLUG = 48
_HASH_LENGTH = 10
_KEEP = f"""
    INSERT INTO article ({COLUMNS}, added)
    VALUES ({", ".join(f":{name}" for name in _NAMES)}, :added)
    ON CONFLICT (sha256) DO UPDATE SET {", ".join(f"{name} = :{name}" for name in HEADER)},
    notes = :notes
"""  # noqa: S608 - names of columns, none of them from outside


def keep(
    article: Article, connection: sqlite3.Connection, *, known_as: str | None = None
) -> Article:
    """Write an article's row; returns it under the id by which it is kept.

    A text that is there, or is a sample, keeps its id; else it gets ``known_as`` if that is free,
    or one of its title and hash. Raises ArticleError if it holds half a character.
    """
    try:
        article.text.encode()
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"{article.title or article.id}: holds half a character at {error.start} "
            "(a lone surrogate), which no file can hold; remove it"
        ) from None
    known = known_article(article, connection)
    rows = connection.execute("SELECT 1 FROM article WHERE id = ?", (known_as,))
    of_samples = {sample.id for sample in _samples().values()}
    taken = known_as in of_samples or rows.fetchone() is not None
    header = {name: _plain(getattr(article, name)) for name in HEADER}
    stored = dataclasses.replace(
        article,
        id=known.id if known else (not taken and known_as) or _new_id(article),
        title=header["title"],
        source=header["source"],
        url=header["url"],
        timezone=header["timezone"],
        licence=header["licence"],
    )
    notes = json.dumps([d.message for d in stored.diagnostics])
    added = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    values = {"id": stored.id, "sha256": stored.sha256, "text": stored.text, "added": added}
    connection.execute(_KEEP, {**values, **header, "notes": notes})
    return stored


def known_article(article: Article, connection: sqlite3.Connection | None) -> Article | None:
    """The kept article or the sample of this very text; None if there is none."""
    if connection is not None:
        row = connection.execute(
            f"SELECT {COLUMNS} FROM article WHERE sha256 = ?",  # noqa: S608
            (article.sha256,),
        ).fetchone()
        if row is not None:
            return from_row(row)
    return _samples().get(article.sha256)


@functools.cache
def _samples() -> dict[str, Article]:
    """The samples by the hash of their text, read once for all articles that are added."""
    return {article.sha256: article for article in read_samples().articles}


def from_row(row: sqlite3.Row) -> Article:
    """The article of a row; its text may be damaged, which ``is_whole`` tells."""
    return Article(
        row["id"],
        row["text"],
        title=row["title"],
        published=read_published(row["published"]) if row["published"] else None,
        source=row["source"],
        url=row["url"],
        timezone=row["timezone"],
        licence=row["licence"],
        diagnostics=tuple(Diagnostic("text", note) for note in json.loads(row["notes"])),
    )


def is_whole(article: Article, row: sqlite3.Row) -> bool:
    """Whether the text is the one that was kept, by its hash."""
    return article.sha256 == str(row["sha256"])


def _plain(value: object) -> str | None:
    """A value of the header on one line."""
    return " ".join(str(value).split()) or None if value else None


def _new_id(article: Article) -> str:
    """An id from an article's title and its hash: plain, and no two texts have the same."""
    title = article.title or article.text.lstrip()[:_LONGEST_SLUG]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-") or "article"
    return f"{slug}-{article.sha256[:_HASH_LENGTH]}"
