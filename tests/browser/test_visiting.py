"""The way of the tests from page to page: none of them hangs on it, or drives a browser unseen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page

from tests import visiting
from tests.browser.conftest import DRAWN, Site, visit
from tests.conftest import pytest_collection_modifyitems


@pytest.mark.browser
def test_a_session_that_does_not_end_is_left_behind(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script in a page has no limit of its own: a test waited for it until it was ended."""
    page: Page = site.page
    visit(page, site.address)
    page.locator(DRAWN).wait_for()
    page.evaluate("() => { window.connections = [{ close() {} }]; }")  # none follows upon it
    monkeypatch.setattr(visiting, "_TOO_LONG", 0.5)
    visiting.forget(page)
    assert page.url == visiting.BLANK
    visit(page, site.address)
    page.locator(DRAWN).wait_for()


def test_who_drives_a_browser_is_marked_so() -> None:
    def item(*marks: str) -> Any:
        return SimpleNamespace(
            path=Path("a.py"),
            nodeid="a.py::test_a",
            fixturenames=["page", "browser"],
            get_closest_marker=lambda name: name in marks or None,
        )

    pytest_collection_modifyitems([item("slow", "browser")])
    with pytest.raises(pytest.UsageError, match=r"a\.py::test_a"):
        pytest_collection_modifyitems([item("slow")])
