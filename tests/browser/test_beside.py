"""What the panel shows on demand, and what it lets a person take away, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser
CALL = "article:59:CONSULT"


def test_the_paragraphs_around_come_one_by_one_and_keep_the_focus(still: Site) -> None:
    still.look(f"?event={CALL}")
    panel = still.page.locator(".marked")
    paragraphs = panel.locator(".para:has(mark.who)")
    way = panel.get_by_role("button", name="the paragraph after")
    way.wait_for()
    before = paragraphs.count()
    way.focus()
    still.page.keyboard.press("Enter")
    expect(paragraphs).to_have_count(before + 1)
    expect(way).to_be_focused()
    expect(panel).to_contain_text("The video teleconference followed an agreement")
    expect(panel.get_by_role("button", name="the paragraph before")).to_have_count(0)


def test_every_mention_of_an_actor_comes_on_demand(still: Site) -> None:
    still.look(f"?event={CALL}")
    panel = still.page.locator(".marked")
    way = panel.locator("dd .more").last
    number = int(way.inner_text().split()[0])
    row = panel.locator("dl", has_text="mention").locator("dd").last
    way.click()
    expect(row.locator("mark.who")).to_have_count(number)


def test_a_quote_is_copied_with_its_source(site: Site) -> None:
    site.open("?show=all")
    told = site.page.locator("tr[data-event]", has_text="Jereal Dorsey").first
    told.get_by_role("button").click()
    quote = site.page.locator(".marked blockquote").first
    copy = quote.get_by_role("button", name="Copy with source")
    copy.click()
    expect(quote.get_by_role("button", name="Copied")).to_be_visible()
    copied = site.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“")
    assert "Jereal Dorsey" in copied
    assert "2023-12-22" in copied
