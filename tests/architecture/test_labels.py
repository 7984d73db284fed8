"""Labels of the parser stand in ``nlp/`` alone: the other stages ask for what they mean."""

from __future__ import annotations

import ast
import tomllib

from dashboard.registry import PACKAGE

SCHEME = tomllib.loads((PACKAGE / "languages/en/label_scheme.toml").read_text("utf-8"))
LABELS = frozenset(
    label
    for table in ("dependency_label", "tag_label", "part_of_speech_label", "name_kind_label")
    for labels in SCHEME[table].values()
    for label in labels
)
# Words or codes of something else, too: labels only where they are compared with what is one.
WORDS = {"agent", "case", "compound", "dep", "mark", "meta", "parataxis"}
WORDS |= {"DATE", "EVENT", "TIME", "X"}
WORDS |= {"ADD", "DT", "EX", "FW", "IN", "LS", "POS", "SYM", "TO", "XX"}
WORDS |= {label for label in LABELS if not any(c.isalpha() for c in label)}
# Not "tag", which a page has, too: mypy refuses to compare a Tag with a label.
READ = frozenset({"dep_", "tag_", "dependency", "pos", "name_kind"})
BY_SPACY = frozenset({"pos_", "ent_type_", "ent_iob_"})  # names of what has a name of its own here


def _compared(tree: ast.AST) -> set[ast.AST]:
    """All that is compared with what the parser says of a word, or stands in a set of labels."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            read = any(isinstance(n, ast.Attribute) and n.attr in READ for n in ast.walk(node))
            found |= set(ast.walk(node)) if read else set()
        if isinstance(node, ast.Set) and len(node.elts) > 1:
            said = [n.value for n in node.elts if isinstance(n, ast.Constant)]
            alone = len(said) == len(node.elts) and LABELS.issuperset(said)
            alone = alone and any(str(word).isalpha() for word in said)
            found |= set(node.elts) if alone else set()
    return found


def labels_in(source: str) -> int:
    """How many literals of a source are labels of the parser, or ask spaCy's tokens for one."""
    tree = ast.parse(source)
    literals = [n for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    compared = _compared(tree)
    asked = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in BY_SPACY]
    return len(asked) + sum(
        n.value in LABELS and (n.value not in WORDS or n in compared) for n in literals
    )


def found() -> dict[str, int]:
    outside = (p for p in PACKAGE.rglob("*.py") if "nlp" not in p.relative_to(PACKAGE).parts)
    counts = {p.relative_to(PACKAGE).as_posix(): labels_in(p.read_text("utf-8")) for p in outside}
    return {name: number for name, number in sorted(counts.items()) if number}


def test_no_file_outside_of_nlp_names_a_label_of_the_parser() -> None:
    assert found() == {}, "name it as nlp/grammar.py does"


def test_a_label_would_be_found() -> None:
    assert labels_in('if token.dependency in {"nsubj", "a word"}: ...') == 1


def test_a_part_of_speech_and_a_kind_of_name_are_found() -> None:
    assert labels_in('if token.pos == "VERB" and token.name_kind == "DATE": ...') == 2
    assert labels_in('TIMES = frozenset({"DATE", "TIME"})') == 2
    assert labels_in("if token.pos_ in VERBAL and token.ent_type_: ...") == 2
    assert labels_in('KINDS = {"DATE": "a date", "TIME": "a time"}; metavar = "DATE"') == 0


def test_a_label_that_is_a_word_is_found_where_it_is_compared() -> None:
    assert labels_in('if token.dependency == "agent" or token.lower_ == "agent": ...') == 1
    assert labels_in('if token.tag_ in {"IN", ","} and token.text != ",": ...') == 2
