"""Says which Python a command runs in, and makes it if need be: standard library only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dashboard.installed import PROJECT, as_requirement, declared, version_here
from dashboard.uv import EnvironmentMakingError, Say, python_of
from dashboard.venv import RUN, STAMP, TEST, is_ready, make

__all__ = [
    "HANDED_OVER", "LOOK", "RUN", "STAMP", "TEST", "EnvironmentMakingError", "hand_over",
    "has_everything", "is_ready", "python_for",
]  # fmt: skip

LOOK = "look"  # to see what is there: none is made for it
HANDED_OVER = "DASHBOARD_HANDED_OVER"  # set for the process that an environment was made for


def python_for(purpose: str, say: Say, project: Path = PROJECT) -> Path | None:
    """The Python to run a command with, made if need be; None: the one that runs is good.

    For LOOK none is made, and the one that runs is good enough.
    Raises EnvironmentMakingError where it cannot be made: offline, no rights, no way to get uv.
    """
    if os.environ.pop(HANDED_OVER, None) or not (project / "uv.lock").exists():
        return None
    place, wanted = project / ".venv", RUN if purpose == LOOK else purpose
    inside = Path(sys.prefix).resolve() == place.resolve()
    ours = inside and (place / STAMP).exists()
    if not ours and has_everything(wanted, project):
        return None
    if is_ready(place, wanted, project):
        return None if inside else python_of(place)
    if purpose == LOOK:
        return None
    make(place, wanted, project, say)
    return python_of(place)


def hand_over(python: Path, arguments: list[str]) -> int:
    """Run the command in another Python, in place of this one where the system can."""
    command = [str(python), "-m", "dashboard", *arguments]
    environment = {**os.environ, HANDED_OVER: "1"}
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, environment)  # noqa: S606 - our own Python
    with subprocess.Popen(command, env=environment) as child:  # noqa: S603 - our own Python
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child has had it, too, and ends by itself
                continue


def has_everything(purpose: str, project: Path = PROJECT) -> bool:
    """Whether the running Python has all that the project asks for, whoever installed it.

    What is pinned must be there in that very version: another would read articles otherwise.
    """
    wanted = declared(project)
    lines = list(wanted["project"]["dependencies"])
    if purpose == TEST:
        lines += wanted["dependency-groups"]["dev"]
    needed = map(as_requirement, lines)
    here = ((version_here(r.name), r.pin) for r in needed)
    return all(version == pin if pin else version for version, pin in here)
