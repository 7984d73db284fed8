"""What tells how something was read stands in the language's folder, none of it in the code."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import RuleError
from dashboard.quality.sizes import nodes_of, tree_of
from dashboard.reasons import reason
from dashboard.registry import PACKAGE, STAGES, files_in, language_file, read_toml

FOLDER = PACKAGE / language_file("en", "")
READING = [stage for stage in STAGES if stage not in ("nlp", "pipeline")]  # nlp tells of files, too
SENTENCE = re.compile(r"[A-Za-z“]+”?(?: [“{]?[a-z]+”?}?){3}")
NAME = re.compile(r"""['"]([a-z]+\.[a-z_]+)['"]""")
# Names of rules and features, which are no sentence of a language: the code knows each by its name.
RULES = {
    *("told in the past", "plan of the past", "year of the story", "after a dated event"),
    "noun in a side clause",
}
ELSEWHERE = (
    "calendar",
    "cell",
    "unit",
    "units",
    "mod",
    "part",
    "record",
    "speaker",
)  # named by a value


def sources() -> list[Path]:
    return [path for stage in READING for path in sorted((PACKAGE / stage).rglob("*.py"))]


def literals(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """The texts of a module but those of docstrings and of errors, f-strings as they stand."""
    nodes = nodes_of(tree_of(path))
    passed: set[ast.AST] = set()
    for node in nodes:
        if isinstance(node, ast.Raise) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            passed |= {*ast.walk(node)}
        elif isinstance(node, ast.JoinedStr) and node not in passed:
            passed |= {*ast.walk(node)}
            yield node, ast.unparse(node)
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            yield node, node.value


def names_of_rules() -> set[str]:
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, dict):
            found.update(str(value[key]) for key in ("name",) if key in value)
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    for path in FOLDER.rglob("*.toml"):
        look(tomllib.loads(path.read_text("utf-8")))
    return found


def test_no_sentence_stands_in_the_code_of_a_stage() -> None:
    rules = names_of_rules()
    found = [
        f"{path.relative_to(PACKAGE)}: {text}"
        for path in sources()
        for _, text in literals(path)
        if SENTENCE.search(text) and text not in rules | RULES
    ]
    assert sources()
    assert found == []


def test_each_reason_is_told_somewhere_and_none_is_missing() -> None:
    told = read_toml(language_file("en", "reasons.toml"))
    stages = [name for name in told if name not in ELSEWHERE]
    there = {f"{stage}.{name}" for stage in stages for name in told[stage]}
    named = {name for path in sources() for name in NAME.findall(path.read_text("utf-8"))}
    used = {name for name in named if name.partition(".")[0] in told and ".toml" not in name}
    ways = {f"dates.{many}_{way}" for many in ("one", "several") for way in ("on", "back")}
    assert used | ways >= there  # no sentence is left behind
    assert {name for name in used if name.partition(".")[0] in stages} <= there


def test_a_missing_reason_names_its_file_and_itself() -> None:
    with pytest.raises(RuleError, match=r"languages/en/reasons\.toml: 'dates\.none' is missing"):
        reason("dates.none")
    with pytest.raises(RuleError, match=r"'dates\.counted' is missing, or 'day' in it"):
        reason("dates.counted", base="May")


def test_what_a_text_says_is_never_taken_for_a_place() -> None:
    assert reason("dates.step", words="{what}", what="{words}") == "“{what}”: {words}"


def test_every_file_of_types_is_of_the_language() -> None:
    assert len(files_in(language_file("en", "event_types"), ".toml")) > 15
