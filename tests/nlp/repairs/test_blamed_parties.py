"""A verb of blaming has the party behind "on", and not what is blamed on them."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "party", "above"),
    [
        ("After blaming the attack on the Seleka yesterday, the mayor left.", "Seleka", "blaming"),
        ("Officials blamed the attack on a town on rebels.", "rebels", "blamed"),
        ("Officials blamed the attack on a town on rebels.", "town", "attack"),
        ("Officials condemned the attack on a town.", "town", "attack"),
    ],
)
def test_the_last_party_is_the_verbs(text: str, party: str, above: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == party)
    assert token.head.head.text == above
