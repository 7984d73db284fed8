"""From an empty library to a checked chronology that is taken away, of sixteen articles.

The keys and clicks are counted, and so are the seconds; only the former have a limit.
"""

from __future__ import annotations

import json
import re
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from dashboard.library.articles import read_own
from tests.browser.conftest import DRAWN, Site, serving, settle
from tests.browser.test_take import assert_whole, shown, take, text_of
from tests.conftest import watched
from tests.exports.test_one_number import of_csv, of_records, of_xlsx
from tests.inbox.made_files import docx, pdf

pytestmark = pytest.mark.browser
TEXTS = sorted((Path(__file__).parent / "story").iterdir())
UNDATED = {"march": "2024-03-05", "minister": "2024-03-14", "sale": "2024-05-07"}
# What is read and is no event of a chronology of this bankruptcy, by its first words.
NO_EVENTS = ("hiding losses", "those … she", "The Associated Press contributed")
DISPUTED = "lost its biggest order"
MAIN_EVENTS = 20
# What the panel says of events that the agency's text tells, too, by their words.
COUNTED = {
    "appointed the lawyer Peter Lund": "1 independent source, 4 reports",
    "filed for bankruptcy": "2 independent sources, 6 reports",
}
MOST_STEPS = 130


class Person:
    """Somebody at the page, whose keys and clicks are counted."""

    def __init__(self, site: Site) -> None:
        self.site, self.page = site, site.page
        self.steps, self.begun = 0, time.monotonic()
        self.told: list[str] = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.steps += len(keys)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.steps += len(words)

    def click(self, at: Locator) -> None:
        at.click()
        self.steps += 1

    def write(self, at: Locator, words: str) -> None:
        """Click into a field, and write in the place of what is there."""
        at.click()
        at.fill(words)
        self.steps += 1 + len(words)

    def button(self, name: str, within: Locator | None = None) -> None:
        place: Locator | Page = within if within is not None else self.page
        self.click(place.get_by_role("button", name=name, exact=True))

    def go_to(self, name: str) -> None:
        self.click(self.page.locator(".st-key-menu").get_by_role("link", name=name))

    def note(self, chapter: str) -> None:
        """Say how far it is, for who runs the test with `-s`."""
        self.told.append(f"{chapter}: {self.steps} steps, {time.monotonic() - self.begun:.0f} s")


@pytest.fixture
def person(page: Page, tmp_path: Path) -> Iterator[Person]:
    """Somebody with an empty library of their own, in `tmp_path`."""
    with serving(tmp_path) as address, watched(page, address) as site:
        someone = Person(site)
        yield someone
        print(*someone.told, sep="\n")  # noqa: T201


def made(file: Path) -> FilePayload:
    """An article as it is handed in: a text or a page as it stands, or made into PDF or DOCX."""
    paragraphs = file.read_text("utf-8").strip().split("\n\n")
    if "minister" in file.stem:
        return {"name": f"{file.stem}.docx", "mimeType": "", "buffer": docx(*paragraphs)}
    if "sale" in file.stem:
        lines = [line for one in paragraphs for line in (*textwrap.wrap(one, 90), "")]
        return {"name": f"{file.stem}.pdf", "mimeType": "", "buffer": pdf(lines)}
    return {"name": file.name, "mimeType": "", "buffer": file.read_bytes()}


def test_sixteen_articles_become_a_checked_chronology(person: Person, tmp_path: Path) -> None:
    add_all(person)
    give_the_dates(person, tmp_path)
    look_at_the_joins(person)
    review(person)
    judge_the_others_at_once(person)
    take_away(person)
    assert person.steps <= MOST_STEPS


def add_all(person: Person) -> None:
    page = person.page
    person.site.open()
    person.click(page.get_by_role("link", name="Add an article of your own"))
    person.steps += 2  # the dialog of the browser, and all the files in it
    page.locator(".stForm input[type=file]").set_input_files([made(file) for file in TEXTS])
    expect(page.get_by_text(TEXTS[-1].name)).to_be_visible()
    person.button("Add to the timeline")
    expect(page.locator(".st-key-done")).to_contain_text("16 articles are kept")
    person.note("added")


def give_the_dates(person: Person, library: Path) -> None:
    asked = person.page.locator(".st-key-missing")
    expect(asked.locator("input")).to_have_count(len(UNDATED))
    for number, day in enumerate(UNDATED.values(), 1):
        person.write(asked.get_by_role("textbox", name=f"Date of publication {number}"), day)
    person.button("Save the dates", asked)
    expect(person.page.locator(".st-key-done")).to_contain_text("Saved: 3 articles")
    expect(asked).to_have_count(0)
    articles = read_own(library).articles
    assert len(articles) == len(TEXTS)
    assert all(article.published for article in articles)
    (saved,) = [article for article in articles if article.title == "Berg leaves the yard"]
    assert "2024/03/18" in str(saved.url)
    assert str(saved.published) == "2024-03-22"  # of its metadata, as the address is no day of it
    person.go_to("Timeline")
    person.page.wait_for_selector(DRAWN)
    settle(person.page)  # what the page before had above goes, and the rows move up
    expect(row(person, "resigned on Thursday")).to_contain_text("21 March 2024")
    person.note("dated")


def row(person: Person, words: str) -> Locator:
    return person.page.locator("tr[data-event]", has_text=words)


def look_at_the_joins(person: Person) -> None:
    """The agency's text counts once, and two reports that were left apart are made one event."""
    page, bulk = person.page, person.page.locator(".bulk")
    for words, told in COUNTED.items():
        person.click(row(person, words).locator("button"))
        expect(page.locator(".marked .title")).to_contain_text(words)
        expect(page.locator(".marked")).to_contain_text(told)
    for report in row(person, "dismissed 400 workers").all():
        person.click(report.locator("input"))
    expect(bulk.locator("strong")).to_have_text("2 chosen")
    person.button("Join into one …", bulk)
    person.button("Join them", bulk)
    expect(bulk.locator(".acted")).to_have_text("2 events joined into one.")
    expect(row(person, "dismissed 400 workers")).to_have_count(1)
    expect(row(person, "dismissed 400 workers")).to_contain_text("2 sources")
    person.note("joined")


def review(person: Person) -> None:
    """The main events, one after the other, by keys alone."""
    page, pane = person.page, person.page.locator(".review")
    person.click(page.get_by_role("radio", name="Main", exact=True))
    person.press("r")
    expect(pane).to_be_visible()
    look_around(person, pane)
    met: set[str] = set()
    while (left := count_left(pane)) > 0:
        if pane.locator("strong").count() == 0:
            person.press("n")  # from the end to those that were before the first
            expect(pane.locator("strong")).to_have_count(1)
        words = pane.locator("strong").inner_text()
        for part, prepare in FIRST.items():
            if part in words:
                prepare(person, pane)
        no_event = words in met or words.startswith(NO_EVENTS)
        met.add(words)
        person.press("h" if no_event else "d" if DISPUTED in words else "c")
        expect(pane.locator(".review-count")).to_have_text(re.compile(f", {left - 1} left$"))
    expect(pane.locator(".review-event")).to_have_text("None is left unchecked.")
    person.press("r")
    expect(pane).to_be_hidden()
    assert len(met) >= MAIN_EVENTS
    person.note("reviewed")


def count_left(pane: Locator) -> int:
    return int(pane.locator(".review-count").inner_text().split()[-2])


def look_around(person: Person, pane: Locator) -> None:
    """To the next event and back; what was judged by mistake is taken back."""
    title, here = pane.locator("strong"), pane.locator("strong").inner_text()
    person.press("n")
    expect(title).not_to_have_text(here)
    person.press("p")
    expect(title).to_have_text(here)
    settle(person.page)
    before = count_left(pane)
    person.press("d")
    expect(pane.locator(".acted")).to_have_text("1 event disputed.")
    person.press("u")
    expect(pane.locator(".acted")).to_have_text("Taken back: 1 event.")
    expect(title).to_have_text(here)
    assert count_left(pane) == before


def tag(person: Person, pane: Locator) -> None:
    person.press("t")
    person.type("court")
    person.press("Enter")
    expect(pane.locator(".acted")).to_have_text("1 event tagged “court”.")


FIRST = {"convicted Erik Moen": tag}


def judge_the_others_at_once(person: Person) -> None:
    """Statements are checked in one act, and what is no event is hidden in another."""
    page, bulk = person.page, person.page.locator(".bulk")
    person.click(page.get_by_role("radio", name="Main and side", exact=True))
    person.press("/")
    person.type("said on")
    checked = page.locator("tr[data-event] .remark.checked")
    rows = page.locator("tr[data-event]")
    expect(rows.first).to_contain_text("said on")
    settle(page)  # each letter asks anew: what is chosen goes with the rows that it was chosen of
    number, before = rows.count(), checked.count()
    assert number - before > 2
    person.click(bulk.get_by_role("button", name=f"Choose all {number} that are shown"))
    person.button("Checked", bulk)
    expect(checked).to_have_count(number)
    person.button("Undo", bulk)
    expect(checked).to_have_count(before)
    person.button("Checked", bulk)
    expect(bulk.locator(".acted")).to_have_text(re.compile(r"^\d events checked\.$"))
    person.click(page.get_by_role("button", name="clear all"))
    for one in page.locator("tr[data-event]", has_text=re.compile("|".join(NO_EVENTS))).all():
        person.click(one.locator("input"))
    person.button("Hide", bulk)
    expect(bulk.locator(".acted")).to_have_text(re.compile(r"^\d events? hidden\.$"))
    person.note("judged at once")


def take_away(person: Person) -> None:
    """The checked events, in four formats and as a picture, are those of the table."""
    page, site = person.page, person.site
    person.click(page.get_by_role("button", name=re.compile(r"^\d+ of \d+ checked$")))
    page.wait_for_url("**state=checked**")
    ids = set(shown(site))
    assert len(ids) >= MAIN_EVENTS
    assert page.locator("tr[data-event] .remark.checked").count() == len(ids)
    words = text_of(taken(person, "SVG"))
    assert re.search(rf"\b{len(ids)} events, ", words)
    assert_whole(words)
    assert of_csv(taken(person, "CSV")) == ids
    assert of_xlsx(taken(person, "XLSX")) == ids
    assert of_records(json.loads(taken(person, "Data of the articles"))) == ids
    text = taken(person, "Markdown").decode()
    assert len(re.findall(r"^- ", text.partition("\n## Where this is from")[0], re.M)) == len(ids)
    person.note("taken away")


def taken(person: Person, what: str) -> bytes:
    person.steps += 2  # the menu, and its entry
    return take(person.site, what)
