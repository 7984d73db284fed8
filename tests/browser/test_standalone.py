"""The standalone page, opened from a file: no request, hover, filters, keyboard, paper; row 5."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.registry import PACKAGE
from dashboard.review import Field
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import Selection, select
from tests.exports.made import FIRST, HOSTILE, SECOND, chosen, hostile, opened, written

pytestmark = pytest.mark.browser
SCRIPTS = [PACKAGE / "exports" / "page" / name for name in ("page.js", "proof.js")]
SIZE = ViewportSize(width=1200, height=800)
Change = Callable[[bytes], bytes]


class Opener(Protocol):
    def __call__(self, selection: Selection, change: Change = bytes) -> Page: ...


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[Page]:
    """One tab without a network for all tests here: each would have to start a process."""
    context = browser.new_context(viewport=SIZE, offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def opens(offline: Page, tmp_path: Path) -> Iterator[Opener]:
    """Opens the page of a selection from a file. Any request or error fails the test."""
    file = tmp_path / "timeline.html"
    asked: list[str] = []
    wrong: list[str] = []
    notes = {
        "request": lambda request: asked.append(request.url),
        "pageerror": lambda error: wrong.append(str(error)),
        "console": lambda said: wrong.append(said.text) if said.type == "error" else None,
    }

    def opening(selection: Selection, change: Change = bytes) -> Page:
        file.write_bytes(change(written("html", selection)))
        offline.goto(file.as_uri())
        return offline

    for name, note in notes.items():
        offline.on(name, note)  # type: ignore[call-overload]
    yield opening
    for name, note in notes.items():
        offline.remove_listener(name, note)
    offline.emulate_media(color_scheme="null", media="null")
    offline.set_viewport_size(SIZE)
    assert {*asked} == {file.as_uri()}
    assert wrong == []


def shown(page: Page) -> list[str]:
    return page.locator("tbody tr:visible .what").all_inner_texts()


def test_it_draws_the_dated_events_and_hover_shows_the_quote(opens: Opener) -> None:
    selection = chosen()
    page = opens(selection)
    assert shown(page) == [entry.event.headline for entry in selection.entries]
    assert page.locator("#picture .mark").count() >= 3
    page.locator("#picture .mark").first.focus()
    said = next(entry for entry in selection.entries if entry.quotes)
    label = re.compile(re.escape(said.event.headline))
    page.get_by_role("button", name=label).first.hover()
    expect(page.locator("#tip")).to_contain_text(said.quotes[0].span.text)
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()


def test_words_actors_and_days_narrow_it_and_all_can_be_cleared(opens: Opener) -> None:
    page = opens(chosen())
    everything = shown(page)
    page.get_by_label("Words").fill("SUCCESSOR")
    assert len(shown(page)) == 1
    expect(page.locator("#count")).to_have_text(f"1 of {len(everything)} events")
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#count")).to_contain_text(f"{len(everything)} of")
    page.get_by_label("Who").select_option(label="Anna Lie")
    assert 0 < len(shown(page)) < len(everything)
    page.get_by_label("Who").select_option("")
    page.get_by_label("From", exact=True).fill("2021-06-01")
    assert any("successor" in words for words in shown(page))
    assert not any("opened" in words for words in shown(page))


def test_the_keyboard_goes_from_event_to_event_and_to_the_row(opens: Opener) -> None:
    page = opens(chosen())
    marks = page.locator("#picture .mark")
    marks.first.focus()
    page.keyboard.press("End")
    expect(marks.last).to_be_focused()
    expect(page.locator("#tip")).to_be_visible()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("tr.open")).to_be_focused()


def test_it_says_who_disagrees_what_a_person_changed_and_where_it_is_from(opens: Opener) -> None:
    page = opens(chosen(None, (opened(), Field.STATE, "disputed")))
    body = page.locator("body")
    expect(body).to_contain_text("Disputed by Ann, 2026-01-02: seen in the records")
    expect(body).to_contain_text("SHA-256")
    assert page.locator(".mark.striped").count() >= 1


def test_titles_stand_where_there_is_room_and_the_picture_is_zoomed_and_moved(
    opens: Opener,
) -> None:
    page = opens(chosen())
    titles = page.locator("#picture .title")
    heads = {entry.event.headline for entry in chosen().entries}
    written = titles.all_text_contents()
    assert written
    assert all(any(h.startswith(t.removesuffix(" …")) for h in heads) for t in written)
    ticks = page.locator(".tick-name")
    whole = ticks.all_text_contents()
    picture = page.locator("#picture")
    box = picture.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    near = ticks.all_text_contents()
    assert near != whole
    before = ticks.first.bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 440, box["y"] + 12, steps=4)
    page.mouse.up()
    assert ticks.all_text_contents() != near or ticks.first.bounding_box() != before
    page.get_by_role("button", name="All", exact=True).click()
    assert ticks.all_text_contents() == whole
    page.locator("#picture .mark").first.focus()
    page.keyboard.press("+")
    assert ticks.all_text_contents() != whole
    page.keyboard.press("0")
    assert ticks.all_text_contents() == whole


def test_it_opens_on_the_days_on_which_the_dashboard_opens(opens: Opener) -> None:
    days = "".join(f"The council met on {day} October 2024. " for day in (3, 8, 9, 15, 16, 22))
    text = f"The court ruled on 3 May 2018. {days}"
    page = opens(select(build([parse(article_from_text(text, "a"))]), Query()))
    ticks = page.locator(".tick-name")
    assert {tick.split()[-2] for tick in ticks.all_text_contents()} == {"Oct"}
    expect(page.locator("#outside")).to_have_text(
        "1 more before or after these days: “All” shows them."
    )
    page.get_by_role("button", name="All", exact=True).click()
    assert any(tick.endswith("2020") for tick in ticks.all_text_contents())
    expect(page.locator("#outside")).to_have_text("")
    page.get_by_label("From", exact=True).fill("2018-01-01")
    expect(page.locator("#outside")).to_have_text("")


def test_each_line_says_that_it_holds_and_why(opens: Opener) -> None:
    page = opens(chosen(None, (opened(), Field.DATE, "2021-05-05")))
    marks = page.locator("tbody .proof summary")
    assert marks.all_inner_texts() == [f"{n} ✓ holds" for n in range(1, marks.count() + 1)]
    expect(page.locator("#proved")).to_contain_text(f"All {marks.count()} lines are as they were")
    row = page.locator("tbody tr", has_text="set by a person")
    row.locator("summary").click()
    told = row.locator(".proof")
    expect(told).to_contain_text("stands in The bridge, characters 0 to 63")
    expect(told).to_contain_text("The date was read from “3 May 2021”")
    expect(told).to_contain_text("date was set by Ann on 2026-01-02")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((b'class="what">The mayor', b'class="what">No mayor'), "wrote “No” for “The”"),
        ((b' data-from="18750"', b' data-from="18751"'), "beside them, or in the picture"),
        (
            (b"opened the bridge on 3 May 2021.\xe2\x80\x9d", b"opened it.\xe2\x80\x9d"),
            "wrote “it.” for “the bridge on 3 May 2021.”",
        ),
        (
            (b"\xe2\x80\x9cThe mayor of Bergen, Anna Lie, opened the", b"\xe2\x80\x9cNobody has a"),
            "does not stand there any more",
        ),
        (
            (b"bridge on 3 May 2021.\xe2\x80\x9d", b"new bridge on 3 May 2021.\xe2\x80\x9d"),
            "somebody put in “new”",
        ),
        ((b"on 3 May 2021.\xe2\x80\x9d", b"on 3 June 2021.\xe2\x80\x9d"), "“June” for “May”"),
    ],
)
def test_a_line_that_was_changed_differs_and_the_others_hold(
    opens: Opener, change: tuple[bytes, bytes], told: str
) -> None:
    page = opens(chosen(), lambda data: data.replace(*change, 1))
    differs = page.locator("tbody .proof.differs summary")
    assert differs.all_inner_texts() == ["2 ✗ differs"]
    expect(page.locator("tbody .proof[open] .altered").first).to_contain_text(told)
    expect(page.locator("main > :first-child")).to_contain_text("Not as written: line 2 (press")


def test_a_changed_proof_of_one_line_is_told_of_that_line_alone(opens: Opener) -> None:
    """Nothing of such a proof is shown as what the line once said."""
    change = b'"headline":"The mayor', b'"headline":"No mayor'
    page = opens(chosen(), lambda data: data.replace(*change, 1))
    differs = page.locator("tbody .proof.differs")
    expect(differs).to_have_count(1)
    expect(differs.locator(".altered")).to_contain_text("What proves this line was changed")
    assert differs.locator(".source").count() == 0


def test_a_line_that_was_taken_out_is_told_and_so_is_a_changed_proof(opens: Opener) -> None:
    def without_second(data: bytes) -> bytes:
        second = data.split(b"<tr tabindex")[2]
        return data.replace(b"<tr tabindex" + second, b"", 1)

    page = opens(chosen(), without_second)
    expect(page.locator("#proved p").first).to_contain_text("Taken out: line 2.")
    assert page.locator("tbody .differs").count() == 0
    page = opens(chosen(), lambda data: data.replace(b'"rows":5', b'"rows":4', 1))
    expect(page.locator("main > :first-child")).to_contain_text("This page was changed")


def test_a_reader_holds_the_lines_against_texts_of_their_own(opens: Opener, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(FIRST, "utf-8")
    (tmp_path / "other.txt").write_text(SECOND.replace("4 May", "5 May"), "utf-8")
    page = opens(chosen())
    page.set_input_files("#copies", [tmp_path / "mine.txt"])
    expect(page.locator("#copied")).to_contain_text("Held against 1 of your texts")
    row = page.locator("tbody tr", has_text="will elect")
    row.locator("summary").click()
    expect(row.locator(".copy")).to_contain_text("“mine.txt”, the very text that was read")
    page.set_input_files("#copies", [tmp_path / "other.txt"])
    expect(page.locator("#copied")).to_contain_text("there is no copy")
    expect(row.locator(".copy")).to_contain_text("None of your copies")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anybody_can_use_it_in_both_themes(opens: Opener, scheme: str) -> None:
    page = opens(chosen(), lambda data: data.replace(b'what">The', b'what">No', 1))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    expect(page.locator("tbody .altered")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_it_fits_a_narrow_screen_and_paper(opens: Opener) -> None:
    page = opens(chosen())
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.emulate_media(media="print")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("table")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_row_5_hostile_words_are_words(opens: Opener) -> None:
    page = opens(hostile())
    assert page.title() == "Chronology"
    assert page.locator("script:not([type])").count() == 1
    assert page.locator("script[type='application/json']").count() == 1
    assert page.locator("img, b:not(#tip *), iframe, a").count() == 0
    plain = " ".join(HOSTILE.split())
    assert " ".join(page.locator(".what").inner_text().split()) == plain
    page.locator(".mark").first.focus()
    expect(page.locator("#tip b")).to_have_text(HOSTILE)
    assert page.locator("#who option").nth(1).inner_text().split() == HOSTILE.split()


def test_without_a_script_the_table_is_there(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    file = tmp_path / "timeline.html"
    file.write_bytes(written("html", chosen()))
    page.goto(file.as_uri())
    assert page.locator("tbody tr").count() == len(chosen().entries)
    expect(page.locator("form")).to_be_hidden()
    context.close()


def test_the_scripts_make_no_html_of_text_and_pass_the_linter() -> None:
    for script in SCRIPTS:
        assert_it_is_clean(script)


def assert_it_is_clean(script: Path) -> None:
    source = script.read_text("utf-8")
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|</script"
    assert re.findall(banned, source) == []
    assert len(source.splitlines()) <= 400
    oxlint = Path(sys.executable).with_name("oxlint")
    done = subprocess.run([oxlint, "--deny-warnings", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
