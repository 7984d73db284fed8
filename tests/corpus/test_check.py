"""``dashboard check``: figures, floors, and the update that can only make them better."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dashboard.commands import check
from dashboard.quality.cases import read_cases
from dashboard.quality.update import with_totals

TEXT = "---\npublished: 2024-03-08\n---\nThe minister Ana Ruiz resigned on 5 March 2024.\n"
TABLE = """## Events

|   | words | date | status | who |
|---|---|---|---|---|
| ? | *resigned* on 5 March | 2024-03-05 | asserted | |
|   | The *minister* | 1999 | asserted | |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "one.expected.md").write_text(TABLE, "utf-8")
    return tmp_path


def run(folder: Path, *, update: bool = False) -> int:
    return check._check(read_cases(folder), folder / "scores.toml", rows=True, update=update)[1]


def test_figures_and_rows_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 0
    said = capsys.readouterr().out
    assert "1/2" in said
    assert "events: The minister  [read: not found]" in said


def test_an_update_takes_away_marks_and_raises_floors(folder: Path) -> None:
    run(folder, update=True)
    assert (folder / "one.expected.md").read_text("utf-8") == TABLE.replace("| ? |", "|   |")
    floors = tomllib.loads((folder / "scores.toml").read_text("utf-8"))["articles"]["one"]
    assert (floors["events"], floors["wrongly asserted"]) == (1, 0)


def test_below_its_floor_is_a_failure_and_an_update_does_not_lower_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scores = folder / "scores.toml"
    scores.write_text("[quotes]\nkind = 98\n\n[articles.one]\nevents = 2\n", "utf-8")
    assert run(folder, update=True) == 1
    assert "BELOW ITS FLOOR: events: 1, the floor is 2" in capsys.readouterr().out
    kept = tomllib.loads(scores.read_text("utf-8"))
    assert kept["articles"]["one"]["events"] == 2
    assert kept["quotes"] == {"kind": 98}


def test_the_totals_go_where_the_page_on_trust_reads_them() -> None:
    before = (
        '[[own]]\ntable = "events"\nwhat = "Events"\nright = 1\nof = 9\n\n[[fresh]]\nright = 3\n'
    )
    after = with_totals(before, {"events": 4, "events of": 10})
    assert after == before.replace("right = 1\nof = 9", "right = 4\nof = 10")
