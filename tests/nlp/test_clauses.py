"""Clauses: each word is the own word of one, and what they say of themselves stands in the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.clause import Clause
from dashboard.model import ParsedArticle, Span
from dashboard.nlp.analysis import AnalysedParagraph, Analysis, analyse
from tests.cases import CheckCases, read_table

CASES = read_table(Path(__file__).with_name("clauses.toml"))
WORDS = st.sampled_from(
    [
        "The",
        "court",
        "fined",
        "ordered",
        "a",
        "firm",
        "to",
        "pay",
        ",",
        "and",
        "if",
        "who",
        "when",
        "said",
        "that",
        "Monday",
        "may",
        "not",
        "was",
        ".",
        "\n\n",
    ]
)


def in_brackets(span: Span, shared: bool) -> str:
    return f"({span.text})" if shared else span.text


def clause_at(text: str, word: str) -> tuple[AnalysedParagraph, Clause]:
    part = analyse(text).paragraphs[0]
    token = next(t for t in part.doc if t.text == word)
    return part, part.clauses.of(token.i)


def test_cases(check_cases: CheckCases) -> None:
    def check(row: dict[str, Any]) -> None:
        part, clause = clause_at(row["text"], row["word"])
        assert part.doc[clause.head].text == row["word"]
        assert {name: getattr(clause, name) for name in row["is"]} == row["is"]
        if "governor" in row:
            assert clause.governor is not None
            assert part.doc[clause.governor].text == row["governor"]
        if "arguments" in row:
            told = [f"{a.role}: {in_brackets(a.span, a.shared)}" for a in clause.arguments]
            assert sorted(told) == sorted(row["arguments"])
        if "obliques" in row:
            assert [f"{o.preposition}: {o.span.text}" for o in clause.obliques] == row["obliques"]

    check_cases(CASES, check)


def spans_hold(analysis: Analysis) -> None:
    for part in analysis.paragraphs:
        found = part.clauses
        own = sorted(word for clause in found.clauses for word in clause.words)
        assert own == list(range(len(part.doc)))
        for n, clause in enumerate(found.clauses):
            assert clause.index == n
            assert all(found.of(word) is clause for word in clause.words)
            assert clause.depth >= 0
            assert clause not in found.above(clause)
            assert all(next(found.above(inner)) is clause for inner in found.below(clause))
            assert clause.parent is None or clause in found.below(found.clauses[clause.parent])
            spans = [clause.predicate, *(a.span for a in clause.arguments)]
            spans += [o.span for o in clause.obliques]
            assert all(analysis.text[s.start : s.end] == s.text for s in spans)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_each_word_is_the_own_word_of_one_clause(text: str) -> None:
    spans_hold(analyse(text))


def test_they_hold_on_every_sample(parsed_samples: dict[str, ParsedArticle]) -> None:
    for article in parsed_samples.values():
        spans_hold(analyse(article.article.text))


def test_a_new_paragraph_changes_no_other() -> None:
    text = "The court fined the firm and ordered it to pay.\n\nThe firm, which denied it, left."
    before, after = analyse(text), analyse(f"{text}\n\nIf it appeals, a judge will hear it.")
    for old, new in zip(before.paragraphs, after.paragraphs, strict=False):
        assert old.clauses == new.clauses
