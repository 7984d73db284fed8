"""A user's articles in the library, and the samples that are shown until there is one.

The body is kept to the code point, with its hash. The same text is kept once: adding it again
replaces its title, its date and the rest of its header.
"""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import ArticleError, LibraryError
from dashboard.library import settings
from dashboard.library.database import changing, create, left_out, reading
from dashboard.library.folder_migration import has_old_articles
from dashboard.library.place import library_file
from dashboard.library.rows import HEADER, from_row, keep, known_article
from dashboard.library.samples import Reading, read_samples
from dashboard.library.stored import SMALL, Damage, find_damage, read
from dashboard.limits import check_length
from dashboard.model import Article, Diagnostic
from dashboard.review import Field


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in which words were found, and a stretch of it around them."""

    id: str
    title: str | None
    published: str | None
    words: str


def add(article: Article, place: Path | None = None) -> Article:
    """Keep an article; returns it under the id by which it is kept.

    A text that is there already, or is one of the samples, keeps its id. Raises LibraryError if it
    cannot be written, ArticleError if it holds half a character.
    """
    (stored,) = add_all([article], place)
    return stored


def add_all(articles: Iterable[Article], place: Path | None = None) -> tuple[Article, ...]:
    """Keep several articles in one transaction: all of them, or none. Raises as ``add``."""
    library = _library(place)
    with changing(library) as connection:
        return tuple(keep(article, connection) for article in articles)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an article that was added: ``kept`` under its id, or the ``refusal`` of it.

    ``known``: this very text was there already, or is a sample.
    """

    given: Article
    kept: Article | None = None
    known: bool = False
    refusal: str | None = None


def add_many(articles: Iterable[Article], place: Path | None = None) -> list[Added]:
    """Keep several articles in one transaction; one that cannot be kept loses no other.

    A text that is there keeps what its own header leaves open. Raises LibraryError if nothing could
    be written.
    """
    with changing(_library(place)) as connection:
        return [_added(article, connection) for article in articles]


def _added(article: Article, connection: sqlite3.Connection) -> Added:
    known = known_article(article, connection)
    try:
        kept = keep(_completed(article, known), connection)
    except ArticleError as error:
        return Added(article, refusal=str(error))
    return Added(article, kept, known is not None)


def with_known_header(article: Article, place: Path | None = None) -> Article:
    """The article with what its own header leaves open, as the kept article of this text has it.

    So adding a bare text again never takes away its title, its date or its source. Without such an
    article it is returned as it is.
    """
    with reading(_library(place)) as connection:
        known = known_article(article, connection)
    return _completed(article, known)


def _completed(article: Article, known: Article | None) -> Article:
    """The article with what its header leaves open, as that of the known one has it."""
    if known is None:
        return article
    kept = {name: getattr(article, name) or getattr(known, name) for name in HEADER}
    return dataclasses.replace(article, **kept)


def remove(article_id: str, place: Path | None = None) -> None:
    """Remove a user's article by its id, as ``remove_all`` does several."""
    remove_all([article_id], place)


def remove_all(ids: Iterable[str], place: Path | None = None) -> None:
    """Remove a user's articles, all of them or none. Raises LibraryError if one is not there.

    What people have said of their events stays in the log, and holds again once they are back.
    """
    library = _library(place)
    with changing(library) as connection:
        for article_id in ids:
            gone = connection.execute("DELETE FROM article WHERE id = ?", (article_id,)).rowcount
            if not gone:
                raise LibraryError(
                    f"{article_id}: is not in {library}; `dashboard library list` shows all"
                )


def read_own(place: Path | None = None) -> Reading:
    """The user's articles in the order in which they came; none where there is no library yet.

    Raises LibraryError if the library cannot be read. Each stored row that is not what it was, of
    whatever table, is a problem of the reading, and the others are there.
    """
    library = _library(place)
    with reading(library) as connection:
        if connection is None:
            return Reading()
        rows = connection.execute("SELECT * FROM article ORDER BY number")
        found = _read_rows(rows, library)
        damaged = [d for table in SMALL for d in find_damage(connection, table)]
    damage = tuple(_problem(left_out(library, d)) for d in damaged)
    left = tuple(map(_problem, settings.not_taken_over(library)))
    return Reading(found.articles, left + found.problems + damage)


def find(article_id: str, place: Path | None = None) -> Article:
    """The user's article of an id. Raises LibraryError if it is not there."""
    library = _library(place)
    with reading(library) as connection:
        statement = "SELECT * FROM article WHERE id = ?"
        rows = [] if connection is None else connection.execute(statement, (article_id,))
        found = _read_rows(rows, library)
    for problem in found.problems:
        raise LibraryError(problem.message)
    if not found.articles:
        raise LibraryError(f"{article_id}: is not in {library}; `dashboard library list` shows all")
    return found.articles[0]


def search(words: str, place: Path | None = None, *, most: int = 50) -> list[Hit]:
    """The articles that hold all of the words (the last may be a beginning), the closest first.

    Marks in the words mean nothing. No words, no hits. Raises LibraryError, also for too many.
    """
    check_length("search", words)
    wanted = re.findall(r"\w+", words)
    with reading(_library(place)) as connection:
        if connection is None or not wanted:
            return []
        match = " ".join(f'"{word}"' for word in wanted) + "*"
        rows = connection.execute(
            "SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY rank LIMIT ?",
            (match, most),
        ).fetchall()
        hits = (_hit(number, match, connection) for (number,) in rows)
        return [hit for hit in hits if hit is not None]


def _hit(number: int, match: str, connection: sqlite3.Connection) -> Hit | None:
    """An article that was found; None for one that is damaged."""
    rows = connection.execute("SELECT * FROM article WHERE number = ?", (number,))
    row = next(read("article", rows, lambda row: row), None)
    if row is None:
        return None
    (words,) = connection.execute(
        "SELECT snippet(article_words, -1, '', '', ' … ', 24) FROM article_words"
        " WHERE article_words MATCH ? AND rowid = ?",
        (match, number),
    ).fetchone()
    return Hit(row["id"], row["title"], row["published"], words)


def read_library(place: Path | None = None) -> Reading:
    """What the dashboard shows: the user's articles; the samples while there is none of them.

    Of an article that came again it is the newer version. Who wrote down an event of their own has
    begun, too, and sees no samples. Both where the person asked for the samples. Raises nothing: a
    library that cannot be read is a problem, and the samples are there.
    """
    try:
        own = read_own(place)
        own = dataclasses.replace(own, articles=_newest(own.articles, _library(place)))
        asked = settings.shows_samples(_library(place))
        begun = bool(own.articles) or _has_own_events(_library(place))
    except LibraryError as error:
        own, asked, begun = Reading(problems=(_problem(str(error)),)), True, False
    if begun and not asked:
        return own
    samples = read_samples()
    texts = {article.sha256 for article in own.articles}
    kept = [article for article in samples.articles if article.sha256 not in texts]
    only = bool(kept) and not begun
    return Reading((*kept, *own.articles), samples.problems + own.problems, samples=only)


def _newest(articles: tuple[Article, ...], library: Path) -> tuple[Article, ...]:
    """The articles without those whose place a newer version took that is among them."""
    gone, there = settings.replaced(library), {article.id for article in articles}
    return tuple(article for article in articles if gone.get(article.id) not in there)


def _has_own_events(library: Path) -> bool:
    """Whether an event was written down that stands in no article."""
    with reading(library) as connection:
        if connection is None:
            return False
        asked = (Field.OWN,)
        row = connection.execute("SELECT 1 FROM correction WHERE field = ? LIMIT 1", asked)
        return row.fetchone() is not None


def state(place: Path | None = None) -> str:
    """A name for the library as it is, at little cost: it changes with all that is shown of it.

    Empty where there is none. Raises LibraryError where it is not whole.
    """
    with reading(_library(place)) as connection:
        if connection is None:
            return ""
        name = connection.execute("SELECT value FROM setting WHERE name = 'id'").fetchone()
        count = connection.execute("SELECT count FROM change").fetchone()
        return " ".join(str(row[0]) if row else "lost" for row in (name, count))


def _library(place: Path | None) -> Path:
    """The library's file; made where there are articles from before there was one."""
    library = library_file(place)
    if not library.exists() and has_old_articles(library):
        create(library)
    return library


def _read_rows(rows: Iterable[sqlite3.Row], library: Path) -> Reading:
    damaged: list[Damage] = []
    articles = tuple(read("article", rows, from_row, damaged))
    return Reading(articles, tuple(_problem(left_out(library, d)) for d in damaged))


def _problem(message: str) -> Diagnostic:
    return Diagnostic("library", message)
