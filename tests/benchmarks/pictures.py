"""Takes the pictures of the README: ``python -m tests.benchmarks.pictures``."""

from __future__ import annotations

import os
import tempfile
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dashboard.commands.test import find_chromium
from dashboard.registry import PACKAGE
from tests.browser.conftest import FLAGS, PATIENCE, serving

IMAGES = PACKAGE.parent / ".images"
SCREEN = {"width": 1440, "height": 900}
EVENT = "?event=article:59:CONSULT"
# The name of each picture, its theme, and the page.
PICTURES = [("timeline-light", "light", EVENT), ("timeline-dark", "dark", EVENT)]
AWAITED = (".marked .title", ".lane", "tr[data-event]")  # the panel, the picture, the table
EXPORTED = "dashboard-answers/events/html?show=all"
PROOF = {"width": 1240, "height": 600}  # of the exported page: a line, and where it is from
LINE = "7"


def take(browser: Browser, address: str) -> None:
    for name, scheme, path in PICTURES:
        context = browser.new_context(viewport=SCREEN, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        for part in AWAITED:
            page.locator(part).first.wait_for(state="attached", timeout=PATIENCE * 1000)
        page.wait_for_timeout(2000)  # until all is drawn and at rest
        page.screenshot(path=IMAGES / f"{name}.png")
        context.close()


def take_proof(browser: Browser, page_file: Path) -> None:
    """The picture of an exported page on which a reader has asked whether a line was changed."""
    context = browser.new_context(viewport=PROOF, offline=True, color_scheme="light")
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.get_by_role("textbox", name="Number of a line of the list").fill(LINE)
    page.locator(f"#line-{LINE}").wait_for()
    page.get_by_role("button", name="Was it changed?").click()
    page.wait_for_timeout(1000)
    page.locator("tr", has=page.locator(f"#line-{LINE}")).screenshot(
        path=IMAGES / "proof-light.png"
    )
    context.close()


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as library,
        serving(Path(library)) as address,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=FLAGS)
        take(chromium, address)
        exported = Path(library, "page.html")
        with urllib.request.urlopen(f"{address}/{EXPORTED}") as answer:
            exported.write_bytes(answer.read())
        take_proof(chromium, exported)


if __name__ == "__main__":
    main()
