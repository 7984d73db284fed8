"""The figures of the page on trust are those that the project's own cases give."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.quality.cases import Case, read_cases
from dashboard.quality.update import read_floors
from dashboard.registry import read_toml
from dashboard.views.trust.model import figures, limits

PROJECT = Path(__file__).parents[2]
CASES = read_cases(PROJECT / "tests/corpus/en/articles", PROJECT / "data" / "articles")


def rows_of(case: Case) -> dict[str, int]:
    who = sum(len(event.who) for event in case.events)
    return {
        "events": len(case.events),
        "who": who,
        "quotes": len(case.quotes),
        "times": len(case.times),
    }


def test_the_figures_of_the_own_articles_are_their_floors() -> None:
    right, of = Counter[str](), Counter[str]()
    for floors in read_floors(PROJECT / "tests" / "scores.toml").values():
        right.update(floors)
    for case in CASES:
        of.update(rows_of(case))
    told = read_toml("views/trust/measured.toml")["own"]
    assert {f["table"]: (f["right"], f["of"]) for f in told} == {
        table: (right[table], of[table]) for table in ("events", "who", "quotes", "times")
    }


def test_a_figure_says_how_many_of_how_many_and_on_what() -> None:
    first = figures()[0]
    assert first["What"] == "Stated dates that are right"
    assert " of " in first["Right"]
    assert 0 < int(first["Percent"]) <= 100
    assert "for the first time" in first["Measured on"]
    assert all(line.endswith(".") for line in limits())


def test_the_page_shows_them() -> None:
    script = "from dashboard.views.trust import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60).run()
    assert not app.exception
    assert app.table[0].value["What"].tolist() == [row["What"] for row in figures()]
