"""What a person meets first: help at once, a clear line where something is missing, an address."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.commands import test as checks
from dashboard.quality.sizes import python_files

PROJECT = Path(__file__).parents[2]


def test_help_comes_at_once() -> None:
    """Counted and not timed: what takes long is to load modules, and a machine may be busy."""
    bare = loaded("import argparse, importlib")
    assert len(loaded(HELP) - bare) < 100


def loaded(code: str) -> set[str]:
    """The modules that there are once some code has run."""
    told = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
    command = [sys.executable, "-S", "-c", told + code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    return set(done.stderr.split())


def test_help_needs_nothing_but_the_standard_library() -> None:
    command = [sys.executable, "-I", "-S", "-c", HELP_WITHOUT_PACKAGES, str(PROJECT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "serve" in done.stdout


HELP = """
import sys
sys.argv = ["dashboard", "--help"]
from dashboard.__main__ import main
main()
"""
HELP_WITHOUT_PACKAGES = f"""
import sys
sys.path.insert(0, sys.argv[1])
{HELP}
"""


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_what_tells_it_that_it_is_old(name: str) -> None:
    source = (PROJECT / "dashboard" / name).read_text("utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__ import annotations" not in source


def old_pythons() -> list[str]:
    versions = Path.home() / ".pyenv" / "versions"
    found = [str(p) for p in sorted(versions.glob("3.[6-9]*/bin/python3")) if p.exists()]
    named = [f"python3.{minor}" for minor in range(6, 11)]
    return found + [path for path in map(shutil.which, named) if path and "shims" not in path]


@pytest.mark.parametrize("python", old_pythons() or [pytest.param("", marks=pytest.mark.skip)])
def test_an_old_python_says_in_one_line_what_is_needed(python: str) -> None:
    done = subprocess.run(
        [python, "-m", "dashboard"], capture_output=True, text=True, check=False, cwd=PROJECT
    )
    assert done.returncode == 2
    assert re.fullmatch(r"dashboard: needs Python 3\.11 or newer.*\n", done.stderr)


def test_what_runs_before_the_environment_imports_the_standard_library_alone() -> None:
    before = (
        "environment.py",
        "venv.py",
        "uv.py",
        "cli.py",
        "errors.py",
        "installed.py",
        "locking.py",
    )
    first = [PROJECT / "dashboard" / name for name in before]
    for path in first + list(python_files(PROJECT / "dashboard" / "commands")):
        for node in ast.parse(path.read_text("utf-8")).body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                part = name.split(".")[0]
                assert part == "dashboard" or part in sys.stdlib_module_names, (path, name)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("true", True), ("1", True), ("", False), ("false", False), ("0", False)],
)
def test_ci_is_what_the_environment_says(value: str, expected: bool) -> None:
    assert checks.is_ci({"CI": value}) is expected


def test_a_named_chromium_comes_first() -> None:
    assert checks.find_chromium({"DASHBOARD_CHROMIUM": "/opt/mine"}) == "/opt/mine"
