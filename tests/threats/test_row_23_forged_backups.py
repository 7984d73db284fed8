"""Row 23: a backup from somebody else brings no code, no reading of its own, and no bomb."""

from __future__ import annotations

import hashlib
import sqlite3
import tracemalloc
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import articles, database
from dashboard.library.backup import back_up, restore
from dashboard.library.drawings import keep_drawing, kept_drawing
from dashboard.library.packing import pack, unpack
from dashboard.library.parses import earlier_parses, keep_parse, kept_parse, parse_kept, parse_key
from dashboard.library.place import FILE
from dashboard.library.stored import write
from dashboard.model import Article, ParsedArticle, Sentence
from dashboard.picture.drawing import Drawing

BODY = "The council met on Monday. It will meet again in May."
FORGED = "Ann Archer said: “I took the money.”"


def read(article: Article) -> ParsedArticle:
    """What the parser reads, for these tests."""
    span = article.span(0, 26)
    return ParsedArticle(article, (Sentence(span, 0),), (span,))


def kept(place: Path) -> Article:
    article = articles.add(Article("x", BODY, title="Council meets"), place)
    keep_parse(read(article), parse_key(article), place)
    keep_drawing(Drawing("stamp", b"packed", b"labels"), "key", place)
    return article


def forge(backup: Path, body: bytes) -> None:
    """Put a parse into a backup as its maker would: with all hashes as they should be."""
    with database.changing(backup) as connection:
        values = (body, hashlib.sha256(body).hexdigest())
        write(connection, "parse", "UPDATE parse SET body = ?, sha256 = ?", values)


@pytest.mark.parametrize("known", [True, False])
def test_what_a_backup_says_was_read_is_read_again(known: bool, tmp_path: Path) -> None:
    article = kept(tmp_path / "one")
    backup = back_up(tmp_path / "one")
    forge(backup, pack(ParsedArticle(article, (Sentence(article.span(0, 3), 0),))))
    place = tmp_path / ("one" if known else "other")
    restore(backup, place)
    (own,) = articles.read_own(place).articles
    assert (kept_parse(own, place), earlier_parses([own], place)) == (None, {})
    assert kept_drawing("key", place) is None
    assert parse_kept(own, read, place) == read(own)


def test_a_parse_that_stands_in_the_library_too_is_kept(tmp_path: Path) -> None:
    article = kept(tmp_path)
    restore(back_up(tmp_path), tmp_path)
    assert kept_parse(article, tmp_path) == read(article)


def test_the_parse_of_another_article_is_not_taken_for_that_of_this(tmp_path: Path) -> None:
    kept(tmp_path)
    other = articles.add(Article("x", f"{BODY} The court rose."), tmp_path)
    backup = back_up(tmp_path)
    with database.changing(backup) as connection:
        write(connection, "parse", "UPDATE parse SET article = 2")
    restore(backup, tmp_path)
    assert earlier_parses([other], tmp_path) == {}


CODE = {
    "a trigger": "CREATE TRIGGER later AFTER INSERT ON article BEGIN DELETE FROM article; END",
    "another trigger of a known name": "DROP TRIGGER article_added; CREATE TRIGGER article_added"
    " AFTER INSERT ON article BEGIN DELETE FROM correction; END",
    "a missing trigger": "DROP TRIGGER correction_is_kept",
    "a view": "CREATE VIEW shelf AS SELECT * FROM article",
    "a view in a table's place": "DROP TABLE saved_view; CREATE VIEW saved_view AS"
    " SELECT 'x' AS name, '{}' AS params, '' AS at, '' AS digest",
    "a table": "CREATE TABLE shelf (name TEXT)",
    "a virtual table": "CREATE VIRTUAL TABLE shelf USING fts5 (name)",
    "an index": "CREATE INDEX shelf ON article (title)",
    "a column": "ALTER TABLE article ADD COLUMN shelf TEXT",
}


@pytest.mark.parametrize("what", CODE)
def test_a_schema_of_another_make_is_refused_and_nothing_is_changed(
    what: str, tmp_path: Path
) -> None:
    kept(tmp_path / "one")
    backup = back_up(tmp_path / "one")
    with closing(sqlite3.connect(backup)) as connection:
        connection.executescript(CODE[what])
    kept(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LibraryError, match="forged"):
        restore(backup, tmp_path)
    with pytest.raises(LibraryError, match="forged"), database.changing(backup):
        raise AssertionError
    assert (tmp_path / FILE).read_bytes() == before


def test_a_parse_that_grows_too_large_is_not_opened(tmp_path: Path) -> None:
    article = kept(tmp_path)
    bomb = zlib.compress(b"[" + b" " * 60_000_000, 9)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="more than 1,005,300 bytes"):
            unpack(bomb, article)
        forge(tmp_path / FILE, bomb)
        restore(back_up(tmp_path), tmp_path)
        assert kept_parse(article, tmp_path) is None
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_parse_that_is_cut_short_is_not_opened(tmp_path: Path) -> None:
    article = kept(tmp_path)
    with pytest.raises(ValueError, match="cut short"):
        unpack(pack(read(article))[:-6], article)


ROWS = {
    "article": "UPDATE article SET published = '2024-02-30'",
    "notes": "UPDATE article SET notes = '[{}]'",
    "half a character": "UPDATE article SET title = CAST(x'eda080' AS TEXT)",
    "view": "INSERT INTO saved_view (name, params, at) VALUES ('x', '[]', '')",
    "log": "INSERT INTO correction (at, by, event, field, was, now, why)"
    " VALUES ('', '', 'a:1:X', 'note', 'null', '{', '')",
    "log of actors": "INSERT INTO actor_correction (at, by, kind, actors, name, why)"
    " VALUES ('', '', 'none', '{', '', '')",
}


@pytest.mark.parametrize("what", ROWS)
def test_a_row_that_is_none_is_refused_though_its_digest_is_right(
    what: str, tmp_path: Path
) -> None:
    kept(tmp_path)
    backup = back_up(tmp_path)
    with database.changing(backup) as connection:
        table = ROWS[what].split()[1 if ROWS[what].startswith("UPDATE") else 2]
        write(connection, table, ROWS[what])
    with pytest.raises(LibraryError, match=r"is not whole.*choose another"):
        restore(backup, tmp_path)
