"""Run every check of the project: lint, types, import contracts, and all tests."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

HELP = "run every check: lint, types, import contracts, unit, page and browser tests"
PURPOSE = "test"
CHROMIUM_VARIABLE = "DASHBOARD_CHROMIUM"  # names the browser that the tests drive
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_GET_CHROMIUM = (
    "install it (Debian: sudo apt install chromium; anywhere: "
    f".venv/bin/playwright install chromium), or name one in {CHROMIUM_VARIABLE}"
)
_STATIC = {
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
}


@dataclass(frozen=True, slots=True)
class _Check:
    """A check that runs: its name, its process, where its output goes, when it began."""

    name: str
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    began: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("tests", nargs="*", help="only these files or folders of tests")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="for the work in between, within a minute: without a browser and slow tests",
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="measure which lines and branches the tests run, in their child processes, too",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="processes that test side by side (twice the processors: many tests wait for a page)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run all checks, those of the code beside the tests; 0 if every one passed, else 1."""
    from dashboard.cli import say
    from dashboard.registry import PACKAGE

    chromium = None if arguments.quick else find_chromium(os.environ)
    environment = {**os.environ, **({CHROMIUM_VARIABLE: chromium} if chromium else {})}
    project = PACKAGE.parent
    failed = []
    with contextlib.ExitStack() as stack:
        static = {} if arguments.tests else _STATIC
        checks = [
            _start(name, command, project, environment, stack) for name, command in static.items()
        ]
        failed += _tests(arguments, project, environment, with_browser=chromium is not None)
        failed += [check.name for check in checks if not _ended_well(check)]
    if chromium is None and not (arguments.tests or arguments.quick):
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


def _start(
    name: str,
    command: tuple[str, ...],
    project: Path,
    environment: Mapping[str, str],
    stack: contextlib.ExitStack,
) -> _Check:
    """Begin a check whose output is kept until it is asked for; it ends with the stack."""
    output = stack.enter_context(tempfile.TemporaryFile())
    process = subprocess.Popen(  # noqa: S603 - our own tools
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment,
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    stack.callback(process.kill)
    return _Check(name, process, output, time.monotonic())


def _ended_well(check: _Check) -> bool:
    """Wait for a check and show what it said; whether it passed."""
    status = check.process.wait()
    check.output.seek(0)
    sys.stdout.flush()
    sys.stdout.buffer.write(check.output.read())
    sys.stdout.flush()
    return _told(check.name, status, check.began)


def _tests(
    arguments: argparse.Namespace,
    project: Path,
    environment: Mapping[str, str],
    *,
    with_browser: bool,
) -> list[str]:
    """Run the tests, and the report on coverage behind them; the names of what failed."""
    failed = []
    for name, command in _test_commands(arguments, with_browser=with_browser):
        began = time.monotonic()
        done = subprocess.run(  # noqa: S603 - our own tools
            [sys.executable, "-m", *command], cwd=project, env=environment, check=False
        )
        failed += [] if _told(name, done.returncode, began) else [name]
    return failed


def _told(name: str, status: int, began: float) -> bool:
    from dashboard.cli import say

    verdict = "FAILED" if status else "passed"
    say(f"{name}: {verdict} after {time.monotonic() - began:.0f} s")
    return status == 0


def _test_commands(
    arguments: argparse.Namespace, *, with_browser: bool
) -> Iterator[tuple[str, list[str]]]:
    """The tests, and what measures them; each as its name, and a module with its arguments."""
    jobs = arguments.jobs or 2 * (os.cpu_count() or 1)
    left_out = [] if with_browser else ["not browser"]
    left_out += ["not slow"] if arguments.quick else []
    selection = ["-m", " and ".join(left_out)] if left_out else []
    side_by_side = ["--numprocesses", str(jobs), "--dist", "loadgroup"] if jobs > 1 else []
    pytest = ["pytest", *side_by_side, *selection, *arguments.tests]
    if arguments.coverage:
        yield "tests", ["coverage", "run", "-m", *pytest]
        yield "coverage, joined", ["coverage", "combine", "--quiet"]
        yield "coverage", ["coverage", "report"]
    else:
        yield "tests", pytest
