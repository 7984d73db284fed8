"""Makes the project's own environment, ``.venv``, from the lock file: standard library only.

It is made aside, stamped with the hash of the lock file, and moved into place when it is whole: an
interrupted one leaves nothing behind but a folder that the next start clears away. Only the test
tools are added to one that is there, as it may be in use. Nothing here prints: what happens is told
through ``say``.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.installed import PROJECT
from dashboard.locking import try_lock
from dashboard.uv import (
    EnvironmentMakingError,
    Say,
    fetch_uv,
    find_uv,
    packages_of,
    python_of,
    run,
    uv_of,
)

STAMP = "dashboard-stamp.json"
RUN, TEST = "run", "test"  # what an environment is for; one for tests holds all of the other

_SYNC = ("sync", "--locked", "--no-default-groups")


def is_ready(place: Path, purpose: str, project: Path = PROJECT) -> bool:
    """Whether an environment is whole, of this lock file, and good for the purpose."""
    try:
        stamp = json.loads((place / STAMP).read_text("utf-8"))
        fits = stamp["lock"] == _lock_hash(project) and stamp["project"] == str(project)
        enough = stamp["purpose"] in (purpose, TEST)
        here = set(stamp["distributions"]) <= set(packages_of(place))
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return fits and enough and here and python_of(place).exists()


def make(place: Path, purpose: str, project: Path, say: Say) -> None:
    """Make the environment aside and move it into place; a second one waits for the first."""
    workshop = project / ".venv.making"
    try:
        workshop.mkdir(exist_ok=True)
        with _only_one(workshop / "lock", say):
            if is_ready(place, purpose, project):
                return
            for leftover in workshop.glob("run-*"):
                shutil.rmtree(leftover, ignore_errors=True)
            began = time.monotonic()
            uv = find_uv(place)
            if uv is not None and is_ready(place, RUN, project):
                say(f"adding the test tools to {place}")
                _add_test_tools(uv, place, project)
                return
            say(f"making the environment in {place} (once; it takes a minute or two)")
            # A folder of its own: a child of a run that was killed may be writing into another.
            own = Path(tempfile.mkdtemp(prefix="run-", dir=workshop))
            try:
                _make_aside(own, place, purpose, project, say)
                _move_into_place(own / "env", place, own / "old")
            finally:
                shutil.rmtree(own, ignore_errors=True)
            say(f"the environment is ready after {time.monotonic() - began:.0f} s")
    except OSError as error:
        raise EnvironmentMakingError(
            f"the environment cannot be made in {project} ({error.strerror or error}); free space "
            "or rights there, or copy the project to a folder of your own"
        ) from error


def _make_aside(own: Path, place: Path, purpose: str, project: Path, say: Say) -> None:
    aside = own / "env"
    uv = find_uv(place) or fetch_uv(own / "uv", say)
    say(f"installing what uv.lock lists, with {uv}")
    run([str(uv), "venv", "--quiet", "--relocatable", "--prompt", "dashboard", str(aside)], aside)
    group = ["--group", "dev"] if purpose == TEST else []
    run([str(uv), *_SYNC, *group, "--project", str(project)], aside)
    if {own, place} & {*uv.parents}:  # the next lock file, or the test tools, will need it
        shutil.copy2(uv, uv_of(aside))
    _stamp(aside, purpose, project)


def _add_test_tools(uv: Path, place: Path, project: Path) -> None:
    """Install more into an environment that is in use: nothing that is there is touched.

    Until it is stamped anew, it is what it was: good to run, but not for tests.
    """
    run([str(uv), *_SYNC, "--inexact", "--group", "dev", "--project", str(project)], place)
    _stamp(place, TEST, project)


def _stamp(place: Path, purpose: str, project: Path) -> None:
    stamp = {
        "lock": _lock_hash(project),
        "project": str(project),
        "purpose": purpose,
        "distributions": packages_of(place),
    }
    part = place / f"{STAMP}.part"
    part.write_text(json.dumps(stamp), "utf-8")
    part.replace(place / STAMP)


def _move_into_place(aside: Path, place: Path, old: Path) -> None:
    """Take the name ``.venv``; what had it goes, and comes back if the name cannot be taken."""
    if place.is_symlink() or place.is_file():
        raise EnvironmentMakingError(f"{place} is in the way; move it elsewhere and start again")
    if place.exists():
        place.rename(old)
    try:
        aside.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise


@contextlib.contextmanager
def _only_one(path: Path, say: Say) -> Iterator[None]:
    """Hold a lock that ends with the process, however it ends; a second process waits."""
    with path.open("a+b") as file:
        told = False
        while not try_lock(file.fileno()):
            if not told:
                say("another start is making the environment; waiting for it")
                told = True
            time.sleep(0.5)
        yield


def _lock_hash(project: Path) -> str:
    return hashlib.sha256((project / "uv.lock").read_bytes()).hexdigest()
