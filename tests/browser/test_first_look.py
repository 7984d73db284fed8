"""What a visitor sees first, and what the browser asks the server for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Response, expect

from dashboard.app import views
from dashboard.widgets.first_look import filled
from tests.browser.conftest import PATIENCE, Site

pytestmark = pytest.mark.browser
PAGES = [name for name, _ in views()]


def test_the_outline_of_the_page_is_there_before_any_script(site: Site) -> None:
    page = site.page.request.get(site.address, headers={"accept": "text/html"})
    assert page.text().count('class="first-look"') == 1
    assert "etag" not in page.headers
    site.open()
    expect(site.page.locator(".first-look")).to_have_count(0)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_for_what_is_not_there(site: Site, name: str) -> None:
    failed: list[str] = []

    def note(answer: Response) -> None:
        if answer.status >= 400:
            failed.append(answer.url)

    site.page.on("response", note)
    site.page.goto(f"{site.address}/{'' if name == PAGES[0] else name}")
    expect(site.page.locator(".st-key-menu")).to_be_visible(timeout=PATIENCE * 1000)
    expect(site.page.locator(".first-look")).to_have_count(0, timeout=PATIENCE * 1000)
    assert failed == []


def test_what_is_no_page_of_streamlits_stays_as_it_is() -> None:
    assert filled(b"<html><head></head><body>no root</body></html>").count(b"first-look") == 0
