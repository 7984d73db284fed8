"""Words that look like times and are none are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from dates_reading import read

LINES = (
    (Path(__file__).parents[1] / "corpus/en/phrases/negatives.txt").read_text("utf-8").splitlines()
)
PHRASES = [line for line in LINES if line and not line.startswith("#")]


def test_there_are_enough_negatives() -> None:
    assert len(PHRASES) >= 300
    assert len(PHRASES) == len(set(PHRASES))


@pytest.mark.parametrize("phrase", PHRASES)
def test_nothing_is_found(phrase: str) -> None:
    assert [(t.span.text, t.value, t.rule) for t in read(phrase)] == []
