"""A library of many articles, opened in the dashboard: how long until the timeline is drawn.

``python -m tests.benchmarks.open_time [--articles N] [--library FOLDER]``. The articles are made
from templates, added and read once; then a server is started twice with that library, and two
visitors come to each. Printed are the seconds of adding and reading, and of each visit until the
picture is drawn, the first of them with the start of the server. ``--library`` keeps the library.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dashboard.commands.test import find_chromium
from dashboard.library.articles import add_all, read_own
from dashboard.library.parses import parse_kept
from dashboard.model import Article
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from tests.benchmarks.data_set_time import SCREEN, memory_of, visit
from tests.benchmarks.library_time import timed
from tests.benchmarks.template_articles import make
from tests.conftest import FLAGS, serving

STARTS = 2
VISITS = 2


def articles(number: int) -> Iterator[Article]:
    for record, _ in make(number):
        header = f"---\npublished: {record['published']}\n---\n"
        yield article_from_text(header + record["text"], record["id"])


def fill(place: Path, number: int) -> None:
    """Add so many articles to the library of a folder, and read each once."""
    timed("add them", lambda: add_all(articles(number), place))
    timed(
        "read them and keep what was read",
        lambda: [parse_kept(article, parse, place) for article in read_own(place).articles],
    )


def visits(browser: Browser, place: Path) -> None:
    """Start a server, visit it, and print the seconds and the memory of the server."""
    begin = time.perf_counter()
    with serving(place) as address:
        print(f"{time.perf_counter() - begin:8.2f} s  the server answers")
        for _ in range(VISITS):
            page = browser.new_page(viewport=SCREEN)
            print(
                f"{visit(page, address) / 1000:8.2f} s  drawn: {page.locator('.sub').inner_text()}"
            )
            page.close()
        told = (f"{name} {value:.0f}" for name, value in memory_of(address).items())
        print(f"server: {', '.join(told)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--library", type=Path, dest="kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = given.kept or Path(folder)
        if not (place / "library.sqlite").exists():
            fill(place, given.articles)
        browser = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=FLAGS)
        for _ in range(STARTS):
            visits(browser, place)
        browser.close()


if __name__ == "__main__":
    main()
