"""The chosen events are told one by one, by keys and by buttons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Site, visit

pytestmark = pytest.mark.browser


def test_a_story_is_gone_through_by_keys_and_goes_back_to_its_choice(site: Site) -> None:
    visit(site.page, f"{site.address}/story?who=CHN")
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
    visit(site.page, f"{site.address}/story?words=xylophone")
    expect(site.page.locator(".story")).to_contain_text("No event is chosen", timeout=60_000)


def test_a_finger_turns_the_page_of_a_story(phone_tab: Page, address: str) -> None:
    page = phone_tab
    page.goto(f"{address}/story")
    place = page.locator(".story .bar span")
    place.wait_for(timeout=PATIENCE * 1000)
    fingers = page.context.new_cdp_session(page)

    def swipe(begin: int, end: int) -> None:
        steps = [begin + (end - begin) * n // 4 for n in range(5)]
        for kind, x in zip(["touchStart", *["touchMove"] * 3, "touchMove"], steps, strict=True):
            point = {"type": kind, "touchPoints": [{"x": x, "y": 300}]}
            fingers.send("Input.dispatchTouchEvent", point)
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(320, 60)
    expect(place).to_have_text(re.compile("^2 of"))
    swipe(60, 320)
    expect(place).to_have_text(re.compile("^1 of"))


def test_a_story_is_printed_whole_and_without_what_can_be_pressed(site: Site) -> None:
    visit(site.page, f"{site.address}/story?who=CHN")
    place = site.page.locator(".story .bar span")
    place.wait_for(timeout=PATIENCE * 1000)
    number = int(place.inner_text().split()[-1])
    site.page.emulate_media(media="print")
    expect(site.page.locator(".story .all section:visible")).to_have_count(number)
    for hidden in (".story .stage", ".story .bar", ".st-key-menu", ".st-key-story-way"):
        expect(site.page.locator(hidden)).to_be_hidden()
    assert len(site.page.pdf()) > 10_000


def test_a_story_of_one_day_is_a_mark_and_not_all_of_the_line(site: Site) -> None:
    visit(site.page, f"{site.address}/story?words=virtual+meeting+on+Thursday")
    expect(site.page.locator(".bar span")).to_have_text("1 of 1", timeout=60_000)
    box = site.page.locator(".strip .mark.here").bounding_box()
    line = site.page.locator(".strip").bounding_box()
    assert box
    assert line
    assert box["width"] < line["width"] / 10
    expect(site.page.locator(".ends span")).to_have_count(1)


def test_the_ends_of_the_line_are_those_of_all_that_is_drawn(modules: Page) -> None:
    """The last event to begin may end before another: what is planned for years."""
    told = modules.evaluate(
        """async () => {
          const { default: mount } = await import("/story/main.js");
          document.body.innerHTML = "<div class=story></div>";
          const day = (date) => Date.parse(date);
          const step = (id, from, to) =>
            ({ id, from, to, title: id, when: id, status: "", source: "", sentence: "" });
          const steps = [step("a", day("2022-03-01"), day("2022-04-01")),
            step("b", day("2024-06-13"), day("2027-01-01")),
            step("c", day("2024-11-12"), day("2024-11-13")), step("d", null, null)];
          const data = { steps, number: 4, event: null };
          mount({ parentElement: document.body, data });
          const ends = () => [...document.querySelectorAll(".ends span")].map((n) => n.textContent);
          const all = [ends()];
          mount({ parentElement: document.body, data: { ...data, steps: steps.slice(3) } });
          return [...all, ends()];
        }"""
    )
    assert told == [["March 2022", "December 2026"], []]
