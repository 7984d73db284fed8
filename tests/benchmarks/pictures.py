"""Takes the pictures of the README: ``python -m tests.benchmarks.pictures``."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dashboard.commands.test import find_chromium
from dashboard.registry import PACKAGE
from tests.browser.conftest import FLAGS, PATIENCE, serving

IMAGES = PACKAGE.parent / ".images"
SCREEN = {"width": 1440, "height": 900}
EVENT = "?event=article:59:CONSULT"
# The name of each picture, the theme, the page, and what must be there before it is taken.
PICTURES = [
    ("timeline-light", "light", EVENT, ".marked .title"),
    ("timeline-dark", "dark", EVENT, ".marked .title"),
    ("reader-light", "light", "reader?article=article", "button.told"),
]


def take(browser: Browser, address: str) -> None:
    for name, scheme, path, awaited in PICTURES:
        context = browser.new_context(viewport=SCREEN, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.locator(awaited).first.wait_for(timeout=PATIENCE * 1000)
        page.wait_for_timeout(2000)  # until all is drawn and at rest
        page.screenshot(path=IMAGES / f"{name}.png")
        context.close()


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as library,
        serving(Path(library)) as address,
        sync_playwright() as playwright,
    ):
        chromium = find_chromium(os.environ)
        take(playwright.chromium.launch(executable_path=chromium, args=FLAGS), address)


if __name__ == "__main__":
    main()
