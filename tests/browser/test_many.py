"""Ten thousand events: they are filtered, searched, hovered and opened as few are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.benchmarks.made_events import NUMBER
from tests.browser.conftest import DRAWN, PATIENCE, serving

pytestmark = pytest.mark.browser
MANY = 10_000


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    library = tmp_path_factory.mktemp("empty")
    with serving(library, "tests/benchmarks/made_app.py", **{NUMBER: str(MANY)}) as address:
        yield address


@pytest.fixture
def page(window: BrowserContext, where: str) -> Iterator[Page]:
    page = window.new_page()
    page.goto(where)
    page.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
    yield page
    page.close()


def left(page: Page) -> int:
    return int(page.locator(DRAWN).get_attribute("data-drawn") or 0)


def test_they_are_drawn_as_counts_and_narrowed_by_a_filter(page: Page) -> None:
    assert left(page) == MANY
    marks = page.locator(".picture").evaluate("node => node.marks().map((m) => m.events.length)")
    assert len(marks) < 1500
    page.locator('label:has([data-field="types"])').first.click()
    assert 0 < left(page) < MANY / 4


def test_a_word_that_stands_in_a_sentence_alone_is_found(page: Page) -> None:
    page.locator(".search").fill("shall come 4321")
    expect(page.locator(DRAWN)).to_have_attribute("data-drawn", "1")
    expect(page.locator("tr[data-event]")).to_contain_text("numbered 4321")


def test_the_quote_of_a_hovered_event_is_asked_for(page: Page) -> None:
    page.locator(".search").fill("shall come 4321")
    expect(page.locator(DRAWN)).to_have_attribute("data-drawn", "1")
    (mark, *_) = page.locator(".picture").evaluate("node => node.marks()")
    box = page.locator(".plot").bounding_box()
    assert box
    page.mouse.move(box["x"] + mark["x"], box["y"] + mark["y"])
    expect(page.locator(".tip blockquote")).to_contain_text("come back to number 4321")


def test_only_rows_that_can_be_seen_are_there_and_keys_go_through_all(page: Page) -> None:
    rows = page.locator("tr[data-event]")
    assert rows.count() < 100
    first = rows.first.get_attribute("data-event")
    page.locator("tr[data-event] button").first.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    last = page.evaluate(
        "() => [...document.querySelectorAll('*')].map((n) => n.shadowRoot?.activeElement)"
        ".find(Boolean).closest('tr').dataset.row"
    )
    assert int(last) == MANY - 1
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    assert rows.first.get_attribute("data-event") == first


def test_the_events_are_sent_once_and_packed(page: Page, where: str) -> None:
    name = page.evaluate(
        "() => performance.getEntriesByType('resource').map((one) => one.name)"
        ".find((name) => name.includes('/dashboard-answers/columns'))"
    )
    answer = page.request.get(name)
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 1_000_000
    kept = page.request.get(f"{where}/dashboard-answers/columns?stamp=made")
    assert "immutable" in kept.headers["cache-control"]
    old = page.request.get(f"{where}/dashboard-answers/labels.json?stamp=old&at=1")
    assert old.json() == {}
    words = page.request.get(f"{where}/dashboard-answers/words.json?stamp=old&words=talks")
    assert words.json() == {}  # positions of other events would choose the wrong ones
    labels = page.request.get(f"{where}/dashboard-answers/labels.json?stamp=made&at=1,x,99999999")
    assert list(labels.json()) == ["1"]


def test_who_is_quoted_is_a_filter_with_a_chip(page: Page) -> None:
    box = page.locator('.row:has([data-field="speakers"])').first
    count = int(box.locator(".count").inner_text())
    box.locator("label").click()
    assert left(page) == count
    page.locator(".chip", has_text="quoted").click()
    assert left(page) == MANY


def test_an_event_is_opened(page: Page) -> None:
    title = page.locator("tr[data-event] button").nth(2)
    title.click()
    expect(page.locator(".marked .title")).to_have_text(title.inner_text())


def test_a_filter_makes_anew_only_what_it_changes(page: Page) -> None:
    """Rows of the filters stay; rows of events that nobody can see wait for the picture."""
    table = page.locator(".table-frame")
    expect(table).not_to_be_in_viewport()
    first = page.locator("tr[data-event]").first.get_attribute("data-event")
    kept, waiting = page.evaluate(
        """() => {
          const host = document.querySelectorAll("*");
          const root = [...host].find((n) => n.shadowRoot?.querySelector(".rail")).shadowRoot;
          const row = root.querySelector('.row:has([data-field="types"])');
          const event = () => root.querySelector("tr[data-event]").dataset.event;
          const before = event();
          root.querySelectorAll('[data-field="types"]')[1].click();
          return [row.isConnected, event() === before];
        }"""
    )
    assert kept
    assert waiting
    expect(page.locator("tr[data-event]").first).not_to_have_attribute("data-event", str(first))
    page.locator(".fact", has_text="events").click()
    expect(table).to_be_in_viewport()
