"""Whole articles are read as their tables say, row by row; a marked row fails as expected."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from dashboard.pipeline import parse
from dashboard.quality.cases import Case, read_cases
from dashboard.quality.score import Verdict, figures, score
from dashboard.quality.update import below, read_floors
from tests import cases

PROJECT = Path(__file__).parents[2]
CASES = read_cases(PROJECT / "tests/corpus/en/articles", PROJECT / "data" / "articles")
SAMPLES = {path.stem for path in (PROJECT / "data" / "articles").glob("*.txt")}
FLOORS = read_floors(PROJECT / "tests" / "scores.toml")


@functools.cache
def verdicts(case: Case) -> tuple[Verdict, ...]:
    return score(case, parse(case.article))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rows_of_an_article_are_read_right(case: Case, check_cases: cases.CheckCases) -> None:
    check_cases(rows(case), check_row)


def rows(case: Case) -> list[cases.Case]:
    """The verdict on each row of the table of an article, with the line of the row."""
    places = cases.Places([case.path])
    return [cases.Case(places.of(named(v)), f"{v.table}: {v.row}", v) for v in verdicts(case)]


def named(verdict: Verdict) -> str:
    """What stands of a row in its line: of a participant, the event is in the line, too."""
    return verdict.row.split(": ")[-1] if verdict.table == "who" else verdict.row


def check_row(verdict: Verdict) -> None:
    if verdict.unread:
        known = "this is read right now: `dashboard check --update` takes away its mark"
        assert not verdict.right, known
    else:
        assert verdict.right, f"in its place: {verdict.said}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_figure_is_below_its_floor(case: Case) -> None:
    assert case.name in FLOORS, "no floor yet: `dashboard check --update` writes one"
    assert not below(figures(verdicts(case)), FLOORS[case.name])


def test_every_article_has_a_table_and_says_who_wrote_it() -> None:
    folder = PROJECT / "tests" / "corpus" / "en" / "articles"
    assert {p.stem for p in folder.glob("*.txt")} == {c.name for c in CASES} - SAMPLES
    written = [case.article for case in CASES if case.name not in SAMPLES]
    assert all(article.source == "written for the tests" for article in written)


def test_every_sample_has_a_table() -> None:
    assert {case.name for case in CASES} >= SAMPLES
