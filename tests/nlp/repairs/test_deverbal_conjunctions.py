"""A participle before a finite clause opens a condition, and describes nothing."""

from __future__ import annotations

import pytest

from dashboard.clause import Embedding
from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The club agreed to the sale provided that both directors resigned.", "resigned"),
        ("The union would end the strike provided the firm paid the fines.", "paid"),
        ("Lund said he would sign provided that the court agreed.", "agreed"),
        ("The rebels offered a truce provided the army withdrew.", "withdrew"),
    ],
)
def test_it_opens_a_condition(text: str, verb: str) -> None:
    part = analyse(text).paragraphs[0]
    clause = part.clauses.of(next(t.i for t in part.doc if t.text == verb))
    assert (clause.embedding, clause.marker) == (Embedding.CONDITION, "provided")


@pytest.mark.parametrize(
    "text",
    [
        "Provided both men resign.",
        "Provided that the court agreed.",
        "Provided both men resign, the bank will lend the money.",
    ],
)
def test_every_word_of_a_condition_leads_to_the_head_of_its_sentence(text: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    heads = list(doc)
    for _ in doc:
        heads = [t.head for t in heads]
    assert all(t.head == t for t in heads)


@pytest.mark.parametrize(
    "text",
    [
        "The firm provided both men with a car.",
        "Food provided by the army saved them.",
        "The law provided that both men were freed.",
    ],
)
def test_what_is_provided_is_no_condition(text: str) -> None:
    clauses = analyse(text).paragraphs[0].clauses.clauses
    assert all(clause.embedding is not Embedding.CONDITION for clause in clauses)
