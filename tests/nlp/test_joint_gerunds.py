"""A gerund behind a noun and "and" completes the preposition of the noun."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "gerund", "head", "label"),
    [
        ("Lind was charged with fraud and bribing two clerks.", "bribing", "with", "pcomp"),
        ("He was convicted of theft and killing a guard in 2019.", "killing", "of", "pcomp"),
        ("He was held on charges of theft and killing a guard.", "killing", "of", "pcomp"),
        ("The driver was injured in the crash and crying.", "crying", "crash", "conj"),
        ("Footage of Ole Vik hitting a guard was aired.", "Vik", "hitting", "nsubj"),
        ("Channels aired a film of him taking cash from a trader.", "him", "taking", "nsubj"),
        ("Guards were shouting and throwing stones.", "throwing", "shouting", "conj"),
    ],
)
def test_a_gerund_hangs_where_its_noun_does(text: str, gerund: str, head: str, label: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[gerund].head.text, label_of(tokens[gerund])) == (head, label)
