"""What must not be in the code: a clock in the core, print, unsafe HTML, pickle, loose parsers."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.quality.sizes import nodes_of, python_files, tree_of
from dashboard.registry import OWN, PACKAGE, STAGES, read_words
from tests.side_by_side import GROUP_OF

# Where the same input must give the same output, to the byte.
CORE = {
    *STAGES,
    *(
        "timeline",
        "ledger",
        "picture",
        "exports",
        "contract",
        "clause",
        "model",
        "registry",
        "errors",
    ),
}
PARSER = set(STAGES) - {"nlp", "pipeline"}
MAY_PRINT = {"cli", "commands", "__main__"}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "monotonic"}
NOT_THE_SAME_TWICE = {"random", "secrets", "uuid", "locale"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "requests", "httpx", "aiohttp", "ftplib"}
UNSAFE = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "tools"}

Finder = Callable[[ast.AST], Iterator[ast.AST]]


def trees(parts: set[str] | None = None) -> Iterator[tuple[Path, ast.AST]]:
    for path in python_files(PACKAGE):
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if parts is None or part in parts:
            yield path, tree_of(path)


def places(find: Finder, parts: set[str] | None = None) -> list[str]:
    return [
        f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"
        for path, tree in trees(parts)
        for node in find(tree)
    ]


@functools.cache
def imported(tree: ast.AST) -> tuple[tuple[ast.AST, str], ...]:
    """What a module imports, gathered once for all rules."""
    return tuple(_imported(tree))


def _imported(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def imports_any(names: set[str]) -> Finder:
    def find(tree: ast.AST) -> Iterator[ast.AST]:
        for node, name in imported(tree):
            if any(name == banned or name.startswith(f"{banned}.") for banned in names):
                yield node

    return find


def reads_a_clock(tree: ast.AST) -> Iterator[ast.AST]:
    """``datetime.now()``, ``date.today()``, ``time.time()`` and their like, however imported."""
    modules = {"time", "datetime", "dt", "date", "pd", "Timestamp"}
    for node in nodes_of(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            value = node.value
            owner = value.id if isinstance(value, ast.Name) else getattr(value, "attr", "")
            if owner in modules and (owner, node.attr) not in {
                ("dt", "time"),
                ("datetime", "time"),
            }:
                yield node
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node


def calls(*names: str) -> Finder:
    def find(tree: ast.AST) -> Iterator[ast.AST]:
        for node in nodes_of(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield node

    return find


def names_unsafe_html(tree: ast.AST) -> Iterator[ast.AST]:
    for node in nodes_of(tree):
        if isinstance(node, ast.keyword) and node.arg in {
            "unsafe_allow_html",
            "unsafe_allow_javascript",
        }:
            yield node
        is_html = isinstance(node, ast.Attribute) and node.attr == "html"
        if is_html and getattr(node.value, "id", "") in {"st", "streamlit"}:
            yield node


def compares_english(tree: ast.AST) -> Iterator[ast.AST]:
    """A word of the text compared with a literal: such words belong in the files of a language."""
    words = set(read_words("languages/en/words/function_words.txt"))
    words |= {
        "january",
        "february",
        "monday",
        "tuesday",
        "yesterday",
        "said",
        "says",
        "told",
        "ago",
    }
    of_the_text = {"lower_", "lemma_", "norm_", "text", "orth_"}
    for node in nodes_of(tree):
        if isinstance(node, ast.Compare):
            parts = list(ast.walk(node))
            literals = {p.value for p in parts if isinstance(p, ast.Constant)}
            if literals & words and of_the_text & {getattr(p, "attr", "") for p in parts}:
                yield node


RULES: dict[str, tuple[Finder, set[str] | None, str]] = {
    "no clock in the core": (reads_a_clock, CORE, "import datetime as dt\ndt.datetime.now()"),
    "no chance and no locale in the core": (
        imports_any(NOT_THE_SAME_TWICE),
        CORE,
        "from random import choice",
    ),
    "no network in the core": (imports_any(NETWORK), CORE, "from urllib import request"),
    "no dateutil.parser": (
        imports_any({"dateutil.parser", "dateparser"}),
        None,
        "from dateutil import parser",
    ),
    "no pickle": (imports_any(UNSAFE), None, "import pickle"),
    "no eval and no exec": (calls("eval", "exec"), None, "eval('1')"),
    "no unsafe HTML": (names_unsafe_html, None, "st.markdown('', unsafe_allow_html=True)"),
    "no English in the parser's code": (compares_english, PARSER, "token.lower_ == 'she'"),
}


@pytest.mark.parametrize("rule", RULES)
def test_it_is_nowhere(rule: str) -> None:
    find, parts, _ = RULES[rule]
    assert not places(find, parts)


@pytest.mark.parametrize("rule", RULES)
def test_it_would_be_found(rule: str) -> None:
    find, _, example = RULES[rule]
    assert list(find(ast.parse(example)))


def test_only_three_files_know_of_the_network() -> None:
    """What fetches pages where that is allowed, what serves, and the first start."""
    named = {place.partition(":")[0] for place in places(imports_any(NETWORK))}
    assert named <= {"inbox/fetch.py", "commands/serve.py", "uv.py"}


def test_only_the_command_line_prints() -> None:
    everywhere = {
        p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in python_files(PACKAGE)
    }
    assert not places(calls("print"), everywhere - MAY_PRINT)
    assert places(calls("print"), MAY_PRINT)


def test_no_file_has_a_name_that_says_nothing() -> None:
    files = (path.relative_to(PACKAGE) for path in python_files(PACKAGE))
    named = {part.removesuffix(".py") for path in files for part in path.parts}
    assert not named & NO_NAMES


def test_no_two_files_of_tests_have_one_name() -> None:
    """They are imported by name alone, so that a second one would stop all of them."""
    names = sorted(p.name for p in (PACKAGE.parent / "tests").rglob("test_*.py"))
    assert [name for name in set(names) if names.count(name) > 1] == []


EDGES = {"head", "left_edge", "right_edge", "root"}  # attributes of a token that give a token


def tokens_by_identity(tree: ast.AST) -> Iterator[ast.AST]:
    """Comparisons of tokens with ``is``: spaCy makes a token anew at each look, so none is same."""
    for function in nodes_of(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        arguments = [*function.args.args, *function.args.kwonlyargs]
        tokens = {a.arg for a in arguments if a.annotation and "Token" in ast.unparse(a.annotation)}
        for node in ast.walk(function):
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
            same = isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot)
            named = any(isinstance(s, ast.Name) and s.id in tokens for s in sides)
            edge = any(isinstance(s, ast.Attribute) and s.attr in EDGES for s in sides)
            if same and (named or edge) and not any(isinstance(s, ast.Constant) for s in sides):
                yield node


def test_tokens_are_compared_by_equality() -> None:
    assert not places(tokens_by_identity, PARSER | {"nlp"})


def test_a_token_compared_by_identity_would_be_found() -> None:
    source = "def f(verb: Token) -> bool:\n    return verb.head is verb or verb is None\n"
    assert len(list(tokens_by_identity(ast.parse(source)))) == 1


def test_each_file_of_a_group_of_tests_is_there() -> None:
    there = {p.name for p in (PACKAGE.parent / "tests").rglob("test_*.py")}
    assert GROUP_OF.keys() <= there


def test_each_file_that_drives_a_browser_is_in_a_group() -> None:
    """So that no further process starts a browser, and a server whose samples are read anew."""
    files = (PACKAGE.parent / "tests").rglob("test_*.py")
    driving = {path.name for path in files if "pytest.mark.browser" in path.read_text("utf-8")}
    assert driving - {Path(__file__).name} <= GROUP_OF.keys()


def test_one_constant_alone_says_what_language_is_read_by_default() -> None:
    def finder(tree: ast.AST) -> Iterator[ast.AST]:
        return (n for n in nodes_of(tree) if isinstance(n, ast.Constant) and n.value == OWN)

    found = places(finder)
    assert [place.partition(":")[0] for place in found] == ["registry.py"], found
