"""Row 22: the disk is full or the folder may not be written to."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import articles, database
from dashboard.library.backup import check
from dashboard.model import Article

BODY = "The council met on Monday. It will meet again in May."


def kept(place: Path, text: str = BODY) -> Article:
    return articles.add(Article("x", text, title="Council meets"), place)


def test_a_full_disk_is_told_and_the_old_data_are_whole_and_a_retry_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept(tmp_path)
    opened = database._connect

    def small(library: Path) -> sqlite3.Connection:
        connection = opened(library)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(database, "_connect", small)
        with pytest.raises(LibraryError, match=r"the disk is full.*try again"):
            kept(tmp_path, "A long text. " * 5000)
    assert [a.id for a in articles.read_own(tmp_path).articles] == [first.id]
    assert check(tmp_path).faults == ()
    assert kept(tmp_path, "A long text. " * 5000).title == "Council meets"


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="--library"):
        kept(tmp_path / "file" / "below")
    kept(tmp_path)
    opened = database._connect

    def read_only(library: Path) -> sqlite3.Connection:
        connection = opened(library)
        connection.execute("PRAGMA query_only = ON")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(database, "_connect", read_only)
        assert len(articles.read_own(tmp_path).articles) == 1
        with pytest.raises(LibraryError, match="may not be written to"):
            kept(tmp_path, "Another text.")
