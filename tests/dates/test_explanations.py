"""Days are told in words: a unit of the calendar by its name, other stretches by their ends."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.dates.explanations import tell_stretch, tell_value


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2025-03-21", "2025-03-21", "Friday 21 March 2025"),
        ("2025-03-01", "2025-03-31", "March 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2020-01-01", "2029-12-31", "the decade from 2020 to 2029"),
        ("2025-03-17", "2025-03-21", "from Monday 17 March 2025 to Friday 21 March 2025"),
    ],
)
def test_a_stretch_of_days_is_told_in_words(first: str, last: str, told: str) -> None:
    assert tell_stretch(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [("2025-03-21", "Friday 21 March 2025"), ("P2W", "P2W"), ("", "")],
)
def test_a_value_that_is_a_day_is_told_in_words(value: str, told: str) -> None:
    assert tell_value(value) == told
