"""What the tests of several rows share: a started dashboard, and less time for hostile files."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from dashboard.commands import serve
from dashboard.inbox import sandbox
from dashboard.inbox.sandbox import Sandbox

ENDS_WITHIN = 60  # seconds: many times the limit for a busy machine, and far less than without one


@pytest.fixture
def little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three seconds in place of fifteen, so that the tests are not slow."""
    monkeypatch.setattr(sandbox, "SECONDS", 3)
    monkeypatch.setattr(Sandbox.__init__, "__defaults__", (3,))


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of a dashboard that was started as a person starts it, from another folder."""
    with started(tmp_path_factory.mktemp("a folder")) as told:
        yield told


@contextlib.contextmanager
def started(
    folder: Path,
    *options: str,
    python: Path | str = sys.executable,
    environment: Mapping[str, str] = os.environ,
) -> Iterator[tuple[str, list[str]]]:
    """Start a dashboard in a folder, on a port that is taken; its address, and what it said."""
    with socket.socket() as listening:
        listening.bind((serve.HOST, 0))
        listening.listen()
        taken = listening.getsockname()[1]
        command = [str(python), "-m", "dashboard", "serve", "--no-browser", "--port", str(taken)]
        process = subprocess.Popen(
            [*command, "--library", "kept", *options],
            cwd=folder,
            env=dict(environment),
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if "ready at" in line:
                break
    try:
        yield re.findall(r"http://[\d.:]+", said[-1])[0], said
        process.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
        _, rest = process.communicate(timeout=20)
    finally:
        process.kill()  # where the test has failed, or it did not end by itself
    assert "Traceback" not in rest
    assert process.returncode == 0 or os.name == "nt"
