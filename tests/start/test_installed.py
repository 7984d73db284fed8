"""A copy of the program knows whether it is a checkout or a wheel, and what it declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import installed
from dashboard.errors import DashboardError
from dashboard.installed import Requirement, as_requirement, checkout

PROJECT = Path(__file__).parents[2]


def test_this_is_a_checkout() -> None:
    assert not installed.IS_INSTALLED
    assert installed.PROJECT == PROJECT
    assert checkout("it", "tests") == PROJECT


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("spacy==3.8.18", Requirement("spacy", "3.8.18")),
        ("pandas>=3.0", Requirement("pandas")),
        ("spacy (==3.8.18)", Requirement("spacy", "3.8.18")),
        ("thinc >=8,!=8.3.1,<9", Requirement("thinc")),
        ("uvicorn[standard]==0.54.0", Requirement("uvicorn", "0.54.0")),
        ("distributed>=2026.8; extra == 'cluster'", Requirement("distributed", extra="cluster")),
        ('tzdata==2026.6 ; sys_platform == "win32"', Requirement("tzdata", "2026.6")),
        (
            "a==1+cpu; sys_platform == 'win32' and extra == \"x-y\"",
            Requirement("a", "1+cpu", "x-y"),
        ),
    ],
)
def test_a_requirement_is_read_as_it_is_written(line: str, expected: Requirement) -> None:
    assert as_requirement(line) == expected


def test_what_is_no_requirement_is_told() -> None:
    with pytest.raises(DashboardError, match="'>=3' is no requirement"):
        as_requirement(">=3")


def test_requirements_of_a_checkout_and_of_its_wheel_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of_checkout = installed.requirements()
    monkeypatch.setattr(installed, "IS_INSTALLED", True)
    assert {r.extra for r in of_checkout} == {"", "cluster"}
    assert installed.requirements() == of_checkout
    assert installed.program_version()


def test_what_needs_a_checkout_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DashboardError, match=r"`test` needs a source checkout with nothing\.toml"):
        checkout("`test`", "nothing.toml")
    monkeypatch.setattr(installed, "IS_INSTALLED", True)
    with pytest.raises(DashboardError, match="needs a source checkout with tests") as error:
        checkout("`test`", "tests")
    assert "\n" not in str(error.value)


def test_a_copy_without_its_pyproject_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(installed, "PROJECT", tmp_path)
    with pytest.raises(DashboardError, match=r"pyproject\.toml: cannot be read.*whole copy"):
        installed.program_version()


def test_a_wheel_without_its_metadata_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "IS_INSTALLED", True)
    monkeypatch.setattr(installed, "DISTRIBUTION", "no-such-distribution")
    with pytest.raises(DashboardError, match="install its wheel anew"):
        installed.program_version()
