"""Runs uv, and fetches it where it is not on the PATH: standard library only."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import DashboardError

UV = "uv==0.13.9"  # what is put into the environment where uv is not on the PATH
_WINDOWS = os.name == "nt"
_BIN = "Scripts" if _WINDOWS else "bin"
_EXE = ".exe" if _WINDOWS else ""
_BASE_PYTHON: str = getattr(sys, "_base_executable", None) or sys.executable
_GET_UV = "https://docs.astral.sh/uv/getting-started/installation/"

Say = Callable[[str], None]


class EnvironmentMakingError(DashboardError):
    """The environment cannot be made here; the message says what to do about it."""


def python_of(place: Path) -> Path:
    """The Python of an environment, whether it is there or not."""
    return place / _BIN / f"python{_EXE}"


def uv_of(place: Path) -> Path:
    """Where an environment has a uv of its own, whether it is there or not."""
    return place / _BIN / f"uv{_EXE}"


def packages_of(place: Path) -> list[str]:
    """The names and versions of what is installed, as the folders of their metadata say."""
    folder = "Lib/site-packages" if _WINDOWS else "lib/python*/site-packages"
    return sorted(p.name for p in place.glob(f"{folder}/*.dist-info"))


def find_uv(place: Path) -> Path | None:
    """The uv of the PATH, or the one that an earlier start put into the environment."""
    on_path = shutil.which("uv")
    own = uv_of(place)
    if on_path:
        return Path(on_path)
    return own if own.exists() else None


def fetch_uv(folder: Path, say: Say) -> Path:
    """A uv of our own, from the package index, by way of a plain environment with pip."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise EnvironmentMakingError(
            f"this Python ({sys.executable}) has no ensurepip, as Debian's and Ubuntu's: run "
            f"`sudo apt install python{version}-venv`, or install uv ({_GET_UV}), and start again"
        )
    say(f"uv is not on the PATH; fetching {UV} with pip")
    run([_BASE_PYTHON, "-m", "venv", str(folder)], folder)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", UV]
    run([str(python_of(folder)), *pip], folder)
    return uv_of(folder)


def run(command: list[str], aside: Path) -> None:
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
