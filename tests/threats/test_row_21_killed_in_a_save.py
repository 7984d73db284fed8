"""Row 21: killed in the middle of a save, what was acknowledged is there and nothing by half."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.library import articles, database
from dashboard.library.backup import check
from dashboard.library.corrections import read_log
from dashboard.library.place import FILE
from dashboard.model import Article

pytestmark = pytest.mark.slow

BODY = "The council met on Monday. It will meet again in May."


def kept(place: Path, text: str = BODY) -> Article:
    return articles.add(Article("x", text, title="Council meets"), place)


KILLED = """
import sys
from pathlib import Path
from dashboard.library.corrections import record
from dashboard.review import Field
for i in range(100_000):
    line = record("a:1:X", Field.NOTE, "n" * 1900 + str(i), place=Path(sys.argv[1]))
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
        assert all(line.now.startswith("n" * 1900) for line in log)
    assert check(tmp_path).faults == ()


def test_a_fault_in_a_transaction_takes_all_of_it_back(tmp_path: Path) -> None:
    kept(tmp_path)
    count = articles.state(tmp_path)
    with contextlib.suppress(RuntimeError), database.changing(tmp_path / FILE) as connection:
        connection.execute("DELETE FROM article")
        raise RuntimeError
    assert len(articles.read_own(tmp_path).articles) == 1
    assert articles.state(tmp_path) == count


KILLED_BETWEEN_FIELDS = """
import sys
from pathlib import Path
from dashboard.library.corrections import Change, record_all
from dashboard.review import Field
fields = (Field.DATE, Field.TYPE, Field.HEADLINE, Field.NOTE)
for i in range(100_000):
    changes = [Change("a:1:X", name, "n" * 50 + str(i)) for name in fields]
    print(record_all(changes, place=Path(sys.argv[1]))[-1].number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_killed_while_several_fields_are_saved_all_of_them_are_there_or_none(
    tmp_path: Path,
) -> None:
    for _ in range(3):
        command = [sys.executable, "-c", KILLED_BETWEEN_FIELDS, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            told = [int(process.stdout.readline()) for _ in range(15)][-1]
            process.kill()
        log = read_log(tmp_path)
        assert len(log) >= told
        assert len(log) % 4 == 0
        whole = [{line.now for line in log[i : i + 4]} for i in range(0, len(log), 4)]
        assert all(len(values) == 1 for values in whole)


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_killed_while_many_articles_are_added_each_that_was_told_is_there(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for i in range(600):
        (pile / f"{i:03}.txt").write_text(f"{BODY} This is the report number {i}.")
    place = tmp_path / "kept"
    command = [sys.executable, "-m", "dashboard", "library", "--library", str(place), "add"]
    with subprocess.Popen([*command, str(pile)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = {process.stdout.readline().strip() for _ in range(210)}
        process.kill()
    own = {article.id for article in articles.read_own(place).articles}
    assert told <= own
    assert check(place).faults == ()
    assert subprocess.run([*command, str(pile)], check=False, capture_output=True).returncode == 0
    assert len(articles.read_own(place).articles) == 600
