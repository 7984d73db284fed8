"""A server that is late to answer: what the person did last holds, in the address, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DRAWN, Site, serving, settle

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("late")
    with serving(folder, "tests/browser/late_app.py") as at:
        yield at


def is_closed(site: Site) -> None:
    """Neither page nor address have an event, once all answers have come."""
    settle(site.page)
    expect(site.page.locator(".marked .title")).to_have_count(0)
    expect(site.page.locator("tr.sel")).to_have_count(0)
    site.page.wait_for_function("() => !location.search.includes('event')")


def test_an_event_that_is_left_at_once_stays_left(site: Site) -> None:
    """The picture tells of what was opened, the panel of what was closed: both in one run."""
    site.load()
    page = site.page
    settle(page)
    rows = page.locator("tr[data-event] button.open")
    for at, leave in enumerate(("close", "escape in the picture", "escape in the panel")):
        rows.nth(at).click()
        expect(page.locator(".marked .title")).to_have_text(rows.nth(at).inner_text())
        if leave == "close":
            page.locator(".marked button.close").click()
        elif leave == "escape in the picture":
            page.keyboard.press("Escape")
        else:
            page.locator(".marked").get_by_role("button", name="next").focus()
            page.keyboard.press("Escape")
        is_closed(site)


def test_the_last_of_several_events_stays_open(site: Site) -> None:
    site.load()
    page = site.page
    settle(page)
    rows = page.locator("tr[data-event]")
    wanted = [str(rows.nth(n).get_attribute("data-event")) for n in (0, 1)]
    rows.nth(0).locator("button.open").click()
    expect(page.locator("tr.sel")).to_have_attribute("data-event", wanted[0])
    page.locator(".marked").get_by_role("button", name="next").click()
    expect(page.locator("tr.sel")).to_have_attribute("data-event", wanted[1])
    settle(page)
    expect(page.locator("tr.sel")).to_have_attribute("data-event", wanted[1])
    page.wait_for_function(
        "id => new URLSearchParams(location.search).get('event') === id", arg=wanted[1]
    )
    page.go_back()  # as far as the way led in the address, which may have left out the first
    page.wait_for_function(
        "id => new URLSearchParams(location.search).get('event') !== id", arg=wanted[1]
    )
    settle(page)
    expect(page.locator(f'tr.sel[data-event="{wanted[1]}"]')).to_have_count(0)


def test_who_opens_an_event_and_goes_on_at_once_comes_to_the_other_page(site: Site) -> None:
    site.load()
    settle(site.page)
    site.page.locator("tr[data-event] button.open").first.click()
    site.page.locator(".st-key-menu a", has_text="Articles").click()
    site.page.wait_for_url("**/articles")
    settle(site.page)
    assert urlsplit(site.page.url).path == "/articles"
    expect(site.page.locator(DRAWN)).to_have_count(0)
    expect(site.page.locator(".st-key-page").first).to_be_visible()


def test_a_panel_that_comes_late_is_told_what_was_opened_before(site: Site) -> None:
    """It would show what Python knew then, and so close what the person has just opened."""
    site.load()
    page = site.page
    settle(page)
    page.evaluate("""() => {
      window.asked = [];
      document.addEventListener("dashboard-opening", ({ detail }) => window.asked.push(detail.id));
    }""")
    row = page.locator("tr[data-event]").first
    event = row.get_attribute("data-event")
    row.locator("button.open").evaluate("""(button) => {
      button.click();
      document.dispatchEvent(new CustomEvent("dashboard-panel-came"));
    }""")
    assert page.evaluate("window.asked") == [event, event]
    expect(page.locator(".marked .title")).to_have_count(1)
