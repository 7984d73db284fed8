"""The library's file: whole or refused, never written over, safe with others and through faults."""

from __future__ import annotations

import gzip
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import articles, database
from dashboard.library.backup import back_up, back_up_daily, check, restore
from dashboard.library.corrections import read_log, record
from dashboard.library.place import FILE, backup_folder
from dashboard.library.saved_views import saved_views
from dashboard.model import Article
from dashboard.review import Field

BODY = "The council met on Monday. It will meet again in May."


def kept(place: Path, text: str = BODY) -> Article:
    return articles.add(Article("x", text, title="Council meets"), place)


def test_a_whole_library_has_no_fault(tmp_path: Path) -> None:
    assert check(tmp_path / "none yet").faults == ()
    kept(tmp_path)
    record("a:1:X", Field.STATE, "checked", place=tmp_path)
    found = check(tmp_path)
    assert (found.articles, found.corrections, found.faults) == (1, 1, ())


def test_a_backup_is_put_back_and_what_was_there_is_moved_aside(tmp_path: Path) -> None:
    first = kept(tmp_path)
    backup = back_up(tmp_path)
    kept(tmp_path, "Another text, kept later.")
    aside = restore(Path(backup.name), tmp_path)
    assert [a.id for a in articles.read_own(tmp_path).articles] == [first.id]
    assert aside is not None
    assert aside.exists()
    (tmp_path / FILE).write_bytes(b"")
    restore(backup, tmp_path)
    assert [a.id for a in articles.read_own(tmp_path).articles] == [first.id]


def test_a_restore_that_fails_leaves_the_library_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept(tmp_path)
    backup, before = back_up(tmp_path), articles.state(tmp_path)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.library.backup.copy", full)
        with pytest.raises(LibraryError, match="could not be written"):
            restore(backup, tmp_path)
    assert articles.state(tmp_path) == before
    assert [a.id for a in articles.read_own(tmp_path).articles] == [first.id]
    aside = restore(backup, tmp_path)
    assert articles.state(tmp_path) != before
    assert aside is not None
    restore(aside, tmp_path)


def test_the_newest_backup_is_the_one_that_was_written_last(tmp_path: Path) -> None:
    kept(tmp_path)
    old, new = back_up_daily(tmp_path), back_up(tmp_path)
    assert old is not None
    os.utime(old, (1, 1))
    assert new.name in str(database.refuse(tmp_path / FILE, "is empty"))


LOOKS = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0.1, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    sys.exit(3)
"""


def test_a_look_at_the_library_leaves_the_lock_of_who_writes(tmp_path: Path) -> None:
    """Opening and closing the file beside SQLite would drop it for the whole process."""
    kept(tmp_path)
    with database.changing(tmp_path / FILE):
        articles.state(tmp_path)
        command = [sys.executable, "-c", LOOKS, str(tmp_path / FILE)]
        assert subprocess.run(command, check=False).returncode == 3


KILLED_WHILE_WRITING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # so that pages are written before the end
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE much (words TEXT)")
connection.executemany("INSERT INTO much VALUES (?)", (("w" * 2000,) for _ in range(2000)))
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_what_a_crash_left_of_a_change_is_taken_back(tmp_path: Path) -> None:
    first = kept(tmp_path)
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(tmp_path / FILE)]
    assert subprocess.run(command, check=False).returncode == -9
    assert (tmp_path / f"{FILE}-journal").exists()
    assert [a.id for a in articles.read_own(tmp_path).articles] == [first.id]
    assert check(tmp_path).faults == ()


def test_one_automatic_backup_a_day(tmp_path: Path) -> None:
    assert back_up_daily(tmp_path) is None
    kept(tmp_path)
    first = back_up_daily(tmp_path)
    assert first is not None
    assert back_up_daily(tmp_path) is None
    assert list(backup_folder(tmp_path / FILE).iterdir()) == [first]


def test_an_older_form_is_upgraded_step_by_step_and_backed_up_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept(tmp_path)
    forms = database._forms()
    newest = max(forms) + 1
    later = {**forms, newest: "CREATE TABLE shelf (name TEXT) STRICT;"}
    monkeypatch.setattr(database, "_forms", lambda: later)
    assert [a.id for a in articles.read_own(tmp_path).articles] == [first.id]
    with database.reading(tmp_path / FILE) as connection:
        assert connection is not None
        assert database.form_of(connection) == newest
        assert connection.execute("SELECT count(*) FROM shelf").fetchone()[0] == 0
    assert (backup_folder(tmp_path / FILE) / f"before-form-{newest}.sqlite").exists()


def test_a_library_of_the_first_form_is_opened_and_keeps_all_that_is_in_it(tmp_path: Path) -> None:
    """The file was written by the program as it was then, and is kept for this."""
    old = gzip.decompress((Path(__file__).parent / "form-1.sqlite.gz").read_bytes())
    (tmp_path / FILE).write_bytes(old)
    own = articles.read_own(tmp_path).articles
    assert [(a.title, str(a.published), a.source) for a in own] == [
        ("Council meets", "2024-03-12", "Agder Post"),
        ("Claim rejected", "None", None),
    ]
    assert [hit.title for hit in articles.search("Kari", tmp_path)] == ["Claim rejected"]
    log = [(line.field, line.now, line.why, line.undoes) for line in read_log(tmp_path)]
    assert log == [
        (Field.NOTE, "asked the clerk", "", None),
        (Field.STATE, "checked", "in the minutes", None),
        (Field.STATE, None, "", 2),
    ]
    assert saved_views(tmp_path) == {"may": {"words": ["May"]}}
    assert check(tmp_path).faults == ()
    kept(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert database.form_of(connection) == database.newest_form()
    before = backup_folder(tmp_path / FILE) / f"before-form-{database.newest_form()}.sqlite"
    assert before.read_bytes()[:16] == old[:16]


def test_a_step_that_fails_leaves_the_form_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path)
    forms = database._forms()
    broken = {**forms, max(forms) + 1: "CREATE TABLE shelf (name TEXT) STRICT; CREATE NONSENSE;"}
    monkeypatch.setattr(database, "_forms", lambda: broken)
    with pytest.raises(LibraryError):
        articles.read_own(tmp_path)
    monkeypatch.setattr(database, "_forms", lambda: forms)
    assert len(articles.read_own(tmp_path).articles) == 1
