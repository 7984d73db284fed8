"""The library's file: whole or refused, never written over, safe with others and through faults."""

from __future__ import annotations

import contextlib
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
from dashboard.model import Article
from dashboard.review import Field

BODY = "The council met on Monday. It will meet again in May."


def kept(place: Path, text: str = BODY) -> Article:
    return articles.add(Article("x", text, title="Council meets"), place)


def damaged(data: bytes, how: str) -> bytes:
    newer = data[:60] + (99).to_bytes(4, "big") + data[64:]
    other = data[:68] + b"\x00\x00\x00\x07" + data[72:]
    return {
        "empty": b"",
        "garbage": b"no database" * 999,
        "cut short": data[: len(data) // 2],
        "cut within its header": data[:50],
        "of another program": other,
        "of a newer version": newer,
    }[how]


WAYS = {
    "empty": "0 bytes",
    "garbage": "is no SQLite file",
    "cut short": "is damaged",
    "cut within its header": "is no SQLite file",
    "of another program": "another program",
    "of a newer version": "newer version",
}


@pytest.mark.parametrize("backed_up", [True, False])
@pytest.mark.parametrize("how", WAYS)
def test_what_is_no_whole_library_is_refused_and_left_as_it_is(
    how: str, backed_up: bool, tmp_path: Path
) -> None:
    kept(tmp_path)
    file = tmp_path / FILE
    backup = back_up(tmp_path) if backed_up else None
    file.write_bytes(damaged(file.read_bytes(), how))
    before = file.read_bytes()
    with pytest.raises(LibraryError, match=WAYS[how]) as refusal:
        articles.read_own(tmp_path)
    assert (backup.name if backup else "no backup") in str(refusal.value)
    with pytest.raises(LibraryError):
        kept(tmp_path, "Another text.")
    assert file.read_bytes() == before
    shown = articles.read_library(tmp_path)
    assert shown.articles == articles.read_samples().articles
    assert how in WAYS
    assert [WAYS[how] in p.message for p in shown.problems] == [True]


def test_a_flipped_bit_in_a_text_is_seen_and_the_others_are_shown(tmp_path: Path) -> None:
    one, other = kept(tmp_path), kept(tmp_path, "The court sat in June. It rose in July.")
    file = tmp_path / FILE
    data = file.read_bytes()
    at = data.index(b"rose in July")
    file.write_bytes(data[:at] + b"s" + data[at + 1 :])
    found = check(tmp_path)
    assert any(f"{other.id}: its text" in fault for fault in found.faults)
    reading = articles.read_own(tmp_path)
    assert [a.id for a in reading.articles] == [one.id]
    assert ["is not what was kept" in p.message for p in reading.problems] == [True]


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


def test_a_backup_that_is_not_whole_replaces_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    backup = back_up(tmp_path)
    backup.write_bytes(backup.read_bytes()[:5000])
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LibraryError, match="is damaged"):
        restore(backup, tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


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
    later = {**forms, 2: "CREATE TABLE shelf (name TEXT) STRICT;"}
    monkeypatch.setattr(database, "_forms", lambda: later)
    assert [a.id for a in articles.read_own(tmp_path).articles] == [first.id]
    with database.reading(tmp_path / FILE) as connection:
        assert connection is not None
        assert database.form_of(connection) == 2
        assert connection.execute("SELECT count(*) FROM shelf").fetchone()[0] == 0
    assert (backup_folder(tmp_path / FILE) / "before-form-2.sqlite").exists()


def test_a_step_that_fails_leaves_the_form_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path)
    forms = database._forms()
    broken = {**forms, 2: "CREATE TABLE shelf (name TEXT) STRICT; CREATE NONSENSE;"}
    monkeypatch.setattr(database, "_forms", lambda: broken)
    with pytest.raises(LibraryError):
        articles.read_own(tmp_path)
    monkeypatch.setattr(database, "_forms", lambda: forms)
    assert len(articles.read_own(tmp_path).articles) == 1


WRITER = """
import sys
from pathlib import Path
from dashboard.library.corrections import record
from dashboard.review import Field
for i in range(40):
    record(f"a:{i}:X", Field.NOTE, f"{sys.argv[2]} {i}", place=Path(sys.argv[1]))
"""


def test_three_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two tabs and the command line: none of them is told to come again, and the log has all."""
    commands = [[sys.executable, "-c", WRITER, str(tmp_path), name] for name in "abc"]
    running = [subprocess.Popen(command) for command in commands]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    log = read_log(tmp_path)
    assert sorted(line.now for line in log) == sorted(f"{n} {i}" for n in "abc" for i in range(40))
    assert articles.state(tmp_path).endswith(" 120")


KILLED = """
import sys
from pathlib import Path
from dashboard.library.corrections import record
from dashboard.review import Field
for i in range(100_000):
    line = record("a:1:X", Field.NOTE, "n" * 3000 + str(i), place=Path(sys.argv[1]))
    print(line.number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_killed_in_the_middle_every_acknowledged_correction_is_there_and_none_by_half(
    tmp_path: Path,
) -> None:
    told = 0
    for _ in range(3):
        command = [sys.executable, "-c", KILLED, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(15):
                told = int(process.stdout.readline())
            process.kill()
        log = read_log(tmp_path)
        assert len(log) >= told
        assert [line.number for line in log] == list(range(1, len(log) + 1))
        assert all(line.now.startswith("n" * 3000) for line in log)
    assert check(tmp_path).faults == ()


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


def test_a_fault_in_a_transaction_takes_all_of_it_back(tmp_path: Path) -> None:
    kept(tmp_path)
    before = articles.state(tmp_path)
    with contextlib.suppress(RuntimeError), database.changing(tmp_path / FILE) as connection:
        connection.execute("DELETE FROM article")
        raise RuntimeError
    assert len(articles.read_own(tmp_path).articles) == 1
    assert articles.state(tmp_path) == before
