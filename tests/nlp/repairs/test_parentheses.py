"""A participle behind a parenthesis goes on with what that parts, not with the verb inside it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "participle", "head", "label"),
    [
        (
            "They will show a film -- made before Arne Lind died -- featuring Rosa Bell.",
            "featuring",
            "film",
            "acl",
        ),
        (
            "The party printed a leaflet — written last week, before Omar Diaz was arrested — "
            "attacking the judge.",
            "attacking",
            "leaflet",
            "acl",
        ),
        ("Karl Lund sued the firm, accusing it of fraud.", "accusing", "sued", "advcl"),
        ("The soldiers — who served in Tarn — fled, leaving guns.", "leaving", "fled", "advcl"),
    ],
)
def test_a_participle_behind_a_parenthesis(
    text: str, participle: str, head: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    found = tokens[participle]
    assert (found.head.text, label_of(found)) == (head, label)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Southwest (LUV, Fortune 500) said it bought ten planes.", "Southwest", "nsubj"),
        ("Southwest (LUV, Fortune 500) said it bought ten planes.", "LUV", "appos"),
        ("Apple (AAPL) sued Samsung (SSNLF) in May.", "AAPL", "appos"),
        ("The Halden (Norvia) office said it was shut.", "office", "nsubj"),
        ("The captain said (Monday) that Oslo was safe.", "captain", "nsubj"),
    ],
)
def test_a_name_in_brackets_stands_beside_the_one_before_them(
    text: str, name: str, label: str
) -> None:
    word = next(t for t in analyse(text).paragraphs[0].doc if t.text == name)
    assert label_of(word) == label


@pytest.mark.parametrize(
    ("text", "noun", "head", "label"),
    [
        (
            "Police fired at the home of the premier - the king's elder brother - in Tarn.",
            "brother",
            "premier",
            "appos",
        ),
        (
            "The court freed Ana Dorn - a former clerk and a critic of the king - on Monday.",
            "critic",
            "clerk",
            "conj",
        ),
        (
            "Rebels attacked the convoy of the general – a close ally of the king – near Tarn.",
            "near",
            "attacked",
            "prep",
        ),
        ("Police held the driver - and the owner fled - on Monday.", "owner", "fled", "nsubj"),
    ],
)
def test_a_noun_between_dashes_stands_beside_the_one_before_them(
    text: str, noun: str, head: str, label: str
) -> None:
    found = next(t for t in analyse(text).paragraphs[0].doc if t.text == noun)
    assert (found.head.text, label_of(found)) == (head, label)


@pytest.mark.parametrize(
    ("text", "word", "head", "label"),
    [
        (
            "The president sacked Paul Lund – accused of taking bribes – and his aides.",
            "accused",
            "Lund",
            "acl",
        ),
        (
            "The mayor suspended Anna Holt — convicted of fraud — and her deputy.",
            "deputy",
            "Holt",
            "conj",
        ),
        ("Norvik sold the mill – built in 1990 – to Sundal.", "to", "sold", "prep"),
        ("Ida Berg came home on Monday — wounded — and wept.", "wounded", "came", "advcl"),
        ("Police freed the man — and arrested two others — then.", "arrested", "freed", "conj"),
    ],
)
def test_a_participle_between_dashes_describes_the_noun_before_them(
    text: str, word: str, head: str, label: str
) -> None:
    found = next(t for t in analyse(text).paragraphs[0].doc if t.text == word)
    assert (found.head.text, label_of(found)) == (head, label)
