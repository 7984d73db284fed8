"""A month with what tells which it is, or which part of it, is a time and no person."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from dashboard.nlp.analysis import analyse
from dashboard.nlp.repairs.tags.month_names import MonthNames


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The flight is scheduled in early June.", "June"),
        ("In late May 1944, Norvik closed its mill.", "May"),
        ("By early August, the island was divided.", "August"),
        ("Local elections are to follow next May.", "May"),
        ("The smugglers were held in the town last October.", "October"),
        ("Nobody was allowed to make the late-November trip.", "November"),
    ],
)
def test_a_month_is_a_time(text: str, month: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == month)
    assert token.name_kind == "DATE"


def test_a_person_stays_one() -> None:
    doc = analyse("Tom Berg met April Moss and her last husband in Halden.").paragraphs[0].doc
    assert next(t for t in doc if t.text == "April").name_kind == "PERSON"


@pytest.mark.parametrize(
    ("words", "first"), [(["the", "late", "June", "Carter"], 2), (["Berg", "met", "April"], 2)]
)
def test_what_the_model_takes_for_a_person_may_be_one(words: list[str], first: int) -> None:
    doc = Doc(Vocab(), words)
    doc.set_ents([Span(doc, first, len(words), "PERSON")])
    months, names = frozenset({"october"}), frozenset({"june", "april"})
    assert [e.label_ for e in MonthNames(months, names, frozenset({"late"}))(doc).ents] == [
        "PERSON"
    ]
