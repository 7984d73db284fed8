"""axe-core finds nothing serious on any page, in either theme, on a wide and a narrow screen."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from dashboard.app import views
from tests.browser.conftest import DRAWN, PATIENCE, settle

pytestmark = pytest.mark.browser
Theme = Literal["light", "dark"]
SERIOUS = {"serious", "critical"}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
EVENT = "?event=article:59:CONSULT"
# The states of a page that show more than its address alone.
STATES = [(name, "") for name, _ in views()] + [
    ("timeline", EVENT),
    ("timeline", "?who=CHN&words=military&lanes=sides"),
    ("timeline", "?words=xylophone"),
    ("timeline", "?state=checked&tag=starred"),
    ("story", f"{EVENT}&who=CHN"),
    ("reader", f"{EVENT}&article=article"),
]


def found(page: Page) -> list[str]:
    """What is wrong, and where: one line a place."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{v['id']}: {node['target']} {node['html'][:160]} {node['any'][:1]}"
        for v in violations
        if v["impact"] in SERIOUS
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("name", "query"), STATES)
def test_nothing_serious_is_found(
    page: Page, address: str, name: str, query: str, theme: Theme
) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(f"{address}/{'' if name == 'timeline' else name}{query}")
    at = DRAWN if name == "timeline" else ".stMainBlockContainer"
    page.locator(at).first.wait_for(timeout=PATIENCE * 1000)
    settle(page)
    if name == "timeline":
        page.locator(".take summary").click()
    assert found(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    settle(page)
    assert found(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_is_found_where_a_person_corrects(
    page: Page, address: str, theme: Theme
) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(f"{address}/{EVENT}")
    page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
    for part in ("Correct it", "Star, tags and note"):
        page.get_by_text(part).click()
    page.get_by_role("button", name="Save the correction").wait_for()
    page.locator(".marked .more").last.click()
    page.locator(".marked dd mark.who").first.wait_for()
    assert found(page) == []


@pytest.mark.parametrize(("name", "query"), STATES)
def test_a_narrow_screen_and_large_letters_cut_nothing_off(
    page: Page, address: str, name: str, query: str
) -> None:
    """A phone; and a screen of 1440 by 900 at twice the size of all letters, half as wide."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/{'' if name == 'timeline' else name}{query}")
    at = DRAWN if name == "timeline" else ".stMainBlockContainer"
    page.locator(at).first.wait_for(timeout=PATIENCE * 1000)
    for width, height in ((360, 740), (1440 // 2, 900 // 2)):
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_who_wants_little_motion_gets_none(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address)
    page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
    page.evaluate("""() => {
      const scroll = Element.prototype.scrollIntoView;
      window.moved = [];
      Element.prototype.scrollIntoView = function (how) {
        window.moved.push(how?.behavior ?? "auto");
        scroll.call(this, how);
      };
    }""")
    page.locator("tr[data-event] button").first.click()
    page.locator(".marked .title").wait_for()
    assert "smooth" not in page.evaluate("window.moved")
    moving = page.locator(".timeline *").evaluate_all(
        "all => all.filter((n) => getComputedStyle(n).transitionDuration !== '0s').length"
    )
    assert moving == 0
