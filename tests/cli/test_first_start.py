"""Who looks at a fresh copy is told that its packages come with the first start."""

from __future__ import annotations

import pytest

from dashboard import installed
from dashboard.commands import _installation, check
from dashboard.commands._installation import OK, WRONG, Finding


@pytest.mark.parametrize(("subject", "told"), [("package", True), ("library", False)])
def test_missing_packages_are_said_to_come_with_the_first_start(
    subject: str, *, told: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    found = [Finding("program", OK, "a source checkout"), Finding(subject, WRONG, "is not here")]
    monkeypatch.setattr(_installation, "findings", lambda: iter(found))
    monkeypatch.setattr(installed, "IS_INSTALLED", False)
    assert check._check_install() == 1
    assert (check.FIRST_START in capfd.readouterr().err) is told
