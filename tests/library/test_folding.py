"""What a person sets of an event in which reviews of two ids meet holds, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.library.checking import bring_back, hide, remark, set_state
from dashboard.library.corrections import read_log, record, undo
from dashboard.model import Timeline, TimelineEntry
from dashboard.review import Field, State, reviews
from dashboard.timeline.build import build
from tests.timeline.test_identity import BOTH, parsed

FIRST, SECOND = "a:0:CONSULT", "a:12:CONSULT"  # both are mentions of one event


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return tmp_path


def shown() -> tuple[TimelineEntry, Timeline]:
    timeline = build([parsed(BOTH)], reviews(read_log()))
    return timeline.entries[0], timeline


def test_a_state_that_is_set_of_the_event_holds_also_where_it_is_milder() -> None:
    record(FIRST, Field.STATE, "checked")
    record(SECOND, Field.STATE, "disputed")
    assert shown()[0].review.state is State.DISPUTED
    last = set_state(*shown(), State.CHECKED, "settled")
    assert shown()[0].review.state is State.CHECKED
    assert shown()[0].review.contested == ()
    assert [x.clash for x in read_log()] == [None] * 3
    undo(last.number)
    assert shown()[0].review.state is State.DISPUTED


def test_a_state_of_an_event_that_has_another_id_now_goes_on_under_its_own() -> None:
    record(SECOND, Field.STATE, "disputed")
    line = set_state(*shown(), State.UNCHECKED)
    assert (line.event, line.clash) == (SECOND, None)
    assert shown()[0].review.state is State.UNCHECKED


def test_a_note_that_is_made_of_two_stands_once() -> None:
    record(FIRST, Field.NOTE, "ask her")
    record(SECOND, Field.NOTE, "ask him")
    record(SECOND, Field.TAGS, ["a"])
    record(FIRST, Field.TAGS, ["b"])
    remark(*shown(), {Field.NOTE: "asked both", Field.TAGS: ["a"]})
    review = shown()[0].review
    assert (review.value(Field.NOTE), review.value(Field.TAGS)) == ("asked both", ["a"])


def test_an_event_in_which_reviews_meet_is_hidden_and_brought_back() -> None:
    record(SECOND, Field.NOTE, "ask him")
    hide(shown()[0], "no part of it")
    timeline = build([parsed(BOTH)], reviews(read_log()))
    assert [event.id for event in timeline.hidden] == [BOTH.id]
    bring_back(BOTH.id, timeline)
    assert shown()[0].review.value(Field.NOTE) == "ask him"


def test_what_somebody_else_set_of_it_meanwhile_is_a_clash() -> None:
    record(SECOND, Field.STATE, "checked")
    open_now = shown()
    other = record(SECOND, Field.STATE, "disputed")
    assert set_state(*open_now, State.CHECKED).clash == other.number
