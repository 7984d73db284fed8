"""What a visitor sees first, before any script of the page runs."""

from __future__ import annotations

import re

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


@pytest.mark.parametrize(("path", "scripts"), [("/", 1), ("/reader", 0)])
def test_the_timeline_alone_is_given_its_scripts_early(site: Site, path: str, scripts: int) -> None:
    page = site.page.request.get(f"{site.address}{path}", headers={"accept": "text/html"})
    tags = re.findall(r'(?:src|href)="(/dashboard-assets/[^"]+)"', page.text())
    assert [tag.rsplit("/", 1)[1] for tag in tags] == ["plotly.min.js", "main.js"] * scripts
    for tag in tags:
        assert site.page.request.get(site.address + tag).ok


def test_what_comes_early_is_asked_for_once_and_again_where_it_is_lost(site: Site) -> None:
    asked: list[str] = []
    site.page.on("request", lambda request: asked.append(request.url))
    site.load("?level=all&words=a%22b")
    assert len([url for url in asked if "plotly" in url]) == 1
    assert len([url for url in asked if "columns" in url]) == 1
    asked.clear()
    site.page.route("**/plotly.min.js", lambda route: route.abort(), times=1)
    site.load()
    assert len([url for url in asked if "plotly" in url]) == 2


def test_what_is_no_page_of_streamlits_stays_as_it_is() -> None:
    assert filled(b"<html><head></head><body>no root</body></html>").count(b"first-look") == 0
