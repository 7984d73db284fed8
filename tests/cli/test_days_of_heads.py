"""The day that the head of a text tells is the same for every command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.library.frame import timeline_of
from tests.cli.test_commands import run

HEAD = "LONDON, 14 November 2024 - The chief was charged on Wednesday with fraud.\n"


@pytest.fixture
def undated(tmp_path: Path) -> Path:
    path = tmp_path / "charged.txt"
    path.write_text(HEAD, "utf-8")
    return path


def test_dates_counts_from_the_day_of_the_head(
    undated: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("dates", undated) == 0
    told = json.loads(capfd.readouterr().out)
    assert run("parse", undated) == 0
    read = json.loads(capfd.readouterr().out)
    assert told["article"]["published"] == read["article"]["published"] == "2024-11-14"
    assert [t["value"] for t in told["timexes"]] == ["2024-11-13"]


def test_dates_takes_a_given_day_as_it_is(undated: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("dates", undated, "--published", "2024-11-20") == 0
    told = json.loads(capfd.readouterr().out)
    assert told["article"]["published"] == "2024-11-20"
    assert told["diagnostics"] == []


@pytest.mark.parametrize("is_read", [False, True])
def test_the_library_lists_and_finds_with_the_day_of_the_head(
    undated: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], *, is_read: bool
) -> None:
    place = ["library", "--library", tmp_path / "kept"]
    assert run(*place, "add", undated) == 0
    if is_read:
        timeline_of(tmp_path / "kept")
    capfd.readouterr()
    assert run(*place, "list") == 0
    assert "  2024-11-14  " in capfd.readouterr().out
    assert run(*place, "search", "fraud") == 0
    assert "  2024-11-14  " in capfd.readouterr().out


def test_what_tells_no_day_is_undated(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "open.txt"
    path.write_text("The chief was charged with fraud.", "utf-8")
    place = ["library", "--library", tmp_path / "kept"]
    assert run(*place, "add", path) == 0
    capfd.readouterr()
    assert run(*place, "list") == 0
    assert "  undated  " in capfd.readouterr().out
