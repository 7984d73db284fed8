"""Who has an office in a body with a preposition in its name is the head of the phrase."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of

MOVEMENT = "Movement for Democratic Change leader Ole Lund was arrested."


@pytest.mark.parametrize(
    ("text", "name", "head", "label"),
    [
        (MOVEMENT, "Lund", "arrested", "nsubjpass"),
        (MOVEMENT, "Movement", "Lund", "nmod"),
        (
            "Congress for Democracy and Progress chairman Ole Lund resigned.",
            "Lund",
            "resigned",
            "nsubj",
        ),
        ("The Party for Freedom leader, Ole Lund, was jailed.", "leader", "jailed", "nsubjpass"),
        (
            "Police arrested Movement for Democratic Change leader Ole Lund.",
            "Lund",
            "arrested",
            "dobj",
        ),
        ("Reporters Without Borders director Ida Moe was held.", "Reporters", "Moe", "nmod"),
        ("Movement for Change blamed Labour leader Ole Lund.", "Movement", "blamed", "nsubj"),
        ("The club paid Halden for Arsenal captain Ole Lund.", "Halden", "paid", "dobj"),
        ("Norvik for Ole Lund voted on Monday.", "Norvik", "voted", "nsubj"),
    ],
)
def test_an_office_behind_the_name_of_a_body(text: str, name: str, head: str, label: str) -> None:
    found = next(t for t in analyse(text).paragraphs[0].doc if t.text == name)
    assert (found.head.text, label_of(found)) == (head, label)
