"""The import contracts of pyproject.toml hold, for imports that only type checkers see, too."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import dashboard
from dashboard.quality.sizes import nodes_of, python_files, tree_of
from dashboard.registry import PARSER, STAGES

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "dashboard"


def layers() -> list[list[str]]:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def test_the_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(PROJECT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_every_part_of_the_package_has_a_layer() -> None:
    parts = {p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in python_files(PACKAGE)}
    named = {name for layer in layers() for name in layer}
    assert parts - {"__init__"} <= named


def test_the_stages_of_the_parser_are_the_layers_up_to_the_pipeline() -> None:
    """So that no new folder escapes the version of the parser and what is banned in the core."""
    named = [name for layer in reversed(layers()) for name in layer]
    assert list(STAGES) == named[named.index("rules") : named.index("pipeline") + 1]


def imports_of(path: Path) -> set[str]:
    """The parts of the package that a file imports, wherever in the file."""
    found = set()
    for node in nodes_of(tree_of(path)):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{a.name}" for a in node.names]
        found |= {n.split(".")[1] for n in names if n.startswith("dashboard.")}
    return found


def test_the_version_of_the_parser_changes_with_all_that_its_stages_import() -> None:
    """A parse that is kept is read anew when anything of that changes."""
    reached, waiting = set[str](), set(STAGES)
    while waiting:
        part = waiting.pop()
        reached.add(part)
        own = [p for p in python_files(PACKAGE) if part_of(p) == part]
        waiting |= {name for path in own for name in parts_imported(path)} - reached
    assert reached <= PARSER


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def parts_imported(path: Path) -> set[str]:
    found = nodes_of(tree_of(path))
    modules = [n for n in found if isinstance(n, ast.ImportFrom) and n.module]
    beside = {a.name for n in modules if n.module == "dashboard" for a in n.names}
    names = {str(n.module).split(".")[1] for n in modules if str(n.module).startswith("dashboard.")}
    return names | beside


def test_the_public_names_load_when_first_used_and_bring_nothing_heavy_before() -> None:
    program = (
        "import sys, dashboard; "
        "heavy = {'spacy', 'pandas', 'plotly', 'streamlit', 'numpy'} & set(sys.modules); "
        "assert not heavy, heavy; "
        "assert all(getattr(dashboard, name) is not None for name in dashboard.__all__)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=PROJECT)
    assert 8 <= len(dashboard.__all__) <= 12
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        _ = dashboard.prase


@pytest.mark.slow
def test_the_pages_load_no_pandas_until_a_table_is_asked_for() -> None:
    program = (
        "import sys; from dashboard import app; app.routes(); app.guards(); "
        "assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=PROJECT)


def test_types_are_not_imported_against_the_flow_of_data_either() -> None:
    height = {name: -i for i, layer in enumerate(layers()) for name in layer}
    wrong = [
        f"{path.relative_to(PACKAGE)} imports dashboard.{other}"
        for path in python_files(PACKAGE)
        for part in [path.relative_to(PACKAGE).parts[0].removesuffix(".py")]
        for other in imports_of(path)
        if part in height and other in height and height[other] > height[part]
    ]
    assert not wrong
