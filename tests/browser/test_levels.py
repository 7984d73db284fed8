"""How much is shown: main events, those beside them, or all; nothing is hidden in silence."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Browser, Locator, expect

from dashboard.model import Timeline, TimelineEntry
from dashboard.timeline.levels import STATEMENT, Level
from dashboard.timeline.query import Query, choose
from dashboard.timeline.wording.dates import with_capital
from tests.browser.conftest import DRAWN, PATIENCE, Site

pytestmark = pytest.mark.browser


def ids(timeline: Timeline, query: Query) -> list[str]:
    return [entry.event.id for entry in choose(timeline, query)]


def details(timeline: Timeline) -> list[TimelineEntry]:
    shown = ids(timeline, Query(level=Level.SIDE))
    return [entry for entry in timeline.entries if entry.event.id not in shown]


def rows(site: Site) -> list[str]:
    return [str(i) for i in site.page.locator("tr[data-event]").evaluate_all(
        "rows => rows.map(row => row.dataset.event)"
    )]  # fmt: skip


def radio(site: Site, name: str) -> Locator:
    return site.page.get_by_role("radio", name=name, exact=False)


def count_of(site: Site, level: str) -> Locator:
    return site.page.locator(f'.row:has([data-field="level"][data-id="{level}"]) .count')


def test_each_level_says_how_many_it_shows_and_is_kept_in_the_address(
    still: Site, timeline: Timeline
) -> None:
    still.look()
    by_level = {level: ids(timeline, Query(level=level)) for level in Level}
    assert len({len(shown) for shown in by_level.values()}) == len(Level)
    for level, shown in by_level.items():
        expect(count_of(still, level)).to_have_text(str(len(shown)))
    assert rows(still) == by_level[Level.SIDE]
    left_out = len(timeline.entries) - len(by_level[Level.SIDE])
    expect(still.page.locator(".sub")).to_contain_text(f"{left_out} details left out")
    still.page.locator("label", has_text=re.compile("^Main$")).click()
    assert rows(still) == by_level[Level.MAIN]
    expect(still.page.locator(".sub")).to_contain_text("side events and details left out")
    still.page.wait_for_url("**/?show=main")
    still.page.locator(".fact", has_text="left out").click()
    assert rows(still) == by_level[Level.ALL]
    expect(still.page.locator(".sub")).not_to_contain_text("left out")
    still.page.wait_for_url("**/?show=all")
    still.page.locator(".chip", has_text="show all").click()
    assert rows(still) == by_level[Level.SIDE]
    still.page.wait_for_function("() => !location.search.includes('show')")


def test_statements_can_be_left_out_by_the_keyboard(site: Site, timeline: Timeline) -> None:
    site.open()
    site.page.locator(".search").focus()
    site.page.keyboard.press("Tab")
    expect(radio(site, "Main and side")).to_be_focused()
    site.page.keyboard.press("ArrowDown")
    site.page.keyboard.press("Space")
    expect(radio(site, "All")).to_be_checked()
    statements = site.page.locator('[data-field="statements"]')
    expect(statements).to_be_checked()
    site.page.keyboard.press("ArrowDown")
    expect(statements).to_be_focused()
    site.page.keyboard.press("Space")
    expect(statements).not_to_be_checked()
    assert rows(site) == [e.event.id for e in timeline.entries if e.event.type != STATEMENT]
    site.page.wait_for_url("**/?show=all&statements=no")
    expect(statements).to_be_focused()
    site.page.reload()
    site.page.wait_for_selector("[data-drawn]", timeout=PATIENCE * 1000)
    assert rows(site) == ids(timeline, Query(statements=False))


def test_a_banner_on_the_address_goes_with_what_it_speaks_of(
    site: Site, timeline: Timeline
) -> None:
    site.load("?nonsense=1")
    banner = site.page.locator(".st-key-problems")
    expect(banner).to_contain_text("names no filter")
    site.page.locator(f'tr[data-event="{rows(site)[0]}"] button.open').click()
    expect(banner).to_have_count(0)


def test_a_link_to_a_hidden_event_finds_it_and_shows_it_while_it_is_open(
    site: Site, timeline: Timeline
) -> None:
    detail = details(timeline)[0].event
    shown = ids(timeline, Query(level=Level.SIDE))
    site.load(f"?event={detail.id}")
    expect(site.page.locator(".marked .title")).to_have_text(with_capital(detail.headline))
    expect(site.page.locator("tr.sel")).to_have_attribute("data-event", detail.id)
    expect(site.page.locator(".marked")).to_contain_text("detail: a chronology loses little")
    beside = {e.event.id for e in details(timeline) if e.event.part_of == detail.part_of}
    assert detail.part_of in shown
    assert set(rows(site)) == {*shown, *beside}
    site.page.locator(f'tr[data-event="{shown[0]}"] button.open').click()
    expect(site.page.locator(f'tr[data-event="{detail.id}"]')).to_have_count(0)
    assert rows(site) == shown
    expect(site.page.locator(".marked .title")).not_to_have_text(with_capital(detail.headline))


def test_words_that_only_details_have_lead_to_them(still: Site, timeline: Timeline) -> None:
    side = ids(timeline, Query(level=Level.SIDE))
    entry, word = next(
        (entry, word)
        for entry in details(timeline)
        for word in re.findall(r"[a-z]{6,}", entry.event.sentence.text)
        if not {*ids(timeline, Query(words=word))} & {*side}
    )
    found = ids(timeline, Query(words=word))
    still.look()
    still.page.locator(".search").fill(word)
    expect(still.page.locator(".empty")).to_contain_text("No event is left by these filters.")
    assert rows(still) == []
    still.page.locator(".empty .chip", has_text="with all shown").click()
    assert rows(still) == found
    assert entry.event.id in found
    for chip in ("show all", f"words {word}"):
        still.page.locator(".chips .chip", has_text=chip).click()
    still.page.wait_for_function("() => !/show|words/.test(location.search)")


def test_subtypes_stand_behind_their_type_and_one_is_chosen_by_keys(
    site: Site, timeline: Timeline
) -> None:
    site.open("?show=all")
    counts = Counter(e.event.subtype for e in timeline.entries if e.event.subtype)
    fold = site.page.locator(".unfold").first
    expect(fold).to_have_attribute("aria-expanded", "false")
    assert site.page.locator('input[data-field="types"][data-id*="."]').count() == 0
    row = site.page.locator(".row:has(.unfold) input").first
    row.focus()
    site.page.keyboard.press("ArrowRight")
    inside = site.page.locator('.row:has(input[data-field="types"][data-id*="."])').first
    code = inside.locator("input").get_attribute("data-id") or ""
    expect(inside.locator(".count")).to_have_text(str(counts[code]))
    site.page.keyboard.press(" ")
    site.page.keyboard.press("ArrowDown")
    site.page.keyboard.press(" ")
    expect(site.page.locator(".chip", has_text="what")).to_have_count(1)  # in the type's place
    site.page.wait_for_url(f"**/?what={code}&show=all")
    assert rows(site) == ids(timeline, Query(types=(code,)))
    site.page.reload()
    site.page.wait_for_selector(DRAWN)
    expect(inside.locator("input")).to_be_checked()
    assert rows(site) == ids(timeline, Query(types=(code,)))


@pytest.mark.parametrize("width", [1240, 1440])
def test_the_days_of_the_table_are_whole_and_it_ends_before_the_panel(
    site: Site, width: int
) -> None:
    site.page.set_viewport_size({"width": width, "height": 900})
    site.open("?level=all")
    table = site.page.locator("table.events")
    lines = table.locator("td.when").evaluate_all(
        "cells => cells.map(c => c.getClientRects().length && c.scrollWidth > c.clientWidth)"
    )
    assert lines
    assert not any(lines), "a day is wider than its column"
    inside = table.evaluate("t => t.getBoundingClientRect().right")
    frame = table.evaluate("t => t.parentElement.getBoundingClientRect().right")
    assert inside <= frame + 1
    narrowest = min(table.locator("td.when").evaluate_all("cells => cells.map(c => c.clientWidth)"))
    assert narrowest > 90, "a month is broken in two"


def folded(timeline: Timeline) -> tuple[TimelineEntry, list[str]]:
    """An event that is shown by default, and those of its details that are not."""
    shown, left = ids(timeline, Query(level=Level.SIDE)), details(timeline)
    return next(
        (entry, parts)
        for entry in timeline.entries
        if entry.event.id in shown
        and (parts := [e.event.id for e in left if e.event.part_of == entry.event.id])
    )


def test_details_lie_folded_in_the_row_of_their_event(site: Site, timeline: Timeline) -> None:
    whole, parts = folded(timeline)
    shown = ids(timeline, Query(level=Level.SIDE))
    at = shown.index(whole.event.id) + 1
    unfolded = [*shown[:at], *parts, *shown[at:]]
    site.open()
    assert rows(site) == shown
    row = site.page.locator(f'tr[data-event="{whole.event.id}"]')
    fold = row.locator(".details")
    expect(fold).to_have_text(f"{len(parts)} detail{'s' * (len(parts) > 1)}")
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    assert rows(site) == unfolded
    expect(site.page.locator("tr.sel")).to_have_count(0)  # unfolding opens none
    expect(site.page.locator("tr.detail .pick input")).to_have_count(0)
    expect(row.locator("button.open")).to_be_focused()
    site.page.keyboard.press("ArrowLeft")
    assert rows(site) == shown
    site.page.keyboard.press("ArrowRight")
    assert rows(site) == unfolded
    site.page.locator(f'tr[data-event="{parts[0]}"] button.open').click()
    expect(site.page.locator("tr.sel")).to_have_attribute("data-event", parts[0])
    assert rows(site) == unfolded, "it stays where it was opened"
    fold.click()
    assert rows(site) == shown, "with its event folded it is no longer open"


def test_a_detail_that_a_link_opens_is_seen_below_its_event(site: Site, timeline: Timeline) -> None:
    whole, parts = folded(timeline)
    site.load(f"?event={parts[0]}")
    expect(site.page.locator("tr.sel")).to_have_attribute("data-event", parts[0])
    at = rows(site).index(whole.event.id)
    assert rows(site)[at + 1 : at + 1 + len(parts)] == parts


def test_on_a_phone_the_tools_of_the_table_lie_on_no_link(browser: Browser, address: str) -> None:
    """Where nothing hovers they are always there."""
    size = {"width": 390, "height": 844}
    context = browser.new_context(viewport=size, is_mobile=True, has_touch=True)
    try:
        page = context.new_page()
        page.goto(f"{address}/table")
        link = page.get_by_role("link", name="Show all, with the details")
        tools = page.locator('.st-key-table [data-testid="stElementToolbar"]')
        expect(link).to_be_visible(timeout=PATIENCE * 1000)
        expect(tools).to_be_visible(timeout=PATIENCE * 1000)
        above, below = link.bounding_box(), tools.bounding_box()
        assert above is not None
        assert below is not None
        assert below["y"] >= above["y"] + above["height"]
    finally:
        context.close()
