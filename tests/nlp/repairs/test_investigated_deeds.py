"""A day behind a deed that is looked into is that of the deed."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Detectives want to speak to a man about the shooting on Saturday.", "shooting"),
        ("Police are appealing for witnesses to the crash on Saturday.", "crash"),
        ("Officers questioned a man about the robbery on Friday.", "questioned"),
        ("The mayor will speak to pupils about the budget on Friday.", "speak"),
        ("Detectives will speak to a family about the crash on Friday.", "speak"),
        ("Police plan to interview a driver about the crash on Friday.", "interview"),
        ("Families will search for victims of the crash on Friday.", "search"),
        ("Officers would like to speak to a woman about the robbery on Sunday.", "robbery"),
    ],
)
def test_a_day_behind_a_deed(text: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == "on")
    assert token.head.text == head
