"""Both of two who share a noun of kin and a family name stand at that noun."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "noun", "label", "first", "last"),
    [
        (
            "The brothers Ivan and Petar Kolev were arrested.",
            "brothers",
            "nsubjpass",
            "Ivan",
            "Kolev",
        ),
        (
            "Police arrested the sisters Dana and Olga Pirc on Friday.",
            "sisters",
            "dobj",
            "Dana",
            "Pirc",
        ),
        ("Gunmen shot the cousins Lena and Ida Roth in Oslo.", "cousins", "dobj", "Lena", "Roth"),
    ],
)
def test_names_stand_in_apposition(text: str, noun: str, label: str, first: str, last: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(words[noun]) == label
    assert (words[first].head.text, label_of(words[first])) == (noun, "appos")
    assert (words[last].head.text, label_of(words[last])) == (first, "conj")


def test_a_verb_behind_the_noun_keeps_its_object() -> None:
    words = {t.text: t for t in analyse("The brothers sued Marr and Luke Holt.").paragraphs[0].doc}
    assert (words["Marr"].head.text, label_of(words["Marr"])) == ("sued", "dobj")
