"""Words that look as if they lacked an apostrophe stay whole."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.registry import read_words


@pytest.mark.parametrize("word", sorted(read_words("languages/en/words/whole.txt")))
def test_a_word_is_one_token(word: str) -> None:
    assert word in [t.text for t in analyse(f"They saw {word} again.").paragraphs[0].doc]


def test_contractions_are_two() -> None:
    doc = analyse("We'd left, they cannot stay.").paragraphs[0].doc
    assert [t.text for t in doc[:2]] == ["We", "'d"]
    assert "not" in [t.text for t in doc]
