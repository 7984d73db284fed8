"""The first texts of a process may come at once: the page has a thread for each visitor."""

from __future__ import annotations

import subprocess
import sys

import pytest

FIRST = """
from concurrent.futures import ThreadPoolExecutor
from dashboard import parse, Article

text = "Foreign Minister Ana Ruiz met envoys from Peru in Lima on 3 May 2021, the ministry said."
with ThreadPoolExecutor(4) as pool:
    told = list(pool.map(lambda n: len(parse(Article(f"a{n}", text)).events), range(8)))
print(told)
"""


@pytest.mark.slow
def test_threads_that_parse_first_read_the_same() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True)
    told = done.stdout.strip().strip("[]").split(", ")
    assert len(told) == 8
    assert len(set(told)) == 1
