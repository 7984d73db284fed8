"""The reader in a real browser: from the words to the event on the timeline, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, visit

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds for a page to come up on a busy machine


def test_the_words_of_an_event_lead_to_the_timeline_and_back(site: Site) -> None:
    visit(site.page, f"{site.address}/reader?article=article")
    words = site.page.locator("button.told").first
    expect(words).to_be_visible(timeout=PATIENCE)
    event = str(words.get_attribute("data-event"))
    words.click()
    expect(site.page).to_have_url(re.compile(r"[?&]event=article"), timeout=PATIENCE)
    expect(site.page.locator(f'tr[data-event="{event}"]')).to_be_visible(timeout=PATIENCE)
    expect(site.page.get_by_text("Read the article")).to_be_visible(timeout=PATIENCE)
    site.page.keyboard.press("a")  # as a click on that link does
    expect(site.page).to_have_url(re.compile("/reader"), timeout=PATIENCE)
    here = site.page.locator("button.told[aria-current]").first
    expect(here).to_be_visible(timeout=PATIENCE)
    assert here.get_attribute("data-event") == event
    site.page.keyboard.press("a")
    expect(site.page.locator(f'tr.sel[data-event="{event}"]')).to_be_visible(timeout=PATIENCE)
    assert not site.errors
    assert not site.foreign


def test_no_blank_is_lost_between_two_events_that_stand_side_by_side(still: Site) -> None:
    still.look("reader?article=article", at="button.told")
    shown = still.page.locator(".marked").inner_text()
    assert "reaffirmed the importance of maintaining" in " ".join(shown.split())


def test_what_is_quoted_and_what_was_not_read_can_be_seen(still: Site) -> None:
    still.look("reader?article=article", at="button.told")
    quoted = still.page.locator("q[title^='Jereal Dorsey']").first
    expect(quoted).to_be_visible(timeout=PATIENCE)
    expect(quoted).to_have_css("text-decoration-line", "underline")
    expect(still.page.locator("q mark.who").first).to_be_visible()  # a name within what is said
    legend = still.page.locator(".para.dim").first
    expect(legend).to_contain_text(
        "times (dotted: no event has its date from it), names, what is quoted and"
    )
