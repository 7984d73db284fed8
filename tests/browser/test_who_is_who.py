"""A person joins two actors in a real browser: one lane, after a reload, too, and in a copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.library.archive import write_archive
from dashboard.library.articles import add
from dashboard.library.parses import read_all
from dashboard.nlp.read import article_from_text
from tests.browser.conftest import DRAWN, serving, settle, visit
from tests.browser.test_accessibility import found_in_either_theme, resized

pytestmark = pytest.mark.browser

TEXTS = {
    "bridge": "---\ntitle: Bridge\npublished: 2024-03-12\n---\n"
    "Minister Karin Lund opened the bridge in Bergen on Monday. "
    "Karin Lund met Ola Moe on 3 March 2024. Karin Lund visited Oslo on 4 March 2024.\n",
    "resigned": "---\ntitle: Resigned\npublished: 2024-04-12\n---\n"
    "Minister Carin Lund resigned on Tuesday. Ola Moe praised Carin Lund on Wednesday.\n",
}


def lanes(page: Page, address: str, query: str = "?show=all") -> list[str]:
    """The ids of the people whose lanes the timeline draws."""
    visit(page, f"{address}/{query}")
    page.wait_for_selector(DRAWN)
    settle(page)
    keys: list[str] = page.locator(".lane-name").evaluate_all("all => all.map(x => x.dataset.lane)")
    return sorted(key for key in keys if key in ("karin lund", "carin lund", "ola moe"))


def number_of(page: Page, actor: str) -> str:
    """How many events the tree of the filter counts for an actor."""
    row = page.locator(f'.filter-panel .row:has([data-field="actors"][data-id="{actor}"])')
    return row.locator(".count").inner_text()


def assert_is_for_everybody(page: Page, address: str) -> None:
    """Nothing serious is found in the page with all its folds open, nor is anything cut off."""
    page.emulate_media(color_scheme="light")
    visit(page, address)
    for fold in ("Correct who this is", "What was changed (2)"):
        page.get_by_text(fold).click()
        settle(page)
    for width in (1440, 390):
        resized(page, width, 900)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert found_in_either_theme(page, (390, 900), (1440, 900)) == []


def test_two_are_joined_seen_as_one_kept_taken_back_and_restored(
    page: Page, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for name, text in TEXTS.items():
        add(article_from_text(text, name), one)
    read_all(one)  # kept there: the server that imports it reads it itself
    with serving(one) as address:
        assert lanes(page, address) == ["carin lund", "karin lund", "ola moe"]
        visit(page, f"{address}/who?actor=carin%20lund")
        suggested = page.locator(".st-key-alike")
        expect(suggested).to_contain_text("“Carin Lund” and “Karin Lund” may be one: one letter")
        suggested.get_by_role("button", name="Join them").click()
        saved = page.locator(".st-key-linked")
        expect(saved).to_contain_text("Saved: “Karin Lund” and “Carin Lund” are one (everywhere")
        expect(page.locator(".live-region[role=status]")).to_contain_text("are one")
        expect(page.locator("h2")).to_have_text("Karin Lund")
        assert lanes(page, address) == ["karin lund", "ola moe"]
        assert number_of(page, "karin lund") == "5"
        page.reload()
        assert lanes(page, address, "?show=all&who=carin+lund") == ["karin lund", "ola moe"]
        expect(page.locator("tr[data-event]")).to_have_count(5)
        expect(page.locator(".chip", has_text="Karin Lund")).to_be_visible()
        whole = b"".join(write_archive(one))
        visit(page, f"{address}/who?actor=karin%20lund")
        page.get_by_text("What was changed (1)").click()
        page.get_by_role("button", name="Take it back").click()
        expect(saved).to_contain_text("Taken back: “Karin Lund” and “Carin Lund” are one")
        assert lanes(page, address) == ["carin lund", "karin lund", "ola moe"]
        assert_is_for_everybody(page, f"{address}/who?actor=carin%20lund")
    with serving(other) as address:
        visit(page, f"{address}/articles")
        page.get_by_text("Import a saved library").click()
        file = {"name": "library.jsonl", "mimeType": "application/jsonl", "buffer": whole}
        chosen = page.locator("[data-testid=stExpander]", has_text="Import a saved library")
        chosen.locator("input[type=file]").set_input_files([file])
        page.get_by_role("button", name="Import it").click()
        expect(page.locator(".st-key-done, .st-key-partly").first).to_be_visible()
        assert lanes(page, address) == ["karin lund", "ola moe"]
        visit(page, f"{address}/who?actor=carin%20lund")
        expect(page.locator("dl")).to_contain_text("“Karin Lund” and “Carin Lund” are one")
