"""Each of the 25 rows of the table of faults has a test and a line that says what it measures."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
ROWS = set(range(1, 26))


def test_every_row_has_a_test() -> None:
    assert {int(path.name[9:11]) for path in HERE.glob("test_row_*.py")} == ROWS


def test_every_row_is_listed_with_its_test() -> None:
    table = (HERE / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| (\d+) \|.*?`(test_row_\w+\.py)`", table, re.MULTILINE)
    assert {int(row) for row, _ in listed} == ROWS
    assert [name for _, name in listed if not (HERE / name).is_file()] == []
