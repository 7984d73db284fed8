"""Where this copy of the program is, a source checkout or an installed wheel, and what it declares.

Standard library only: it is asked before there is an environment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from importlib.metadata import Distribution

DISTRIBUTION = "event-timeline-dashboard"
PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = PACKAGE / "_project"  # made by the build alone; pyproject.toml says of what
IS_INSTALLED = _IN_WHEEL.is_dir()  # an editable install is a checkout
# Below it the script that Streamlit runs, its settings and the samples have the same relative
# paths in a checkout and in a wheel.
PROJECT = _IN_WHEEL if IS_INSTALLED else PACKAGE.parent
SCRIPT = PROJECT / "streamlit_app.py"
SETTINGS = PROJECT / ".streamlit" / "config.toml"
SAMPLES = PROJECT / "data" / "articles"  # in a wheel: those written for the project
_REQUIREMENT = re.compile(
    r"(?P<name>[\w.-]+)\s*(?:\[[^]]*\])?\s*\(?(?:==\s*(?P<pin>[\w.+!-]+))?[^;]*"
    r"(?:;.*\bextra\s*==\s*['\"](?P<extra>[\w.-]+)['\"])?"
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package that the program declares.

    ``pin``: the only version that will do; empty: any that was installed with the program.
    ``extra``: the optional part that needs it; empty: the program itself does.
    """

    name: str
    pin: str = ""
    extra: str = ""


def program_version() -> str:
    """The version of the program: of the installed wheel, or of the checkout's pyproject.toml.

    Raises DashboardError where neither says it.
    """
    if IS_INSTALLED:
        return _installed().version
    return str(declared(PROJECT)["project"]["version"])


def requirements() -> tuple[Requirement, ...]:
    """What the program declares that it needs, by name; its optional parts last."""
    if IS_INSTALLED:
        found = [as_requirement(line) for line in _installed().requires or ()]
    else:
        found = list(_of_checkout(declared(PROJECT)["project"]))
    return tuple(sorted(found, key=lambda r: (r.extra, r.name)))


def _of_checkout(project: dict[str, Any]) -> Iterator[Requirement]:
    yield from map(as_requirement, project["dependencies"])
    for extra, lines in project.get("optional-dependencies", {}).items():
        yield from (as_requirement(f"{line}; extra == '{extra}'") for line in lines)


def as_requirement(line: str) -> Requirement:
    """A requirement as it is written in pyproject.toml and in the metadata of a wheel."""
    parts = _REQUIREMENT.match(line.strip())
    if parts is None:
        raise DashboardError(f"{line!r} is no requirement; expected a name and versions")
    return Requirement(parts["name"], parts["pin"] or "", parts["extra"] or "")


def version_here(name: str) -> str:
    """The version of a package in the running Python; empty where it is not there."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def declared(project: Path) -> dict[str, Any]:
    """The pyproject.toml of a checkout. Raises DashboardError where it cannot be read."""
    import tomllib

    path = project / "pyproject.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DashboardError(
            f"{path}: cannot be read ({error}); take a whole copy of the project"
        ) from error


def checkout(purpose: str, *needed: str) -> Path:
    """The folder of the source checkout that this runs from.

    Raises DashboardError, naming the purpose, in an installed wheel and where a needed file or
    folder is not there.
    """
    if IS_INSTALLED or not all((PROJECT / name).exists() for name in needed):
        raise DashboardError(
            f"{purpose} needs a source checkout with {' and '.join(needed)}, and {PACKAGE.parent} "
            "is none; run `python3 -m dashboard` in a whole copy of the project"
        )
    return PROJECT


def _installed() -> Distribution:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution(DISTRIBUTION)
    except PackageNotFoundError as error:
        raise DashboardError(
            f"{PACKAGE}: the package {DISTRIBUTION} is here, but its metadata are not; install its "
            "wheel anew"
        ) from error
