"""The operators are a closed set of short functions: no rule computes, no operator is a program."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest
from dates_reading import read

from dashboard.dates import (
    anchored,
    clocks,
    completing,
    counting,
    durations,
    naming,
    numbered,
    operators,
    patterns,
    spoken_of,
)
from dashboard.dates.fields import Fields
from dashboard.dates.grammar import rule_records, word_class
from dashboard.dates.operators import OPERATORS
from dashboard.dates.patterns import Compiler, Vocabulary
from dashboard.errors import RuleError, parse_failure
from dashboard.quality.sizes import functions

LIMIT = 15  # lines of a body, the docstring not counted
MODULES = [
    operators,
    naming,
    numbered,
    counting,
    clocks,
    anchored,
    durations,
    completing,
    spoken_of,
]


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from its first statement after the docstring to its last."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__)
def test_no_function_that_computes_a_value_is_long(module: ModuleType) -> None:
    found = functions(Path(str(module.__file__)))
    assert [f"{f.name}: {body_lines(f)}" for f in found if body_lines(f) > LIMIT] == []


@pytest.mark.parametrize("operator", OPERATORS.values(), ids=OPERATORS.keys())
def test_an_operator_lives_where_its_length_is_held_and_says_what_comes_back(
    operator: operators.Operator,
) -> None:
    assert inspect.getmodule(operator) in MODULES
    assert inspect.getdoc(operator)


def test_every_operator_is_named_by_a_rule() -> None:
    assert set(OPERATORS) == {record["operator"] for record in rule_records("en")}


def test_a_long_body_would_be_found() -> None:
    tree = ast.parse('def f():\n    """What it is."""\n' + "    a = 1\n" * 16)
    assert isinstance(tree.body[0], ast.FunctionDef)
    assert body_lines(tree.body[0]) == 16


def test_a_class_without_words_is_named_with_the_file_in_which_to_write_them() -> None:
    with pytest.raises(RuleError, match=r"words.toml: \[ides\] has no words; write \[ides.words\]"):
        word_class("ides", {"ides": 15})
    compiler = Compiler(Vocabulary({}, ("the",)), {})
    told = r"'ides' has no words; the classes .* in words.toml.* one of d12, .*tens2"
    with pytest.raises(RuleError, match=told):
        compiler.compile("the {day:ides}")


def test_the_classes_of_a_number_are_those_that_are_explained() -> None:
    explained = str(patterns.__doc__).partition("A number in figures")[2]
    named = set(re.findall(r"``(\w+)``", explained.partition("\n\n")[0])) | {"w2", "w3"}
    assert named == set(patterns.all_number_classes())


def test_what_breaks_its_own_form_is_told_as_it_is_and_a_fault_is_to_be_reported() -> None:
    told = parse_failure("a", RuleError("dates.toml: rule 'x': no such field"))
    assert told == "a: could not be parsed: dates.toml: rule 'x': no such field"
    assert parse_failure("a", KeyError("x")).endswith("(KeyError('x')); please report this")


def test_a_rule_with_another_operator_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(OPERATORS, "weekday")
    with pytest.raises(RuleError, match=r"rule '.*day.*': 'weekday' is no operator; choose of: .*"):
        read("He left on Monday.")


@pytest.mark.parametrize(("args", "told"), [({}, "missing"), ({"unit": "weeek"}, "weeek")])
def test_a_rule_without_a_known_unit_is_refused_by_its_name(
    args: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fields, "text", lambda _, name: args.get(name, ""))
    monkeypatch.setitem(OPERATORS, "weekday", lambda fields, _: fields.unit())
    with pytest.raises(RuleError, match=rf"rule '.*day.*': 'unit' is {told}; give one of .*week"):
        read("He left on Monday.")
