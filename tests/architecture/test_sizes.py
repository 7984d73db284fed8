"""Nothing is longer than it may be; a limit is raised only with a reason."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dashboard.quality.sizes import Size, file_sizes, function_sizes, summary, too_many_parameters

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "dashboard"


def too_long(sizes: list[Size]) -> list[str]:
    return [f"{s.what}: {s.lines} > {s.limit} lines" for s in sizes if s.lines > s.limit]


def test_functions_are_short() -> None:
    assert not too_long(function_sizes(PACKAGE))


def test_few_functions_have_many_ways_through_them() -> None:
    """McCabe over ten in at most one of a hundred."""
    ruff = Path(sys.executable).with_name("ruff")
    asked = ["check", "--isolated", "--select", "C901", "--output-format", "json", PACKAGE]
    done = subprocess.run([ruff, *asked], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert len(found) <= len(function_sizes(PACKAGE)) / 100, [one["message"] for one in found]


def test_files_are_short_and_pages_shorter() -> None:
    assert not too_long(file_sizes(PACKAGE))


def test_no_function_takes_many_parameters_by_position() -> None:
    assert not too_many_parameters(PACKAGE)


def test_the_readme_can_be_read_in_one_sitting() -> None:
    assert len((PROJECT / "README.md").read_text("utf-8").splitlines()) <= 150


def test_a_long_function_and_a_long_page_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text("def f(a, b, c, d, e, g):\n" + "    a += 1\n" * 60)
    assert too_long(function_sizes(tmp_path)) == ["page.py:1 f: 61 > 60 lines"]
    assert too_long(file_sizes(tmp_path)) == ["page.py: 61 > 60 lines"]
    assert too_many_parameters(tmp_path) == ["page.py:1 f"]


def test_the_summary_names_median_95th_percentile_and_largest() -> None:
    assert summary([Size("", n, 0) for n in range(1, 101)]) == (50, 96, 100)
    assert summary([]) == (0, 0, 0)
