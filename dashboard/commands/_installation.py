"""What this copy of the program is, where its parts are, and what is missing.

It is asked where something may be missing: what is not of the standard library is tried.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard import installed
from dashboard.errors import DashboardError

OK, WRONG, ABSENT = "ok", "WRONG", "absent"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. ``state``: OK, WRONG, or ABSENT for what can be done without."""

    subject: str
    state: str
    told: str


def findings() -> Iterator[Finding]:
    """All that is looked at, in the order in which one thing leans on another."""
    yield from _program()
    yield from _packages()
    yield _attempt("model", _model)
    yield _attempt("samples", _samples)
    yield _attempt("reading", _reading)
    yield _attempt("formats", _formats)
    yield _attempt("settings", _settings)
    yield _attempt("library", _library)
    yield _attempt("Chromium", _chromium)


def _attempt(subject: str, look: Callable[[], tuple[str, str]]) -> Finding:
    """What a look brings; where a package is missing or a part is broken, that."""
    try:
        return Finding(subject, *look())
    except ModuleNotFoundError as error:
        return Finding(subject, WRONG, f"cannot be told: the package {error.name} is not here")
    except DashboardError as error:
        return Finding(subject, WRONG, str(error))
    except Exception as error:  # whatever a broken package raises is to be told
        return Finding(subject, WRONG, f"{type(error).__name__}: {error}")


def _program() -> Iterator[Finding]:
    kind = "installed in" if installed.IS_INSTALLED else "a source checkout in"
    yield Finding("Python", OK, f"{platform.python_version()}, {sys.executable}")
    yield _attempt(
        "program",
        lambda: (OK, f"{installed.program_version()}, {kind} {installed.PACKAGE.parent}"),
    )
    if not installed.IS_INSTALLED:
        yield _environment()


def _environment() -> Finding:
    from dashboard.environment import RUN, is_ready

    place = installed.PROJECT / ".venv"
    if is_ready(place, RUN):
        return Finding("environment", OK, f"{place}, as uv.lock says")
    told = f"{place} is not there as uv.lock says; `python3 -m dashboard` makes it"
    return Finding("environment", ABSENT, f"{told}; this is {sys.prefix}")


def _packages() -> Iterator[Finding]:
    try:
        wanted = installed.requirements()
    except DashboardError as error:
        yield Finding("packages", WRONG, str(error))
        return
    for requirement in wanted:
        here = installed.version_here(requirement.name)
        subject = f"extra {requirement.extra}" if requirement.extra else "package"
        yield Finding(subject, *_package(requirement, here))


def _package(requirement: installed.Requirement, here: str) -> tuple[str, str]:
    name, pin = requirement.name, requirement.pin
    if not here:
        if requirement.extra:
            return ABSENT, f"{name} is not here; install it beside this program to have the extra"
        return WRONG, f"{name} is not here" + (f"; {pin} is wanted" if pin else "")
    if pin and here != pin:
        return WRONG, f"{name} {here} is here; {pin} is wanted, another may read other dates"
    return OK, f"{name} {here}" + (", as pinned" if pin else "")


def _model() -> tuple[str, str]:
    from dashboard.nlp.analysis import model_of
    from dashboard.registry import OWN

    model = model_of(OWN)
    found = importlib.util.find_spec(model)
    if found is None or not found.submodule_search_locations:
        return WRONG, f"the package {model} is not here"
    return OK, found.submodule_search_locations[0]


def _samples() -> tuple[str, str]:
    from dashboard.installed import SAMPLES
    from dashboard.library.samples import read_samples

    reading = read_samples()
    for problem in reading.problems:
        return WRONG, problem.message
    return OK if reading.articles else WRONG, f"{len(reading.articles)} articles in {SAMPLES}"


def _reading() -> tuple[str, str]:
    """Whether an article is really read: the first sample."""
    from dashboard.library.samples import read_samples
    from dashboard.pipeline import parse
    from dashboard.registry import parser_version

    for article in read_samples().articles:
        events = len(parse(article).events)
        told = f"parser {parser_version()} finds {events} events in the sample {article.id}"
        return OK if events else WRONG, told
    return WRONG, "there is no sample to try it with"


def _formats() -> tuple[str, str]:
    """Whether the packages that read files of each format can be loaded."""
    from dashboard.inbox.formats import formats

    for module in formats().values():
        if hasattr(module, "prepare"):
            module.prepare()
    return OK, f"{', '.join(formats())} can be read"


def _settings() -> tuple[str, str]:
    from dashboard.commands.serve import read_settings

    return OK, f"{len(read_settings(installed.SETTINGS))} in {installed.SETTINGS}"


def _library() -> tuple[str, str]:
    from dashboard.library.place import NAME_ANOTHER, library_file

    path = library_file()
    folder = next((p for p in path.parents if p.exists()), path.parent)
    kept = "" if path.exists() else " (not there yet: it is made with the first article)"
    if _can_write(folder) and (not path.exists() or os.access(path, os.W_OK)):
        return OK, f"{path}, can be written{kept}"
    return WRONG, f"{path} cannot be written{kept}; {NAME_ANOTHER}"


def _can_write(folder: Path) -> bool:
    """Whether a file can be made in a folder: tried, as rights alone do not say it everywhere."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _chromium() -> tuple[str, str]:
    from dashboard.commands.test import GET_CHROMIUM, find_chromium

    if installed.IS_INSTALLED:
        return ABSENT, "not looked for: the tests are in a source checkout"
    try:
        path = find_chromium(os.environ)
    except ImportError:
        path = None
    return (OK, path) if path else (ABSENT, f"the browser tests want one; {GET_CHROMIUM}")
