"""What somebody admits to a hearer is what they did themselves."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "gerund", "head", "label"),
    [
        ("Karl Lund confessed to a friend killing his wife.", "killing", "confessed", "xcomp"),
        ("Tom Reed admitted to police stealing the car.", "stealing", "admitted", "xcomp"),
        ("She admitted to a journalist using drugs.", "using", "admitted", "xcomp"),
        ("Tom Cole admitted to the Daily Post forging a letter.", "forging", "admitted", "xcomp"),
        ("The army admitted to officers beating prisoners.", "beating", "officers", "acl"),
        ("He confessed to the officers questioning him.", "questioning", "officers", "acl"),
        ("Karl Lund objected to officers beating prisoners.", "beating", "officers", "acl"),
    ],
)
def test_who_admits_it_to_a_hearer_did_it(text: str, gerund: str, head: str, label: str) -> None:
    word = next(t for t in analyse(text).paragraphs[0].doc if t.text == gerund)
    assert (word.head.text, label_of(word)) == (head, label)
