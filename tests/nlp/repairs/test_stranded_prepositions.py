"""A name right behind a preposition is no second subject of the verb."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "name", "above", "label"),
    [
        (
            "Two men who were hurt, two days ago, at Nehru Memorial Hospital died on Sunday.",
            "Hospital",
            "at",
            "pobj",
        ),
        (
            "The four suspects who were arraigned before a Halden senior magistrates' court on "
            "Tuesday were remanded in prison custody.",
            "court",
            "before",
            "pobj",
        ),
        ("Two days ago, the driver whom Reed hired died.", "Reed", "hired", "nsubj"),
        ("On Sunday Reed died in Oslo.", "Reed", "died", "nsubj"),
    ],
)
def test_the_name_is_what_the_preposition_governs(
    text: str, name: str, above: str, label: str
) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == name)
    assert (token.head.text, label_of(token)) == (above, label)
