"""Whole articles are read as their tables say, row by row; a marked row fails as expected."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from dashboard.pipeline import parse
from dashboard.quality.cases import Case, read_cases
from dashboard.quality.score import Verdict, figures, score
from dashboard.quality.update import below, read_floors

PROJECT = Path(__file__).parents[2]
CASES = read_cases(PROJECT / "tests/corpus/en/articles", PROJECT / "data" / "articles")
SAMPLES = {path.stem for path in (PROJECT / "data" / "articles").glob("*.txt")}
FLOORS = read_floors(PROJECT / "tests" / "scores.toml")


@functools.cache
def verdicts(case: Case) -> tuple[Verdict, ...]:
    return score(case, parse(case.article))


def rows() -> list[object]:
    """A test for each row; what is read in them is known only when the first of a case runs."""
    found = []
    for case in CASES:
        names = [("events", e.words) for e in case.events]
        names += [("who", f"{e.words}: {name}") for e in case.events for name, _ in e.who]
        names += [("times", time.words) for time in case.times]
        names += [("quotes", quote.words) for quote in case.quotes]
        names += [("actors", actor.name) for actor in case.actors]
        names += [("no dates", row.words) for row in case.no_dates]
        found += [pytest.param(case, *name, id=f"{case.name}-{': '.join(name)}") for name in names]
    return found


@pytest.mark.parametrize(("case", "table", "row"), rows())
def test_the_row_is_read_right(case: Case, table: str, row: str) -> None:
    (verdict,) = {v for v in verdicts(case) if (v.table, v.row) == (table, row)}
    if verdict.unread and verdict.right:
        pytest.fail("this is read right now: `dashboard check --update` takes away its mark")
    if verdict.unread:
        pytest.xfail(f"not read yet; in its place: {verdict.said}")
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
