"""The story on the first screen: many papers, one call, and a balloon with two days."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.library.articles import add_all
from dashboard.library.parses import read_all
from dashboard.library.samples import read_samples
from tests.browser.conftest import Site, serving, settle

pytestmark = pytest.mark.browser
CALL = "article:59:CONSULT"


@pytest.fixture
def story(page: Page, samples_address: str) -> Site:
    return Site(page, samples_address, foreign=[], errors=[])


def test_a_newcomer_is_told_that_these_are_samples_and_led_to_his_own(story: Site) -> None:
    story.open()
    page = story.page
    expect(page.locator("h1")).to_have_text("12 sample articles")
    expect(page.locator(".st-key-name")).to_have_text("Event timeline")
    expect(page.locator(".st-key-welcome")).to_contain_text("These are samples.")
    page.get_by_role("link", name="Add an article of your own").click()
    page.get_by_placeholder("Paste the article here").wait_for()


@pytest.mark.parametrize("open_event", ["", f"?event={CALL}"])
def test_the_menu_stays_and_nothing_is_left_empty_below_it(story: Site, open_event: str) -> None:
    story.open(open_event)
    page = story.page
    page.locator(".marked h2, .marked h3").first.wait_for()
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 500)
    page.wait_for_function(
        "document.querySelector('[data-testid=stMain]').scrollTop >= 450", timeout=10_000
    )
    box = page.locator(".st-key-menu").bounding_box()
    assert box is not None
    assert box["y"] == 0
    filters = page.locator(".filter-panel-inside").bounding_box()
    assert filters is not None
    assert filters["y"] == pytest.approx(48, abs=1)
    assert filters["y"] + filters["height"] == pytest.approx(900, abs=1)
    panel = page.locator(".st-key-shell [data-testid=stColumn]").last.bounding_box()
    assert panel is not None
    assert panel["y"] == pytest.approx(48, abs=1)
    if open_event:
        assert panel["y"] + panel["height"] == pytest.approx(900, abs=1)


def test_the_call_is_one_event_with_all_its_sources(story: Site) -> None:
    story.open("?event=capital-2024-04-17:403:CONSULT")
    panel = story.page.locator(".marked")
    expect(panel.locator(".date").first).to_have_text("Thursday 21 December 2023", timeout=60_000)
    expect(panel).to_contain_text("5 independent sources")
    for paper in ("Singapore Harbour Times", "Potomac Daily Register", "Oahu Pacific Herald"):
        expect(panel).to_contain_text(paper)
    story.page.wait_for_selector('tr[data-event="article:59:CONSULT"]')
    assert story.page.locator("tr[data-event]", has_text="held a video call").count() == 1


def test_the_balloon_has_two_days_and_both_are_shown(story: Site) -> None:
    story.open("?event=carolina-2023-02-05:18:ASSAULT")
    panel = story.page.locator(".marked")
    expect(panel).to_contain_text("a difference of time zones", timeout=60_000)
    expect(panel).to_contain_text("4 February 2023: The Carolina Shore Gazette (sample)")
    expect(panel).to_contain_text("5 February 2023: The Capital Morning Post of Beijing (sample)")
    expect(panel.get_by_text("“Chinese” is taken for “China”")).to_have_count(1)


def test_from_many_articles_to_a_page_that_is_handed_on(
    page: Page, browser: Browser, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The whole way: articles in, checked against each other, corrected, kept, taken away."""
    library = tmp_path_factory.mktemp("own")
    add_all(read_samples().articles, library)
    read_all(library)
    with serving(library) as address:
        site = Site(page, address, foreign=[], errors=[])
        panel = page.locator(".marked")
        site.open(f"?event={CALL}")
        expect(panel).to_contain_text("5 independent sources", timeout=60_000)
        site.open("?event=carolina-2023-02-05:18:ASSAULT")
        expect(panel).to_contain_text("a difference of time zones")
        site.open(f"?event={CALL}")
        expect(panel).to_contain_text("5 independent sources")
        settle(page)  # a run of the page that is still on its way would empty the form
        page.get_by_text("Correct it").click()
        settle(page)  # its table of actors comes late, and moves the button below it
        page.get_by_role("textbox", name="Date", exact=True).fill("2023-12-20")
        page.get_by_role("textbox", name="Why", exact=True).fill("the log of the call")
        page.get_by_role("button", name="Save the correction").click()
        expect(panel.locator(".date").first).to_have_text("Wednesday 20 December 2023")
        page.reload()
        page.wait_for_selector("[data-drawn]")
        expect(panel).to_contain_text("the log of the call")
        handed_on = tmp_path / "timeline.html"
        handed_on.write_bytes(page.request.get(f"{address}/dashboard-answers/events/html").body())
    offline = browser.new_context(offline=True)
    page = offline.new_page()
    page.goto(handed_on.as_uri())
    call = page.locator("tr", has_text="20 December 2023")
    expect(call.first).to_be_visible()
    before = page.locator("tbody tr:visible").count()
    page.get_by_role("searchbox").fill("balloon")
    expect(page.locator("tbody tr:visible", has_text="balloon").first).to_be_visible()
    page.wait_for_function(
        "most => [...document.querySelectorAll('tbody tr')].filter(r => r.checkVisibility())"
        ".length < most",
        arg=before,
    )
    offline.close()
