"""Two tabs of one browser: neither writes into what the other shows, nor shows what is past."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.library import chronologies, place, settings
from dashboard.library.articles import add
from dashboard.library.corrections import read_log
from dashboard.library.parses import read_all
from dashboard.library.place import LIBRARY_VARIABLE, library_of
from dashboard.nlp.read import article_from_text
from dashboard.timeline.selection import About
from dashboard.widgets import store
from tests.browser.conftest import ALL_SENT, DRAWN, PATIENCE, serving, settle

pytestmark = pytest.mark.browser
FOLDER = "event-timeline-dashboard"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two chronologies: “Rain” with an article, which is the current one, and “Snow”."""
    monkeypatch.delenv(LIBRARY_VARIABLE)
    folder = tmp_path / FOLDER
    monkeypatch.setattr(place.platformdirs, "user_data_path", lambda *_: folder)
    add(article_from_text("The bank of Oslo collapsed on 1 May 2020.", "bank"))
    read_all()  # kept there, so that no server has to load the model for it
    settings.describe(About("Rain"))
    chronologies.make("Snow")
    chronologies.use(chronologies.FIRST)
    return folder


@pytest.fixture
def window(browser: Browser, data: Path) -> Iterator[tuple[BrowserContext, str]]:
    """A window, and the address of a server that shows what the installation keeps."""
    with serving(data, DASHBOARD_LIBRARY="", XDG_DATA_HOME=str(data.parent)) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE * 1000)
        yield context, address
        context.close()


def opened(window: tuple[BrowserContext, str], query: str = "") -> Page:
    context, address = window
    page = context.new_page()
    page.goto(f"{address}/{query}")
    page.wait_for_selector(DRAWN)
    page.wait_for_selector(ALL_SENT)
    settle(page)
    return page


def logged(name: str, data: Path) -> int:
    return len(read_log(library_of(name, data)))


def test_an_own_event_lands_in_the_chronology_that_its_tab_shows(
    window: tuple[BrowserContext, str], data: Path
) -> None:
    first, second = opened(window), opened(window)
    second.get_by_text("Add an event of your own").click()
    second.get_by_label("What happened").fill("The gauge was full")
    first.get_by_role("combobox", name="Chronology").click()
    first.get_by_role("option", name="Snow").click()
    settle(first)
    expect(first.get_by_role("combobox", name="Chronology")).to_have_value("Snow")
    second.get_by_role("button", name="Add the event").click()
    told = second.locator(".st-key-another")
    expect(told).to_contain_text("“Rain” is shown here: nothing was saved")
    assert (logged("", data), logged("snow", data)) == (0, 0)
    expect(second.get_by_label("What happened")).to_have_value("The gauge was full")
    told.get_by_role("button", name="Go on with the one here").click()
    expect(told).to_have_count(0)
    expect(second.get_by_label("What happened")).to_have_value("The gauge was full")
    second.get_by_role("button", name="Add the event").click()
    expect(second.locator('[class*="st-key-saved"]')).to_have_text("Added: The gauge was full")
    expect(second.locator("tr[data-event]", has_text="The gauge was full")).to_be_visible()
    assert (logged("", data), logged("snow", data)) == (1, 0)


def test_a_tab_shows_all_anew_when_its_event_was_changed_in_another(
    window: tuple[BrowserContext, str],
) -> None:
    event = store.timeline().entries[0].event.id
    first, second = (opened(window, f"?event={event}") for _ in range(2))
    for tab in (first, second):
        tab.get_by_text("Correct it").click()
        settle(tab)
    for tab, day in ((first, "2020-05-02"), (second, "2020-05-03")):
        tab.get_by_role("textbox", name="Date", exact=True).fill(day)
        tab.get_by_role("button", name="Save the correction").click()
        expect(tab.locator(".marked .date")).to_contain_text("2 May 2020")
        expect(tab.locator("tr[data-event]")).to_contain_text("2 May 2020")
    expect(second.get_by_text("This event was changed elsewhere")).to_be_visible()
