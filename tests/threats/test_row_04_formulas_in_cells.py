"""Row 4: a cell that a spreadsheet would run is guarded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.csv import guard, unguard
from tests.exports.formula import rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "'=", "''@"])
def test_a_cell_that_begins_like_a_formula_is_guarded(start: str) -> None:
    assert guard(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "2024-03-04", "it's", "'tis", "a=b", " =1", "'"])
def test_any_other_cell_is_left_alone(cell: str) -> None:
    assert guard(cell) == cell


@given(st.text())
def test_the_guard_can_be_taken_away(cell: str) -> None:
    assert unguard(guard(cell)) == cell


def test_csv_is_guarded_unless_raw_is_asked_for() -> None:
    (guarded,), (raw,) = rows(raw=False), rows(raw=True)
    assert (guarded["title"], raw["title"]) == ("'@home", "@home")
    assert (guarded["headline"], raw["headline"]) == ("'=SUM(A1)", "=SUM(A1)")
    assert {name: unguard(cell) for name, cell in guarded.items()} == raw
