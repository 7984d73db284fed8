"""The window on the time, by finger, by the strip and by its presets; boxes that stay in sight."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DRAWN, PATIENCE, Site, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(phone_tab: Page, address: str) -> Page:
    """It is opened once for those who leave it as it was."""
    if phone_tab.url != (where := f"{address}/?show=all"):
        phone_tab.goto(where)
        phone_tab.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
    return phone_tab


def marks(page: Page) -> list[dict[str, Any]]:
    return list(page.locator(".picture").evaluate("node => node.marks()"))


def pinch(page: Page, y: float, spread: list[tuple[int, int]]) -> None:
    """Two fingers that go through these places, from the left edge of the screen."""
    fingers = page.context.new_cdp_session(page)
    for n, places in enumerate(spread):
        points = [{"x": x, "y": y, "id": at} for at, x in enumerate(places)]
        kind = "touchMove" if n else "touchStart"
        if not n:
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points[:1]})
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_two_fingers_zoom_and_what_is_under_them_stays(phone: Page) -> None:
    box = phone.locator(".plot").bounding_box()
    assert box
    y = box["y"] + 60
    before = {tuple(mark["events"]): mark["x"] for mark in marks(phone)}
    pinch(phone, y, [(150, 230), (130, 260), (100, 300), (60, 340)])
    phone.wait_for_url("**since=**")
    expect(phone.locator(".list")).to_be_hidden()
    expect(phone.locator(".tip")).to_be_hidden()
    scale, left = (340 - 60) / (230 - 150), box["x"]
    moved = [
        (mark["x"], (before[tuple(mark["events"])] + left - 150) * scale + 60 - left)
        for mark in marks(phone)
        if tuple(mark["events"]) in before and len(mark["events"]) == 1
    ]
    inside = [(x, wanted) for x, wanted in moved if 20 < wanted < box["width"] - 20]
    assert inside
    assert all(x == pytest.approx(wanted, abs=12) for x, wanted in inside)
    pinch(phone, y, [(60, 340), (100, 300), (140, 240), (170, 210)])
    phone.wait_for_function("() => !location.search.includes('since')")


def test_all_that_stands_above_the_picture_of_a_phone_is_on_one_line(phone: Page) -> None:
    tops = [button.bounding_box() for button in phone.locator(".spans > *:visible").all()]
    middles = {round(box["y"] + box["height"] / 2) for box in tops if box}
    assert max(middles) - min(middles) < 12


def test_a_tap_opens_an_event(phone: Page) -> None:
    one = next(m for m in marks(phone) if len(m["events"]) == 1 and m["y"] < 300)
    box = phone.locator(".plot").bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] + one["x"], box["y"] + one["y"])
    expect(phone.locator(".marked .title")).to_be_visible()
    phone.wait_for_url("**event=**")


def test_the_strip_draws_moves_and_narrows_the_window(still: Site) -> None:
    still.look()

    def drag(begin: float, end: float) -> None:
        box = still.page.locator(".overview svg").bounding_box()
        assert box
        y = box["y"] + box["height"] / 2
        still.page.mouse.move(box["x"] + begin * box["width"], y)
        still.page.mouse.down()
        still.page.mouse.move(box["x"] + end * box["width"], y, steps=4)
        still.page.mouse.up()

    drag(0.5, 0.9)
    chip = still.page.locator(".chip", has_text="when")
    expect(chip).to_have_count(1)
    drawn = chip.inner_text()
    assert len(marks(still.page)) < 40
    drag(0.7, 0.5)
    expect(chip).not_to_have_text(drawn)
    slider = still.page.get_by_role("slider")
    slider.focus()
    before = str(slider.get_attribute("aria-valuetext"))
    still.page.keyboard.press("ArrowUp")
    expect(slider).not_to_have_attribute("aria-valuetext", before)
    still.page.wait_for_url("**since=**")
    still.page.get_by_role("button", name="Show all the time").click()
    still.page.wait_for_function("() => !location.search.includes('since')")


@pytest.mark.parametrize(("preset", "days"), [("a year", 366), ("a month", 31), ("a week", 7)])
def test_a_preset_shows_a_window_of_its_length(still: Site, preset: str, days: int) -> None:
    still.look("?event=article:59:CONSULT")
    page = still.page
    button = page.get_by_role("button", name=f"Show {preset}")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    slider = page.get_by_role("slider")
    begin, end = (slider.get_attribute("aria-valuetext") or "").split(" to ")
    length = page.evaluate("([a, b]) => (Date.parse(b) - Date.parse(a)) / 864e5", [begin, end])
    assert length == pytest.approx(days, abs=1)
    page.wait_for_url("**since=**")
    page.get_by_role("button", name="Show all the time").click()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.wait_for_function("() => !location.search.includes('since')")


def test_what_a_mark_says_and_lists_is_seen_whole(still: Site) -> None:
    """A mark at the lower edge of the screen: the box comes up from it."""
    still.look()
    several = max(marks(still.page), key=lambda m: (len(m["events"]), m["y"]))
    plot = still.page.locator(".plot").bounding_box()
    assert plot
    low = int(plot["y"] + several["y"] + 40)
    still.page.set_viewport_size({"width": 1440, "height": low})
    still.page.mouse.move(plot["x"] + several["x"], plot["y"] + several["y"])
    for box in (".tip", ".list"):
        expect(still.page.locator(box)).to_be_in_viewport(ratio=1)
        still.page.mouse.click(plot["x"] + several["x"], plot["y"] + several["y"])
    still.page.keyboard.press("Escape")
    expect(still.page.locator(".list")).to_be_hidden()


def test_an_event_is_opened_without_drawing_the_rest_anew(still: Site) -> None:
    """Else a click would wait for all marks of the picture."""
    still.look()
    still.page.evaluate(
        "() => { const { react } = Plotly; window.drawn = 0; window.asItWas = react;"
        " Plotly.react = (...given) => { window.drawn += 1; return react(...given); }; }"
    )
    call = still.page.locator('tr[data-event="article:59:CONSULT"] button.open')
    call.click()
    expect(still.page.locator(".plot .ring").first).to_be_visible()
    expect(still.page.locator(".plot .arc").first).to_be_visible()
    expect(still.page.locator('.letters text[font-weight="700"]').first).to_be_visible()
    still.page.locator(".picture").focus()
    rings = still.page.locator(".plot .ring").count()
    still.page.keyboard.press("Home")
    still.page.keyboard.press("ArrowDown")
    assert still.page.locator(".plot .ring").count() > 0
    assert rings > 0
    assert still.page.evaluate("window.drawn") == 0
    still.page.keyboard.press("+")
    still.page.wait_for_function("window.drawn > 0")
    still.page.evaluate("() => { Plotly.react = window.asItWas; }")
    still.page.get_by_role("button", name="Show all the time").click()
    still.page.keyboard.press("Escape")
    expect(still.page.locator(".marked .title")).to_have_count(0)
    still.page.wait_for_function("() => !/since|event/.test(location.search)")


def test_no_line_of_the_summary_begins_with_a_full_stop(still: Site) -> None:
    still.look()
    for sign in still.page.locator(".sub .tied").all():
        box, fact = sign.bounding_box(), sign.locator("button").bounding_box()
        assert box
        assert fact
        assert box["height"] < 2 * fact["height"]
    expect(still.page.locator(".sub .tied").last).to_contain_text(".")


def test_a_low_lane_shows_one_whole_line_of_its_name(site: Site) -> None:
    site.open("?since=1990-01-01&until=1990-12-31")
    expect(site.page.locator(".lane")).to_have_count(0)
    site.page.locator(".lanes-more", has_text="without events here").click()
    names = site.page.locator(".lane.low .lane-name")
    assert names.count() > 0
    assert {box["height"] for one in names.all() if (box := one.bounding_box())} <= {16.25, 16}


def test_with_undated_events_alone_there_is_no_axis_and_it_is_said(still: Site) -> None:
    still.look("?date=unknown")
    expect(still.page.locator(".empty")).to_contain_text("below")
    for hidden in (".plot", ".overview", ".lane-names"):
        expect(still.page.locator(hidden)).to_be_hidden()
    expect(still.page.locator(".shelved").first).to_be_visible()


def test_the_table_has_room_for_sixty_characters_of_what_happened(still: Site) -> None:
    still.look()
    cell = still.page.locator("td.what").first
    words = "The court in Oslo convicted the former chief of fraud on May 3"
    assert len(words) > 60
    room, needed = cell.evaluate(
        """(cell, words) => {
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = getComputedStyle(cell).font;
          const style = getComputedStyle(cell);
          const inside = cell.clientWidth - parseFloat(style.paddingRight);
          return [inside, pen.measureText(words).width];
        }""",
        words,
    )
    assert room >= needed


def test_the_way_to_more_lanes_lies_over_no_lane(page: Page, samples_address: str) -> None:
    """On a narrow screen, where names stand above marks; the samples have more lanes than show."""
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, samples_address)
    page.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
    more = page.locator(".lanes-more").bounding_box()
    lane = page.locator(".lane").last.bounding_box()
    strip = page.locator(".overview").bounding_box()
    assert more is not None
    assert lane is not None
    assert strip is not None
    assert lane["y"] + lane["height"] <= more["y"] + 1
    assert more["y"] + more["height"] <= strip["y"] + 1
