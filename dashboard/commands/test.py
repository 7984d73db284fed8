"""Run every check of the project: lint, types, dependencies, import contracts, all tests."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import NamedTuple

from dashboard.errors import DashboardError

HELP = "run every check: lint, types, import contracts, unit, page and browser tests"
PURPOSE = "test"
CHROMIUM_VARIABLE = "DASHBOARD_CHROMIUM"  # names the browser that the tests drive
_NOTHING_COMPILED = "PYTHONDONTWRITEBYTECODE"
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
GET_CHROMIUM = (
    "install it (Debian: sudo apt install chromium; anywhere: "
    f".venv/bin/playwright install chromium), or name one in {CHROMIUM_VARIABLE}"
)
_STATIC = {
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "dependencies": ("deptry", "."),
}
# The tests of a file share what is made for it, such as a server: tests/side_by_side.py.
_BY_FILE = ("--dist", "loadscope", "--no-loadscope-reorder")


class _Outcome(NamedTuple):
    """Whether a check passed, and what it said where that was kept."""

    passed: bool
    output: str


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
        help="processes that test side by side (one more than processors, as slow tests wait)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run all checks, those of the code beside the tests; 0 if every one passed, else 1.

    Raises DashboardError where there are no such tests, and RuleError, before any test is run,
    where a data file breaks its form: each test that reads a text would fail of it.
    """
    from concurrent.futures import ThreadPoolExecutor

    from dashboard.cli import say
    from dashboard.installed import checkout

    project = checkout("`dashboard test`", "pyproject.toml", "tests")
    for path in arguments.tests:
        _check_there(project, path)
    _load_data()
    chromium = None if arguments.quick else find_chromium(os.environ)
    environment = _with_compiled_code(os.environ)
    environment |= {CHROMIUM_VARIABLE: chromium} if chromium else {}
    static = {} if arguments.tests else _STATIC
    tests = dict(_test_commands(arguments, with_browser=chromium is not None))
    with ThreadPoolExecutor(max_workers=1) as beside:
        told = [
            (name, beside.submit(_run, name, command, environment, PIPE))
            for name, command in static.items()
        ]
        failed = [name for name in tests if not _run(name, tests[name], environment).passed]
    for name, future in told:
        sys.stdout.write(future.result().output)
        failed += [] if future.result().passed else [name]
    if chromium is None and not (arguments.tests or arguments.quick):
        say(f"THE BROWSER TESTS WERE NOT RUN: there is no Chromium; {GET_CHROMIUM}")
        failed += ["browser tests (not run)"] if is_ci(os.environ) else []
    say(f"FAILED: {', '.join(failed)}" if failed else "everything that was run passed")
    return 1 if failed else 0


def _check_there(project: Path, path: str) -> None:
    """Raises DashboardError, with those that there are, where a path of tests is none."""
    wanted = project / path.partition("::")[0]
    if wanted.exists():
        return
    folder = next(parent for parent in wanted.parents if parent.is_dir())
    names = sorted(p.name for p in (*folder.glob("*/"), *folder.glob("test_*.py")))
    there = ", ".join(name for name in names if not name.startswith(("_", ".")))
    raise DashboardError(f"{path}: there are no such tests; in {folder} are {there or 'none'}")


def _load_data() -> None:
    from dashboard.quality.rules import load_data
    from dashboard.registry import languages

    for language in languages():
        load_data(language)


def _with_compiled_code(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of the tests, in which what one Python has compiled serves the next.

    They start hundreds, and each would take seconds to compile the packages anew. Whoever wants
    nothing written beside the source gets it in the folder of the Python that runs.
    """
    told = dict(environment)
    if told.pop(_NOTHING_COMPILED, ""):
        told.setdefault("PYTHONPYCACHEPREFIX", os.path.join(sys.prefix, "compiled"))
    return told


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


def _run(
    name: str, command: Sequence[str], environment: Mapping[str, str], output: int | None = None
) -> _Outcome:
    """Run a module with arguments in the project's folder; what it writes is shown or kept."""
    from dashboard.cli import say
    from dashboard.installed import PROJECT

    began = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own tools
        [sys.executable, "-m", *command],
        cwd=PROJECT,
        env=environment,
        stdout=output,
        stderr=None if output is None else STDOUT,
        text=True,
        check=False,
    )
    verdict = "FAILED" if done.returncode else "passed"
    say(f"{name}: {verdict} after {time.monotonic() - began:.0f} s")
    return _Outcome(not done.returncode, done.stdout or "")


def _test_commands(
    arguments: argparse.Namespace, *, with_browser: bool
) -> Iterator[tuple[str, list[str]]]:
    """The tests, and what measures them; each as its name, and a module with its arguments."""
    jobs = arguments.jobs or (os.cpu_count() or 1) + (not arguments.quick)
    left_out = [] if with_browser else ["not browser"]
    left_out += ["not slow"] if arguments.quick else []
    selection = ["-m", " and ".join(left_out)] if left_out else []
    # One process is one beside pytest, too: when a test hangs, another takes its place.
    pytest = ["pytest", "--numprocesses", str(jobs), *_BY_FILE, *selection, *arguments.tests]
    if arguments.coverage:
        yield "tests", ["coverage", "run", "-m", *pytest]
        yield "coverage, joined", ["coverage", "combine", "--quiet"]
        yield "coverage", ["coverage", "report"]
    else:
        yield "tests", pytest
