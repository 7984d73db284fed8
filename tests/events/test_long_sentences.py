"""A sentence without an end costs in proportion to its length, not to its square."""

from __future__ import annotations

import time

import pytest

from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse


def cost(events: int) -> float:
    """The seconds of CPU that a sentence of so many joined verbs takes."""
    text = "The council met on 3 April 2020 " + "and spoke of the harbour " * events + "."
    begin = time.process_time()
    parsed = parse(article_from_text(text, "long", label="long"))
    assert parsed.events
    return time.process_time() - begin


@pytest.mark.slow
def test_four_times_the_sentence_is_far_from_sixteen_times_the_cost() -> None:
    cost(10)  # the model is loaded
    small = min(cost(400) for _ in range(2))
    assert cost(1600) < 9 * small
