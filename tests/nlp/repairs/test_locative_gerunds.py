"""A place behind its preposition does nothing of what is told behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "place", "head", "label"),
    [
        ("A delegation is in Athens assessing the budget.", "Athens", "in", "pobj"),
        ("Envoys are in Oslo holding talks with Peru.", "Oslo", "in", "pobj"),
        ("The mayor resigned with Peru facing a war.", "Peru", "facing", "nsubj"),
        ("Reed insists on Peru paying a fine.", "Peru", "on", "pobj"),
    ],
)
def test_a_place_before_a_gerund(text: str, place: str, head: str, label: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == place)
    assert (token.head.text, label_of(token)) == (head, label)
