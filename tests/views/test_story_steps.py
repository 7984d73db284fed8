"""The steps of a story are the chosen events, in order, with what is known of each."""

from __future__ import annotations

from dashboard.timeline.query import Query, choose
from dashboard.views.story.model import MOST, steps
from tests.benchmarks.made_events import make


def test_the_steps_are_the_chosen_events_in_order() -> None:
    timeline = make(40)
    query = Query(types=("CONSULT", "AID"))
    told, number = steps(timeline, query)
    assert [step["id"] for step in told] == [e.event.id for e in choose(timeline, query)]
    assert number == len(told)
    assert all(step["quote"] and step["speaker"] for step in told)


def test_a_long_story_is_cut_and_says_how_long_it_was() -> None:
    told, number = steps(make(MOST + 5), Query())
    assert (len(told), number) == (MOST, MOST + 5)


def test_nothing_chosen_has_no_steps() -> None:
    assert steps(make(3), Query(words="xylophone")) == ([], 0)
