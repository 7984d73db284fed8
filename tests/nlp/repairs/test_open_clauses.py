"""A predicate goes on with the clause that is open; a bench does no deed of which it hears."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Lind told police, who searched a house on Monday and found a gun.", "found", "searched"),
        ("Lind told police, who searched a house, and found a gun.", "found", "told"),
        ("The court heard that Lind took cash, after a vote, and forged a name.", "forged", "took"),
        ("The court heard that Lind took cash, after a vote, and adjourned.", "adjourned", "heard"),
        ("Lind says the man emerged, asked to eat, then shot himself.", "asked", "emerged"),
        ("Lind said the man emerged, thanked the guards and urged calm.", "emerged", "said"),
        ("Police say Lind fled on Monday, and arrested his brother.", "arrested", "say"),
        ("The court heard it was a lie and he was waiting to kill her.", "waiting", "was"),
        ("The inquest heard she was afraid and he had beaten her in May.", "beaten", "was"),
        ("The court heard it was a lie and the judge dropped the case.", "dropped", "heard"),
        ("The court heard it was a lie, and he left the town in May.", "left", "heard"),
        ("The court heard the case on Monday and Lind left.", "left", "heard"),
        ("A man heard that Lind took cash, after a vote, and forged a name.", "forged", "heard"),
    ],
)
def test_a_predicate_goes_on_with(text: str, word: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[word].head.text == head


def test_a_bench_warns_whom_it_hears_of() -> None:
    text = "The judge heard that Reed robbed a bank in 2019 and warned him on Monday."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["warned"].head.text == "heard"
