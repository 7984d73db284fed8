"""As reported until a day in a real browser: the day is moved, and the marks are read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, settle
from tests.browser.test_accessibility import found_in_either_theme

pytestmark = pytest.mark.browser
FIRST = "?reported=2022-08-04&show=all"


def test_the_day_is_moved_by_keys_and_the_marks_are_read(page: Page, samples_address: str) -> None:
    site = Site(page, samples_address, foreign=[], errors=[])
    site.open(FIRST)
    strip = page.get_by_role("slider", name="As reported until")
    expect(strip).to_have_attribute(
        "aria-valuetext", "4 August 2022: 1 of 12 articles, 34 events came since"
    )
    expect(page.locator("tr[data-event]")).to_have_count(2)
    expect(page.locator(".remark.since")).to_have_text(["+ told again since"] * 2)
    strip.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(strip).to_have_attribute(
        "aria-valuetext", "5 February 2023: 3 of 12 articles, 31 events came since"
    )
    expect(page.locator("tr[data-event]")).to_have_count(5)
    expect(page.locator(".remark.since")).to_contain_text(["since"] * 4)
    expect(page.locator(".remark.since", has_text="≠ told otherwise since")).to_have_count(2)
    expect(page.locator(".legend")).to_contain_text("told otherwise since")
    expect(page.locator(".letters text", has_text="≠").first).to_be_attached()
    expect(page.locator(".came-words")).to_contain_text("31 events came since")
    assert "reported=2023-02-05" in page.url
    told = page.locator(".st-key-until")
    expect(told).to_contain_text("until 5 February 2023: 3 of 12 articles")
    settle(page)
    assert found_in_either_theme(page) == []
    strip.focus()
    page.keyboard.press("End")
    expect(page.locator(".came")).to_be_hidden()
    expect(page.locator(".remark.since")).to_have_count(0)
    told.get_by_role("button", name="Show all that is reported now").click()
    expect(strip).to_be_hidden()
    assert site.errors == []


def test_the_day_is_moved_by_the_pointer(page: Page, samples_address: str) -> None:
    site = Site(page, samples_address, foreign=[], errors=[])
    site.open(f"{FIRST}&since=2022-07-01&until=2024-12-31")
    settle(page)
    expect(page.locator(".came-point title").first).to_contain_text("(first reported ")
    strip = page.get_by_role("slider", name="As reported until")
    box = strip.bounding_box()
    assert box is not None
    strip.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
    expect(strip).to_have_attribute(
        "aria-valuetext", "17 April 2024: 12 of 12 articles, 0 events came since"
    )
    expect(page.locator(".st-key-until")).to_contain_text("until 17 April 2024")
