"""A test that hangs fails with its stack, and takes no other test and no server along."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dashboard.commands import test as command
from tests.conftest import PATIENCE
from tests.side_by_side import one_first

PROJECT = Path(__file__).parents[2]
HANGS = r"""
import re
import threading

def test_before():
    pass

def test_of_a_pattern():
    assert not re.match("(a+)+$", "a" * 60 + "b")

def test_after():
    pass
"""
WAITS = HANGS.replace("pattern", "lock").replace(
    'assert not re.match("(a+)+$", "a" * 60 + "b")', "threading.Event().wait()"
)
# Both hang at one time, but one stack is written after the other: at once, they tear each other.
WAITS = WAITS.replace("before():\n    pass", "before():\n    threading.Event().wait(1.5)")
# A process starts another, as tests do with a server, and is gone without a word to it.
STARTS = """
import multiprocessing, os
child = multiprocessing.get_context("spawn").Process(target=exec, args=({child!r}, {{}}))
child.start()
os._exit(1)
"""
CHILD = """
import time
from tests.served import end_with_parent
end_with_parent()
print("started", flush=True)
time.sleep(600)
"""


@pytest.mark.slow
def test_what_hangs_fails_with_its_stack_and_the_rest_is_run(tmp_path: Path) -> None:
    """In Python and in C, in two processes at once."""
    (tmp_path / "conftest.py").write_text("pytest_plugins = ['tests.side_by_side']\n")
    (tmp_path / "test_hangs.py").write_text(HANGS)
    (tmp_path / "test_waits.py").write_text(WAITS)
    (tmp_path / "test_well.py").write_text("def test_well():\n    pass\n")
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    wanted = parser.parse_args(["--jobs", "2"])
    pytest_as_run = dict(command._test_commands(wanted, with_browser=True))["tests"]
    options = ["-c", PROJECT / "pyproject.toml", "--rootdir", tmp_path, "-p", "no:cacheprovider"]
    # What is said to the pytest that runs this is not for the one that is started.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(PROJECT)
    done = subprocess.run(
        [sys.executable, "-m", *pytest_as_run, *options, "-o", "faulthandler_timeout=5"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 failed, 5 passed" in done.stdout
    failed = re.findall(r"^FAILED \S+::(\w+) - worker '\w+' crashed", done.stdout, re.MULTILINE)
    assert sorted(failed) == ["test_of_a_lock", "test_of_a_pattern"]
    for stood in ("test_of_a_lock", "test_of_a_pattern"):
        assert re.search(rf'test_\w+\.py", line \d+ in {stood}', done.stderr)


def test_a_server_ends_with_the_process_that_started_it() -> None:
    """Its output is open as long as one of the two lives."""
    done = subprocess.run(
        [sys.executable, "-c", STARTS.format(child=CHILD)],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.stdout.split() in ([], ["started"])  # it may be gone before it is there
    assert done.returncode == 1


def test_one_goes_first_and_the_others_follow_together(tmp_path: Path) -> None:
    order: list[str] = []
    together = threading.Barrier(2)

    def follow() -> None:
        with one_first(tmp_path / "lock"):
            order.append("follows")
            together.wait(PATIENCE)

    others = [threading.Thread(target=follow) for _ in range(2)]
    with one_first(tmp_path / "lock"):
        for other in others:
            other.start()
        others[0].join(0.3)  # longer than they look again
        order.append("first")
    for other in others:
        other.join(PATIENCE)
    assert order == ["first", "follows", "follows"]
    assert not together.broken
