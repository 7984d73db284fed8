"""``library ledger`` tells where sources differ, as lines to read and as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.ledger.files import write
from dashboard.ledger.ledger import ledger
from dashboard.library.articles import add, read_library
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from tests.ledger.toll import TEXTS


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("library")
    for name, text in TEXTS.items():
        add(article_from_text(text, name), place)
    return place


def run(library: Path, *arguments: object) -> int:
    return cli.main(["library", "--library", str(library), "ledger", *map(str, arguments)])


def test_it_tells_each_difference_with_both_sentences(
    library: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(library, "--query", "?words=bomb&show=all") == 0
    told = capfd.readouterr().out
    assert "Number (dead): Conflict." in told
    assert "Coast Herald, 6 March 2024: 19\n" in told
    assert "“A bomb at a market in Kano killed 15 people on Monday.”" in told
    assert told.endswith("\n3 differences\n")


def test_the_files_are_those_of_the_page(library: Path, tmp_path: Path) -> None:
    rows = ledger(build(parse(article) for article in read_library(library).articles))
    for name in ("csv", "json"):
        file = tmp_path / f"out.{name}"
        assert run(library, "--format", name, "--output", file) == 0
        assert file.read_bytes() == b"".join(write(rows, name))
    assert len(json.loads((tmp_path / "out.json").read_text("utf-8"))) == len(rows)


def test_a_filter_that_means_nothing_writes_nothing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(library, "--query", "since=yesterday") == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err
