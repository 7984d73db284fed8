"""What the fuzzer found, and its kind: times at both ends of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.contract import to_record
from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse
from dashboard.timeline.build import build

ENDS = (dt.date(1, 1, 1), dt.date(1, 3, 1), dt.date(9999, 3, 1), dt.date(9999, 12, 31))
TEXTS = (
    "Q3 Q3",
    "It opened in March and closed in February.",
    "The bridge will be opened in three weeks. The mine is to be closed in 9000 years.",
    "The bridge will be opened within ten months.",
    "The talks began on Monday. On the third day of the talks Ana Berg left.",
    "Ana Berg left before 1 January 1. Bo Lund left before midnight on 1 January 1.",
    "Ana Berg met Bo Lund. Two weeks after the meeting he resigned; the strike ended a year later.",
    "The fair runs from 30 December to 3 January. Last year it was shut, next year it will be too.",
)


@pytest.mark.parametrize("day", ENDS, ids=str)
@pytest.mark.parametrize("text", TEXTS)
def test_the_ends_of_the_calendar_end_no_article(text: str, day: dt.date) -> None:
    published = DocumentCreationTime(dt.datetime.combine(day, dt.time()))
    one = parse(Article("a", text, published=published, source="The Post"))
    other = parse(Article("b", text, published=published, source="The Mail"))
    assert to_record(one)["article"]["id"] == "a"
    assert len(build([one, other]).entries) <= len(one.events) + len(other.events)
