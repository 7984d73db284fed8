"""What the filters show is kept under a name, opened again, and removed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, settle

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds for Streamlit on a busy machine


def test_a_view_is_kept_under_a_name_and_opened_again(site: Site) -> None:
    site.open("?who=CHN&lanes=types")
    site.page.get_by_label("Keep what the filters show now as").fill("China, by type")
    site.page.get_by_role("button", name="Save the view").click()
    views = site.page.locator(".st-key-views")
    kept = views.get_by_role("combobox", name="A view")
    expect(kept).to_have_value("China, by type", timeout=PATIENCE)
    site.open()
    expect(site.page.locator(".chips .chip")).to_have_count(0)
    views.get_by_role("button", name="Open it").click()
    expect(site.page.locator(".chip", has_text="China")).to_be_visible(timeout=PATIENCE)
    expect(site.page.locator(".segments [aria-pressed=true]")).to_have_text("Types")
    expect(site.page).to_have_url(re.compile("who=CHN"))
    views.get_by_role("button", name="Remove it").click()
    expect(views.get_by_role("button", name="Open it")).to_have_count(0, timeout=PATIENCE)


def test_a_view_is_opened_again_after_its_filters_were_taken_off(site: Site) -> None:
    """The server answers what it had answered last: the page must not hold it for no news."""
    site.open("?who=CHN")
    page, views = site.page, site.page.locator(".st-key-views")
    chip = page.locator(".chip", has_text="China")
    expect(chip).to_be_visible()
    count = page.locator("tr[data-event]").count()
    page.get_by_label("Keep what the filters show now as").fill("China")
    page.get_by_role("button", name="Save the view").click()
    expect(views.get_by_role("button", name="Open it")).to_be_visible(timeout=PATIENCE)
    for _ in range(2):
        page.get_by_role("button", name="clear all").click()
        expect(chip).to_have_count(0)
        expect(page).not_to_have_url(re.compile("who="), timeout=PATIENCE)
        settle(page)
        views.get_by_role("button", name="Open it").click()
        expect(page).to_have_url(re.compile("who=CHN"), timeout=PATIENCE)
        expect(chip).to_be_visible(timeout=PATIENCE)
        expect(page.locator("tr[data-event]")).to_have_count(count)
    views.get_by_role("button", name="Remove it").click()
    expect(views.get_by_role("button", name="Open it")).to_have_count(0, timeout=PATIENCE)
