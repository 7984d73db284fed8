"""Row 20: two tabs and the command line change one event; both are kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.library import articles
from dashboard.library.corrections import read_log

pytestmark = pytest.mark.slow

WRITER = """
import sys
from pathlib import Path
from dashboard.library.corrections import record
from dashboard.review import Field
for i in range(40):
    record(f"a:{i}:X", Field.NOTE, f"{sys.argv[2]} {i}", place=Path(sys.argv[1]))
"""


def test_three_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two tabs and the command line: none of them is told to come again, and the log has all."""
    commands = [[sys.executable, "-c", WRITER, str(tmp_path), name] for name in "abc"]
    running = [subprocess.Popen(command) for command in commands]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    log = read_log(tmp_path)
    assert sorted(line.now for line in log) == sorted(f"{n} {i}" for n in "abc" for i in range(40))
    assert articles.state(tmp_path).endswith(" 120")
