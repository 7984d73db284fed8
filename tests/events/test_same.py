"""One event told twice has the places and the quotations of both tellings."""

from __future__ import annotations

import pytest

from dashboard.model import Article
from dashboard.pipeline import parse


def test_a_statement_that_goes_on_has_both_quotations() -> None:
    text = "Anna Berg said the dam was safe but added that the gates needed paint."
    parsed = parse(Article("case", text))
    (event,) = (e for e in parsed.events if e.type == "STATEMENT")
    assert [m.text for m in (event.trigger, *event.mentions)] == ["said", "added"]
    assert {q.id for q in parsed.quotes} == set(event.quotes)
    assert len(event.quotes) == 2


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "Thousands protested in Oslo on Monday. The protest began outside the station.",
            [["protested", "protest began"]],
        ),
        (  # the day on which it began is news
            "Thousands protested in Oslo for weeks. The protest began on 4 March 2024.",
            [["protested"], ["protest began"]],
        ),
        (  # of several collisions
            "Two cars collided on Monday. The initial collision occurred near a bridge.",
            [["collided"], ["collision occurred"]],
        ),
    ],
)
def test_an_event_whose_course_is_told_is_the_one_told_before(
    text: str, triggers: list[list[str]]
) -> None:
    parsed = parse(Article("case", text))
    told = [[m.text for m in (event.trigger, *event.mentions)] for event in parsed.events]
    assert told == triggers
