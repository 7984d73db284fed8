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
    ],
)
def test_a_day_behind_a_deed(text: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == "on")
    assert token.head.text == head
