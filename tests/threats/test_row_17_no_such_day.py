"""Row 17: what looks like a date and is none gives no date, or says that it has two readings."""

from __future__ import annotations

import pytest

from dashboard.model import TemporalExpression
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse

HEAD = "---\npublished: 2024-03-08\n---\n"


def timexes(text: str) -> tuple[TemporalExpression, ...]:
    return parse(article_from_text(HEAD + text, "a")).timexes


@pytest.mark.parametrize(
    "text",
    [
        "The council met on 30 February.",
        "The council met on 31 April 2021.",
        "It may rain, and the council may meet.",
        "They met in Room 101, March Street.",
        f"The council met {'5' * 5000} times in the hall.",
        f"The council met on {'9' * 5000}-01-01.",
        "The council met on 99/99/9999.",
    ],
)
def test_what_is_no_day_gives_no_stated_day(text: str) -> None:
    parsed = parse(article_from_text(HEAD + text, "a"))
    days = [e.date for e in parsed.events if e.date.status.value == "asserted"]
    assert [d for d in days if d.earliest is not None and d.earliest == d.latest] == []


def test_a_day_of_two_readings_says_so() -> None:
    (found,) = timexes("The council of Oslo met on 10/11/12.")
    assert found.alternatives or found.interval is None


@pytest.mark.parametrize("words", ["44 BC", "500 BC", "the 3rd century BC"])
def test_before_our_era_no_day_of_it_is_made_up(words: str) -> None:
    for found in timexes(f"Caesar was killed in {words}."):
        assert found.interval is None or found.interval.begin is None
