"""A list that a relative clause began goes on in it; a clause that is closed ends there."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        (
            "Berg was hurt in a fire, which damaged a mill, destroyed barns and hit a tower.",
            "destroyed",
            "damaged",
        ),
        (
            "Berg was cut by glass in a storm, which flooded Halden, tore up roads and hurt Lund.",
            "tore",
            "flooded",
        ),
        (
            "Brill was bitten by a dog, which ran, spent a day in bed and died.",
            "spent",
            "bitten",
        ),
        ("Lind was freed by rebels, who held him, met his wife and left.", "met", "freed"),
        (
            "Berg was hurt in a fire, which damaged a mill and destroyed a barn.",
            "destroyed",
            "damaged",
        ),
        ("Berg was taken to a clinic, which called the police, and died there.", "died", "taken"),
        ("Lund was freed by a court, which threw out the case, and went to Oslo.", "went", "freed"),
        (
            "Lind was released after a deal, which ended the siege, and met his son.",
            "met",
            "released",
        ),
    ],
)
def test_a_list_goes_on_in_the_clause_that_began_it(text: str, word: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[word].head.text == head
