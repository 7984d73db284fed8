"""``library coverage`` tells what each week holds and why stretches tell nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.library.articles import add
from dashboard.nlp.read import article_from_text
from tests.timeline.test_coverage import TEXTS


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("library")
    for name, text in TEXTS.items():
        add(article_from_text(text, name), place)
    return place


def run(library: Path, *arguments: object) -> int:
    return cli.main(["library", "--library", str(library), "coverage", *map(str, arguments)])


def test_it_tells_reasons_and_weeks(library: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(library) == 0
    told = capfd.readouterr().out.splitlines()
    assert told[0] == (
        "2024-03-05 to 2024-05-01     58 days  "
        "1 article was published in this time; it tells no event of it."
    )
    assert told[2] == "109 days: an event lies in 3; 105 as above, 1 in shorter stretches"
    assert told[-1].split() == ["2024-06-17", "1", "3", "3", "1", "2"]


def test_as_json_the_numbers_add_up(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    assert run(library, "--format", "json", "--as-of", "2024-04-30", "--output", file) == 0
    found = json.loads(file.read_text("utf-8"))
    days = found["days"]
    assert days.pop("all") == sum(days.values())
    assert [week["articles"] for week in found["weeks"]] == [1, 1]
    assert {one["reason"] for one in found["stretches"]} == {"no events"}
