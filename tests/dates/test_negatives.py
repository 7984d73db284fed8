"""Words that look like times and are none are left alone."""

from __future__ import annotations

from pathlib import Path

from dates_reading import read, tag

from tests.cases import CheckCases, read_lines

PHRASES = read_lines(Path(__file__).parents[1] / "corpus/en/phrases/negatives.txt")


def test_there_are_enough_negatives() -> None:
    assert len(PHRASES) >= 300
    assert len(PHRASES) == len({case.what for case in PHRASES})


def test_nothing_is_found(check_cases: CheckCases) -> None:
    tag(case.given for case in PHRASES)
    check_cases(PHRASES, check_nothing_is_found)


def check_nothing_is_found(phrase: str) -> None:
    assert [(t.span.text, t.value, t.rule) for t in read(phrase)] == []
