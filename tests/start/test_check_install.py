"""What this copy of the program is, and what is missing: ``--version`` and ``check --install``."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import cli, environment, installed
from dashboard.commands import _installation, check
from dashboard.commands._installation import ABSENT, OK, WRONG, Finding, findings
from dashboard.installed import Requirement
from dashboard.library import samples
from dashboard.library.place import LIBRARY_VARIABLE
from dashboard.nlp import analysis

PROJECT = Path(__file__).parents[2]


def found(subject: str) -> Finding:
    return next(f for f in findings() if f.subject == subject)


@pytest.fixture
def in_a_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "IS_INSTALLED", True)


def test_the_version_comes_without_an_environment_and_without_packages() -> None:
    command = [sys.executable, "-I", "-S", "-c", VERSION_WITHOUT_PACKAGES, str(PROJECT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (done.returncode, done.stdout) == (0, f"dashboard {declared['version']}\n"), done.stderr


VERSION_WITHOUT_PACKAGES = """
import sys
sys.path.insert(0, sys.argv[1])
sys.argv = ["dashboard", "--version"]
from dashboard.__main__ import main
main()
"""


def test_no_version_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installed, "PROJECT", tmp_path)
    assert cli.main(["--version"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "pyproject.toml: cannot be read" in line


@pytest.mark.slow
def test_all_is_well_where_the_tests_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path / "not yet" / "there"))
    assert cli.main(["check", "--install"]) == 0
    told = capsys.readouterr().out
    assert f"{installed.program_version()}, a source checkout in {PROJECT}" in told
    assert f"12 articles in {PROJECT / 'data' / 'articles'}" in told
    assert "events in the sample article" in told
    assert all(f"{r.name} {r.pin}, as pinned" in told for r in installed.requirements() if r.pin)
    assert "can be written (not there yet" in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("requirement", "state", "told"),
    [
        (Requirement("pytest", "0.1"), WRONG, r"pytest \d.* is here; 0\.1 is wanted"),
        (Requirement("no-such-package", "0.1"), WRONG, r"is not here; 0\.1 is wanted"),
        (Requirement("no-such-package"), WRONG, "is not here$"),
        (Requirement("no-such-package", extra="more"), ABSENT, "is not here; install it"),
        (Requirement("pytest"), OK, r"^pytest \d[\w.]*$"),
    ],
)
def test_of_a_package_its_version_and_what_is_wanted_is_told(
    requirement: Requirement, state: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "requirements", lambda: (requirement,))
    package = next(f for f in findings() if f.subject in ("package", "extra more"))
    assert package.state == state
    assert re.search(told, package.told)


def _no_samples(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(samples.read_samples, "__defaults__", (folder / "nothing",))


def _broken_sample(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "broken.txt").write_text("---\npublished: never\n---\nText.\n")
    monkeypatch.setattr(samples.read_samples, "__defaults__", (folder,))


def _no_settings(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(installed, "SETTINGS", folder / "config.toml")


def _no_model(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(analysis, "model_of", lambda _: "no_such_model")


def _closed_library(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(_installation, "_can_write", lambda _: False)


def _broken_package(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def load(*_: object) -> None:
        raise ValueError("numpy.dtype size changed")

    monkeypatch.setattr("dashboard.pipeline.parse", load)


def _importer_gone(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def _package_gone(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    monkeypatch.delitem(sys.modules, "dashboard.library.place")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("harm", "subject", "told"),
    [
        (_no_samples, "samples", "0 articles"),
        (_broken_sample, "samples", "broken"),
        (_no_settings, "settings", "config.toml: the settings of the page cannot be read"),
        (_no_model, "model", "no_such_model is not here"),
        (_broken_package, "reading", "ValueError: numpy.dtype size changed"),
        (_closed_library, "library", "cannot be written"),
        (_importer_gone, "formats", "cannot be told: the package trafilatura is not here"),
        (_package_gone, "library", "cannot be told: the package platformdirs is not here"),
    ],
)
def test_what_is_missing_is_told_and_fails(
    harm: Callable[[pytest.MonkeyPatch, Path], None],
    subject: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    harm(monkeypatch, tmp_path)
    assert cli.main(["check", "--install"]) == 1
    wrong = [x for x in capsys.readouterr().out.splitlines() if x.startswith(WRONG)]
    assert any(subject in line and told in line for line in wrong), wrong
    assert {line.split()[1] for line in wrong} <= {subject, "reading"}


def test_a_folder_in_which_a_file_can_be_made_can_be_written(tmp_path: Path) -> None:
    assert _installation._can_write(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not _installation._can_write(tmp_path / "nothing")


def test_nothing_is_made_to_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "uv.lock").touch()
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["no-such-package"]\n')
    monkeypatch.delenv(environment.HANDED_OVER, raising=False)
    assert environment.LOOK == check.LOOK
    assert environment.python_for(check.LOOK, pytest.fail, tmp_path) is None
    assert {p.name for p in tmp_path.iterdir()} == {"uv.lock", "pyproject.toml"}


@pytest.mark.usefixtures("in_a_wheel")
@pytest.mark.parametrize("command", ["check", "test"])
def test_what_needs_a_checkout_says_so_in_a_wheel(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "needs a source checkout" in line


@pytest.mark.usefixtures("in_a_wheel")
def test_of_a_wheel_no_environment_and_no_browser_is_looked_for() -> None:
    assert found("program").told.endswith(f"installed in {PROJECT}")
    assert "environment" not in {f.subject for f in findings()}
    assert found("Chromium").state == ABSENT
