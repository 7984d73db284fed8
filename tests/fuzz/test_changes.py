"""Some 300 of the changes that ``python -m tests.fuzz.changes`` makes by the ten thousand."""

from __future__ import annotations

import pytest

from dashboard.exports import formats
from tests.fuzz.changes import FAULTS, NAMED, run, texts


@pytest.mark.slow
@pytest.mark.parametrize("name", formats())
def test_each_single_character_is_held(name: str) -> None:
    counts = run(name, 30, 1)
    assert not any(counts[fault] for fault in FAULTS), counts
    assert counts.total() == 30


@pytest.mark.parametrize("name", formats())
def test_the_rows_are_known_by_the_form_of_the_format_alone(name: str) -> None:
    assert sum(len(text.rows) for text in texts(name)) >= 4
    assert run(name, 10, 2)[NAMED]
