"""An article whose every field is as long as it may be opens as others do, and fits its window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from dashboard.library import articles
from dashboard.library.corrections import record
from dashboard.library.parses import read_all
from dashboard.limits import LIMITS, MOST_TAGS
from dashboard.nlp.read import article_from_text
from dashboard.review import Field
from tests.conftest import DRAWN, WIDE, serving, settle
from tests.visiting import visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TEXT = "Anna Lie opened the bridge in Oslo on 3 May 2021. She resigned in June 2021."
LINES = """(nodes) => nodes.map((node) =>
  node.clientHeight / parseFloat(getComputedStyle(node).lineHeight))"""


def longest(field: str) -> str:
    """One word without a break: nothing is harder to fit."""
    return "W" * LIMITS[field]


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a server with such an article, and the id of an event of it."""
    library = tmp_path_factory.mktemp("longest")
    header = f"title: {longest('title')}\npublished: 2021-06-30\nsource: {longest('source')}\n"
    articles.add(article_from_text(f"---\n{header}---\n{TEXT}", "a"), library)
    (parsed,), _ = read_all(library)
    events = [event.id for event in parsed.events]
    tags = [f"{n}{longest('tag')}"[: LIMITS["tag"]] for n in range(MOST_TAGS)]
    for event in events:
        record(event, Field.NOTE, longest("note"), why=longest("why"), place=library)
        record(event, Field.HEADLINE, longest("headline"), place=library)
        record(event, Field.TAGS, tags, place=library)
    with serving(library) as address:
        yield address, events[0]


def test_the_longest_fields_fit_the_window_and_are_cut_for_show(
    long_address: tuple[str, str], page: Page
) -> None:
    address, event = long_address
    page.set_viewport_size(WIDE)
    for way in ("", f"?event={event}"):
        visit(page, f"{address}/{way}")
        page.wait_for_selector(DRAWN)
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]
        (title,) = page.locator(".head-top h1").evaluate_all(LINES)
        assert 2 < title < 3.5
        rows = page.locator(".events .open").evaluate_all(LINES)
        assert len(rows) == 2
        assert max(rows) < 3.5
        assert page.locator(".head-top h1").get_attribute("title") == longest("title")


def test_the_other_pages_with_the_longest_fields_fit_the_window(
    long_address: tuple[str, str], page: Page
) -> None:
    page.set_viewport_size(WIDE)
    for way in ("reader", "articles"):
        visit(page, f"{long_address[0]}/{way}")
        page.wait_for_selector("[data-testid=stMain]")
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]
