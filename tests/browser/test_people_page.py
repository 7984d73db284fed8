"""Who is who in a real browser: from an actor to its members, and to an event on the timeline."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, settle, visit

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds for a page to come up on a busy machine


def test_an_actor_leads_to_its_members_and_to_its_events(site: Site) -> None:
    visit(site.page, f"{site.address}/who?actor=CHN")
    member = site.page.locator("dl button", has_text="Liu Zhenli")
    expect(member).to_be_visible(timeout=PATIENCE)
    member.click()
    expect(site.page).to_have_url(re.compile(r"[?&]actor=liu"), timeout=PATIENCE)
    title = site.page.locator("h2", has_text="Liu Zhenli")
    expect(title).to_be_visible(timeout=PATIENCE)
    site.page.locator("ul.links button").first.click()
    expect(site.page).to_have_url(re.compile(r"[?&]event=article"), timeout=PATIENCE)
    assert not site.errors
    assert not site.foreign


def test_who_was_met_and_what_was_said_stands_there_and_leads_on(site: Site) -> None:
    visit(site.page, f"{site.address}/who?actor=jereal%20dorsey")
    said = site.page.locator("h3", has_text="Said")
    expect(said).to_be_visible(timeout=PATIENCE)
    quote = site.page.locator("blockquote").first
    expect(quote).to_contain_text("Jereal Dorsey")
    quote.get_by_role("button", name="Copy with source").click()
    expect(quote.get_by_role("button", name="Copied")).to_be_visible()
    visit(site.page, f"{site.address}/who?actor=CHN")
    expect(site.page.locator("h3", has_text="In events together with")).to_be_visible()
    met = site.page.locator("ul.links").last.get_by_role("button", name="United States")
    met.click()
    expect(site.page).to_have_url(re.compile(r"[?&]actor=USA"), timeout=PATIENCE)


def test_what_is_wrong_with_who_is_who_is_said_below_its_field(site: Site) -> None:
    page = site.page
    visit(page, f"{site.address}/who?actor=CHN")
    page.get_by_text("Correct who this is").click()
    settle(page)  # what comes late moves the button
    page.get_by_role("button", name="Save").click()
    other = page.get_by_role("combobox", name="The other actor")
    expect(other).to_have_accessible_description(re.compile("choose the other actor"))
    expect(other).to_have_attribute("aria-invalid", "true")
    page.get_by_text("Some of these words mean somebody else").click()
    words = page.get_by_role("combobox", name="The words that mean somebody else")
    expect(words).to_be_visible()
    save = page.get_by_role("button", name="Save")
    settle(page)  # the form before it goes a moment later, with the button of the same name
    expect(save).to_have_count(1)
    save.click()
    expect(words).to_have_accessible_description(re.compile("choose the words"))
    page.get_by_text("The name is another").click()
    name = page.get_by_role("textbox", name="The name")
    expect(name).to_be_visible()
    settle(page)
    expect(save).to_have_count(1)
    save.click()
    expect(name).to_have_accessible_description(re.compile("give another name"))
    expect(page.get_by_role("alert")).to_have_count(1)
