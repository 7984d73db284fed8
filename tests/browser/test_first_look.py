"""What a visitor sees first, before any script of the page runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.widgets.first_look import filled
from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def test_the_outline_of_the_page_is_there_before_any_script(site: Site) -> None:
    page = site.page.request.get(site.address, headers={"accept": "text/html"})
    assert page.text().count('class="first-look"') == 1
    assert "etag" not in page.headers
    site.open()
    expect(site.page.locator(".first-look")).to_have_count(0)


def test_what_is_no_page_of_streamlits_stays_as_it_is() -> None:
    assert filled(b"<html><head></head><body>no root</body></html>").count(b"first-look") == 0
