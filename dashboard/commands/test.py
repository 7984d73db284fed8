"""Run every check of the project: lint, types, import contracts, and all tests."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

HELP = "run every check: lint, types, import contracts, unit, page and browser tests"
PURPOSE = "test"
CHROMIUM_VARIABLE = "DASHBOARD_CHROMIUM"  # names the browser that the tests drive
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_GET_CHROMIUM = (
    "install it (Debian: sudo apt install chromium; anywhere: "
    f".venv/bin/playwright install chromium), or name one in {CHROMIUM_VARIABLE}"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("tests", nargs="*", help="only these files or folders of tests")


def run(arguments: argparse.Namespace) -> int:
    """Run the checks one after another, all of them; 0 if every one passed, else 1."""
    from dashboard.cli import say
    from dashboard.registry import PACKAGE

    chromium = find_chromium(os.environ)
    browser_missing = chromium is None and not arguments.tests
    environment = {**os.environ, **({CHROMIUM_VARIABLE: chromium} if chromium else {})}
    failed = []
    for name, command in _checks(arguments.tests, with_browser=chromium is not None):
        say(f"{name}: {' '.join(command)}")
        began = time.monotonic()
        done = subprocess.run(  # noqa: S603 - our own tools
            [sys.executable, "-m", *command], cwd=PACKAGE.parent, env=environment, check=False
        )
        if done.returncode:
            failed.append(name)
        verdict = "FAILED" if done.returncode else "passed"
        say(f"{name}: {verdict} after {time.monotonic() - began:.0f} s")
    if browser_missing:
        say(f"THE BROWSER TESTS WERE NOT RUN: there is no Chromium; {_GET_CHROMIUM}")
        failed += ["browser tests (not run)"] if is_ci(os.environ) else []
    say(f"FAILED: {', '.join(failed)}" if failed else "everything that was run passed")
    return 1 if failed else 0


def is_ci(environment: Mapping[str, str]) -> bool:
    """Whether this is continuous integration, where a test that was not run is a failure."""
    return environment.get("CI", "").casefold() not in ("", "0", "false")


def find_chromium(environment: Mapping[str, str]) -> str | None:
    """The path of a Chromium: the named one, one on the PATH, Playwright's own; None: none."""
    named = environment.get(CHROMIUM_VARIABLE)
    if named:
        return named
    found = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    return found or _playwright_chromium()


def _playwright_chromium() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def _checks(tests: list[str], *, with_browser: bool) -> Iterator[tuple[str, list[str]]]:
    """The name and the module with arguments of each check."""
    if not tests:
        yield "lint", ["ruff", "check", "."]
        yield "format", ["ruff", "format", "--check", "."]
        yield "types", ["mypy"]
    selection = [] if with_browser else ["-m", "not browser"]
    yield "tests", ["pytest", *selection, *tests]
