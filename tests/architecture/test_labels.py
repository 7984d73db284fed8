"""Labels of the parser stand in ``nlp/``; the files outside that still name one only lose them."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from pathlib import Path

from dashboard.registry import PACKAGE

LEFT = Path(__file__).with_name("labels_left.toml")
# Of spaCy's English models (ClearNLP dependencies, Penn Treebank tags), those that are no words.
LABELS = frozenset(
    [
        "nsubj",
        "nsubjpass",
        "csubj",
        "csubjpass",
        "dobj",
        "pobj",
        "iobj",
        "amod",
        "advcl",
        "acl",
        "relcl",
        "ccomp",
        "xcomp",
        "npadvmod",
        "nummod",
        "appos",
        "pcomp",
        "auxpass",
        "oprd",
        "quantmod",
        "advmod",
        "VB",
        "VBD",
        "VBN",
        "VBG",
        "VBP",
        "VBZ",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PRP",
        "MD",
        "WDT",
        "WP",
        "WRB",
    ]
)


def labels_in(source: str) -> int:
    """How many literals of a source are labels of the parser."""
    nodes = ast.walk(ast.parse(source))
    return sum(isinstance(n, ast.Constant) and str(n.value) in LABELS for n in nodes)


def found() -> dict[str, int]:
    outside = (p for p in PACKAGE.rglob("*.py") if "nlp" not in p.relative_to(PACKAGE).parts)
    counts = {p.relative_to(PACKAGE).as_posix(): labels_in(p.read_text("utf-8")) for p in outside}
    return {name: number for name, number in sorted(counts.items()) if number}


def test_no_new_file_names_a_label_of_the_parser_and_none_names_more() -> None:
    left = tomllib.loads(LEFT.read_text("utf-8"))
    assert dict(Counter(found()) - Counter(left)) == {}, "put it into nlp/, or languages/"


def test_what_was_taken_out_is_taken_off_the_list() -> None:
    left = tomllib.loads(LEFT.read_text("utf-8"))
    assert dict(Counter(left) - Counter(found())) == {}, f"lower it in {LEFT.name}"


def test_a_label_would_be_found() -> None:
    assert labels_in('if token.dep_ in {"nsubj", "a word"}: ...') == 1
