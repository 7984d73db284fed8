"""axe-core finds nothing serious on the pages that one article alone leaves empty.

They show the samples, whose server the tests of their group (tests/side_by_side.py) have, too: it
reads all of them when it is first asked.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PATIENCE, visit
from tests.browser.test_accessibility import found_in_either_theme

pytestmark = pytest.mark.browser

FULL = [  # page, query, what is there when it is full
    ("ledger", "?show=all", ".marked h3"),
    ("since", "?reported=2023-02-05", ".marked .links"),
    ("story", "?reported=2022-08-04&show=all", ".since"),
    ("silence", "?show=all", ".marked, [data-testid=stDataFrame]"),
]


@pytest.mark.parametrize(("name", "query", "full"), FULL)
def test_nothing_serious_is_found_on_pages_that_are_full(
    page: Page, samples_address: str, name: str, query: str, full: str
) -> None:
    page.emulate_media(color_scheme="light")
    visit(page, f"{samples_address}/{name}{query}")
    page.locator(full).first.wait_for(timeout=PATIENCE * 1000)
    assert found_in_either_theme(page, (1440, 900)) == []
