"""Row 23: a library that is damaged or newer is refused and never created over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.errors import LibraryError
from dashboard.library import articles, database, stored
from dashboard.library.archive import write_archive
from dashboard.library.backup import back_up, check, restore
from dashboard.library.corrections import read_log
from dashboard.library.imports import import_bytes
from dashboard.library.place import FILE
from dashboard.model import Article
from tests.fuzz import flips

pytestmark = pytest.mark.slow

FEW = 100  # flipped bits; `python -m tests.fuzz.flips` turns 5,000
NUMBERS = ("number", "undoes", "clash", "one", "article", "count", "dismissed")
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
    assert any(other.id in fault and "is not what was kept" in fault for fault in found.faults)
    reading = articles.read_own(tmp_path)
    assert [a.id for a in reading.articles] == [one.id]
    assert ["is not what was kept" in p.message for p in reading.problems] == [True]


def every_column() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        database._set_up(connection)
        database.upgrade(connection)
        return [
            (table, name)
            for table in stored.TABLES
            for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with rows of every sort."""
    return flips.make(tmp_path_factory.mktemp("full")).parent


@pytest.fixture(scope="module")
def full(made: Path) -> bytes:
    """The file of that library."""
    return (made / FILE).read_bytes()


@pytest.fixture(scope="module")
def every(made: Path) -> list[Article]:
    return list(articles.read_own(made).articles)


@pytest.fixture(scope="module")
def whole(made: Path, every: list[Article]) -> flips.Seen:
    """What it shows while nothing is damaged."""
    return flips.look(made, every)


def damage(file: Path, table: str, column: str) -> None:
    """Change a value of a row as faults of a disk do: a text is no UTF-8 then, NULL is a value."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = dict(rows.fetchall())
        for name in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(
            f"UPDATE {table} SET {column} = CASE typeof({column})"
            f" WHEN 'integer' THEN {column} + 1000 WHEN 'blob' THEN zeroblob(9)"
            f" ELSE CAST(x'ff' || coalesce({column}, '') AS "
            f"{'INTEGER' if column in NUMBERS else 'TEXT'}) END"
            f" WHERE rowid = (SELECT max(rowid) FROM {table})"
        )
        connection.commit()
        for sql in triggers.values():
            connection.execute(sql)


@pytest.mark.parametrize(("table", "column"), every_column())
def test_a_changed_value_of_any_column_is_named_and_hides_no_other_row(
    table: str,
    column: str,
    full: bytes,
    every: list[Article],
    whole: flips.Seen,
    tmp_path: Path,
) -> None:
    file = tmp_path / FILE
    file.write_bytes(full)
    damage(file, table, column)
    seen = flips.look(tmp_path, every)
    assert any(f"of the table {table}" in fault for fault in seen.faults)
    lost = {kind: len(whole.rows[kind] - seen.rows[kind]) for kind in whole.rows}
    assert all(count <= (kind in (table, "parse")) for kind, count in lost.items())
    told = [line for line in seen.told if f"of the table {table}" in line]
    assert bool(told) == (table in (*stored.SMALL, "article"))
    assert all(str(file) in line and "there is no backup" in line for line in told)


def test_a_damaged_line_of_the_log_takes_what_speaks_of_it_out_of_the_archive_alone(
    full: bytes, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(full)
    undone = next(line for line in reversed(read_log(tmp_path)) if line.undoes)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'correction_stays'"
        ).fetchone()
        connection.execute("DROP TRIGGER correction_stays")
        connection.execute("UPDATE correction SET was = '{' WHERE number = ?", (undone.undoes,))
        connection.commit()
        connection.execute(sql)
    failed: list[str] = []
    data = b"".join(write_archive(tmp_path, failed=failed))
    taken = import_bytes(data, "saved", tmp_path / "other")
    assert (taken.articles, taken.corrections) == (12, 23 + 13)
    assert [f"row {n}" in line for n, line in zip((24, 25), failed, strict=True)] == [True, True]


@pytest.mark.parametrize("action", ["list", "log"])
def test_the_command_line_names_each_damaged_row_once(
    action: str, full: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE).write_bytes(full)
    backup = back_up(tmp_path)
    damaged = {
        "article": "notes",
        "correction": "was",
        "saved_view": "params",
        "setting": "value",
        "actor_correction": "actors",
    }
    for table, column in damaged.items():
        damage(tmp_path / FILE, table, column)
    assert main(["library", "--library", str(tmp_path), action]) == 2
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == {"list": 11, "log": 24 + 12}[action]
    told = printed.err.splitlines()
    assert [
        sum(f"table {t} (" in line and backup.name in line for line in told) for t in damaged
    ] == [*(1 for _ in damaged)]


def test_a_damaged_article_is_made_whole_by_adding_it_again(full: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(full)
    last = articles.read_own(tmp_path).articles[-1]
    damage(tmp_path / FILE, "article", "text")
    assert last not in articles.read_own(tmp_path).articles
    assert articles.add(last, tmp_path).id == last.id
    assert articles.read_own(tmp_path).articles[-1] == last
    assert check(tmp_path).faults == ()


@pytest.mark.slow
def test_a_few_hundred_flipped_bits_are_each_found_or_harmless(tmp_path: Path) -> None:
    counts = flips.run(FEW, 7, tmp_path)
    assert [counts[kind] for kind in flips.FAULTS] == [0, 0, 0]
    assert min(counts[kind] for kind in (flips.FOUND, flips.REFUSED, flips.HARMLESS)) > 0


def test_a_backup_that_is_not_whole_replaces_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    backup = back_up(tmp_path)
    backup.write_bytes(backup.read_bytes()[:5000])
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LibraryError, match="is damaged"):
        restore(backup, tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
