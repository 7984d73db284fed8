"""A past behind a preposition and a noun, or beside a passive, is a participle."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "verb", "tag", "noun", "label"),
    [
        (
            "Violence spread, with two people killed the same day in Tarn.",
            "killed",
            "PAST_PARTICIPLE",
            "people",
            "nsubjpass",
        ),
        (
            "Ana Dorn was cleared of murder but found guilty of theft.",
            "found",
            "PAST_PARTICIPLE",
            "Dorn",
            "nsubjpass",
        ),
        ("Experts argue about how the plane exploded.", "exploded", "PAST_TENSE", "plane", "nsubj"),
        ("Police were called and found two guns.", "found", "PAST_TENSE", "guns", "dobj"),
    ],
)
def test_a_past_without_an_object(text: str, verb: str, tag: str, noun: str, label: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[verb].tag.name, label_of(tokens[noun])) == (tag, label)
