"""The drawing that is kept is that of the library as it is, or there is none."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.library import articles, database, drawings, settings
from dashboard.library.corrections import record
from dashboard.library.drawings import drawing_key, keep_drawing, kept_drawing
from dashboard.library.place import FILE
from dashboard.model import Article
from dashboard.picture.drawing import Drawing, draw, labels
from dashboard.review import Field
from dashboard.timeline.build import build
from tests.exports.made import two_articles

CHANGES: dict[str, Callable[[Path], object]] = {
    "an article more": lambda place: articles.add(Article("x", "Another text."), place),
    "an article less": lambda place: articles.remove(
        articles.read_own(place).articles[0].id, place
    ),
    "another date": lambda place: articles.add(Article("x", "A text.", title="Other"), place),
    "a correction": lambda place: record("a:1:X", Field.DATE, "2021", place=place),
    "a star": lambda place: record("a:1:X", Field.STARRED, True, place=place),
    "the samples": lambda place: settings.show_samples(True, place),
}


@functools.cache
def drawn() -> Drawing:
    """The two articles as they are drawn."""
    return draw(build(two_articles()), "s-2")


def kept(place: Path) -> str:
    articles.add(Article("x", "A text."), place)
    key = drawing_key(place)
    keep_drawing(drawn(), key, place)
    return key


def test_it_comes_back_as_it_was_and_is_no_change_of_the_library(tmp_path: Path) -> None:
    key = kept(tmp_path)
    assert drawing_key(tmp_path) == key
    found = kept_drawing(key, tmp_path)
    assert found is not None
    made = drawn()
    assert (found.stamp, found.packed, found.labels) == (made.stamp, made.packed, made.labels)
    titles, dates = labels(found)
    assert [entry.event.headline for entry in build(two_articles()).entries] == titles
    assert len(dates) == len(titles) == drawn().size


def test_the_same_timeline_gives_the_same_bytes() -> None:
    assert draw(build(two_articles()), "s-2") == drawn()
    assert draw(build(reversed(two_articles())), "s-2").labels == drawn().labels


@pytest.mark.parametrize("what", CHANGES)
def test_after_any_change_there_is_none(what: str, tmp_path: Path) -> None:
    kept(tmp_path)
    CHANGES[what](tmp_path)
    assert kept_drawing(drawing_key(tmp_path), tmp_path) is None


def test_of_another_version_of_the_program_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path)
    monkeypatch.setattr(drawings, "drawing_version", lambda: "another")
    assert kept_drawing(drawing_key(tmp_path), tmp_path) is None


@pytest.mark.parametrize("column", ["packed", "labels", "stamp"])
def test_a_damaged_one_is_none(column: str, tmp_path: Path) -> None:
    key = kept(tmp_path)
    value: object = "other" if column == "stamp" else b"other"
    with database.changing(tmp_path / FILE, counts=False) as connection:
        connection.execute(f"UPDATE drawing SET {column} = ?", (value,))
    assert kept_drawing(key, tmp_path) is None


def test_only_the_last_is_kept(tmp_path: Path) -> None:
    key = kept(tmp_path)
    keep_drawing(Drawing("t-2", b"", b""), "another", tmp_path)
    assert kept_drawing(key, tmp_path) is None
    with database.reading(tmp_path / FILE) as connection:
        assert connection is not None
        assert connection.execute("SELECT count(*) FROM drawing").fetchone()[0] == 1


def test_without_a_library_there_is_none(tmp_path: Path) -> None:
    assert kept_drawing(drawing_key(tmp_path), tmp_path) is None
