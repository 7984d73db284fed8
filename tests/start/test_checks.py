"""``dashboard test``: which tests it runs, how many at once, and what it says of a failure."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from dashboard.commands import test as command


def arguments(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(words)


def commands(*words: str, with_browser: bool = True) -> dict[str, list[str]]:
    return dict(command._test_commands(arguments(*words), with_browser=with_browser))


def test_all_tests_run_in_one_process_more_than_there_are_processors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    (tests,) = commands().values()
    assert tests[:3] == ["pytest", "--numprocesses", "3"]
    assert "-m" not in tests


def test_quick_leaves_out_browser_and_slow_tests() -> None:
    (tests,) = commands("--quick", "--jobs", "1", "tests/dates", with_browser=False).values()
    assert tests == ["pytest", "-m", "not browser and not slow", "tests/dates"]


def test_coverage_is_joined_over_all_processes_and_told() -> None:
    told = commands("--coverage", "--jobs", "1")
    assert list(told.values()) == [
        ["coverage", "run", "-m", "pytest"],
        ["coverage", "combine", "--quiet"],
        ["coverage", "report"],
    ]


def test_a_test_that_fails_is_told_and_is_the_status(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    failing = tmp_path / "test_made.py"
    failing.write_text("def test_it():\n    assert 1 == 2\n")
    assert command.run(arguments("--quick", "--jobs", "1", str(failing))) == 1
    out, err = capfd.readouterr()
    assert "1 failed" in out
    assert err.splitlines()[-1] == "dashboard: FAILED: tests"
