"""Row 16, in the server: it answers and ends at once while it reads a text that takes long."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dashboard.library import articles
from dashboard.library.parses import kept_parse
from dashboard.model import Article
from tests.benchmarks.growing_texts import grown

pytestmark = pytest.mark.slow

PROMPT = 2.0  # seconds in which it answers
SOON = 15.0  # seconds in which it ends, on a busy machine


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is no signal there that a program can take")
def test_it_answers_and_ends_while_a_long_text_is_read(tmp_path: Path) -> None:
    slow = articles.add(Article("slow", grown("marks in turn", 400_000)), tmp_path)
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--library", tmp_path]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    try:
        assert process.stderr is not None
        ready = next(line for line in process.stderr if "ready at" in line)
        address = next(word for word in ready.split() if word.startswith("http"))
        until = time.monotonic() + 8  # in which the model is loaded and the text is begun
        while time.monotonic() < until:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=PROMPT) as answer:
                assert answer.status == 200
            time.sleep(0.2)
        assert kept_parse(slow, tmp_path) is None  # it is still being read
        readers = _readers_of(process.pid)
        assert readers or sys.platform != "linux"
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=SOON)
    finally:
        process.kill()
        process.communicate()
    until = time.monotonic() + SOON
    while any(reader.exists() for reader in readers):
        assert time.monotonic() < until, "a process that reads outlives its server"
        time.sleep(0.1)


def _readers_of(server: int) -> list[Path]:
    """The processes that read articles for a server; empty where the system does not tell."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            if int(parent) == server and "parser_child" in (folder / "cmdline").read_text():
                found.append(folder)
    return found
