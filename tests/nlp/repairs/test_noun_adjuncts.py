"""What tells when something happened hangs on the verb, not on a noun behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "clause", "verb"),
    [
        (
            "The referee stopped the game seconds into the second half as fans ran on to the "
            "pitch.",
            "ran",
            "stopped",
        ),
        ("The chairman ended the sitting minutes into the debate as Vos left.", "left", "ended"),
        ("He was the first mayor when the town was founded.", "founded", "was"),
    ],
)
def test_a_clause_that_tells_when_hangs_on_the_verb(text: str, clause: str, verb: str) -> None:
    found = tokens(text)
    assert (found[clause].head.text, label_of(found[clause])) == (verb, "advcl")


@pytest.mark.parametrize(
    ("text", "clause", "noun"),
    [
        ("He spoke of the moment when the dam burst.", "burst", "moment"),
        ("He was born in the year when the war began.", "began", "year"),
        ("He made the same claim as his brother made in court.", "made", "claim"),
    ],
)
def test_a_clause_that_tells_which_stays(text: str, clause: str, noun: str) -> None:
    assert tokens(text)[clause].head.text == noun


def test_a_day_hangs_on_no_week() -> None:
    found = tokens("The board is to discuss the events of the past week on Tuesday.")
    assert found["on"].head.text == "discuss"
