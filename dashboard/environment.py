"""Makes the project's own environment, ``.venv``, from the lock file: standard library only.

It is made aside, stamped with the hash of the lock file, and moved into place when it is whole: an
interrupted one leaves nothing behind but a folder that the next start clears away. Only the test
tools are added to one that is there, as it may be in use. Nothing here prints: what happens is told
through ``say``.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.installed import PROJECT, as_requirement, declared, version_here
from dashboard.locking import try_lock

UV = "uv==0.13.9"  # what is put into the environment where uv is not on the PATH
STAMP = "dashboard-stamp.json"
RUN, TEST = "run", "test"  # what an environment is for; one for tests holds all of the other
LOOK = "look"  # to see what is there: none is made for it
HANDED_OVER = "DASHBOARD_HANDED_OVER"  # set for the process that an environment was made for
_WINDOWS = os.name == "nt"
_BIN = "Scripts" if _WINDOWS else "bin"
_EXE = ".exe" if _WINDOWS else ""
_BASE_PYTHON: str = getattr(sys, "_base_executable", None) or sys.executable
_GET_UV = "https://docs.astral.sh/uv/getting-started/installation/"

_SYNC = ("sync", "--locked", "--no-default-groups")

Say = Callable[[str], None]


class EnvironmentMakingError(DashboardError):
    """The environment cannot be made here; the message says what to do about it."""


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
        return None if inside else _python(place)
    if purpose == LOOK:
        return None
    _make(place, wanted, project, say)
    return _python(place)


def hand_over(python: Path, arguments: list[str]) -> int:
    """Run the command in another Python, in place of this one where the system can."""
    command = [str(python), "-m", "dashboard", *arguments]
    environment = {**os.environ, HANDED_OVER: "1"}
    if not _WINDOWS:
        sys.stdout.flush()
        os.execve(command[0], command, environment)  # noqa: S606 - our own Python
    with subprocess.Popen(command, env=environment) as child:  # noqa: S603 - our own Python
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child has had it, too, and ends by itself
                continue


def is_ready(place: Path, purpose: str, project: Path = PROJECT) -> bool:
    """Whether an environment is whole, of this lock file, and good for the purpose."""
    try:
        stamp = json.loads((place / STAMP).read_text("utf-8"))
        fits = stamp["lock"] == _lock_hash(project) and stamp["project"] == str(project)
        enough = stamp["purpose"] in (purpose, TEST)
        here = set(stamp["distributions"]) <= set(_distributions(place))
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return fits and enough and here and _python(place).exists()


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


def _make(place: Path, purpose: str, project: Path, say: Say) -> None:
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
            run = Path(tempfile.mkdtemp(prefix="run-", dir=workshop))
            try:
                _make_aside(run, place, purpose, project, say)
                _move_into_place(run / "env", place, run / "old")
            finally:
                shutil.rmtree(run, ignore_errors=True)
            say(f"the environment is ready after {time.monotonic() - began:.0f} s")
    except OSError as error:
        raise EnvironmentMakingError(
            f"the environment cannot be made in {project} ({error.strerror or error}); free space "
            "or rights there, or copy the project to a folder of your own"
        ) from error


def _make_aside(run: Path, place: Path, purpose: str, project: Path, say: Say) -> None:
    aside = run / "env"
    uv = find_uv(place) or _fetch_uv(run / "uv", say)
    say(f"installing what uv.lock lists, with {uv}")
    _run([str(uv), "venv", "--quiet", "--relocatable", "--prompt", "dashboard", str(aside)], aside)
    group = ["--group", "dev"] if purpose == TEST else []
    _run([str(uv), *_SYNC, *group, "--project", str(project)], aside)
    if {run, place} & {*uv.parents}:  # the next lock file, or the test tools, will need it
        shutil.copy2(uv, aside / _BIN / f"uv{_EXE}")
    _stamp(aside, purpose, project)


def _add_test_tools(uv: Path, place: Path, project: Path) -> None:
    """Install more into an environment that is in use: nothing that is there is touched.

    Until it is stamped anew, it is what it was: good to run, but not for tests.
    """
    _run([str(uv), *_SYNC, "--inexact", "--group", "dev", "--project", str(project)], place)
    _stamp(place, TEST, project)


def _stamp(place: Path, purpose: str, project: Path) -> None:
    stamp = {
        "lock": _lock_hash(project),
        "project": str(project),
        "purpose": purpose,
        "distributions": _distributions(place),
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


def find_uv(place: Path) -> Path | None:
    """The uv of the PATH, or the one that an earlier start put into the environment."""
    on_path = shutil.which("uv")
    own = place / _BIN / f"uv{_EXE}"
    if on_path:
        return Path(on_path)
    return own if own.exists() else None


def _fetch_uv(folder: Path, say: Say) -> Path:
    """A uv of our own, from the package index, by way of a plain environment with pip."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise EnvironmentMakingError(
            f"this Python ({sys.executable}) has no ensurepip, as Debian's and Ubuntu's: run "
            f"`sudo apt install python{version}-venv`, or install uv ({_GET_UV}), and start again"
        )
    say(f"uv is not on the PATH; fetching {UV} with pip")
    _run([_BASE_PYTHON, "-m", "venv", str(folder)], folder)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", UV]
    _run([str(_python(folder)), *pip], folder)
    return folder / _BIN / f"uv{_EXE}"


def _run(command: list[str], aside: Path) -> None:
    """Run a step, its output shown on standard error; an error says what it may be."""
    environment = {**for_uv(), "UV_PROJECT_ENVIRONMENT": str(aside)}
    done = subprocess.run(command, env=environment, stdout=2, check=False)  # noqa: S603 - uv and pip
    if done.returncode:
        step = " ".join(Path(part).name if os.sep in part else part for part in command[:4])
        raise EnvironmentMakingError(
            f"`{step}` failed (see above), what was there is as it was; if you are offline, "
            "connect once and start again (later starts need no network); if uv is old, update it"
        )


def for_uv() -> dict[str, str]:
    """The environment variables that uv and pip are run with: this Python, and no other."""
    variables = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONHOME")}
    variables.update(UV_PYTHON=_BASE_PYTHON, UV_PYTHON_DOWNLOADS="never")
    if _system_has_certificates():  # where a company's proxy reads along, only these are right
        variables.setdefault("UV_SYSTEM_CERTS", "true")
    return variables


def _system_has_certificates() -> bool:
    import ssl

    paths = ssl.get_default_verify_paths()
    found = [Path(paths.openssl_cafile), *Path(paths.openssl_capath).glob("*.0")]
    return sys.platform in ("win32", "darwin") or any(path.exists() for path in found)


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


def _python(place: Path) -> Path:
    return place / _BIN / f"python{_EXE}"


def _lock_hash(project: Path) -> str:
    return hashlib.sha256((project / "uv.lock").read_bytes()).hexdigest()


def _distributions(place: Path) -> list[str]:
    """The names and versions of what is installed, as the folders of their metadata say."""
    folder = "Lib/site-packages" if _WINDOWS else "lib/python*/site-packages"
    return sorted(p.name for p in place.glob(f"{folder}/*.dist-info"))
