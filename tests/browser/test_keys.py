"""All of the timeline by keyboard, and on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.app import in_menu, views
from tests.browser.conftest import PATIENCE, Site

pytestmark = pytest.mark.browser
FOCUSED = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node?.className ?? "";
}"""


def tab_to(site: Site, name: str, most: int) -> int:
    """How many times Tab was pressed until what has the focus is of a class."""
    for presses in range(1, most + 1):
        site.page.keyboard.press("Tab")
        if name in str(site.page.evaluate(FOCUSED)).split():
            return presses
    pytest.fail(f"{name} is not within {most} presses of Tab")


def test_the_picture_is_a_few_tabs_away_and_opens_an_event(site: Site) -> None:
    site.open()
    tab_to(site, "skip", 4 + len(views()))
    expect(site.page.locator(".skip")).to_be_in_viewport()
    site.page.keyboard.press("Enter")
    assert site.page.evaluate(FOCUSED) == "picture"
    live = site.page.locator(".live")
    expect(live).to_contain_text("Press Enter")
    site.page.keyboard.press("End")
    site.page.keyboard.press("ArrowDown")
    expect(live).to_contain_text("Press Enter")
    several = "list" in live.inner_text()
    site.page.keyboard.press("Enter")
    if several:
        expect(site.page.locator(".list")).to_be_visible()
        site.page.keyboard.press("Enter")
    titles = site.page.locator("tr[data-event] button.open").all_inner_texts()
    expect(site.page.locator(".marked .title")).to_be_visible()
    assert site.page.locator(".marked .title").inner_text() in titles
    site.page.keyboard.press("Escape")
    expect(site.page.locator(".marked .title")).to_have_count(0)


def test_without_the_skip_link_it_is_not_far_either(still: Site) -> None:
    still.look()
    still.page.locator(".search").focus()
    assert tab_to(still, "picture", 30) <= 30


def test_the_lists_of_filters_are_walked_by_arrows(site: Site) -> None:
    site.open("?show=all")
    site.page.locator(".search").focus()
    site.page.keyboard.press("Tab")
    expect(site.page.get_by_role("radio", name="All")).to_be_focused()
    site.page.keyboard.press("Tab")
    boxes = site.page.locator('.filter-panel [data-field="actors"]')
    expect(boxes.nth(0)).to_be_focused()
    site.page.keyboard.press("ArrowDown")
    expect(boxes.nth(1)).to_be_focused()
    site.page.keyboard.press("End")
    expect(boxes.last).to_be_focused()
    site.page.keyboard.press("Home")
    name = site.page.locator(".row:has([data-field=actors]) .name").first.inner_text()
    site.page.keyboard.press("Space")
    expect(site.page.locator(".chip", has_text="who")).to_contain_text(name)
    expect(boxes.nth(0)).to_be_focused()
    site.page.keyboard.press("-")
    expect(site.page.locator(".chip", has_text="without")).to_contain_text(name)
    site.page.keyboard.press("Tab")
    expect(site.page.locator('.filter-panel [data-field="types"]').first).to_be_focused()


def test_a_slash_searches_and_a_question_mark_helps(still: Site) -> None:
    still.look()
    still.page.keyboard.press("/")
    expect(still.page.locator(".search")).to_be_focused()
    still.page.locator("h1").click()
    still.page.keyboard.press("?")
    expect(still.page.locator("dialog.help")).to_be_visible()
    still.page.keyboard.press("Escape")
    expect(still.page.locator("dialog.help")).to_be_hidden()


def test_the_keys_are_shown_from_their_head_on_a_phone_too(still: Site) -> None:
    still.page.set_viewport_size({"width": 390, "height": 844})
    still.look()
    still.page.locator(".help-button").click()
    expect(still.page.locator("dialog.help h2")).to_be_in_viewport()
    still.page.keyboard.press("Tab")
    expect(still.page.locator("dialog.help button")).to_be_focused()
    expect(still.page.locator("dialog.help button")).to_be_in_viewport()
    still.page.keyboard.press("Enter")
    expect(still.page.locator("dialog.help")).to_be_hidden()
    still.page.locator(".help-button").click()
    still.page.locator("dialog.help button").click()
    expect(still.page.locator("dialog.help")).to_be_hidden()
    still.page.locator(".help-button").click()
    still.page.mouse.click(4, 4)  # beside it
    expect(still.page.locator("dialog.help")).to_be_hidden()


def lane_names(site: Site) -> list[str]:
    return [str(k) for k in site.page.locator(".lane-name").evaluate_all(
        "names => names.map(name => name.dataset.lane)"
    )]  # fmt: skip


def test_alt_and_the_arrows_move_a_lane_and_the_address_keeps_it(site: Site) -> None:
    site.open("?lanes=types")
    before = lane_names(site)
    site.page.locator(".lane-name").nth(1).focus()
    site.page.keyboard.press("Alt+ArrowUp")
    expect(site.page.locator(".live")).to_contain_text("is lane 1 of")
    expect(site.page.locator(".lane-name").nth(0)).to_be_focused()
    after = lane_names(site)
    assert after == [before[1], before[0], *before[2:]]
    site.page.wait_for_url("**order=**")
    site.page.reload()
    site.page.wait_for_selector("[data-drawn]")
    assert lane_names(site) == after


def test_a_lane_is_dragged_to_another_place_and_chooses_nothing(site: Site) -> None:
    site.open("?lanes=sides")
    before = lane_names(site)
    assert len(before) > 2
    first, third = (site.page.locator(".lane-name").nth(n) for n in (0, 2))
    first.hover()
    site.page.mouse.down()
    third.hover()
    site.page.mouse.up()
    assert lane_names(site)[:3] == [before[1], before[2], before[0]]
    expect(site.page.locator(".chips .chip")).to_have_count(0)


def test_a_closed_lane_stays_closed_in_the_address(site: Site) -> None:
    site.open()
    lanes = len(lane_names(site))
    site.page.locator(".fold").first.click()
    assert len(lane_names(site)) < lanes
    site.page.wait_for_url("**folded=**")
    site.page.reload()
    site.page.wait_for_selector("[data-drawn]")
    assert len(lane_names(site)) < lanes


@pytest.mark.parametrize("width", [360, 720])
def test_on_a_narrow_screen_the_menu_lies_over_nothing(site: Site, width: int) -> None:
    """A width of 720 is also what a screen of 1440 has at 200 %."""
    site.page.set_viewport_size({"width": width, "height": 800})
    site.open()
    menu = site.page.locator(".st-key-menu")
    expect(menu.get_by_role("link")).to_have_count(len(in_menu(views())))
    expect(site.page.get_by_test_id("stSidebar")).to_have_count(0)
    tops = {round(link.bounding_box()["y"]) for link in menu.get_by_role("link").all()}
    assert len(tops) == 1, "the links stand on one line"
    menu.get_by_role("link", name="Reader").click()
    expect(site.page.locator("button.told").first).to_be_visible(timeout=PATIENCE * 1000)
    menu.get_by_role("link", name="Timeline").click()
    site.page.wait_for_selector("[data-drawn]", timeout=PATIENCE * 1000)
    above, below = menu.bounding_box(), site.page.locator(".search").bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    expect(site.page.locator(".picture")).to_be_in_viewport()
