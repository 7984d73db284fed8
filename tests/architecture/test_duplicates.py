"""Nothing of ten lines is written twice in the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.registry import PACKAGE

MOST = 10  # lines that tell something: blank ones, marks alone, comments and imports do not
NOTHING = ("#", "//", "*", "/*", "import ", "from ", '"""')
Place = tuple[str, int]


def telling(path: Path) -> list[tuple[int, str]]:
    """The lines of a file that tell something, with their numbers."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [
        (number, " ".join(line.split()))
        for number, line in lines
        if any(map(str.isalnum, line)) and not line.strip().startswith(NOTHING)
    ]


def twice(paths: Iterable[Path], folder: Path) -> Iterator[list[str]]:
    """The places of each stretch of lines that stands in more than one."""
    places: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for path in paths:
        lines = telling(path)
        for at in range(len(lines) - MOST + 1):
            words = tuple(line for _, line in lines[at : at + MOST])
            places[words].append((path.relative_to(folder).as_posix(), lines[at][0]))
    yield from ([f"{n}:{at}" for n, at in found] for found in places.values() if len(found) > 1)


def test_no_ten_lines_of_the_program_are_written_twice() -> None:
    paths = [p for ending in ("py", "js", "css") for p in sorted(PACKAGE.rglob(f"*.{ending}"))]
    assert len(paths) > 500
    assert [*twice(paths, PACKAGE)] == []


def test_lines_that_stand_twice_would_be_found(tmp_path: Path) -> None:
    lines = [f"value_{n} = {n}" for n in range(MOST)]
    (tmp_path / "a.py").write_text("\n".join(lines))
    (tmp_path / "b.py").write_text(
        "\n".join(["first = 0", "# said", "", *map("    {}".format, lines)])
    )
    (tmp_path / "c.py").write_text("\n".join(lines[1:]))
    assert [*twice(sorted(tmp_path.iterdir()), tmp_path)] == [["a.py:1", "b.py:4"]]
