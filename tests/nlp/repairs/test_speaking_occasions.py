"""The talk in which something is said belongs to the saying."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "link", "head"),
    [
        ("President Cho denounced the May attack in his meeting with Lind.", "in", "denounced"),
        ("The minister condemned the raid during a phone call with Lind.", "during", "condemned"),
        ("The council cancelled the 7 July vote in the meeting.", "in", "vote"),
        ("The minister praised the change of the meeting.", "of", "change"),
    ],
)
def test_an_occasion_of_speech(text: str, link: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == link)
    assert token.head.text == head
