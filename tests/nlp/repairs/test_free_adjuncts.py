"""A participle that opens a sentence is an adjunct of it: the subject stands behind the comma."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "participle", "subject", "verb"),
    [
        ("Taking the stand in her own defense, a friend of Olaf Lund's killer said Friday that she "
         "regretted calling him a traitor.", "Taking", "friend", "said"),
        ("Addressing the crowd in the square, a leader of the union called for a strike.",
         "Addressing", "leader", "called"),
        ("Waving flags and banners, a group of students marched on the parliament.",
         "Waving", "group", "marched"),
    ],
)  # fmt: skip
def test_who_does_both_is_the_subject(text: str, participle: str, subject: str, verb: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens[participle]), tokens[participle].head.text) == ("advcl", verb)
    assert (label_of(tokens[subject]), tokens[subject].head.text) == ("nsubj", verb)


@pytest.mark.parametrize(
    ("text", "gerund"),
    [("Taking bribes ended his career.", "Taking"), ("Flying a plane is hard.", "Flying")],
)
def test_a_gerund_without_a_comma_stays_the_subject(text: str, gerund: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[gerund]) in {"csubj", "amod", "ROOT"}
