"""Two full names with "and" between them are coordinated, in whatever place of a clause."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dashboard.nlp.analysis import analyse
from dashboard.nlp.repairs.coordination.coordinated_names import CoordinatedNames
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "first", "second", "above", "label"),
    [
        ("Police arrested Eva Dahl and Ole Lund on Monday.", "Dahl", "Lund", "arrested", "dobj"),
        (
            "Transport minister Eva Dahl and finance minister Ole Lund met on Monday.",
            "Dahl",
            "Lund",
            "met",
            "nsubj",
        ),
        ("Actors Tom Dale, Jr. and Eva Dahl met on Monday.", "Dale", "Dahl", "met", "nsubj"),
    ],
)
def test_the_second_of_two_full_names_is_a_conjunct_of_the_first(
    text: str, first: str, second: str, above: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[first].head.text, label_of(tokens[first])) == (above, label)
    assert (tokens[second].head.text, label_of(tokens[second])) == (first, "conj")
    assert tokens["and"].head.text == first


@pytest.mark.parametrize(
    "text",
    [
        "Councillors Eva Dahl, Tom Dale, Karl Berg and Ole Lund voted on Monday.",
        "Police arrested Eva Dahl, 23, Tom Dale, 31, and Ole Lund, 45, on Friday.",
        "Ana Dahl of Halden, Tom Dale of Arden and Karl Lund of Tarn were killed in the crash.",
    ],
)
def test_the_second_of_a_list_is_no_other_name_of_the_first(text: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["Dale"].head.text, label_of(tokens["Dale"])) == ("Dahl", "conj")
    assert tokens["Dahl"] in tokens["Lund"].conjuncts


def test_another_name_of_one_stays_one() -> None:
    text = "Eva Dahl, Tom Dale said, met Ole Lund and Karl Berg on Monday."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["Dale"]) != "conj"


def test_a_name_that_holds_two_words_with_and_stays_one() -> None:
    words = ["The", "Eva", "Dahl", "and", "Ole", "Lund", "Fund", "closed"]
    doc = Doc(
        Vocab(),
        words,
        tags=["DT", *["NNP"] * 2, "CC", *["NNP"] * 3, "VBD"],
        heads=[6, 2, 6, 2, 5, 6, 7, 7],
        deps=["det", "compound", "nmod", "cc", "compound", "compound", "nsubj", "ROOT"],
        ents=["O", *["B-ORG", *["I-ORG"] * 5], "O"],
    )
    labels = [(t.head.i, t.dep_) for t in doc]
    assert [(t.head.i, t.dep_) for t in CoordinatedNames(frozenset())(doc)] == labels
