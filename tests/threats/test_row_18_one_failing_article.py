"""Row 18: one failing article among 10,000 is one row; the others are there; exit status 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.batch import work as batch_work
from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here
from dashboard.batch.run import run
from tests.batch.made_work import quick

pytestmark = pytest.mark.slow


def many(path: Path, number: int, bad: int) -> Path:
    with path.open("w") as file:
        for i in range(number):
            name = "bad" if i == bad else f"a{i}"
            file.write(json.dumps({"id": name, "text": f"Text {i}."}) + "\n")
    return path


def test_of_10_000_articles_9_999_are_stored(tmp_path: Path) -> None:
    source = many(tmp_path / "a.jsonl", 10_000, 5_000)
    counts = run(source, DataSet(tmp_path / "out", "program", "parser"), Here(quick), chunk=2_000)
    assert (counts["articles"], counts["errors"]) == (9_999, 1)


def test_the_exit_status_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_work, "work", quick)
    source = many(tmp_path / "a.jsonl", 3, 1)
    assert cli.main(["batch", str(source), "--to", str(tmp_path / "out"), "--jobs", "1"]) == 2
    source = many(tmp_path / "b.jsonl", 3, 9)
    assert cli.main(["batch", str(source), "--to", str(tmp_path / "two"), "--jobs", "1"]) == 0
