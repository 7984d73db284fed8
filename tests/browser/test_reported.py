"""As reported until a day in a real browser: the day is moved, and the marks are read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, expect

from dashboard.ledger.compare import fate_label
from dashboard.ledger.ledger import ledger
from dashboard.ledger.since import Since, since
from dashboard.model import ParsedArticle
from dashboard.timeline.as_reported import as_reported, published_by
from dashboard.timeline.build import build
from dashboard.timeline.wording.dates import show_day
from tests.browser.conftest import Site, settle
from tests.browser.test_accessibility import found_in_either_theme

pytestmark = pytest.mark.browser
FIRST, THIRD, LAST = dt.date(2022, 8, 4), dt.date(2023, 2, 5), dt.date(2024, 4, 17)
Samples = dict[str, ParsedArticle]


def became(samples: Samples, day: dt.date) -> tuple[Since, ...]:
    """What became of the events of a day, worked out without the page."""
    articles = list(samples.values())
    now = build(articles)
    return since(as_reported(articles, day), now, ledger(now), day)


def on_the_strip(samples: Samples, day: dt.date) -> str:
    """What the strip should say of a day."""
    number = sum(one.then is None for one in became(samples, day))
    by_then = len(published_by(samples.values(), day))
    came = f"{number} event{'' if number == 1 else 's'} came since"
    return f"{show_day(day)}: {by_then} of {len(samples)} articles, {came}"


def marks(found: Iterable[Since]) -> Counter[str]:
    """How many events of the day became what, by its words."""
    return Counter(fate_label(one.fate).lower() for one in found if one.then is not None)


def test_the_day_is_moved_by_keys_and_the_marks_are_read(
    page: Page, samples_address: str, parsed_samples: Samples
) -> None:
    site = Site(page, samples_address, foreign=[], errors=[])
    site.open(f"?reported={FIRST}&show=all")
    strip = page.get_by_role("slider", name="As reported until")
    expect(strip).to_have_attribute("aria-valuetext", on_the_strip(parsed_samples, FIRST))
    strip.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(strip).to_have_attribute("aria-valuetext", on_the_strip(parsed_samples, THIRD))
    expected = marks(became(parsed_samples, THIRD))
    assert {"told otherwise since", "told again since"} <= expected.keys()
    remarks = page.locator(".remark.since")
    expect(remarks).to_have_count(expected.total())
    assert Counter(text[2:] for text in remarks.all_inner_texts()) == expected
    expect(page.locator(".legend")).to_contain_text("told otherwise since")
    expect(page.locator(".letters text", has_text="≠").first).to_be_attached()
    expect(page.locator(".came-words")).to_contain_text("came since")
    assert f"reported={THIRD}" in page.url
    told = page.locator(".st-key-until")
    expect(told).to_contain_text(f"until {show_day(THIRD)}: 3 of 12 articles")
    settle(page)
    assert found_in_either_theme(page) == []
    strip.focus()
    page.keyboard.press("End")
    expect(page.locator(".came")).to_be_hidden()
    expect(remarks).to_have_count(0)
    told.get_by_role("button", name="Show all that is reported now").click()
    expect(strip).to_be_hidden()
    assert site.errors == []


def test_the_day_is_moved_by_the_pointer(
    page: Page, samples_address: str, parsed_samples: Samples
) -> None:
    site = Site(page, samples_address, foreign=[], errors=[])
    site.open(f"?reported={FIRST}&show=all&since=2022-07-01&until=2024-12-31")
    settle(page)
    expect(page.locator(".came-point title").first).to_contain_text("(first reported ")
    strip = page.get_by_role("slider", name="As reported until")
    box = strip.bounding_box()
    assert box is not None
    strip.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
    expect(strip).to_have_attribute("aria-valuetext", on_the_strip(parsed_samples, LAST))
    expect(page.locator(".st-key-until")).to_contain_text(f"until {show_day(LAST)}")
