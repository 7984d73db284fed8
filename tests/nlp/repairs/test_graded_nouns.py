"""A noun behind its grade is the head of its phrase."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "noun", "head"),
    [
        ("A magnitude 6.1 earthquake struck Tarn on Sunday.", "earthquake", "struck"),
        ("A category 4 hurricane hit the coast on Sunday.", "hurricane", "hit"),
        ("The magnitude, 6.1, an estimate, was wrong.", "magnitude", "was"),
    ],
)
def test_the_noun_is_the_head(text: str, noun: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[noun].head.text == head
