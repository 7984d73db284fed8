"""How long the project's functions and files are: a limit that holds, and figures to look at."""

from __future__ import annotations

import ast
import functools
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FUNCTION, FILE, PAGE, INIT, PIPELINE = 60, 400, 60, 40, 80  # lines; a pipeline fits on a screen
POSITIONAL = 5  # parameters that may be given by position, self not counted
ADMIRED = {"functions": (9, 40), "files": (100, 250)}  # median, 95th percentile (structlog, chrono)


@dataclass(frozen=True, slots=True)
class Size:
    """The length in lines of a function (``path:line name``) or a file (``path``)."""

    what: str
    lines: int
    limit: int


def python_files(folder: Path) -> tuple[Path, ...]:
    """The Python files of a folder and the folders in it, sorted."""
    return tuple(sorted(p for p in folder.rglob("*.py") if "__pycache__" not in p.parts))


def file_sizes(folder: Path) -> list[Size]:
    """The length of every Python file, with the limit for a file of that name."""
    special = {"page.py": PAGE, "__init__.py": INIT, "pipeline.py": PIPELINE}
    return [
        Size(str(path.relative_to(folder)), _lines(path), special.get(path.name, FILE))
        for path in python_files(folder)
    ]


def function_sizes(folder: Path) -> list[Size]:
    """The length of every function, from ``def`` to its last line, docstring and all."""
    return [
        Size(f"{path.relative_to(folder)}:{node.lineno} {node.name}", _span(node), FUNCTION)
        for path in python_files(folder)
        for node in functions(path)
    ]


def tree_of(path: Path) -> ast.Module:
    """The syntax of a Python file, which is read once as long as nobody writes it."""
    return _tree(path, path.stat().st_mtime_ns)


@functools.cache
def _tree(path: Path, _written: int) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


@functools.cache
def nodes_of(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All nodes of a tree, which is walked once for all who ask."""
    return tuple(ast.walk(tree))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods and inner ones, too."""
    for node in nodes_of(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def too_many_parameters(folder: Path) -> list[str]:
    """The functions that take more than the limit by position."""
    return [
        f"{path.relative_to(folder)}:{node.lineno} {node.name}"
        for path in python_files(folder)
        for node in functions(path)
        if len([a for a in _positional(node) if a.arg not in ("self", "cls")]) > POSITIONAL
    ]


def summary(sizes: Iterable[Size]) -> tuple[int, int, int]:
    """The median, the 95th percentile and the largest of the lengths; zeros if there are none."""
    lengths = sorted(size.lines for size in sizes)
    if not lengths:
        return 0, 0, 0
    percentile = lengths[min(len(lengths) - 1, int(0.95 * len(lengths)))]
    return int(statistics.median(lengths)), percentile, lengths[-1]


def _positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args]


def _span(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())
