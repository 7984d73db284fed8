"""The chosen events are told one by one, by keys and by buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Site

pytestmark = pytest.mark.browser


def test_a_story_is_gone_through_by_keys_and_goes_back_to_its_choice(site: Site) -> None:
    site.page.goto(f"{site.address}/story?who=CHN")
    title = site.page.locator(".story .stage h1")
    title.wait_for(timeout=PATIENCE * 1000)
    place = site.page.locator(".story .bar span")
    number = int(place.inner_text().split()[-1])
    assert number > 2
    site.page.keyboard.press("ArrowRight")
    expect(place).to_have_text(f"2 of {number}")
    site.page.keyboard.press("End")
    expect(place).to_have_text(f"{number} of {number}")
    expect(site.page.get_by_role("button", name="Next")).to_be_disabled()
    site.page.keyboard.press("Home")
    site.page.get_by_role("button", name="Next").click()
    expect(place).to_have_text(f"2 of {number}")
    site.page.keyboard.press("Escape")
    site.page.wait_for_selector("[data-drawn]", timeout=PATIENCE * 1000)
    expect(site.page.locator(".chip", has_text="China")).to_be_visible()


def test_the_timeline_leads_to_the_story_of_what_is_chosen(site: Site) -> None:
    site.open("?who=CHN")
    site.page.locator(".take summary").click()
    link = site.page.get_by_role("link", name="Tell as a story")
    expect(link).to_have_attribute("href", "story?who=CHN")


def test_a_story_of_nothing_says_what_to_do(site: Site) -> None:
    site.page.goto(f"{site.address}/story?words=xylophone")
    expect(site.page.locator(".story")).to_contain_text("No event is chosen", timeout=60_000)
