"""A data set is looked at as a library is: many events as counts, few each by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.library.articles import read_own
from dashboard.library.place import DATA_SET_VARIABLE
from tests.benchmarks.made_set import make_set
from tests.browser.conftest import DRAWN, PATIENCE, renew, serving

pytestmark = pytest.mark.browser
EVENTS = 4000
KINDS = 8  # of articles: each is printed five times, on other days


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="module")
def where(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = make_set(tmp_path_factory.mktemp("made") / "set", EVENTS, KINDS)
    with serving(library, **{DATA_SET_VARIABLE: str(folder)}) as address:
        yield address


@contextlib.contextmanager
def without_errors(page: Page) -> Iterator[Page]:
    """A page of which an error in a script fails the test."""
    errors: list[str] = []

    def note(error: object) -> None:
        errors.append(str(error))

    page.on("pageerror", note)
    yield page
    page.remove_listener("pageerror", note)
    assert errors == []


@pytest.fixture
def visitor(page: Page) -> Iterator[Page]:
    with without_errors(page):
        yield page


@pytest.fixture(scope="module")
def opened(tab: Page, where: str) -> Iterator[Page]:
    renew(tab)
    with without_errors(tab):
        yield open_at(tab, where)
    renew(tab)


@pytest.fixture
def shown(opened: Page) -> Iterator[Page]:
    """All of them; who comes next to the page finds it so, whatever was chosen before."""
    if opened.locator(".chips .chip").count():
        opened.get_by_role("button", name="clear all").first.click()
    opened.keyboard.press("Escape")
    expect(opened.locator(".marked .title")).to_have_count(0)
    expect(opened.locator(DRAWN)).to_have_attribute("data-drawn", str(EVENTS))
    with without_errors(opened):
        yield opened


def open_at(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
    return page


def left(page: Page) -> int:
    return int(page.locator(DRAWN).get_attribute("data-drawn") or 0)


def wait_until_fewer(page: Page, than: int) -> int:
    page.wait_for_function(
        "than => [...document.querySelectorAll('*')].map((n) => n.shadowRoot?.querySelector("
        "'[data-drawn]')).find(Boolean).dataset.drawn < than",
        arg=than,
    )
    return left(page)


def test_many_are_counted_and_a_filter_asks_the_server(shown: Page) -> None:
    assert left(shown) == EVENTS
    expect(shown.get_by_role("heading", level=1)).to_have_text("40 articles")
    box = shown.get_by_role("group", name="What").locator(".row").first
    number = int(box.locator(".count").inner_text())
    box.locator("label").click()
    assert wait_until_fewer(shown, EVENTS) == number
    expect(shown.get_by_text(f"{number} of 4,000 events", exact=False).first).to_be_visible()


def test_a_count_opens_to_the_events_in_it_and_an_event_to_its_sentence(shown: Page) -> None:
    shown.locator("tr[data-event] button.open").first.click()  # a stretch with its number
    fewer = wait_until_fewer(shown, EVENTS)
    row = shown.locator('tr[data-event*=":"] button.open').first
    row.wait_for()
    assert 0 < fewer < 2000
    row.click()
    expect(shown.locator(".marked")).to_contain_text("The delegations met for the talks")
    shown.wait_for_url("**event=*")


def test_words_are_looked_for_in_all_texts(shown: Page) -> None:
    shown.get_by_label("Search words, names, dates").fill("numbered 234")
    assert wait_until_fewer(shown, EVENTS) >= 1
    expect(shown.locator('tr[data-event*=":"]').first).to_contain_text("numbered 234")


def test_a_link_restores_the_choice(visitor: Page, where: str) -> None:
    shown = open_at(visitor, f"{where}/?what=AID&since=2005-01-01&until=2006-12-31")
    assert 0 < left(shown) < 500
    expect(shown.get_by_label("Remove when 1 Jan 2005 to 31 Dec 2006")).to_be_visible()


def test_an_article_is_taken_into_the_library(visitor: Page, where: str, library: Path) -> None:
    shown = open_at(visitor, f"{where}/?words=numbered+234")
    shown.get_by_role("button", name="Take the chosen articles").click()
    expect(shown.get_by_text("in your library", exact=False).or_(
        shown.get_by_text("now. “dashboard serve”", exact=False)).last).to_be_visible()  # fmt: skip
    assert len(read_own(library).articles) >= 1
