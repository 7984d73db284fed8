"""Adding articles in a real browser: kept, shown again, and harmless whatever they hold."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from dashboard.library.articles import read_own, remove
from tests.browser.conftest import Site, settle, visit

pytestmark = pytest.mark.browser


def give(site: Site, text: str, *, day: str = "", title: str = "") -> None:
    visit(site.page, f"{site.address}/articles")
    fill_in(site, text, day=day, title=title)


def fill_in(site: Site, text: str, *, day: str = "", title: str = "") -> None:
    form = site.page.locator(".st-key-adding")
    form.get_by_label("Text in English").fill(text)
    form.get_by_label("Title").fill(title)
    form.get_by_role("textbox", name="Date of publication").fill(day)
    form.get_by_role("button", name="Add to the timeline").click()


@pytest.fixture(autouse=True)
def _without_the_added(library: Path) -> Iterator[None]:
    """The other tests of this server look at the supplied article alone."""
    yield
    for article in kept(library):
        if article != "article":
            remove(article, library)


def kept(library: Path) -> list[str]:
    return [article.id for article in read_own(library).articles]


def test_an_article_that_is_added_joins_the_timeline_and_stays(site: Site, library: Path) -> None:
    site.open()
    before = site.page.locator("tr[data-event]").count()
    give(site, "The council of Oslo met on 3 April 2020.", day="2020-04-05", title="Council")
    expect(site.page.locator(".st-key-done")).to_contain_text("Added: Council")
    assert len(kept(library)) == 2
    expect(site.page.get_by_label("Text in English")).to_have_value("")
    site.open()
    site.page.reload()
    site.page.wait_for_selector("[data-drawn]")
    assert site.page.locator("tr[data-event]").count() > before
    expect(site.page.locator("tr", has_text="3 April 2020")).to_be_visible()


WRONG = (
    ("", "", "nothing was given"),
    ("It rained on Monday.", "yesterday", "write it as YYYY-MM-DD"),
    ("It rained on Monday.", "2023-02-30", "2023-02-30"),
    ("---\npublished: 2023-13-01\n---\nIt rained.", "", "2023-13-01"),
    ("!!! ???", "", "no text"),
    ("a b " * 250_001, "", "1,000,000"),
)


def test_what_is_wrong_is_said_and_nothing_is_kept(site: Site, library: Path) -> None:
    """One after the other in one form, as a person would who tries again."""
    before = kept(library)
    visit(site.page, f"{site.address}/articles")
    refused = site.page.locator('[class*="st-key-refused"]')
    for text, day, says in WRONG:
        expect(refused.get_by_text(says)).to_have_count(0)
        fill_in(site, text, day=day)
        expect(refused.filter(has_text=says), says).to_have_count(1)
        expect(refused).to_have_count(1)  # what was wrong before has gone from its field
        assert kept(library) == before


def test_what_is_wrong_with_an_article_is_said_below_its_field(site: Site) -> None:
    visit(site.page, f"{site.address}/articles")
    form = site.page.locator(".st-key-adding")
    fill_in(site, "")
    text = form.get_by_role("textbox", name="Text in English")
    expect(text).to_have_accessible_description(re.compile("nothing was given"))
    fill_in(site, "It rained.", day="yesterday")
    day = form.get_by_role("textbox", name="Date of publication")
    expect(day).to_have_accessible_description(re.compile("write it as YYYY-MM-DD"))
    expect(text).not_to_have_attribute("aria-invalid", "true")


def test_what_is_wrong_with_a_table_is_said_below_its_field(site: Site) -> None:
    page = site.page
    site.open()
    page.get_by_text("Bring in a chronology (CSV, XLSX)").click()
    part = page.locator("[data-testid=stExpander]", has_text="Bring in a chronology")
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"only heads\n"}
    part.locator("input[type=file]").set_input_files(file)
    expect(part.get_by_role("alert")).to_contain_text("holds no table")
    again = part.get_by_role("button", name="Add files")
    expect(again).to_have_accessible_description(re.compile("holds no table"))
    part.get_by_role("button", name=re.compile("Remove")).click()
    rows = b"from,until\n3 May 2023,4 May 2023\n"
    part.locator("input[type=file]").set_input_files({**file, "buffer": rows})
    what = part.get_by_role("combobox", name="What happened")
    expect(what).to_have_accessible_description(re.compile("say which column tells"))
    alert = part.get_by_role("alert").bounding_box()
    below = part.get_by_role("combobox", name="Date", exact=True).bounding_box()
    assert alert
    assert below
    assert alert["y"] < below["y"]


def test_a_file_that_is_no_text_is_refused_by_its_name(site: Site, library: Path) -> None:
    before = kept(library)
    visit(site.page, f"{site.address}/articles")
    site.page.locator(".stForm input[type=file]").set_input_files(
        {"name": "noise.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 8}
    )
    expect(site.page.get_by_text("noise.txt")).to_be_visible()
    site.page.get_by_role("button", name="Add to the timeline").click()
    expect(site.page.locator('[class*="st-key-refused"]')).to_contain_text("noise.txt")
    assert kept(library) == before


def test_no_date_and_another_language_are_kept_with_a_word_of_what_follows(site: Site) -> None:
    german = "Der Rat der Stadt traf sich gestern im alten Rathaus und sprach sehr lange. " * 6
    give(site, german, title="Rat")
    done = site.page.locator(".st-key-done")
    warned = site.page.locator(".st-key-beware")
    expect(done).to_contain_text("Added: Rat")
    expect(warned).to_contain_text("date of publication is not known")
    expect(warned).to_contain_text("hardly looks like English")


def test_from_what_was_added_a_link_leads_to_its_events_alone(site: Site) -> None:
    give(site, "The council of Oslo met on 3 April 2020.", day="2020-04-05", title="Council")
    site.page.get_by_text("Show it in the timeline").click()
    site.page.wait_for_selector("[data-drawn]")
    expect(site.page.locator(".chip", has_text="Council")).to_be_visible()
    expect(site.page.locator("tr[data-event]")).to_have_count(1)


def choose_last(table: Locator, opened: Locator) -> None:
    """Click the last row until that is seen: it is drawn on a canvas, a while after the rest."""
    for _ in range(4):
        box = table.bounding_box()
        assert box
        table.page.mouse.click(box["x"] + 18, box["y"] + box["height"] - 14)
        with contextlib.suppress(PlaywrightTimeout):
            opened.wait_for(timeout=15_000)  # a second click would take it back
            return
    pytest.fail("the row cannot be chosen")


def test_a_date_that_is_corrected_moves_what_hangs_on_it(site: Site, library: Path) -> None:
    give(site, "The council of Oslo met on Monday.", title="Council")
    expect(site.page.locator(".st-key-done")).to_contain_text("Added: Council")
    settle(site.page)  # the table is made anew while the page runs
    table = site.page.locator('[data-testid="stDataFrame"]')
    table.scroll_into_view_if_needed()
    edit = site.page.locator(".st-key-edit")
    choose_last(table, edit)
    edit.get_by_role("textbox", name="Date of publication").fill("2020-04-08")
    edit.get_by_role("textbox", name="Source").fill("Oslo Post")
    edit.get_by_role("button", name="Save", exact=True).click()
    expect(site.page.locator(".st-key-done")).to_contain_text("Saved: Council")
    site.open()
    expect(site.page.locator("tr", has_text="6 April 2020")).to_be_visible()
    assert "Oslo Post" in {article.source for article in read_own(library).articles}


def test_a_date_that_is_missing_is_asked_for_at_once(site: Site) -> None:
    give(site, "The council of Bergen met on Monday.", title="Bergen")
    expect(site.page.locator(".st-key-done")).to_contain_text("Added: Bergen")
    asked = site.page.locator(".st-key-missing")
    day = asked.get_by_role("textbox", name="Date of publication 1")
    day.fill("2020-04-31")
    asked.get_by_role("button", name="Save the dates").click()
    expect(day).to_have_accessible_description(re.compile("“Bergen”: .*2020-04-31"))
    day.fill("2020-04-08")
    asked.get_by_role("button", name="Save the dates").click()
    expect(site.page.locator(".st-key-done")).to_contain_text("Saved: Bergen")
    expect(asked).to_have_count(0)
    site.open()
    expect(site.page.locator("tr", has_text="Bergen")).to_contain_text("6 April 2020")
