"""axe-core finds nothing serious on any page, in either theme, on a wide and a narrow screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dashboard.app import views
from tests.browser.conftest import DRAWN, PATIENCE

pytestmark = pytest.mark.browser
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
    browser: Browser, address: str, name: str, query: str, theme: str
) -> None:
    context = browser.new_context(color_scheme=theme, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/{'' if name == 'timeline' else name}{query}")
    at = DRAWN if name == "timeline" else ".stMainBlockContainer"
    page.locator(at).first.wait_for(timeout=PATIENCE * 1000)
    page.wait_for_timeout(1500)
    if name == "timeline":
        page.locator(".take summary").click()
    assert found(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(500)
    assert found(page) == []
    context.close()
