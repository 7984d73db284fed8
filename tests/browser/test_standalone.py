"""The standalone page, opened from a file: no request, the picture of the dashboard, paper; row 5.

What its modules do, the tests of the dashboard try; here it is held that they are all there.
"""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdf import PdfReader

from dashboard.model import Timeline
from dashboard.nlp.read import article_from_text
from dashboard.picture.columns import columns
from dashboard.pipeline import parse
from dashboard.registry import PACKAGE
from dashboard.review import Field
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import About, Selection, select
from dashboard.timeline.wording.rule_records import tell_record
from tests.exports.made import (
    FIRST,
    HOSTILE,
    SECOND,
    chosen,
    hostile,
    opened,
    two_articles,
    written,
)

pytestmark = pytest.mark.browser
SCRIPTS = sorted((PACKAGE / "exports" / "page").glob("*.js"))
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
        offline.locator("[data-drawn]").wait_for()
        offline.locator(".proved p", has_text="sealed").first.wait_for()
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


def lanes(page: Page) -> list[str]:
    """The names of the lanes, without those of what they belong to."""
    return [name.split("\n")[0] for name in page.locator(".lane-name").all_inner_texts()]


def point_at(page: Page, title: str) -> tuple[float, float]:
    """Where the first mark of the event with a title lies, each kind of event in its own lane."""
    page.get_by_role("button", name="Types", exact=True).click()
    expect(page.locator(".lane-name", has_text="Anna Lie")).to_have_count(0)
    row = page.locator("tbody tr", has_text=title).first
    place = page.evaluate(
        """(id) => {
          const node = document.querySelector("#timeline").shadowRoot.querySelector(".picture");
          const { left, top } = node.querySelector(".plot").getBoundingClientRect();
          const { x, y } = node.marks().find(({ events }) => events.includes(id));
          return [left + x, top + y];
        }""",
        row.get_attribute("data-id"),
    )
    return place[0], place[1]


def wait_for_list(page: Page, number: int) -> None:
    page.wait_for_function(
        "(n) => [...document.querySelectorAll('tbody tr')].filter((r) => !r.hidden).length === n",
        arg=number,
    )


def ticks(page: Page) -> list[str]:
    return page.locator(".time").all_text_contents()


def test_it_has_the_lanes_of_the_dashboard_and_hover_shows_the_quote(opens: Opener) -> None:
    selection = chosen()
    page = opens(selection)
    assert shown(page) == [entry.event.headline for entry in selection.entries]
    assert lanes(page) == ["Anna Lie", "The council", "a successor", "Workers"]  # not of its place
    expect(page.locator(".chips .chip")).to_have_count(
        0
    )  # all that was taken away is shown at first
    said = next(entry for entry in selection.entries if entry.quotes)
    page.mouse.move(*point_at(page, said.event.headline))
    expect(page.locator(".tip")).to_contain_text(said.quotes[0].span.text)
    expect(page.locator(".tip small")).to_have_text("Anna Lie, mayor of Bergen")
    page.mouse.move(0, 0)
    expect(page.locator(".tip")).to_be_hidden()


def test_a_click_opens_the_event_beside_the_picture_with_its_words_and_what_it_hangs_on(
    opens: Opener,
) -> None:
    page = opens(chosen())
    panel = page.locator("#panel")
    expect(panel).to_be_hidden()
    page.mouse.click(*point_at(page, "opened"))
    expect(panel.locator("h2")).to_contain_text("opened the bridge")
    expect(panel).to_contain_text("Harbour Post, The bridge, 2021-05-05, paragraph 1")
    expect(panel).to_contain_text("Why this date")
    expect(page.locator("tr.open .what")).to_contain_text("opened the bridge")
    expect(page.locator(".ring").first).to_be_visible()
    way = panel.get_by_role("button", name="Show its line")
    way.click()
    row = page.locator("tr.open")
    expect(row).to_be_focused()
    expect(row).to_have_css("outline-style", "solid")  # a ring, though a pointer led there
    before = page.evaluate("scrollY")
    page.get_by_role("button", name="Back to the timeline").press("Enter")
    expect(way).to_be_focused()
    expect(row).to_have_css("outline-style", "none")
    expect(page.get_by_role("button", name="Back to the timeline")).to_have_count(0)
    assert page.evaluate("scrollY") < before
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_words_actors_and_days_narrow_it_and_all_can_be_cleared(opens: Opener) -> None:
    page = opens(chosen())
    number = len(shown(page))
    page.get_by_placeholder("Search words").fill("SUCCESSOR")
    wait_for_list(page, 1)
    expect(page.locator(".chips .chip")).to_contain_text(["SUCCESSOR", "clear all"])
    page.get_by_role("button", name="clear all").click()
    wait_for_list(page, number)
    page.locator(".row", has_text="Anna Lie").locator("label").click()
    page.wait_for_function("(n) => document.querySelectorAll('tbody tr[hidden]').length > 0", arg=0)
    assert all("Lie" in row for row in page.locator("tbody tr:visible").all_inner_texts())
    page.get_by_role("button", name="clear all").click()
    wait_for_list(page, number)
    expect(page.locator(".chips .chip")).to_have_count(0)


def test_the_keyboard_goes_from_event_to_event_opens_one_and_zooms(opens: Opener) -> None:
    page = opens(chosen())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skips to the timeline
    expect(page.locator(".tip")).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator(".live")).to_contain_text("Press Enter to")
    whole = ticks(page)
    page.keyboard.press("+")
    expect(page.get_by_role("button", name="Show all the time")).to_have_attribute(
        "aria-pressed", "false"
    )
    assert ticks(page) != whole
    page.keyboard.press("0")
    expect(page.get_by_role("button", name="Show all the time")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert ticks(page) == whole
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator(".help")).to_be_visible()
    assert "review" not in page.locator(".help").inner_text()


def test_it_says_who_disagrees_what_a_person_changed_and_where_it_is_from(opens: Opener) -> None:
    page = opens(chosen(None, (opened(), Field.STATE, "disputed")))
    body = page.locator("body")
    expect(body).to_contain_text("Disputed by Ann, 2026-01-02: seen in the records")
    expect(body).to_contain_text("SHA-256")
    assert page.locator(".striped").count() >= 1


def test_the_picture_is_dragged_along_and_zoomed_by_the_wheel(opens: Opener) -> None:
    page = opens(chosen())
    box = page.locator(".plot").bounding_box()
    assert box
    window = page.get_by_role("slider", name="Window on the whole time")
    whole, before = ticks(page), window.get_attribute("aria-valuetext")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(window).not_to_have_attribute("aria-valuetext", before or "")
    near, at = ticks(page), window.get_attribute("aria-valuetext")
    assert near != whole
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 - 120, box["y"] + 5, steps=4)
    page.mouse.up()
    expect(window).not_to_have_attribute("aria-valuetext", at or "")
    page.mouse.dblclick(box["x"] + 3, box["y"] + 5)
    expect(page.get_by_role("button", name="Show all the time")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_it_opens_on_the_days_on_which_the_dashboard_opens(opens: Opener) -> None:
    days = "".join(f"The council met on {day} October 2024. " for day in (3, 8, 9, 15, 16, 22))
    text = f"The court ruled on 3 May 2018. {days}"
    page = opens(select(build([parse(article_from_text(text, "a"))]), Query()))
    assert all("Oct" in tick for tick in ticks(page))
    expect(page.locator(".beyond")).to_contain_text("1 event before this.")
    page.get_by_role("button", name="show all", exact=True).click()
    expect(page.locator(".beyond")).to_be_hidden()
    assert "2020" in ticks(page)


def test_each_line_says_that_it_is_unchanged_and_why(opens: Opener) -> None:
    page = opens(chosen(None, (opened(), Field.DATE, "2021-05-05")))
    marks = page.locator("tbody .proof summary")
    assert marks.all_inner_texts() == [f"Line {n} ✓ unchanged" for n in range(1, marks.count() + 1)]
    expect(page.locator("#proved")).to_contain_text(f"all {marks.count()} lines agree with their")
    row = page.locator("tbody tr", has_text="set by a person")
    row.locator("summary").click()
    told = row.locator(".proof")
    expect(told).to_contain_text("on 3 May 2021.”, stand in “The bridge”, before “")
    expect(told).to_contain_text("The date was read from “3 May 2021”")
    expect(told).to_contain_text("date was set by Ann on 2026-01-02")


def test_who_never_saw_it_asks_whether_a_line_holds_and_is_told_why(opens: Opener) -> None:
    """On the first screen, and of a line that the filters leave out, too."""
    page = opens(chosen())
    page.locator(".search").fill("nothing has these words")
    expect(page.locator("tbody tr:visible")).to_have_count(0)
    asked = page.get_by_role("textbox", name="Number of a line of the list")
    expect(asked).to_be_in_viewport()
    asked.fill("2")
    page.get_by_role("button", name="Was it changed?").click()
    mark = page.locator("#line-2")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("Line 2 agrees with its digest (SHA-256 ")
    expect(mark).to_contain_text("on 3 May 2021.”, stand in “The bridge”, before “")
    asked.fill("77")
    asked.press("Enter")
    assert page.evaluate("document.querySelector('#asked').validationMessage").startswith("There")
    asked.fill("3")
    asked.press("Enter")
    expect(page.locator("#line-3")).to_have_attribute("open", "")


def test_how_far_the_proof_goes_is_said_with_the_seal(opens: Opener) -> None:
    page = opens(chosen())
    block = page.evaluate("JSON.parse(document.querySelector('#proof').textContent)")
    page.get_by_text("How far this goes").click()
    told = page.locator("#far")
    expect(told).to_contain_text("somebody who rewrites a page can seal it anew")
    assert block["seal"] in (told.text_content() or "").replace(" ", "")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((b'class="what">The mayor', b'class="what">No mayor'), "wrote “No” for “The”"),
        ((b' data-from="18750"', b' data-from="18751"'), "beside them, or in the picture"),
        (
            (b"opened the bridge on 3 May 2021.</span>", b"opened it.</span>"),
            "wrote “it.” for “the bridge on 3 May 2021.”",
        ),
        (
            (b'sentence">The mayor of Bergen, Anna Lie, opened the', b'sentence">Nobody has a'),
            "does not stand there any more",
        ),
        (
            (b"bridge on 3 May 2021.</span>", b"new bridge on 3 May 2021.</span>"),
            "somebody put in “new”",
        ),
        ((b"on 3 May 2021.</span>", b"on 3 June 2021.</span>"), "“June” for “May”"),
    ],
)
def test_a_line_that_was_changed_differs_and_the_others_hold(
    opens: Opener, change: tuple[bytes, bytes], told: str
) -> None:
    page = opens(chosen(), lambda data: data.replace(*change, 1))
    differs = page.locator("tbody .proof.differs summary")
    assert differs.all_inner_texts() == ["Line 2 ✗ changed"]
    expect(page.locator("tbody .proof[open] .altered").first).to_contain_text(told)
    expect(page.locator("main > :first-child")).to_contain_text(
        "Changed since it was sealed: line 2 (press"
    )
    expect(page.locator(".letters text", has_text="!").first).to_be_attached()
    expect(page.locator(".legend")).to_contain_text("changed since the page was sealed")
    page.mouse.move(*point_at(page, "Line 2 ✗"))
    expect(page.locator(".tip")).to_contain_text("This line was changed since the page was sealed")


def test_the_capital_of_a_headline_is_no_change_beside_one(opens: Opener) -> None:
    small = "a bridge over the fjord was opened"
    selection = chosen(None, (opened(), Field.HEADLINE, small))
    page = opens(selection, lambda data: data.replace(b'what">A bridge', b'what">A road', 1))
    told = page.locator("tbody .proof.differs .altered")
    expect(told).to_have_text(re.compile("wrote “road” for “bridge”"))


def test_a_changed_proof_of_one_line_is_told_of_that_line_alone(opens: Opener) -> None:
    """Nothing of such a proof is shown as what the line once said."""
    change = b'"headline":"The mayor', b'"headline":"No mayor'
    page = opens(chosen(), lambda data: data.replace(*change, 1))
    differs = page.locator("tbody .proof.differs")
    expect(differs).to_have_count(1)
    expect(differs.locator(".altered")).to_contain_text("The proof of this line was itself changed")
    assert differs.locator(".source").count() == 0


def test_no_name_of_a_lane_can_be_changed_unseen(opens: Opener) -> None:
    """What the numbers of a row mean stands but once: where it is changed, no row holds."""
    page = opens(chosen(), lambda data: data.replace(b'"Anna Lie"', b'"Anna Low"', 1))
    assert "Anna Low" in lanes(page)
    differs = page.locator("tbody .proof.differs")
    expect(differs).to_have_count(len(chosen().entries))
    expect(page.locator("main > :first-child")).to_contain_text(
        "Changed since it was sealed: line 1"
    )


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
    page.get_by_text("How far this goes").click()
    page.set_input_files("#copies", [tmp_path / "mine.txt"])
    expect(page.locator("#copied")).to_contain_text("Held against 1 of your texts")
    row = page.locator("tbody tr", has=page.locator(".what", has_text="will elect"))
    row.locator("summary").click()
    expect(row.locator(".copy")).to_contain_text("“mine.txt”, the very text that was read")
    page.set_input_files("#copies", [tmp_path / "other.txt"])
    expect(page.locator("#copied")).to_contain_text("there is no copy")
    expect(row.locator(".copy")).to_contain_text("None of your copies")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anybody_can_use_it_in_both_themes(offline: Page, opens: Opener, scheme: str) -> None:
    offline.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = opens(chosen(), lambda data: data.replace(b'what">The', b'what">No', 1))
    expect(page.locator("tbody .altered")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_it_fits_a_narrow_screen_and_paper(opens: Opener) -> None:
    page = opens(chosen())
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".lane-names.over")).to_be_visible()
    whole = "(all) => all.every((name) => name.scrollHeight <= name.clientHeight + 1)"
    assert page.locator(".lane-name").evaluate_all(whole)  # what one belongs to cuts no name
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    widths = page.locator(".letters text").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map((r) => [r.left, r.right])"
    )
    assert widths
    assert all(left >= 0 and right <= 390 for left, right in widths)
    page.mouse.click(*point_at(page, "opened"))
    expect(page.locator("#panel h2")).to_be_in_viewport()
    at = page.evaluate("window.scrollY")
    page.locator("#panel").get_by_role("button", name="Close").click()
    page.wait_for_function("(at) => window.scrollY < at", arg=at)
    expect(page.locator(".plot")).to_be_in_viewport()


def test_on_paper_it_has_a_title_page_a_head_on_each_page_and_numbers(opens: Opener) -> None:
    about = About("Over the fjord", "How the bridge came", "Ann")
    page = opens(select(build(two_articles()), Query(), about=about))
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    first, second = printed[0], printed[1].extract_text()
    assert first.mediabox.width > first.mediabox.height
    for words in ("Over the fjord", "How the bridge came", "by Ann", "2 articles, published 5 May"):
        assert words in first.extract_text()
    assert "opened the bridge" not in first.extract_text()
    assert f"2 / {len(printed)}" in second
    assert "What happened" in second
    assert "paragraph 1" in second
    assert "unchanged" not in second  # what can be pressed is left out
    assert "Where this is from" in printed[-1].extract_text()


@pytest.mark.parametrize("title", ["Over the fjord: 2", '"}</style> \\é ̈ &amp;'])
def test_on_paper_the_title_runs_above_each_page_but_the_first(opens: Opener, title: str) -> None:
    page = opens(select(build(two_articles()), Query(), about=About(title)))
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    told = [" ".join(one.extract_text().split()) for one in printed]
    words = " ".join(title.split())
    assert told[0].count(words) == 1
    assert all(one.count(words) == 1 for one in told[1:-1])
    assert words in told[-1]


def test_on_paper_how_a_rule_did_is_told_once_at_the_end(opens: Opener) -> None:
    """On the screen each row says it."""
    selection = chosen()
    page = opens(selection)
    records = {tell_record(entry.event.date) for entry in selection.entries} - {""}
    assert records
    rows = page.locator("tbody").inner_text()
    before, _, end = on_paper(page).partition("Where this is from")
    for record in records:
        assert f"({record})" in rows
        assert record not in before
        assert end.count(record) == 1
        expect(page.locator("footer")).not_to_contain_text(record, use_inner_text=True)


def test_on_paper_each_source_is_a_footnote_of_the_event_that_is_shown(opens: Opener) -> None:
    """Numbered as they are shown: a filter leaves no gap, and says how many it leaves."""
    first, second = (
        dataclasses.replace(
            one, article=dataclasses.replace(one.article, url=f"https://post.test/{n}")
        )
        for n, one in enumerate(two_articles())
    )
    selection = select(build((first, second)), Query())
    page = opens(selection)
    of_all = on_paper(page)
    reports = [report for entry in selection.entries for report in entry.reports]
    for number, report in enumerate(reports, 1):
        assert re.search(rf"\b{number} ?“{re.escape(report.event.sentence.text)}”", of_all)
        assert f"paragraph 1) The article: {report.article.url}" in of_all
    title = selection.entries[1].event.headline
    assert re.search(rf"{re.escape(title)} ?{len(selection.entries[0].reports) + 1}\b", of_all)
    assert f"of {len(selection.entries)} events" not in of_all
    page.locator(".search").fill("elect")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    of_one = on_paper(page)
    assert f"1 of {len(selection.entries)} events" in of_one
    assert re.search(r"\b1 ?“The council will elect", of_one)


def on_paper(page: Page) -> str:
    """The words of the printed page, behind its title page."""
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages[1:]
    return " ".join("\n".join(one.extract_text() for one in printed).split())


def test_what_the_proof_found_stands_below_the_title_and_on_paper_where_it_differs(
    opens: Opener,
) -> None:
    page = opens(chosen())
    title, proof = (page.locator(one).bounding_box() for one in (".head-top h1", "#proved"))
    plot = page.locator(".plot").bounding_box()
    assert title
    assert proof
    assert plot
    assert title["y"] + title["height"] <= proof["y"]
    assert proof["y"] + proof["height"] <= plot["y"]
    assert "sealed" not in on_paper(page)
    page = opens(chosen(), lambda data: data.replace(b'class="what">The mayor', b'class="what">No'))
    expect(page.locator("#proved")).to_have_class("proved differs")
    told = on_paper(page)
    assert (page.locator("#proved p").first.text_content() or "")[:40] in told
    assert "Was it changed?" not in told
    assert "Articles" not in told.partition("Where this is from")[0], "the head of the picture"


def test_words_can_be_sought_on_paper_letter_by_letter(opens: Opener) -> None:
    """A ligature is one sign: a digest or a quotation that holds it is not found, nor equal."""
    words = "An official affair of 2ff0 effects"
    page = opens(select(build(two_articles()), Query(), about=About(words, "", "")))
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert words in " ".join(printed[0].extract_text().split())
    assert not re.search("[\ufb00-\ufb06]", "".join(one.extract_text() for one in printed))


def test_row_5_hostile_words_are_words(opens: Opener) -> None:
    page = opens(hostile())
    assert page.title() == "Chronology"
    assert page.locator("script:not([type])").count() == 1
    assert page.locator("script[type='application/json']").count() == 2  # lists and proof
    assert page.locator("img, iframe, tbody a, header a").count() == 0
    plain = " ".join(HOSTILE.split())
    assert " ".join(page.locator(".what").inner_text().split()) == plain
    page.mouse.click(*point_at(page, "x"))
    assert " ".join(page.locator("#panel h2").inner_text().split()) == plain
    name = page.locator(".row[class] .name").filter(has_text="script").first
    assert " ".join(name.inner_text().split()) == plain


def test_without_a_script_the_table_is_there(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    file = tmp_path / "timeline.html"
    file.write_bytes(written("html", chosen()))
    page.goto(file.as_uri())
    assert page.locator("tbody tr").count() == len(chosen().entries)
    expect(page.locator("header h1")).to_be_visible()
    expect(page.locator(".timeline")).to_have_count(0)
    context.close()


def test_a_parsed_article_shows_its_timeline_in_a_notebook(page: Page) -> None:
    """The frame is closed: its script runs, and can neither read the notebook nor ask elsewhere."""
    parsed = parse(article_from_text(FIRST.replace("The bridge", 'The "bridge" & more'), "a"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(f"<p>A notebook.</p>{parsed._repr_html_()}")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".timeline")).to_have_attribute("data-drawn", str(len(parsed.events)))
    expect(frame.locator(".head h1")).to_have_text('The "bridge" & more')
    expect(frame.locator("#proved")).to_contain_text("lines agree with their digests")
    assert page.locator("iframe").get_attribute("title") == 'Timeline: The "bridge" & more'
    assert "allow-same-origin" not in (page.locator("iframe").get_attribute("sandbox") or "")
    assert [url for url in asked if not url.startswith("about:")] == []


def test_the_rows_hold_the_columns_that_the_dashboard_is_given(modules: Page) -> None:
    """Of a quote the page knows the words of its line: who said it, in which office."""
    lines = [(opened(), Field.TAGS, ["wages"]), (opened(), Field.DATE, "2021-05")]
    lines.append((opened(), Field.HEADLINE, "The dam opened"))
    for selection in (chosen(), chosen(None, *lines), hostile()):
        read = modules.evaluate(
            """async (text) => {
              const { columnsOf } = await import("/page/rows.js");
              const page = new DOMParser().parseFromString(text, "text/html");
              const lists = JSON.parse(page.getElementById("lists").textContent);
              return columnsOf([...page.querySelectorAll("tbody tr")], lists);
            }""",
            written("html", selection).decode(),
        )
        timeline = Timeline(selection.entries, selection.actors, tuple(selection.articles))
        given = json.loads(json.dumps(columns(timeline)))
        assert read.pop("about")["title"] == "Chronology"
        for both in (read["events"], given["events"]):
            both["quotes"] = [[(q[0], q[2:]) for q in quotes] for quotes in both["quotes"]]
            both["fades"] = [bool(one) for one in both["fades"]]
        assert named(read) == named(given)


def named(columns: dict[str, Any]) -> dict[str, Any]:
    """The columns with actors by name: the page has only those who take part."""
    names = columns["actors"]["name"]
    events = columns["events"]
    for name in ("who", "said"):
        events[name] = [
            [[names[one[0]], one[1]] if isinstance(one, list) else names[one] for one in own]
            for own in events[name]
        ]
    return {**columns, "actors": None}


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
