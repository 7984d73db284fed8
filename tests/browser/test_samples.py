"""The story on the first screen: many papers, one call, and a balloon with two days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose library is empty, so that it shows the samples."""
    with serving(tmp_path_factory.mktemp("nothing")) as where:
        yield where


@pytest.fixture
def story(browser: Browser, samples: str) -> Iterator[Site]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Site(context.new_page(), samples, foreign=[], errors=[])
    context.close()


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
    expect(panel).to_contain_text("4 February 2023: sample, The Carolina Shore Gazette")
    expect(panel).to_contain_text("5 February 2023: sample, The Capital Morning Post of Beijing")
