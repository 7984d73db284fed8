"""``dashboard test``: which tests it runs, how many at once, and what it says of a failure."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.commands import test as command
from dashboard.dates.grammar import load_grammar
from dashboard.errors import DashboardError, RuleError


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
    assert tests[-3:] == ["-m", "not browser and not slow", "tests/dates"]


def test_quick_tests_do_not_wait_and_have_a_process_for_each_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    (tests,) = commands("--quick").values()
    assert tests[:3] == ["pytest", "--numprocesses", "2"]


def test_coverage_is_joined_over_all_processes_and_told() -> None:
    measured, *told = commands("--coverage").values()
    assert measured == ["coverage", "run", "-m", *commands()["tests"]]
    assert told == [["coverage", "combine", "--quiet"], ["coverage", "report"]]


def test_one_process_is_beside_pytest_so_that_another_can_take_its_place() -> None:
    assert commands("--jobs", "1")["tests"][:3] == ["pytest", "--numprocesses", "1"]


@pytest.mark.slow
def test_a_test_that_fails_is_told_and_is_the_status(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    failing = tmp_path / "test_made.py"
    failing.write_text("def test_it():\n    assert 1 == 2\n")
    assert command.run(arguments("--quick", "--jobs", "1", str(failing))) == 1
    out, err = capfd.readouterr()
    assert "1 failed" in out
    assert err.splitlines()[-1] == "dashboard: FAILED: tests"


def test_what_one_python_has_compiled_serves_the_next_and_lies_beside_no_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.py").write_text("")
    monkeypatch.setattr("sys.prefix", str(tmp_path / "environment"))
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    wanted = {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    environment = command._with_compiled_code({**os.environ, **wanted})
    program = "import sys, made; print(made.__cached__)"
    asked = [sys.executable, "-c", program]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)
    compiled = Path(done.stdout.strip())
    assert compiled.is_file()
    assert compiled.is_relative_to(tmp_path / "environment")
    assert command._with_compiled_code({"HOME": "/"}) == {"HOME": "/"}


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_browser_tests_that_were_not_run_are_told_loudly_and_fail_under_ci(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked: list[bool] = []

    def nothing(_: argparse.Namespace, *, with_browser: bool) -> list[tuple[str, list[str]]]:
        asked.append(with_browser)
        return [("nothing", ["this"])]

    monkeypatch.setattr(command, "find_chromium", lambda _: None)
    monkeypatch.setattr(command, "_STATIC", {})
    monkeypatch.setattr(command, "_test_commands", nothing)
    monkeypatch.setenv("CI", ci)
    assert command.run(arguments()) == status
    assert asked == [False]
    said = capfd.readouterr().err
    assert "THE BROWSER TESTS WERE NOT RUN" in said
    assert "apt install chromium" in said


def test_one_failed_check_fails_the_whole_and_the_others_are_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    static = {"first": ("no_such_module",), "second": ("this",)}
    monkeypatch.setattr(command, "_STATIC", static)
    monkeypatch.setattr(command, "find_chromium", lambda _: "chromium")
    monkeypatch.setattr(command, "_test_commands", lambda *_, **__: [("third", ["this"])])
    assert command.run(arguments()) == 1
    out, err = capfd.readouterr()
    assert "No module named no_such_module" in out
    assert "first: FAILED" in err
    assert "second: passed" in err
    assert "third: passed" in err
    assert err.splitlines()[-1] == "dashboard: FAILED: first"


def test_without_a_browser_its_tests_are_left_out() -> None:
    assert "not browser" in commands(with_browser=False)["tests"]
    assert "not browser" not in commands(with_browser=True)["tests"]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("tests/date", r"in .*tests are architecture, .*dates, "),
        ("tests/dates/test_rule.py::test_it", r"in .*dates are .*test_rules\.py"),
    ],
)
def test_tests_that_are_not_there_are_refused_with_those_that_are(path: str, there: str) -> None:
    with pytest.raises(DashboardError, match=rf"{path}: there are no such tests; {there}"):
        command.run(arguments("--quick", path))


@pytest.fixture
def grammar_read_anew() -> Iterator[None]:
    """What a test reads of other rules is kept by none after it."""
    load_grammar.cache_clear()
    yield
    load_grammar.cache_clear()


@pytest.mark.usefixtures("grammar_read_anew")
def test_a_rule_that_breaks_its_form_is_told_before_a_test_is_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken: dict[str, object] = {
        "file": "days.toml",
        "name": "odd",
        "pattern": "{day:ides}",
        "operator": "date",
    }
    broken |= {"kind": "day", "examples": []}
    monkeypatch.setattr("dashboard.dates.grammar.rule_records", lambda _: (broken,))
    monkeypatch.setattr(command, "_run", lambda *_: pytest.fail("a check was run"))
    with pytest.raises(RuleError, match=r"days\.toml: rule 'odd': .*'ides' has no words"):
        command.run(arguments("--quick", "tests/dates"))
    known = {**broken, "pattern": "midday", "operator": "dat"}
    monkeypatch.setattr("dashboard.dates.grammar.rule_records", lambda _: (known,))
    with pytest.raises(RuleError, match=r"'dat' is no operator; choose of"):
        command.run(arguments("--quick", "tests/dates"))
