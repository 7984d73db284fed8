"""Signs: each that is weighed can be read, and the same words give the same signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import pipeline
from dashboard.events.mention import EventMention
from dashboard.events.salience import rating
from dashboard.events.salience.rating import load_salience
from dashboard.events.salience.selection import load_selection, select_rows
from dashboard.events.salience.signs import SignReader
from dashboard.model import MAIN, Article, DocumentCreationTime
from dashboard.nlp.read import read_article
from dashboard.pipeline import parse

ARTICLES = sorted((Path(__file__).parents[1] / "corpus" / "en" / "articles").glob("*.txt"))
DEATH = "Life.Die"
NEWS = """A bridge near Halden collapsed on Monday, killing two people.

Mayor Ana Costa said the bridge was old. It belonged to the state."""


@pytest.mark.slow
def test_each_sign_that_is_weighed_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()

    def select(
        told: Sequence[EventMention], signs: SignReader, *, language: str = "en"
    ) -> tuple[EventMention, ...]:
        for _, names in signs.read((read.event, read.found) for read in told):
            seen.update(names)
        return select_rows(told, signs, language=language)

    monkeypatch.setattr(pipeline, "select_rows", select)
    for path in ARTICLES:
        parse(read_article(path))
    weighed = {*load_salience("en").weights, *load_selection("en").weights}
    assert weighed - seen <= {"date inferred"}  # dates are inferred behind the selection


def test_the_main_event_is_rated_above_what_is_beside_it() -> None:
    published = DocumentCreationTime(dt.datetime(2024, 5, 15))
    events = parse(Article("a", NEWS, title="Bridge collapses", published=published)).events
    rated = {event.trigger.text: event.salience or 0 for event in events}
    assert rated["collapsed"] >= MAIN
    assert rated["said"] < rated["collapsed"]
    assert "belonged" not in rated  # a state is no row


def test_what_has_a_time_or_is_planned_stays_a_row() -> None:
    published = DocumentCreationTime(dt.datetime(2024, 5, 15))
    text = "The trial could start before the end of the year. It is to be held in Halden."
    events = parse(Article("a", text, published=published)).events
    assert {"trial could start", "held"} <= {event.trigger.text for event in events}


def test_what_was_told_before_is_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    published = DocumentCreationTime(dt.datetime(2024, 5, 15))
    text = (
        "A bus crashed in Halden on Monday. The mayor resigned.\n\n"
        "A lorry crashed in Vik on Tuesday after a van crashed in Orsund."
    )
    seen: list[frozenset[str]] = []

    def select(told: Sequence[EventMention], signs: SignReader, *, language: str = "en") -> object:
        seen.extend(names for _, names in signs.read((r.event, r.found) for r in told))
        return told

    monkeypatch.setattr(pipeline, "select_rows", select)
    parse(Article("a", text, published=published))
    told = {"kind told before", "kind just told", "sentence told before"}
    assert [names & told for names in seen] == [
        frozenset(),
        frozenset(),
        {"kind told before"},
        told,
    ]


def test_of_two_clauses_that_tell_an_event_the_weightier_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        "Ana Costa left. Olaf Lund stayed.\n\nThe mayor of Vik praised the guards.\n\n"
        "Ana Costa praised the guards who killed Mark Reed.\n\n"
        "Guards killed Reed in Halden as he fled to Norway."
    )
    article = Article("a", text, published=DocumentCreationTime(dt.datetime(2024, 5, 15)))
    both = next(e for e in parse(article).events if e.subtype == DEATH)
    assert [m.text for m in (both.trigger, *both.mentions)] == ["killed", "killed"]
    monkeypatch.setattr(rating, "_clauses_of", lambda read: [read.found])
    first = next(e for e in parse(article).events if e.subtype == DEATH)
    assert both.salience > first.salience
