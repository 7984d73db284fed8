"""Row 4: a cell that a spreadsheet would run is guarded."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.csv import guard, unguard
from tests.exports.formula import rows

FORMULAS = (*"=+-@＝＋－＠",)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "'=", "''@"])
def test_a_cell_that_begins_like_a_formula_is_guarded(start: str) -> None:
    assert guard(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "2024-03-04", "it's", "'tis", "a=b", " =1", "'"])
@pytest.mark.parametrize("behind", ["", "a; b", "a;b=1", "a,=1", "two\n\nlines", "a|b\tc"])
def test_any_other_cell_is_left_alone(cell: str, behind: str) -> None:
    assert guard(cell + behind) == cell + behind


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a\t@x;+1|-1", "a\t'@x;'+1|'-1"),
        ("a\r\n=1", "a\r\n'=1"),
        ("=1;=1", "'=1;'=1"),
        ("a;'=1", "a;''=1"),
        ('a;"=1', "a;'\"=1"),
        ("a;;=1", "a;;'=1"),
        ("a;\x00＝1", "a;'\x00＝1"),
        ("\t=1", "'\t'=1"),
    ],
)
def test_it_is_guarded_behind_what_others_split_at(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded


@given(st.text() | st.text(";\t|\r\n'\"=+-@\x00＝a ,"))
def test_the_guard_can_be_taken_away(cell: str) -> None:
    assert unguard(guard(cell)) == cell


# As spreadsheets do: a quote counts at the beginning of a cell alone, and twice within it.
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@given(cells=st.lists(st.text(";\t|\r\n'\"=+-@＝a ,", max_size=12), min_size=2, max_size=4))
def test_no_reading_of_a_line_finds_a_formula(separator: str, cells: list[str]) -> None:
    line = io.StringIO()
    csv.writer(line).writerow(map(guard, cells))
    read = csv.reader(io.StringIO(line.getvalue(), newline=""), delimiter=separator)
    assert [cell for row in read for cell in row if cell[:1] in FORMULAS] == []


def test_csv_is_guarded_unless_raw_is_asked_for() -> None:
    (guarded,), (raw,) = rows(raw=False), rows(raw=True)
    assert (guarded["title"], raw["title"]) == ("'@home", "@home")
    assert (guarded["headline"], raw["headline"]) == ("'=SUM(A1)", "=SUM(A1)")
    del guarded["proof"], raw["proof"]  # digests of the cells as they are
    assert {name: unguard(cell) for name, cell in guarded.items()} == raw
