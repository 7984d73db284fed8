"""What is taken away is what is seen: picture, files, link and paper."""

from __future__ import annotations

import base64
import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard import cli
from dashboard.exports import formats
from tests.browser.conftest import Site

pytestmark = pytest.mark.browser
CHOSEN = "?who=CHN&what=STATEMENT&since=2023-01-01&show=all"
COLOURS = """async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
}"""


def shown(site: Site) -> list[str]:
    return [str(i) for i in site.page.locator("tr[data-event]").evaluate_all(
        "rows => rows.map(row => row.dataset.event)"
    )]  # fmt: skip


def take(site: Site, what: str) -> bytes:
    """The file that an entry of the menu gives."""
    if site.page.locator(".take[open]").count() == 0:
        site.page.locator(".take summary").click()
    with site.page.expect_download() as download:
        site.page.locator(".take-menu").get_by_text(what).click()
    return Path(download.value.path()).read_bytes()


def assert_all_are_told(site: Site, words: str, when: str) -> None:
    """What is drawn, and what is not, make up all that the filters leave."""
    drawn = site.page.locator(".picture").evaluate("node => node.marks()")
    number = len({event for mark in drawn for event in mark["events"]})
    told = re.search(rf"(?:(\d+) of )?(\d+) events?, {when}", words)
    assert told
    assert int(told[1] or told[2]) == number
    parts = (r"(\d+) before or after this", r"(\d+) without a date", r"(\d+) in \d+ more lanes?")
    rest = sum(int(found[1]) for part in parts if (found := re.search(part, words)))
    assert int(told[2]) == number + rest


def assert_whole(words: str) -> None:
    """A picture lacks no event but those that have no place in its window."""
    assert "more lane" not in words
    told = re.search(r"(?:(\d+) of )?(\d+) events, \d+ \w+ \d+ to", words)
    assert told
    parts = (r"(\d+) before or after this", r"(\d+) without a date")
    lacking = sum(int(found[1]) for part in parts if (found := re.search(part, words)))
    assert int(told[1] or told[2]) == int(told[2]) - lacking


def text_of(svg: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", svg.decode()).replace("\xa0", " ").split())


@pytest.mark.parametrize("query", ["", "?since=2023-12-01&until=2023-12-21"])
def test_the_picture_is_whole_though_the_page_holds_lanes_back(
    page: Page, samples_address: str, query: str
) -> None:
    """The samples have more lanes than a screen; in those of the picture lies every event."""
    samples = Site(page, samples_address, [], [])
    samples.open(query)
    held_back = samples.page.locator(".lanes-more", has_text="more lane").count()
    assert held_back == (0 if query else 1)
    words = text_of(take(samples, "SVG"))
    assert_whole(words)
    assert query or re.search(r"\d+ without a date", words)


def test_the_picture_says_by_itself_what_it_shows(still: Site) -> None:
    still.look(CHOSEN)
    title = still.page.locator("h1").inner_text()
    lanes = still.page.locator(".lane-name").all_inner_texts()
    svg = take(still, "SVG").decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", svg).replace("\xa0", " ").split())
    assert title in words
    assert_all_are_told(still, words, "1 Jan 2023 to")
    assert "Only: who China; what Statement" in words
    assert "fading out: only a limit is known" in words
    assert all(part in words for lane in lanes for part in lane.split())


def test_the_picture_comes_as_png_of_twice_the_size(still: Site) -> None:
    still.look(CHOSEN)
    svg = take(still, "SVG").decode()
    size = re.search(r'<svg[^>]* width="(\d+)"[^>]* height="(\d+)"', svg)
    assert size
    png = take(still, "PNG")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    colours = still.page.evaluate(COLOURS, base64.b64encode(png).decode())
    assert colours > 20  # it is drawn, not blank
    wide, high = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    assert (wide, high) == (2 * int(size[1]), 2 * int(size[2]))


def test_the_files_hold_exactly_the_events_that_are_seen(still: Site) -> None:
    still.look(CHOSEN)
    ids = shown(still)
    assert 0 < len(ids) < 20
    expect(still.page.locator(":is(.take-read, .take-data) a")).to_have_count(len(formats()))
    read = still.page.locator(".take-read a")
    expect(read).to_have_count(6)
    expect(read.filter(has_text="JSON")).to_have_count(0)
    table = csv.DictReader(io.StringIO(take(still, "CSV").decode(), newline=""))
    assert {row["event"] for row in table} == set(ids)
    (head, *rows) = openpyxl.load_workbook(io.BytesIO(take(still, "XLSX")))["Events"].values
    assert {row[head.index("event")] for row in rows} == set(ids)
    text = take(still, "Markdown").decode()
    assert len(re.findall(r"^\[\^\d+\]: ", text, re.M)) == len(ids)
    titles = still.page.locator("tr[data-event] button.open").all_inner_texts()
    assert all(re.sub(r"\W", "", title) in re.sub(r"\W", "", text) for title in titles)


def test_the_chosen_events_can_be_seen_as_a_table(site: Site) -> None:
    """Its cells are drawn on a canvas, and stand beside it as a table for a screen reader."""
    site.open(CHOSEN)
    number = len(shown(site))
    site.page.locator(".take summary").click()
    site.page.get_by_role("link", name="Show as a table").click()
    table = site.page.locator(".st-key-table")
    expect(table).to_contain_text(f"{number} events in order of time")
    frame = table.get_by_test_id("stDataFrame")
    expect(frame.locator("th", has_text="First day")).to_have_count(1)
    expect(frame.locator("tr")).to_have_count(number + 1)
    frame.hover()
    expect(frame.get_by_role("button", name="Search")).to_be_visible()
    expect(frame.get_by_role("button", name="Download as CSV")).to_be_hidden()  # it is not guarded
    frame.click(position={"x": 15, "y": 52})
    expect(site.page.get_by_role("link", name="Read the article")).to_be_visible()
    site.page.get_by_role("link", name="Show these events in the timeline").click()
    site.page.wait_for_selector("[data-drawn]")
    assert len(shown(site)) == number
    expect(site.page.locator("tr.sel")).to_have_count(1)
    assert site.foreign == []
    assert site.errors == []


def test_the_copied_link_opens_the_same_view(site: Site) -> None:
    site.open(CHOSEN)
    site.page.get_by_role("button", name="Types", exact=True).click()
    site.page.locator("tr[data-event] button.open").first.click()
    seen = shown(site)
    site.page.locator(".take summary").click()
    site.page.get_by_role("button", name="Copy a link to this view").click()
    expect(site.page.locator(".take-menu")).to_contain_text("Copied")
    link = str(site.page.evaluate("navigator.clipboard.readText()"))
    site.page.goto(link)
    site.page.wait_for_selector("[data-drawn]")
    assert shown(site) == seen
    expect(site.page.locator(".segments [aria-pressed=true]")).to_have_text("Types")
    expect(site.page.locator("tr.sel")).to_have_count(1)


def test_the_menu_is_closed_by_escape_and_by_a_click_elsewhere(still: Site) -> None:
    still.look()
    summary = still.page.locator(".take summary")
    for leave in (
        lambda: still.page.keyboard.press("Escape"),
        lambda: still.page.locator("h1").click(),
    ):
        summary.focus()
        still.page.keyboard.press("Enter")
        expect(still.page.locator(".take-menu")).to_be_visible()
        leave()
        expect(still.page.locator(".take-menu")).to_be_hidden()


def test_a_print_is_a_chronology_without_controls(site: Site) -> None:
    site.open("?what=STATEMENT&what=CONSULT&event=x")
    site.page.emulate_media(media="print")
    table = site.page.locator("table.events")
    expect(table).to_be_visible()
    expect(site.page.locator(".head .paper")).to_contain_text("Source:")
    for gone in (".filter-panel", ".stage", ".spans", ".take", ".st-key-menu", ".marked"):
        expect(site.page.locator(gone).first).to_be_hidden()
    back = table.evaluate("node => getComputedStyle(node.closest('.timeline')).color")
    assert back == "rgb(0, 0, 0)"


def test_a_long_print_goes_on_to_the_next_page(still: Site) -> None:
    still.look()
    pdf = still.page.pdf(format="A5")
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 1
    words = "".join(page.extract_text() for page in pages)
    assert "official" in words
    assert not re.search("[\ufb00-\ufb06]", words)  # what is copied out of it can be sought


def test_a_file_is_an_attachment_and_an_unknown_format_is_not_there(still: Site) -> None:
    answer = still.page.request.get(f"{still.address}/dashboard-answers/events/csv?who=CHN")
    assert answer.headers["content-disposition"] == 'attachment; filename="timeline.csv"'
    assert answer.headers["cache-control"] == "no-store"
    for name in ("exe", "__init__"):
        gone = still.page.request.get(f"{still.address}/dashboard-answers/events/{name}")
        assert gone.status == 404


@pytest.mark.parametrize("name", formats())
def test_the_command_line_writes_the_same_bytes_as_the_page(
    still: Site, library: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "file"
    asked = CHOSEN.removeprefix("?")
    export = ["export", "--format", name, "--query", asked, "--output", str(file)]
    assert cli.main(["library", "--library", str(library), *export]) == 0
    answer = still.page.request.get(f"{still.address}/dashboard-answers/events/{name}?{asked}")
    assert answer.body() == file.read_bytes()
