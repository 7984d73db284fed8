"""An object behind a phrase of its verb is no apposition of a noun in that."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "noun", "head", "label"),
    [
        (
            "Mayor Ida Sand, visiting Delhi, condemned in the strongest terms the raid on a bus.",
            "raid",
            "condemned",
            "dobj",
        ),
        (
            "Mayor Ida Sand, visiting Delhi, condemned in the strongest terms the raid on a bus.",
            "Sand",
            "condemned",
            "nsubj",
        ),
        ("Sand condemned in the strongest terms the raid on a bus.", "raid", "condemned", "dobj"),
        ("Police said Officer Sand arrested on Monday the driver.", "driver", "arrested", "dobj"),
        ("Sand met in Oslo the minister, a banker.", "banker", "minister", "appos"),
        ("Sand, condemned in a report on the raid, resigned.", "Sand", "resigned", "nsubj"),
        ("The mayor, hurt in a raid on Monday, resigned.", "mayor", "resigned", "nsubj"),
    ],
)
def test_an_object_behind_a_phrase(text: str, noun: str, head: str, label: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == noun)
    assert (token.head.text, label_of(token)) == (head, label)
