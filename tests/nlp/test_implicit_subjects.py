"""Whose act a verb tells: each case of the file is a text and the subjects of one of its verbs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.events.lexicon import load_clause_words
from dashboard.nlp.analysis import analyse
from dashboard.nlp.implicit_subjects import ImplicitSubjects
from tests.cases import CheckCases, read_table

CASES = read_table(Path(__file__).parent / "implicit_subjects.toml")


def test_whose_act_a_verb_tells(check_cases: CheckCases) -> None:
    check_cases(CASES, check_subjects)


def check_subjects(case: dict[str, Any]) -> None:
    part = analyse(case["text"]).paragraphs[0]
    verb = next(token for token in part.doc if token.text == case["verb"])
    found = ImplicitSubjects(part, load_clause_words("en").control).of(verb)
    assert [token.text for token in found] == case["subjects"]
