"""A sealed log: whatever is done to a line behind the back of the program, the check finds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cli import main
from dashboard.library import database
from dashboard.library.actor_log import say
from dashboard.library.backup import check
from dashboard.library.corrections import read_log, record, undo
from dashboard.library.place import FILE
from dashboard.library.seals import find_breaks
from dashboard.library.stored import LOGS, digest_of, write
from dashboard.linkage import Kind, Ref
from dashboard.review import Field
from tests.library.test_made_library import unpacked

WORDS = {"correction": "why", "actor_correction": "why"}
NUMBER = 5  # lines of each log that are written here


def write_lines(place: Path) -> None:
    for n in range(NUMBER - 1):
        line = record(f"a:{n}:CONSULT", Field.NOTE, f"note {n}", why=f"why {n}", place=place)
        say(Kind.RENAME, [Ref(f"Person {n}")], name=f"Name {n}", why=f"why {n}", place=place)
    undo(line.number, place=place)
    say(Kind.NONE, [Ref("Balloon")], place=place)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library that is sealed from its first line on."""
    place = tmp_path_factory.mktemp("sealed")
    write_lines(place)
    return place / FILE


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library that was sealed when it already had lines."""
    place = tmp_path_factory.mktemp("older")
    unpacked("form-5", place)
    write_lines(place)
    return place / FILE


@contextmanager
def behind_its_back(connection: sqlite3.Connection) -> Iterator[None]:
    """A library without what keeps its lines; that is there again afterwards."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = dict(map(tuple, rows.fetchall()))
    for name in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for sql in triggers.values():
        connection.execute(sql)


def in_memory(file: Path) -> sqlite3.Connection:
    """A copy of a library that no disk has to be waited for."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database._set_up(connection)
    with closing(sqlite3.connect(file)) as kept:
        kept.backup(connection)
    return connection


def add_line(connection: sqlite3.Connection, log: str) -> None:
    """Write one more line, as the program does: the last one over again."""
    names = "at, by, event, field, was, now, why"
    if log == "actor_correction":
        names = "at, by, kind, actors, name, why"
    last = f"SELECT {names} FROM {log} ORDER BY number DESC LIMIT 1"
    write(connection, log, f"INSERT INTO {log} ({names}) {last}")


def seal_anew(connection: sqlite3.Connection, log: str, number: int) -> None:
    """Give a line the digest that fits it: so much can everybody compute."""
    row = connection.execute(f"SELECT * FROM {log} WHERE number = ?", (number,)).fetchone()
    connection.execute(f"UPDATE {log} SET digest = ? WHERE number = ?", (digest_of(row), number))


def edit(connection: sqlite3.Connection, log: str, one: int, _: int) -> None:
    statement = f"UPDATE {log} SET {WORDS[log]} = 'other words' WHERE number = ?"
    connection.execute(statement, (one,))
    seal_anew(connection, log, one)


def remove(connection: sqlite3.Connection, log: str, one: int, _: int) -> None:
    connection.execute(f"DELETE FROM {log} WHERE number = ?", (one,))


def swap(connection: sqlite3.Connection, log: str, one: int, other: int) -> None:
    for number, now in ((one, -1), (other, one), (-1, other)):
        connection.execute(f"UPDATE {log} SET number = ? WHERE number = ?", (now, number))
    for number in (one, other):
        seal_anew(connection, log, number)


def insert(connection: sqlite3.Connection, log: str, one: int, other: int) -> None:
    """A copy of a line behind another; those that come after move on."""
    names = [n for (n,) in connection.execute("SELECT name FROM pragma_table_info(?)", (log,))]
    kept = ", ".join(name for name in names if name != "number")
    later = f"SELECT number FROM {log} WHERE number > ? ORDER BY number DESC"
    connection.execute(f"INSERT INTO {log} ({kept}) SELECT {kept} FROM {log} WHERE number = {one}")
    (new,) = connection.execute(f"SELECT max(number) FROM {log}").fetchone()
    connection.execute(f"UPDATE {log} SET number = -1 WHERE number = {new}")
    for (number,) in connection.execute(later, (other,)).fetchall():
        connection.execute(f"UPDATE {log} SET number = number + 1 WHERE number = {number}")
        seal_anew(connection, log, number + 1)
    connection.execute(f"UPDATE {log} SET number = {other + 1} WHERE number = -1")
    seal_anew(connection, log, other + 1)


@pytest.mark.parametrize("where", ["sealed", "older"])
@given(
    log=st.sampled_from(LOGS),
    how=st.sampled_from([edit, remove, swap, insert]),
    lines=st.tuples(st.integers(0, 99), st.integers(0, 99)),
    goes_on=st.booleans(),
)
def test_any_change_of_any_line_is_found(
    where: str, log: str, how, lines: tuple[int, int], goes_on: bool, request: pytest.FixtureRequest
) -> None:
    """Though the digest of each changed line fits it, and more was written since."""
    with closing(in_memory(request.getfixturevalue(where))) as connection:
        assert list(find_breaks(connection)) == []
        with behind_its_back(connection):
            found = connection.execute(f"SELECT number FROM {log} ORDER BY number").fetchall()
            numbers = [number for (number,) in found]
            one, other = (numbers[at % len(numbers)] for at in lines)
            if how is swap and one == other:
                other = numbers[(numbers.index(one) + 1) % len(numbers)]
            how(connection, log, one, other)
        for _ in range(2 * goes_on):
            add_line(connection, log)
        breaks = list(find_breaks(connection))
    assert breaks
    name = "the log of corrections: " if log == "correction" else "the log of who is who: "
    assert all(told.startswith(name) and "line" in told for told in breaks)


@pytest.mark.parametrize("where", ["sealed", "older"])
def test_a_log_that_is_as_it_was_written_has_no_break(
    where: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    place = request.getfixturevalue(where).parent
    found = check(place)
    assert found.faults == ()
    assert [seal.since > 0 for seal in found.seals] == [where == "older"] * 2
    assert main(["library", "--library", str(place), "check"]) == 0
    said = capsys.readouterr().out
    told = "lines 1 to" if where == "older" else "from its first line on"
    assert said.count(told) == 2
    with database.reading(place / FILE) as connection:
        assert connection is not None
        for log, seal in zip(LOGS, found.seals, strict=True):
            last = f"SELECT digest FROM {log} ORDER BY number DESC"
            assert connection.execute(last).fetchone()[0] == seal.last
            assert f"its last: {seal.last}" in said


def test_a_seal_that_is_gone_or_was_written_anew_is_found(sealed: Path, tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_bytes(sealed.read_bytes())
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("DELETE FROM log_seal WHERE log = 'correction'")
        connection.execute("UPDATE log_seal SET at = '2020-01-01T00:00:00Z'")
    record("b:1:CONSULT", Field.NOTE, "later", place=tmp_path)
    faults = check(tmp_path).faults
    assert any("the log of corrections: its seal is not there" in fault for fault in faults)
    assert any("of the table log_seal (“actor_correction”)" in fault for fault in faults)
    assert len(read_log(tmp_path)) == NUMBER + 1  # nothing is hidden by it
