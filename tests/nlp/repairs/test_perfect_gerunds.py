"""Perfect gerunds whose participle the parser took for an adjective."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


def _head(text: str, word: str) -> str:
    doc = analyse(text).paragraphs[0].doc
    return next(t for t in doc if t.text == word).head.text


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Juan Ibanez denied having ordered staff to destroy documents.", "ordered", "denied"),
        ("Juan Ibanez denied having ordered staff to destroy documents.", "staff", "ordered"),
        ("Juan Ibanez denied having ordered staff to destroy documents.", "destroy", "ordered"),
        ("He admitted having paid officials.", "officials", "paid"),
        ("They sold frozen fish.", "frozen", "fish"),
    ],
)
def test_its_object_is_not_who_acts(text: str, word: str, head: str) -> None:
    assert _head(text, word) == head


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Lind accused Moe of having taken a bribe, resigned and left.", "resigned", "accused"),
        (
            "Police suspected Reed of having robbed a bank, raided his home and arrested Moe.",
            "raided",
            "suspected",
        ),
        (
            "A court convicted Reed of having robbed a bank, fined him and closed the case.",
            "fined",
            "convicted",
        ),
    ],
)
def test_who_accuses_goes_on_to_act(text: str, word: str, head: str) -> None:
    assert _head(text, word) == head
