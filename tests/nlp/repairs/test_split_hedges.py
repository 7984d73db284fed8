"""A hedge that splits an infinitive is of the verb above it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "adverb", "head"),
    [
        ("The clerk tried to allegedly hand the files to a rival.", "allegedly", "tried"),
        ("The clerk tried to quickly hand the files to a rival.", "quickly", "hand"),
        ("The clerk tried to sue a firm that allegedly hit a guard.", "allegedly", "hit"),
        ("The clerk plans to allegedly sell the mill.", "allegedly", "sell"),
    ],
)
def test_a_hedge_within_an_infinitive(text: str, adverb: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == adverb)
    assert token.head.text == head
