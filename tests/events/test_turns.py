"""In a transcript each turn is a statement of the one whose label stands before it."""

from __future__ import annotations

import datetime as dt

from dashboard.model import Article, DocumentCreationTime, Event
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2023, 12, 22))
TALK = (
    "RUIZ: We will open the bridge in March. It has cost too much.\n\n"
    "WALSH: Will you resign?\n\nRUIZ: No. I was elected in 2021.\n\nWALSH: Thank you."
)


def statements(text: str) -> list[Event]:
    events = parse(Article("talk", text, published=PUBLISHED)).events
    return [e for e in events if e.type == "STATEMENT"]


def test_each_turn_is_a_statement_with_its_words() -> None:
    found = statements(TALK)
    assert [e.trigger.text for e in found] == ["RUIZ", "WALSH", "RUIZ", "WALSH"]
    assert found[1].headline == "WALSH: Will you resign?"
    assert [len(e.quotes) for e in found] == [1, 1, 1, 1]


def test_a_turn_is_of_the_day_of_publication_when_nothing_else_is_told() -> None:
    assert {(e.date.edtf, str(e.date.status)) for e in statements(TALK)} == {
        ("2023-12-22", "inferred")
    }


def test_a_turn_is_of_the_day_of_the_meeting_that_the_text_dates() -> None:
    found = statements(f"Tom Walsh met Mayor Clara Ruiz on Monday.\n\n{TALK}")
    assert {e.date.edtf for e in found} == {"2023-12-18"}
    assert all("met" in e.date.because for e in found)


def test_a_colon_in_prose_makes_no_turn() -> None:
    assert statements("The result: nobody came to the harbour on Monday.") == []
