"""The dashboard in a real browser, on the articles that it opens with."""

from __future__ import annotations

import datetime as dt
import re
import urllib.parse

import pytest
from playwright.sync_api import Locator, expect

from dashboard.model import Timeline, TimelineEntry
from dashboard.timeline.build import members
from dashboard.timeline.wording.dates import in_words, with_capital
from tests.browser.conftest import Site, settle

pytestmark = pytest.mark.browser
ASKED_FOR = "() => performance.getEntriesByType('resource').map((one) => one.name)"


def rows(site: Site) -> list[str]:
    """The ids of the events in the table, from top to bottom."""
    return [str(i) for i in site.page.locator("tr[data-event]").evaluate_all(
        "rows => rows.map(row => row.dataset.event)"
    )]  # fmt: skip


def params(site: Site) -> dict[str, list[str]]:
    return urllib.parse.parse_qs(urllib.parse.urlsplit(site.page.url).query)


def marks(site: Site) -> list[dict[str, float]]:
    """Where each mark of the picture lies on the screen, and how many events it holds."""
    return site.page.locator(".picture").evaluate(
        """node => {
          const rect = node.querySelector(".plot").getBoundingClientRect();
          return node.marks().map(({ x, y, events }) =>
            ({ x: rect.left + x, y: rect.top + y, events }));
        }"""
    )


def with_quote(timeline: Timeline) -> TimelineEntry:
    return next(e for e in timeline.entries if e.quotes and e.event.date.earliest)


def panel(site: Site) -> Locator:
    return site.page.locator(".marked")


def open_first(site: Site, timeline: Timeline) -> None:
    first = timeline.entries[0].event
    site.page.locator(f'tr[data-event="{first.id}"] button.open').click()
    expect(panel(site).locator(".title")).to_have_text(with_capital(first.headline))


def close(site: Site) -> None:
    """Leave the open event by a key; its name leaves the address, too."""
    expect(panel(site).locator(".title").first).to_be_visible()  # else a late answer opens it
    site.page.keyboard.press("Escape")
    expect(panel(site).locator(".title")).to_have_count(0)
    site.page.wait_for_function("() => !location.search.includes('event')")


def test_a_click_is_heard_though_all_is_drawn_anew_while_the_button_is_down(
    site: Site, timeline: Timeline
) -> None:
    site.open()
    settle(site.page)
    first = site.page.locator(f'tr[data-event="{timeline.entries[0].event.id}"]')
    first.locator("button").hover()
    site.page.mouse.down()
    site.page.set_viewport_size({"width": 1436, "height": 900})
    settle(site.page)
    site.page.mouse.up()
    expect(first).to_have_class(re.compile("sel"))
    expect(panel(site).locator(".title")).to_be_visible()


def test_the_timeline_is_there_without_a_click(still: Site, timeline: Timeline) -> None:
    still.look("?show=all")
    assert rows(still) == [entry.event.id for entry in timeline.entries]
    expect(still.page.locator(".plot .main-svg").first).to_be_visible()
    shown = {event for mark in marks(still) for event in mark["events"]}
    dated = {e.event.id for e in timeline.entries if in_words(e.event.date) != "undated"}
    assert shown == dated
    shelf = still.page.locator(".shelved").evaluate_all("all => all.map(one => one.dataset.event)")
    assert set(shelf) == {e.event.id for e in timeline.entries} - dated


def test_choosing_china_leaves_exactly_its_events(still: Site, timeline: Timeline) -> None:
    still.look("?show=all")
    inside = members(timeline.actors)["CHN"]
    expected = [e.event.id for e in timeline.entries if inside & {a.id for a in e.actors}]
    assert 0 < len(expected) < len(timeline.entries)
    still.page.locator("label", has_text=re.compile(r"^China$")).click()
    assert rows(still) == expected
    assert {i for mark in marks(still) for i in mark["events"]} <= set(expected)
    expect(still.page.locator(".chip", has_text="China")).to_be_visible()
    still.page.wait_for_url("**/?who=CHN&show=all")
    still.page.locator(".chip", has_text="China").click()
    still.page.wait_for_url("**/?show=all")


def test_hover_shows_a_quote_with_its_speaker(still: Site, timeline: Timeline) -> None:
    still.look()
    names = {actor.name for actor in timeline.actors}
    quotes = {q.span.text for e in timeline.entries for q in e.quotes}
    told = []
    for mark in marks(still):
        still.page.mouse.move(mark["x"], mark["y"])
        tip = still.page.locator(".tip")
        expect(tip).to_be_visible()
        said = tip.locator("blockquote")
        if said.count():
            told.append((said.inner_text(), said.locator("small").inner_text()))
    assert any(
        text.startswith("“") and any(quote[:60] in text for quote in quotes) and speaker in names
        for text, speaker in told
    )


def test_a_click_opens_the_panel_with_the_sentence_marked(still: Site, timeline: Timeline) -> None:
    entry = with_quote(timeline)
    still.look()
    mark = next(m for m in marks(still) if entry.event.id in m["events"])
    still.page.mouse.click(mark["x"], mark["y"])
    if len(mark["events"]) > 1:
        still.page.locator(f'.list [data-event="{entry.event.id}"]').click()
    expect(panel(still).locator(".title")).to_have_text(with_capital(entry.event.headline))
    pieces = (
        panel(still)
        .locator(".para")
        .first.evaluate("node => [...node.childNodes].map(n => [n.className ?? '', n.textContent])")
    )
    assert "".join(text for kind, text in pieces if kind != "rest") == entry.event.sentence.text
    trigger = "".join(text for kind, text in pieces if kind == "trigger")
    assert trigger == entry.event.trigger.text
    still.page.wait_for_url("**event=**")
    assert params(still)["event"] == [entry.event.id]
    close(still)


def test_a_click_on_the_title_beside_a_mark_opens_its_event(still: Site) -> None:
    still.look()
    titles = still.page.locator(".letters text").filter(
        has_text=re.compile(r"^Chinese government|^The ")
    )
    box = titles.first.bounding_box()
    assert box
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    still.page.mouse.move(*place)
    expect(still.page.locator(".tip")).to_be_visible()
    said = titles.first.text_content() or ""
    still.page.mouse.click(*place)
    expect(panel(still).locator(".title")).to_contain_text(said.split(" …")[0])
    close(still)


def test_titles_and_counts_are_written_in_the_picture_and_move_with_it(still: Site) -> None:
    still.look()
    several = [len(mark["events"]) for mark in marks(still) if len(mark["events"]) > 1]
    texts = still.page.locator(".letters text")
    written = texts.all_text_contents()
    assert sorted(text for text in written if text.isdigit()) == sorted(map(str, several))
    assert any(" " in text for text in written)
    before, time = texts.first.bounding_box(), still.page.locator(".times text").first
    year = time.bounding_box()
    plot = still.page.locator(".plot").bounding_box()
    assert before
    assert year
    assert plot
    middle = plot["x"] + plot["width"] / 2
    still.page.mouse.move(middle, plot["y"] + plot["height"] - 3)
    still.page.mouse.down()
    still.page.mouse.move(middle + 60, plot["y"] + plot["height"] - 3, steps=4)
    during = texts.first.bounding_box()
    assert during
    assert during["x"] - before["x"] == pytest.approx(60, abs=2)
    moved = time.bounding_box()
    assert moved
    assert moved["x"] - year["x"] == pytest.approx(60, abs=2)
    still.page.mouse.up()
    still.page.wait_for_url("**since=**")
    still.page.get_by_role("button", name="Show all the time").click()
    still.page.wait_for_function("() => !location.search.includes('since')")


def test_an_empty_choice_shows_what_emptied_it_and_nothing_else(still: Site) -> None:
    still.look()
    still.page.locator(".search").fill("xylophone")
    expect(still.page.locator(".empty")).to_contain_text("No event is left")
    expect(still.page.locator(".empty")).to_contain_text("without words xylophone")
    for part in (".legend", ".overview", ".plot", ".table-frame", ".shelf"):
        expect(still.page.locator(part)).to_be_hidden()
    still.page.wait_for_url("**words=xylophone")
    still.page.locator(".empty .chip", has_text="words xylophone").first.click()
    expect(still.page.locator(".legend")).to_be_visible()
    assert rows(still)
    still.page.wait_for_function("() => !location.search.includes('words')")


def test_the_head_says_when_events_were_and_when_articles_were_published(still: Site) -> None:
    still.look()
    expect(still.page.locator(".sub")).to_contain_text("from 2022 to ")  # of which no month is told
    expect(still.page.locator(".sub")).to_contain_text("1 article, published 22 December 2023.")


def test_a_link_to_an_event_opens_at_the_picture_on_a_phone(site: Site) -> None:
    site.page.set_viewport_size({"width": 390, "height": 844})
    site.load("?event=article:59:CONSULT")
    way = site.page.locator(".way")
    expect(way).to_contain_text("Senior military officials")
    expect(site.page.locator(".plot")).to_be_in_viewport()
    way.click()
    expect(site.page.locator(".marked .title")).to_be_in_viewport()
    expect(way).to_be_hidden()


def test_a_mark_of_several_lists_them_all(still: Site) -> None:
    still.look()
    mark = max(marks(still), key=lambda m: len(m["events"]))
    assert len(mark["events"]) > 1
    still.page.mouse.click(mark["x"], mark["y"])
    listed = still.page.locator(".list [data-event]").evaluate_all(
        "all => all.map(one => one.dataset.event)"
    )
    assert listed == mark["events"]
    for told in still.page.locator(".list .tip-status").all_inner_texts():
        assert ";" not in told, "one source and the number of the others"
    still.page.keyboard.press("Escape")
    expect(still.page.locator(".list")).to_be_hidden()


def test_the_url_restores_it_all(site: Site) -> None:
    site.open()
    site.page.locator("label", has_text=re.compile(r"^China$")).click()
    site.page.get_by_role("button", name="Types", exact=True).click()
    site.page.locator(".search").fill("military")
    site.page.wait_for_url("**words=military**")
    site.page.locator(".spans button", has_text="Year").click()
    site.page.wait_for_url("**since=**")
    site.page.locator("tr[data-event] button.open").first.click()
    site.page.wait_for_url("**event=**")
    seen = (rows(site), params(site), marks(site))
    site.page.reload()
    site.page.wait_for_selector("[data-drawn]")
    assert (rows(site), params(site), marks(site)) == seen
    expect(site.page.locator(".search")).to_have_value("military")
    expect(panel(site).locator(".title")).to_be_visible()
    expect(site.page.locator("tr.sel")).to_have_count(1)
    expect(site.page.locator(".segments [aria-pressed=true]")).to_have_text("Types")


def test_the_table_is_walked_by_arrows_and_opened_by_enter(still: Site, timeline: Timeline) -> None:
    still.look()
    still.page.locator("tr[data-event] button.open").first.focus()
    still.page.keyboard.press("ArrowDown")
    still.page.keyboard.press("ArrowDown")
    still.page.keyboard.press("Enter")
    expect(panel(still).locator(".title")).to_have_text(
        with_capital(timeline.entries[2].event.headline)
    )
    expect(still.page.locator("tr.sel")).to_have_attribute(
        "data-event", timeline.entries[2].event.id
    )
    close(still)


def test_next_in_the_panel_moves_the_mark_in_picture_and_table(
    still: Site, timeline: Timeline
) -> None:
    still.look()
    open_first(still, timeline)
    panel(still).get_by_role("button", name="next").click()
    second = timeline.entries[1].event
    expect(still.page.locator("tr.sel")).to_have_attribute("data-event", second.id)
    expect(panel(still).locator(".title")).to_have_text(with_capital(second.headline))
    close(still)


def test_next_keeps_the_focus_so_that_a_key_goes_through_the_events(
    still: Site, timeline: Timeline
) -> None:
    still.look()
    open_first(still, timeline)
    following = panel(still).get_by_role("button", name="next")
    following.focus()
    for entry in timeline.entries[1:4]:
        still.page.keyboard.press("Enter")
        expect(panel(still).locator(".title")).to_have_text(with_capital(entry.event.headline))
        expect(following).to_be_focused()
    still.page.wait_for_timeout(1500)
    expect(panel(still).locator(".title")).to_have_text(
        with_capital(timeline.entries[3].event.headline)
    )
    expect(following).to_be_focused()
    close(still)


def test_the_panel_does_not_wait_for_streamlit(still: Site, timeline: Timeline) -> None:
    still.look()
    entry = timeline.entries[1]
    asked_for = urllib.parse.quote(entry.event.id, safe="")
    with still.page.expect_response(lambda given: asked_for in given.url) as answer:
        still.page.locator(f'tr[data-event="{entry.event.id}"] button.open').click()
    assert answer.value.headers["cache-control"] == "no-store"
    # The page drops an answer that another follows, and its body would be waited for without end.
    asked = still.page.request.get(answer.value.url)
    assert asked.json()["event"] == entry.event.id
    close(still)


@pytest.mark.parametrize("path", ["dashboard-answers/panel.json", "_stcore/health", ""])
def test_who_comes_by_a_foreign_name_is_not_answered(still: Site, path: str) -> None:
    """A page elsewhere may name this machine as its own, and would then read what is answered."""
    url = f"{still.address}/{path}"
    assert still.page.request.get(url).status == 200
    foreign = still.page.request.get(url, headers={"Host": "elsewhere.example"})
    assert foreign.status == 400
    assert "event" not in foreign.text()


def test_the_wheel_with_control_zooms_and_a_double_click_shows_all_again(still: Site) -> None:
    still.look()
    box = still.page.locator(".plot").bounding_box()
    assert box
    still.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 120)
    still.page.mouse.wheel(0, 100)
    still.page.wait_for_timeout(500)
    assert "since" not in params(still)
    still.page.mouse.wheel(0, -100)
    still.page.keyboard.down("Control")
    for _ in range(4):
        still.page.mouse.wheel(0, -300)
        still.page.wait_for_timeout(80)
    still.page.keyboard.up("Control")
    still.page.wait_for_url("**since=**")
    expect(still.page.locator(".chip", has_text="when")).to_have_count(1)
    still.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + 4)
    expect(still.page.locator(".chip", has_text="when")).to_have_count(0)
    still.page.wait_for_function("() => !location.search.includes('since')")


def test_escape_closes_an_event_that_the_table_opened(still: Site) -> None:
    still.look()
    still.page.locator("tr[data-event] button.open").first.click()
    expect(panel(still).locator(".title")).to_be_visible()
    close(still)
    expect(still.page.locator("tr.sel")).to_have_count(0)


def test_filters_that_only_together_leave_nothing_say_so(site: Site) -> None:
    """And a link to nothing has nothing but that."""
    site.load("?words=xylophone&who=nobody")
    expect(site.page.locator(".empty")).to_contain_text("Several filters together")
    for part in (".legend", ".overview", ".plot", ".table-frame", ".shelf"):
        expect(site.page.locator(part)).to_be_hidden()
    site.page.locator(".empty button", has_text="clear all").click()
    assert rows(site)


def test_what_a_filter_leaves_fills_the_picture(still: Site, timeline: Timeline) -> None:
    late = [e for e in timeline.entries if (e.event.date.earliest or dt.date.min).year == 2023]
    actor = next(a for e in late for a in e.actors if a.name == "Xi Jinping")
    still.look()
    before = max(mark["x"] for mark in marks(still)) - min(mark["x"] for mark in marks(still))
    still.page.locator("label", has_text=re.compile(rf"^{actor.name}$")).click()
    left = marks(still)
    box = still.page.locator(".plot").bounding_box()
    assert box
    assert all(box["x"] < mark["x"] < box["x"] + box["width"] * 0.9 for mark in left)
    still.page.locator(".chip", has_text=actor.name).click()
    again = max(mark["x"] for mark in marks(still)) - min(mark["x"] for mark in marks(still))
    assert again == pytest.approx(before)
    still.page.wait_for_function("() => !location.search.includes('who')")


def test_the_header_counts_the_actors_that_the_list_shows(still: Site) -> None:
    still.look()
    listed = still.page.locator('.filter-panel [data-field="actors"]').count()
    expect(still.page.locator('.fact[data-key="actors"]')).to_have_text(f"{listed} actors")


def test_relations_of_the_open_event_are_drawn_and_the_legend_says_so(
    still: Site, timeline: Timeline
) -> None:
    entry = next(e for e in timeline.entries if e.event.type == "CONSULT")
    still.look()
    legend = still.page.locator(".legend")
    expect(legend).not_to_contain_text("related to the open event")
    still.page.locator(f'tr[data-event="{entry.event.id}"] button.open').click()
    expect(legend).to_contain_text("related to the open event")
    expect(legend).to_contain_text("only a limit is known")
    close(still)


def test_nonsense_in_the_url_is_named_and_the_timeline_is_there(site: Site) -> None:
    site.load("?since=2023-02-30&from=2024-99-99&who=CHN")
    expect(site.page.locator(".st-key-problems")).to_contain_text("since=2023-02-30")
    expect(site.page.locator(".st-key-problems")).to_contain_text("from=2024-99-99")
    expect(site.page.locator(".chip", has_text="China")).to_be_visible()
    assert rows(site)


@pytest.mark.parametrize("width", [1440, 800, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(still: Site, width: int, scheme: str) -> None:
    still.look()
    still.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    still.page.set_viewport_size({"width": width, "height": 900})
    settle(still.page)
    wide = still.page.evaluate(
        "() => [document.documentElement, document.querySelector('.stMain')]"
        ".map((node) => node.scrollWidth)"
    )
    assert max(wide) <= width


def test_plotly_comes_packed_from_this_server_and_is_kept(still: Site) -> None:
    still.look()
    url = next(address for address in still.page.evaluate(ASKED_FOR) if "plotly" in address)
    plotly = still.page.request.get(url)
    assert plotly.status == 200
    assert url.startswith(still.address)
    assert plotly.headers["content-encoding"] == "gzip"
    assert "immutable" in plotly.headers["cache-control"]
    assert int(plotly.headers["content-length"]) < 2_000_000
    version = url.rsplit("/", 2)[1]
    for path in ("chart/none.js", "..%2f..%2fapp/main.js", "chart/..%2f__init__.js"):
        lost = still.page.request.get(f"{still.address}/dashboard-assets/{version}/{path}")
        assert lost.status in (400, 404)


def test_another_event_begins_at_the_top_of_the_panel(still: Site, timeline: Timeline) -> None:
    """Whoever has read the one before to its end, or walks on by keys, sees what it is."""
    still.look()
    open_first(still, timeline)
    column = still.page.get_by_test_id("stColumn").last
    column.evaluate("node => node.scrollTo(0, 400)")
    assert column.evaluate("node => node.scrollTop") > 0
    second = timeline.entries[1].event
    still.page.locator(f'tr[data-event="{second.id}"] button.open').click()
    expect(panel(still).locator(".title")).to_have_text(with_capital(second.headline))
    assert column.evaluate("node => node.scrollTop") == 0
    close(still)
