"""Articles as rows of the library: kept to the code point, each text once, under its own id."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable

from dashboard.dates import without_note
from dashboard.errors import ArticleError
from dashboard.identity import is_own
from dashboard.library.json_values import check, load
from dashboard.library.samples import read_samples
from dashboard.library.stored import read, write
from dashboard.limits import LIMITS, limited
from dashboard.model import Article, Diagnostic
from dashboard.publication_date import read_published

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
    article: Article,
    connection: sqlite3.Connection,
    *,
    known_as: str | None = None,
    added: str | None = None,
) -> Article:
    """Write an article's row; returns it under the id by which it is kept.

    A text that is there, or is a sample, keeps its id; else it gets ``known_as`` if that is free,
    or one of its title and hash. ``added`` is when it came, if not now. Raises ArticleError if it
    holds half a character.
    """
    told = (getattr(article, name) for name in ("title", "source", "url", "timezone", "licence"))
    messages = [diagnostic.message for diagnostic in article.diagnostics]
    try:
        article.text.encode()
        "".join(filter(None, (*told, *messages))).encode()
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"{article.name}: holds half a character at {error.start} "
            "(a lone surrogate), which no file can hold; remove it"
        ) from None
    article = limited(without_note(article))
    if known_as is not None and (len(known_as) > LIMITS["id"] or is_own(known_as)):
        known_as = None
    known = known_article(article, connection)
    before = _make_way(article, connection)
    names = (before, known_as, _new_id(article), _new_id(article, whole=True))
    header = {name: _plain(getattr(article, name)) for name in HEADER}
    stored = dataclasses.replace(
        article,
        id=known.id if known else _first_free(names, connection),
        title=header["title"],
        source=header["source"],
        url=header["url"],
        timezone=header["timezone"],
        licence=header["licence"],
    )
    notes = json.dumps([d.message for d in stored.diagnostics])
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    values = {"id": stored.id, "sha256": stored.sha256, "text": stored.text, "added": added or now}
    write(connection, "article", _KEEP, {**values, **header, "notes": notes})
    return stored


def _make_way(article: Article, connection: sqlite3.Connection) -> str | None:
    """Take out a damaged row of the very text that comes in, which is kept anew; gives its id.

    None where there is none, or its id cannot be read.
    """
    if stored_article(article, connection) is not None:
        return None
    gone = connection.execute(
        "DELETE FROM article WHERE sha256 = ? RETURNING id", (article.sha256,)
    ).fetchall()
    if not gone:
        return None
    connection.execute("INSERT INTO article_words (article_words) VALUES ('rebuild')")
    name = gone[0]["id"]
    return name if isinstance(name, str) and name.isprintable() else None


def known_article(article: Article, connection: sqlite3.Connection | None) -> Article | None:
    """The kept article or the sample of this very text; None if there is none."""
    stored = None if connection is None else stored_article(article, connection)
    return stored or _samples().get(article.sha256)


def stored_article(article: Article, connection: sqlite3.Connection) -> Article | None:
    """The kept article of this very text; None if there is none."""
    rows = connection.execute("SELECT * FROM article WHERE sha256 = ?", (article.sha256,))
    return next(read("article", rows, from_row), None)


@functools.cache
def _samples() -> dict[str, Article]:
    """The samples by the hash of their text, read once for all articles that are added."""
    return {article.sha256: article for article in read_samples().articles}


def only_by_name(connection: sqlite3.Connection) -> set[str]:
    """The ids here which another library may have given to another text.

    The id of a sample is that of its text everywhere, and so is one that ends with the hash.
    """
    rows = connection.execute("SELECT id, sha256 FROM article")
    known = ((str(i), str(sha)) for i, sha in rows)
    loose = {i for i, sha in known if not i.endswith((f"-{sha[:_HASH_LENGTH]}", f"-{sha}"))}
    return loose - {sample.id for sample in _samples().values()}


def from_row(row: sqlite3.Row) -> Article:
    """The article of a row. Raises ValueError and others for a row that holds none.

    Without what an earlier version kept among its notes of a date that was still missing then.
    """
    notes = load(row["notes"])
    if not isinstance(notes, list) or not all(isinstance(note, str) for note in notes):
        raise ValueError("is no article: its notes are no list of words")
    check({name: row[name] for name in (*_NAMES, "added") if name != "notes"})
    if not all(isinstance(row[name], str | None) for name in _NAMES):
        raise ValueError("is no article: a value of it is no text")
    article = Article(
        row["id"],
        row["text"],
        title=row["title"],
        published=read_published(row["published"]) if row["published"] else None,
        source=row["source"],
        url=row["url"],
        timezone=row["timezone"],
        licence=row["licence"],
        diagnostics=tuple(Diagnostic("text", note) for note in notes),
    )
    if article.sha256 != row["sha256"]:
        raise ValueError("is not what was kept (damage): its text is another")
    return limited(without_note(article))


def _plain(value: object) -> str | None:
    """A value of the header on one line."""
    return " ".join(str(value).split()) or None if value else None


def _first_free(names: Iterable[str | None], connection: sqlite3.Connection) -> str:
    """The first of these that is the id of no other article; the last is nobody's."""
    taken = {sample.id for sample in _samples().values()}
    for name in names:
        rows = connection.execute("SELECT 1 FROM article WHERE id = ?", (name,))
        if name and name not in taken and rows.fetchone() is None:
            return name
    raise ArticleError("its id is that of another article here; give its text another title")


def _new_id(article: Article, *, whole: bool = False) -> str:
    """An id from an article's title and its hash, or the beginning of that: plain."""
    title = article.title or article.text.lstrip()[:_LONGEST_SLUG]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-") or "article"
    return f"{slug}-{article.sha256 if whole else article.sha256[:_HASH_LENGTH]}"
