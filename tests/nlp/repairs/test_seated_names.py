"""A name is the head of the place where it is seated."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "name", "place", "above"),
    [
        ("Fort Worth, Texas-based Corvin Corp., a carrier, filed suit.", "Corp.", "Worth", "filed"),
        ("San Jose, California-based Lumo Systems sued him.", "Systems", "Jose", "sued"),
        ("Geneva, Switzerland-based Orlo said it would close.", "Orlo", "Geneva", "said"),
        ("Houston, Texas-based Brill Energy cut 400 jobs.", "Energy", "Houston", "cut"),
        (
            "The Fort Worth, Texas-based company Corvin Corp. filed in May.",
            "Corp.",
            "Worth",
            "filed",
        ),
    ],
)
def test_who_is_seated_in_a_town_of_a_region_acts(
    text: str, name: str, place: str, above: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens[name]), tokens[name].head.text) == ("nsubj", above)
    assert name in {t.text for t in tokens[place].ancestors}


@pytest.mark.parametrize(
    "text",
    [
        "Fort Worth, a base of Corvin Corp., filed suit.",
        "Worth, the capital, based its claim on a map.",
    ],
)
def test_a_town_with_something_beside_it_stays_the_subject(text: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["Worth"]) == "nsubj"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Reed, Texas-based head of Corvin Corp, was arrested on Monday.", "Reed"),
        ("Halden Bank, London-based owner of Corvin, filed for bankruptcy.", "Bank"),
        ("Sam Berg, Oslo-based coach, resigned on Monday.", "Berg"),
    ],
)
def test_who_is_seated_there_himself_stays_the_subject(text: str, name: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[name]).startswith("nsubj")
