"""A person checks and corrects an event in a real browser, and it is there after a reload."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from dashboard.library.corrections import read_log, record
from dashboard.library.own_events import OwnEvent, write_down
from dashboard.review import Field
from tests.browser.conftest import Site, settle

pytestmark = pytest.mark.browser
CALL = "article:59:CONSULT"


@pytest.fixture(autouse=True)
def _as_read(library: Path) -> Iterator[None]:
    """What a test here set is taken back: the log only grows."""
    yield
    for field in {line.field for line in read_log(library, events=[CALL])}:
        record(CALL, field, None, place=library)


def test_a_state_is_set_and_counted_and_stays(site: Site, library: Path) -> None:
    site.open(f"?event={CALL}")
    site.page.get_by_role("radio", name="Checked", exact=True).click()
    expect(site.page.get_by_text("What was changed (1)")).to_be_visible()
    assert [line.now for line in read_log(library, events=[CALL])] == ["checked"]
    site.page.reload()
    site.page.wait_for_selector("[data-drawn]")
    expect(site.page.get_by_role("radio", name="Checked", exact=True)).to_be_checked()
    fact = site.page.get_by_role("button", name=re.compile(r"^1 of \d+ checked$"))
    fact.click()
    expect(site.page.locator(".chip", has_text="state")).to_contain_text("Checked")
    expect(site.page.locator("tr[data-event]")).to_have_count(1)
    expect(site.page.locator("tr[data-event] .remark")).to_have_text("checked")
    site.page.wait_for_url("**state=checked**")


def test_what_is_saved_is_said_where_the_person_looks_and_to_a_screen_reader(site: Site) -> None:
    site.open(f"?event={CALL}")
    page = site.page
    page.get_by_text("Star, tags and note").click()
    note = page.get_by_role("textbox", name="Note")
    note.fill("ask the ministry")
    note.press("Control+Enter")
    saved = page.locator('[class*="st-key-saved"]')
    expect(saved).to_have_text("Saved: note.")
    expect(page.locator(".live-region[role=status]")).to_have_text("Saved: note.")
    settle(page)  # while the form is made anew, two are there
    above, below = note.bounding_box(), saved.bounding_box()
    assert above is not None
    assert below is not None
    assert 0 < below["y"] - above["y"] - above["height"] < 60
    page.get_by_text("Starred").click()
    expect(saved).to_have_text("Saved: star.")
    expect(page.locator(".live-region[role=status]")).to_have_text("Saved: star.")


def test_what_is_disputed_or_marked_is_found_and_explained(site: Site, library: Path) -> None:
    record(CALL, Field.STATE, "disputed", place=library)
    record(CALL, Field.TAGS, ["ask <b>Ann</b>"], place=library)
    site.open("?state=disputed&tag=starred")
    expect(site.page.locator(".empty")).to_contain_text("marked starred")
    site.open("?state=disputed")
    expect(site.page.locator(".legend")).to_contain_text("striped: disputed")
    expect(site.page.locator("tr[data-event] .remark")).to_have_text(["disputed", "ask <b>Ann</b>"])
    site.page.locator('.filter-panel [data-field="marks"]').focus()
    site.page.keyboard.press("Space")
    site.page.wait_for_url("**tag=ask**")
    expect(site.page.locator(".chip", has_text="marked")).to_contain_text("ask <b>Ann</b>")


def test_a_corrected_date_moves_the_event_and_says_who_why_and_what_was_read(site: Site) -> None:
    site.open(f"?event={CALL}")
    page = site.page
    settle(page)  # a run of the page that is still on its way would empty the form
    page.get_by_text("Correct it").click()
    settle(page)  # its table of actors comes late, and moves the button below it
    page.get_by_role("textbox", name="Date", exact=True).fill("2023-12-20")
    page.get_by_role("textbox", name="Why", exact=True).fill("the log of the call")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".marked .date")).to_have_text("Wednesday 20 December 2023")
    expect(page.locator(f'tr[data-event="{CALL}"]')).to_contain_text("20 December 2023")
    expect(page.locator(f'tr[data-event="{CALL}"] .status')).to_have_text("set by a person")
    page.reload()
    page.wait_for_selector("[data-drawn]")
    expect(page.locator(".marked")).to_contain_text("the log of the call")
    expect(page.locator(".marked")).to_contain_text("The program read: 2023-12-21")
    settle(page)
    page.get_by_text("What was changed").click()
    settle(page)  # the fold has opened, and the button moves no more
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.locator(".marked .date")).to_have_text("Thursday 21 December 2023")
    expect(page.locator(f'tr[data-event="{CALL}"]')).to_contain_text("21 December 2023")


def test_a_headline_that_a_person_wrote_says_so_in_the_table(site: Site, library: Path) -> None:
    record(CALL, Field.HEADLINE, "The two generals spoke", place=library)
    record(CALL, Field.TYPE, "CONSULT", place=library)
    site.open(f"?event={CALL}")
    row = site.page.locator(f'tr[data-event="{CALL}"]')
    expect(row).to_contain_text("The two generals spoke")
    expect(row.locator(".remark.edited")).to_have_text("headline, kind set by a person")


def test_an_own_event_that_is_taken_back_is_gone_at_once_and_the_panel_says_so(
    site: Site, library: Path
) -> None:
    (line, *_) = write_down([OwnEvent("The gauge was full", "2023-12-20")], place=library)
    site.open(f"?event={line.event}")
    page, row = site.page, site.page.locator("tr[data-event]", has_text="The gauge was full")
    expect(row).to_be_visible()
    shown = page.locator(".marked")
    settle(page)
    page.get_by_text("What was changed").click()
    settle(page)
    page.get_by_role("button", name="Undo the last change").click()
    expect(shown).to_contain_text("“The gauge was full” was taken back: it is no longer among")
    expect(row).to_have_count(0)
    expect(shown).not_to_contain_text("own:")


def test_a_second_click_on_save_hides_no_event(site: Site, library: Path) -> None:
    """What was wrong is said above the button: it moves up once that is gone."""
    site.open(f"?event={CALL}")
    page = site.page
    settle(page)
    page.get_by_text("Correct it").click()
    settle(page)
    date = page.get_by_role("textbox", name="Date", exact=True)
    date.fill("some day")
    save = page.get_by_role("button", name="Save the correction")
    save.click()
    expect(page.get_by_text("write it with its year")).to_be_visible()
    settle(page)
    date.fill("2023-12-20")
    save.scroll_into_view_if_needed()
    at = save.bounding_box()
    assert at is not None
    hide = page.get_by_role("button", name="Hide the event").bounding_box()
    assert hide is not None
    assert hide["y"] == at["y"], "beside it: whatever the form grows or shrinks by"
    middle = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    page.mouse.click(*middle)
    expect(page.locator(".marked .date")).to_have_text("Wednesday 20 December 2023")
    settle(page)
    page.mouse.click(*middle)
    settle(page)
    assert Field.HIDDEN not in {line.field for line in read_log(library, events=[CALL])}


def test_what_is_wrong_with_a_field_stands_below_it_and_is_read_with_it(site: Site) -> None:
    site.open(f"?event={CALL}")
    page = site.page
    settle(page)
    page.get_by_text("Correct it").click()
    settle(page)
    what = page.get_by_role("textbox", name="What happened", exact=True)
    date = page.get_by_role("textbox", name="Date", exact=True)
    refused = page.locator('[class*="st-key-refused"] [data-testid="stText"]')
    save = page.get_by_role("button", name="Save the correction")
    was = what.input_value()
    what.fill(" ")
    save.click()
    expect(refused).to_have_text("give a headline: what happened")
    expect(what).to_have_accessible_description(re.compile("give a headline: what happened$"))
    expect(what).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert").and_(refused)).to_be_visible()
    above, said, below = (one.bounding_box() for one in (what, refused, save))
    assert above is not None
    assert said is not None
    assert below is not None
    assert 0 < said["y"] - above["y"] - above["height"] < 60
    what.fill(was)
    date.fill("some day")
    save.click()
    expect(refused.filter(has_text="“some day” is no date")).to_have_count(1)
    expect(refused).to_have_count(1)  # what was wrong before has gone from its field
    expect(date).to_have_accessible_description(re.compile("“some day” is no date"))
    expect(what).not_to_have_attribute("aria-invalid", "true")
    expect(what).not_to_have_accessible_description(re.compile("headline"))


def test_who_comes_back_before_the_events_have_come_finds_the_open_one_marked(
    site: Site, library: Path
) -> None:
    """What was changed meanwhile lets them be asked for anew; the panel comes before they do."""
    site.open(f"?event={CALL}")
    page = site.page
    record(CALL, Field.STATE, "checked", place=library)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/dashboard-answers/columns*", hold)
    page.locator(".st-key-menu").get_by_role("link", name="Reader").click()
    expect(page.locator("button.told").first).to_be_visible()
    with page.expect_request("**/dashboard-answers/columns*"):
        page.go_back()
    expect(page.locator(".marked .title")).to_be_visible()
    for route in held:
        route.continue_()
    expect(page.locator(f'tr.sel[data-event="{CALL}"]')).to_be_visible()
    assert site.errors == []


def test_the_form_is_a_click_away_and_is_seen_whole(site: Site) -> None:
    """Who checks the date at the top of the panel need not look for where it is corrected."""
    site.page.set_viewport_size({"width": 1440, "height": 900})
    site.open(f"?event={CALL}")
    page = site.page
    settle(page)
    bar, main = page.locator(".st-key-state"), page.get_by_test_id("stMain")
    box = bar.bounding_box()
    assert box is not None
    assert box["height"] < 100, "most of the panel is for what is told"
    way = page.get_by_role("button", name="Correct, tag or join")
    way.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Date", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Save the correction")).to_be_in_viewport(ratio=1)
    assert main.evaluate("node => node.scrollTop") == 0, "the picture stays where it is"


def test_the_form_stays_in_sight_until_a_person_scrolls(site: Site) -> None:
    """While a run makes the panel anew it is shorter, and the browser scrolls back by itself."""
    site.page.set_viewport_size({"width": 1440, "height": 900})
    site.open(f"?event={CALL}")
    page = site.page
    settle(page)
    page.get_by_role("button", name="Correct, tag or join").focus()
    page.keyboard.press("Enter")
    save = page.get_by_role("button", name="Save the correction")
    expect(page.get_by_role("textbox", name="Date", exact=True)).to_be_focused()
    frame = page.get_by_test_id("stColumn").filter(has=page.locator(".st-key-checking"))
    expect(save).to_be_in_viewport(ratio=1)
    frame.evaluate("node => { node.scrollTop = 0; }")
    expect(save).to_be_in_viewport(ratio=1)
    frame.hover()
    page.mouse.wheel(0, -5000)
    expect(save).not_to_be_in_viewport()
    settle(page)
    expect(save).not_to_be_in_viewport()


def test_the_bar_hides_nothing_that_has_the_focus(site: Site) -> None:
    site.page.set_viewport_size({"width": 1440, "height": 500})
    site.open(f"?event={CALL}")
    page = site.page
    settle(page)
    bar = page.locator(".st-key-state").bounding_box()
    assert bar is not None
    links = page.locator(".marked button")
    for at in range(links.count()):
        links.nth(at).focus()
        link = links.nth(at).bounding_box()
        assert link is not None
        assert link["y"] + link["height"] <= bar["y"] + 1
