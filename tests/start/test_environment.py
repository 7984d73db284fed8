"""The environment is made aside and moved into place; an interrupted one does no harm.

Most tests use a small program in the place of uv, which makes folders instead of fetching packages.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from dashboard import environment
from dashboard.environment import (
    RUN,
    TEST,
    EnvironmentMakingError,
    has_everything,
    is_ready,
    python_for,
)
from dashboard.installed import version_here

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program in place of uv is a script")

FAKE_UV = """\
import os, pathlib, sys, time
project = pathlib.Path({project!r})
with open(project / "calls", "a") as calls:
    calls.write(" ".join(sys.argv[1:3]) + "\\n")
aside = pathlib.Path(os.environ["UV_PROJECT_ENVIRONMENT"])
site = aside / "lib" / "python3.11" / "site-packages"
if sys.argv[1] == "venv":
    (aside / "bin").mkdir(parents=True)
    (aside / "bin" / "python").symlink_to({python!r})
else:
    time.sleep(float(os.environ.get("FAKE_UV_SECONDS", "0")))
    if os.environ.get("FAKE_UV_FAILS"):
        sys.exit("error: Failed to fetch: https://packages.example/simple/")
    for name in ["spacy-1", "pytest-1"] if "--group" in sys.argv else ["spacy-1"]:
        (site / (name + ".dist-info")).mkdir(parents=True, exist_ok=True)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a folder with a space in its name, which needs a package that nobody has."""
    place = tmp_path / "a project"
    (place / "tools").mkdir(parents=True)
    uv = place / "tools" / "uv"
    program = uv.with_name("uv.py")
    program.write_text(FAKE_UV.format(python=sys.executable, project=str(place)))
    # A shell in between: the path of this Python may hold a space, which "#!" cannot.
    uv.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}" "$@"\n')
    uv.chmod(0o755)
    (place / "uv.lock").write_text("version = 1\n")
    (place / "pyproject.toml").write_text(
        '[project]\ndependencies = ["no-such-package>=1"]\n[dependency-groups]\ndev = ["pytest"]\n'
    )
    monkeypatch.setenv("PATH", f"{uv.parent}:/usr/bin:/bin")
    monkeypatch.delenv(environment.HANDED_OVER, raising=False)
    return place


def calls(project: Path) -> list[str]:
    path = project / "calls"
    return path.read_text().splitlines() if path.exists() else []


def silent(_: str) -> None:
    pass


def leftovers(project: Path) -> set[str]:
    return {p.name for p in (project / ".venv.making").iterdir()} - {"lock"}


def test_it_is_made_once_and_then_used(project: Path) -> None:
    said: list[str] = []
    python = python_for(RUN, said.append, project)
    assert python == project / ".venv" / "bin" / "python"
    assert python.exists()
    assert calls(project) == ["venv --quiet", "sync --locked"]
    assert said[0].startswith("making the environment in")
    assert python_for(RUN, said.append, project) == python
    assert len(calls(project)) == 2
    assert not leftovers(project)


def test_another_lock_file_makes_another_environment(project: Path) -> None:
    python_for(RUN, silent, project)
    (project / "uv.lock").write_text("version = 1\n# newer\n")
    assert not is_ready(project / ".venv", RUN, project)
    python_for(RUN, silent, project)
    assert is_ready(project / ".venv", RUN, project)
    assert len(calls(project)) == 4


def test_tests_need_more_than_a_run_and_a_run_no_more_than_tests(project: Path) -> None:
    python_for(RUN, silent, project)
    assert not is_ready(project / ".venv", TEST, project)
    (project / ".venv" / "in use").touch()
    python_for(TEST, silent, project)
    assert is_ready(project / ".venv", TEST, project)
    assert is_ready(project / ".venv", RUN, project)
    assert (project / ".venv" / "in use").exists()
    assert calls(project)[2:] == ["sync --locked"]


def test_test_tools_that_could_not_be_added_leave_what_runs(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python_for(RUN, silent, project)
    monkeypatch.setenv("FAKE_UV_FAILS", "1")
    with pytest.raises(EnvironmentMakingError, match="offline"):
        python_for(TEST, silent, project)
    assert is_ready(project / ".venv", RUN, project)
    assert not is_ready(project / ".venv", TEST, project)


@pytest.mark.slow
@pytest.mark.parametrize(
    "harm", ["package gone", "no stamp", "stamp garbage", "no python", "moved"]
)
def test_an_environment_that_is_not_whole_is_made_again(harm: str, project: Path) -> None:
    python_for(RUN, silent, project)
    place = project / ".venv"
    if harm == "package gone":
        next(place.glob("lib/*/site-packages/*")).rmdir()
    elif harm == "no stamp":
        (place / environment.STAMP).unlink()
    elif harm == "stamp garbage":
        (place / environment.STAMP).write_text('{"lock": [')
    elif harm == "no python":
        (place / "bin" / "python").unlink()
    else:
        stamp = place / environment.STAMP
        stamp.write_text(stamp.read_text().replace(str(project), "/elsewhere"))
    assert not is_ready(place, RUN, project)
    python_for(RUN, silent, project)
    assert is_ready(place, RUN, project)


def test_offline_leaves_the_old_environment_and_says_what_to_do(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    python_for(RUN, silent, project)
    monkeypatch.setenv("FAKE_UV_FAILS", "1")
    with pytest.raises(EnvironmentMakingError, match=r"is as it was.*offline"):
        python_for(TEST, silent, project)
    assert "Failed to fetch" in capfd.readouterr().err
    assert is_ready(project / ".venv", RUN, project)
    assert not leftovers(project)


MAKE = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from dashboard.environment import RUN, python_for
    python_for(RUN, lambda line: print(line, flush=True), Path(sys.argv[1]))
    """
)


def start(project: Path, seconds: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MAKE, str(project)],
        env={**os.environ, "FAKE_UV_SECONDS": str(seconds)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=PROJECT,
    )


def wait_for_calls(project: Path, number: int) -> None:
    until = time.monotonic() + 60
    while len(calls(project)) < number:
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.slow
def test_killed_in_the_middle_does_no_harm(project: Path) -> None:
    killed = start(project, seconds=1)
    wait_for_calls(project, 2)
    killed.kill()
    killed.communicate()
    assert not (project / ".venv").exists()
    assert leftovers(project)
    python_for(RUN, silent, project)
    assert is_ready(project / ".venv", RUN, project)
    time.sleep(1.2)  # the child of the killed one has written into its own folder by now
    assert is_ready(project / ".venv", RUN, project)


@pytest.mark.slow
def test_two_at_once_make_one(project: Path) -> None:
    both = [start(project, seconds=1.5) for _ in range(2)]
    said = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert calls(project) == ["venv --quiet", "sync --locked"]
    assert sum("waiting" in lines for lines in said) == 1
    assert is_ready(project / ".venv", RUN, project)


def test_a_uv_of_the_environment_itself_is_handed_down(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python_for(RUN, silent, project)
    own = project / ".venv" / "bin" / "uv"
    (project / "tools" / "uv").rename(own)
    for path in ("/usr/bin:/bin", f"{own.parent}:/usr/bin:/bin"):
        monkeypatch.setenv("PATH", path)
        with (project / "uv.lock").open("a") as lock:
            lock.write("# newer\n")
        python_for(RUN, silent, project)
        assert own.exists()
    assert len(calls(project)) == 6


def test_a_python_that_has_everything_is_used_as_it_is(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[project]\ndependencies = ["streamlit>=1"]\n[dependency-groups]\ndev = ["pytest>=1"]\n'
    )
    assert python_for(TEST, silent, project) is None
    assert not (project / ".venv").exists()


def test_a_python_with_another_version_than_the_pinned_one_is_not_used(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\ndependencies = ["streamlit==0.0.1"]\n')
    assert python_for(RUN, silent, project) == project / ".venv" / "bin" / "python"
    pinned = f"streamlit=={version_here('streamlit')}"
    (project / "pyproject.toml").write_text(f'[project]\ndependencies = ["{pinned}"]\n')
    assert has_everything(RUN, project)


def test_a_whole_copy_without_a_lock_file_is_an_installed_one(project: Path) -> None:
    (project / "uv.lock").unlink()
    assert python_for(RUN, silent, project) is None


def test_without_uv_and_ensurepip_the_remedy_is_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/usr/nothing")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else 1)
    with pytest.raises(EnvironmentMakingError, match=r"apt install python3\.\d+-venv") as error:
        python_for(RUN, silent, project)
    assert "\n" not in str(error.value)
    assert "install uv (https://" in str(error.value)
    assert not (project / ".venv").exists()


def test_a_file_in_the_way_is_left_alone(project: Path) -> None:
    (project / ".venv").write_text("mine")
    with pytest.raises(EnvironmentMakingError, match="in the way"):
        python_for(RUN, silent, project)
    assert (project / ".venv").read_text() == "mine"


def test_a_folder_without_rights_is_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", read_only)
    with pytest.raises(EnvironmentMakingError, match=r"Permission denied.*folder of your own"):
        python_for(RUN, silent, project)
