"""Repairs of the parse change labels, tags and lemmas through ``nlp/spacy_trees`` alone.

The search for tokens (``nlp/repairs/token_search.py``) sees a change only where it is told of it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from dashboard.quality.sizes import nodes_of, python_files, tree_of
from dashboard.registry import PACKAGE

SEARCHED = {"dep", "dep_", "tag", "tag_", "lemma", "lemma_"}


def changes(tree: ast.AST) -> Iterator[str]:
    """What is set by hand of what the search reads of a token."""
    for node in nodes_of(tree):
        is_set = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if is_set and node.attr in SEARCHED:
            yield ast.unparse(node)


def test_no_repair_changes_a_token_that_the_search_is_not_told_of() -> None:
    for path in python_files(PACKAGE / "nlp" / "repairs"):
        assert not [*changes(tree_of(path))], f"{path.name}: see dashboard/nlp/spacy_trees.py"


def test_a_change_would_be_found() -> None:
    source = "noun.head, noun.dep_ = verb, 'nsubj'; verb.tag_ = tag = 'VBD'"
    assert sorted(changes(ast.parse(source))) == ["noun.dep_", "verb.tag_"]
