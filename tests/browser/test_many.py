"""Ten thousand events: they are filtered, searched, hovered and opened as few are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.made_events import NUMBER
from tests.browser.conftest import DRAWN, PATIENCE, renew, serving

pytestmark = pytest.mark.browser
MANY = 10_000
# Whether what has the focus is in the row of that number.
IS_AT_ROW = """number => {
  const active = [...document.querySelectorAll("*")].map((n) => n.shadowRoot?.activeElement);
  return active.find(Boolean)?.closest("tr")?.dataset.row === String(number);
}"""


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    library = tmp_path_factory.mktemp("empty")
    with serving(library, "tests/benchmarks/made_app.py", **{NUMBER: str(MANY)}) as address:
        yield address


@pytest.fixture(scope="module")
def opened(tab: Page, where: str) -> Iterator[Page]:
    tab.goto(where)
    tab.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
    yield tab
    renew(tab)


@pytest.fixture
def shown(opened: Page) -> Page:
    """All of them; who comes next to the page finds it so, whatever was chosen before."""
    if opened.locator(".chips .chip").count():
        opened.get_by_role("button", name="clear all").first.click()
    opened.keyboard.press("Escape")
    expect(opened.locator(".marked .title")).to_have_count(0)
    expect(opened.locator(DRAWN)).to_have_attribute("data-drawn", str(MANY))
    opened.locator("h1").scroll_into_view_if_needed()
    return opened


def left(page: Page) -> int:
    return int(page.locator(DRAWN).get_attribute("data-drawn") or 0)


def test_they_are_drawn_as_counts_and_narrowed_by_a_filter(shown: Page) -> None:
    assert left(shown) == MANY
    marks = shown.locator(".picture").evaluate("node => node.marks().map((m) => m.events.length)")
    assert len(marks) < 1500
    shown.locator('label:has([data-field="types"])').first.click()
    assert 0 < left(shown) < MANY / 4


def test_the_numbers_of_the_filters_wait_for_the_picture_and_not_for_who_uses_them(
    shown: Page,
) -> None:
    """So long they are those of before, unless a filter is gone to."""
    script = """async (uses) => {
      const find = (selector) => [...document.querySelectorAll("*")]
        .map((node) => node.shadowRoot?.querySelector(selector)).find(Boolean);
      const painted = () => new Promise((done) => setTimeout(done, 300));
      await painted();
      const boxes = find(".filter-panel").querySelectorAll('[data-field="types"]');
      const seen = () => [...find(".filter-panel").querySelectorAll('[data-field="statuses"]')]
        .map((box) => box.closest(".row").querySelector(".count").textContent).join();
      const before = seen();
      boxes[0].click();
      const left = find("[data-drawn]").dataset.drawn;
      if (uses) boxes[1].focus();
      const at_once = seen() !== before;
      await painted();
      return [left, at_once, seen() !== before];
    }"""
    for uses in (False, True):
        left_then, *changed = shown.evaluate(script, uses)
        assert 0 < int(left_then) < MANY
        assert changed == [uses, True]
        shown.get_by_role("button", name="clear all").first.click()


def test_a_word_that_stands_in_a_sentence_alone_is_found_and_the_quote_asked_for(
    shown: Page,
) -> None:
    shown.locator(".search").fill("shall come 4321")
    expect(shown.locator(DRAWN)).to_have_attribute("data-drawn", "1")
    expect(shown.locator("tr[data-event]")).to_contain_text("numbered 4321")
    (mark, *_) = shown.locator(".picture").evaluate("node => node.marks()")
    box = shown.locator(".plot").bounding_box()
    assert box
    shown.mouse.move(box["x"] + mark["x"], box["y"] + mark["y"])
    expect(shown.locator(".tip blockquote")).to_contain_text("come back to number 4321")


def test_only_rows_that_can_be_seen_are_there_and_keys_go_through_all(shown: Page) -> None:
    rows = shown.locator("tr[data-event]")
    assert rows.count() < 100
    first = rows.first.get_attribute("data-event")
    shown.locator("tr[data-event] button.open").first.focus()
    shown.keyboard.press("End")
    shown.wait_for_function(IS_AT_ROW, arg=MANY - 1)
    assert rows.count() < 100
    shown.keyboard.press("Home")
    shown.wait_for_function(IS_AT_ROW, arg=0)
    expect(rows.first).to_have_attribute("data-event", str(first))


def test_the_events_are_sent_once_and_packed(shown: Page, where: str) -> None:
    name = shown.evaluate(
        "() => performance.getEntriesByType('resource').map((one) => one.name)"
        ".find((name) => name.includes('/dashboard-answers/columns'))"
    )
    answer = shown.request.get(name)
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 1_000_000
    kept = shown.request.get(f"{where}/dashboard-answers/columns?stamp=made")
    assert "immutable" in kept.headers["cache-control"]
    old = shown.request.get(f"{where}/dashboard-answers/labels.json?stamp=old&at=1")
    assert old.json() == {}
    words = shown.request.get(f"{where}/dashboard-answers/words.json?stamp=old&words=talks")
    assert words.json() == {}  # positions of other events would choose the wrong ones
    labels = shown.request.get(f"{where}/dashboard-answers/labels.json?stamp=made&at=1,x,99999999")
    assert list(labels.json()) == ["1"]


def test_who_is_quoted_is_a_filter_with_a_chip(shown: Page) -> None:
    box = shown.locator('.row:has([data-field="speakers"])').first
    count = int(box.locator(".count").inner_text())
    box.locator("label").click()
    assert left(shown) == count
    shown.locator(".chip", has_text="quoted").click()
    assert left(shown) == MANY


def test_an_event_is_opened(shown: Page) -> None:
    title = shown.locator("tr[data-event] button.open").nth(2)
    title.click()
    expect(shown.locator(".marked .title")).to_have_text(title.inner_text())


def test_a_filter_makes_anew_only_what_it_changes(shown: Page) -> None:
    """Rows of the filters stay; rows of events that nobody can see wait for the picture."""
    table = shown.locator(".table-frame")
    expect(table).not_to_be_in_viewport()
    first = shown.locator("tr[data-event]").first.get_attribute("data-event")
    kept, waiting = shown.evaluate(
        """() => {
          const host = document.querySelectorAll("*");
          const isChart = (n) => n.shadowRoot?.querySelector(".filter-panel");
          const root = [...host].find(isChart).shadowRoot;
          const row = root.querySelector('.row:has([data-field="types"])');
          const event = () => root.querySelector("tr[data-event]").dataset.event;
          const before = event();
          root.querySelectorAll('[data-field="types"]')[1].click();
          return [row.isConnected, event() === before];
        }"""
    )
    assert kept
    assert waiting
    expect(shown.locator("tr[data-event]").first).not_to_have_attribute("data-event", str(first))
    shown.locator(".fact", has_text="events").click()
    expect(table).to_be_in_viewport()


def test_a_filter_first_draws_what_can_be_seen_and_then_the_rest(shown: Page) -> None:
    """Three marks of four lie below the edge of the screen; what a person looks at is whole."""
    shown.locator("h1").scroll_into_view_if_needed()
    seen, at_once, soon = shown.evaluate(
        """async () => {
          const find = (selector) => [...document.querySelectorAll("*")]
            .map((node) => node.shadowRoot?.querySelector(selector)).find(Boolean);
          const host = find("[data-drawn]");
          host.querySelectorAll('[data-field="types"]')[0].click();
          const plot = host.querySelector(".plot");
          const marks = ".points path, .letters text, .bounds rect";
          const drawn = () => [...plot.querySelectorAll(marks)]
            .map((node) => node.getBoundingClientRect()).map((at) => (at.top + at.bottom) / 2);
          const inSight = () => drawn().filter((y) => y > 0 && y < innerHeight).length;
          const [seen, all] = [inSight(), drawn().length];
          for (let n = 0; n < 300 && drawn().length === all; n += 1)
            await new Promise(requestAnimationFrame);
          return [seen, all, [inSight(), drawn().length]];
        }"""
    )
    assert seen > 20
    assert soon[0] == seen
    assert soon[1] > at_once + 100
