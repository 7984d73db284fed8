"""A name behind a day and "and" is the subject of the verb behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "name", "verb", "first", "label"),
    [
        (
            "Karl Reed was cleared on Monday and Tom Lind was convicted.",
            "Lind",
            "convicted",
            "cleared",
            "nsubjpass",
        ),
        (
            "Protesters burned cars and shops and police fired tear gas.",
            "police",
            "fired",
            "burned",
            "nsubj",
        ),
        ("Ana Berg resigned on Friday and Karl Reed left.", "Reed", "left", "resigned", "nsubj"),
    ],
)
def test_the_second_clause_has_its_subject(
    text: str, name: str, verb: str, first: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[name].head.text, label_of(tokens[name])) == (verb, label)
    assert (tokens[verb].head.text, label_of(tokens[verb])) == (first, "conj")


def test_a_list_of_objects_stays_one() -> None:
    text = "The firm makes cars and ships and has opened a mill in Oslo."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["ships"].head.text, tokens["opened"].head.text) == ("cars", "makes")


@pytest.mark.parametrize("text", ["They met on Monday and Tuesday.", "They met in May and June."])
def test_two_days_stay_two_days(text: str) -> None:
    tokens = [t for t in analyse(text).paragraphs[0].doc if label_of(t) == "conj"]
    assert [t.head.text in {"Monday", "May"} for t in tokens] == [True]
