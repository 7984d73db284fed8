"""Perfect gerunds whose participle the parser took for an adjective."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


def _head(text: str, word: str) -> str:
    doc = analyse(text).paragraphs[0].doc
    return next(t for t in doc if t.text == word).head.text


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Juan Ibanez denied having ordered staff to destroy documents.", "ordered", "denied"),
        ("Juan Ibanez denied having ordered staff to destroy documents.", "staff", "ordered"),
        ("Juan Ibanez denied having ordered staff to destroy documents.", "destroy", "ordered"),
        ("He admitted having paid officials.", "officials", "paid"),
        ("They sold frozen fish.", "frozen", "fish"),
    ],
)
def test_its_object_is_not_who_acts(text: str, word: str, head: str) -> None:
    assert _head(text, word) == head


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        (
            "A court convicted Reed of having robbed a bank, stabbed a guard and fled.",
            "stabbed",
            "robbed",
        ),
        (
            "A court convicted Reed of having robbed a bank, stabbed a guard and fled.",
            "fled",
            "stabbed",
        ),
        (
            "An appeals court confirmed the term after he was found guilty of having reduced the "
            "term of a clerk, exerted influence on other judges to follow suit, and revealed the "
            "details of a judgement before it was handed down.",
            "exerted",
            "reduced",
        ),
        (  # two, of which the second is who fired him
            "The mayor fired Reed, who was accused of having bribed a clerk, and named Lind.",
            "named",
            "fired",
        ),
        (  # behind a noun it may be either
            "The mayor fired Reed over claims of having bribed a clerk, praised Lind and left.",
            "praised",
            "fired",
        ),
    ],
)
def test_a_list_of_three_goes_on_with_it(text: str, word: str, head: str) -> None:
    assert _head(text, word) == head
