"""Row 1: HTML and script in an article are shown as text; nothing runs, nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.library.articles import remove
from tests.browser.conftest import Site
from tests.browser.test_articles import give, kept

pytestmark = pytest.mark.browser

HARMFUL = (
    '<img src=x onerror="window.harmed = true"> <script>window.harmed = true</script> On 4 May '
    "2021 the mayor Ana Berg visited the harbour of ![](http://foreign.test/a.png) Oslo. “I said "
    "*nothing* of $x^2$ <b>bold</b> :red[x] [here](javascript:alert(1)),” Ana Berg said on 5 May "
    "2021.\n"
)


@pytest.fixture(autouse=True)
def _without_the_added(library: Path) -> Iterator[None]:
    """The other tests of this server look at the supplied article alone."""
    yield
    for article in kept(library):
        if article != "article":
            remove(article, library)


def test_html_script_markdown_and_latex_are_text_and_nothing_else(site: Site) -> None:
    give(site, HARMFUL, day="2021-05-06", title="<b>Bold</b> ![](http://foreign.test/b.png)")
    expect(site.page.locator(".st-key-done")).to_contain_text("<b>Bold</b> ![](http://foreign")
    site.open()
    rows = site.page.locator("tr", has_text="May 2021")
    expect(rows.first).to_be_visible()
    for i in range(rows.count()):
        rows.nth(i).locator("button").click()
        expect(site.page.locator(".marked .title")).to_have_text(
            rows.nth(i).locator("button").inner_text()
        )
        mark = site.page.locator(".marked .para").first
        expect(mark).to_contain_text('<img src=x onerror="window.harmed = true">')
        expect(mark).to_contain_text("*nothing* of $x^2$ <b>bold</b> :red[x]")
    for node in site.page.locator(".plot text").all():
        assert node.evaluate("node => node.querySelectorAll('a, [style*=url]').length") == 0
    site.page.get_by_role("button", name="Articles", exact=True).click()
    assert site.page.evaluate("window.harmed") is None
    assert site.page.locator("img[src*=foreign], img[src=x], a[href^=javascript]").count() == 0
    # That no request went elsewhere, the fixture of the site holds at the end of every test.
