"""Who is left so or so in a list has a result of their own."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "who", "result", "verb"),
    [
        (
            "Reed was charged over a shooting that left one man dead and another injured.",
            "another",
            "injured",
            "left",
        ),
        (
            "Reed was charged over a row that left a man dead and two teenagers wounded in a park.",
            "teenagers",
            "wounded",
            "left",
        ),
        ("The fire left two people dead and three injured.", "three", "injured", "left"),
        ("A crash left a cyclist dead and her son hurt on Monday.", "son", "hurt", "left"),
    ],
)
def test_the_second_is_hurt_by_what_left_the_first_so(
    text: str, who: str, result: str, verb: str
) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (words[who].head.text, label_of(words[who])) == (result, "nsubjpass")
    assert (words[result].head.text, label_of(words[result])) == (verb, "conj")


@pytest.mark.parametrize(
    ("text", "who", "label"),
    [
        ("He left the village and his wife injured a guard.", "wife", "nsubj"),
        ("The crash left one man dead and two officers injured a bystander.", "officers", "nsubj"),
        ("The man was found dead and two officers were injured.", "officers", "nsubjpass"),
    ],
)
def test_a_clause_of_its_own_stays_one(text: str, who: str, label: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(words[who]) == label
