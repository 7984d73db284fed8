"""Continuous integration installs what a new machine lacks, and no more, and runs the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / ".ci" / "run"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell script")

# Stands in for a Python: what is asked of it with -c works or not, a module that is run is noted.
PYTHON = """#!/bin/sh
case "$2" in
  *ensurepip*) exit {ensurepip} ;;
  *version_info*) exit 0 ;;
esac
echo "ran: $* CI=$CI"
"""


def ci(folder: Path, *tools: str, ensurepip: bool = True) -> list[str]:
    """What happened on a machine that has only these tools and the bare necessities."""
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    for name in ("bash", "dirname", "id", "env", "sh"):
        (bin_folder / name).symlink_to(str(shutil.which(name)))
    for name in ("apt-get", "sudo", *tools):
        script = '#!/bin/sh\necho "apt-get: $*"\n' if name == "apt-get" else "#!/bin/sh\n"
        if name == "sudo":
            script = '#!/bin/sh\nshift\nexec "$@"\n'
        if name.startswith("python"):
            script = PYTHON.format(ensurepip=0 if ensurepip else 1)
        (bin_folder / name).write_text(script)
        (bin_folder / name).chmod(0o755)
    done = subprocess.run(
        [str(bin_folder / "bash"), str(RUN)],
        env={"PATH": str(bin_folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return [x for x in done.stdout.splitlines() if x.startswith(("apt-get: install", "ran:"))]


def test_nothing_is_installed_where_nothing_is_missing(tmp_path: Path) -> None:
    assert ci(tmp_path, "python3", "chromium") == ["ran: -m dashboard test CI=true"]


@pytest.mark.parametrize(
    ("tools", "ensurepip", "installed"),
    [
        (("python3",), True, "chromium"),
        (("python3", "chromium"), False, "python3-venv"),
        (("python3",), False, "python3-venv chromium"),
    ],
)
def test_what_is_missing_is_installed(
    tools: tuple[str, ...], ensurepip: bool, installed: str, tmp_path: Path
) -> None:
    install, ran = ci(tmp_path, *tools, ensurepip=ensurepip)
    assert install == f"apt-get: install -y -q --no-install-recommends {installed}"
    assert ran == "ran: -m dashboard test CI=true"


def test_uv_makes_up_for_a_missing_ensurepip(tmp_path: Path) -> None:
    assert len(ci(tmp_path, "python3", "chromium", "uv", ensurepip=False)) == 1


def test_without_any_python_one_is_installed(tmp_path: Path) -> None:
    (install,) = ci(tmp_path, "chromium")
    assert install.endswith("python3 python3-venv")


def test_it_can_be_run() -> None:
    assert os.access(RUN, os.X_OK)
