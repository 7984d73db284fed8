"""A list of participles goes on with the perfect infinitive that it stands behind."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The men are said to have stabbed Lind, robbed the shop and fled.", "robbed", "stabbed"),
        ("Lund is believed to have left the club, taken a cab and flown home.", "taken", "left"),
        (
            "The clerks were thought to have forged the deed, bribed a guard and sold the boat.",
            "bribed",
            "forged",
        ),
        ("The men are said to have stabbed Lind and were arrested in May.", "arrested", "said"),
        ("Berg was alleged to have robbed a bank, and denied it.", "denied", "alleged"),
        ("Berg was asked to leave, refused and fled.", "refused", "asked"),
    ],
)
def test_a_participle_goes_on_with_the_infinitive(text: str, verb: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == verb)
    assert token.head.text == head
