"""For whom somebody speaks before a court is told behind their name, at the end, too."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("He ran away, said Mr Mark Hales, prosecuting.", "Hales", "prosecuting"),
        ('"He ran away," said Mark Hales, defending.', "Hales", "defending"),
        ("Adam Vos, prosecuting, said the boy ran.", "Vos", "prosecuting"),
    ],
)
def test_it_stands_in_apposition(text: str, name: str, word: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[word].head.text == name
    assert words[word].dependency == Dependency.APPOSITION


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The state was slow, said Mark Hales, prosecuting few.", "prosecuting"),
        ("Lund won both games, attacking and defending.", "defending"),
    ],
)
def test_other_participles_stay(text: str, word: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[word].dependency != Dependency.APPOSITION
