"""Row 4: a cell that a spreadsheet would run is guarded."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import Options, load
from dashboard.exports.csv import guard, unguard
from dashboard.model import (
    Actor,
    ActorKind,
    Article,
    DateStatus,
    Event,
    EventDate,
    Granularity,
    Modality,
    ParsedArticle,
    Participant,
    Quote,
    QuoteKind,
    Role,
)
from dashboard.timeline.selection import select_all, stream

DAY = dt.date(2024, 3, 4)


def parsed(text: str = "=SUM(A1) was said, “-2+3”, by Ana.") -> ParsedArticle:
    article = Article("x", text, title="@home")
    quote = Quote("q1", article.span(20, 24), QuoteKind.DIRECT, speaker="a1")
    event = Event(
        id="x:0:STATEMENT",
        type="STATEMENT",
        headline=text[:8],
        trigger=article.span(0, 8),
        sentence=article.span(0, len(text)),
        date=EventDate(DAY, DAY, Granularity.DAY, DateStatus.ASSERTED, "it says so"),
        modality=Modality.ASSERTED,
        participants=(Participant("a1", Role.SPEAKER),),
        quotes=("q1",),
    )
    return ParsedArticle(
        article,
        actors=(Actor("a1", "Ana", ActorKind.PERSON),),
        quotes=(quote,),
        events=(event,),
    )


def write(name: str, articles: list[ParsedArticle], options: Options | None = None) -> bytes:
    module = load(name)
    selection = (stream if module.STREAMS else select_all)(articles)
    return b"".join(module.write(selection, options or Options()))


def rows(*, raw: bool) -> list[dict[str, str]]:
    data = write("csv", [parsed()], Options(raw=raw))
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "'=", "''@"])
def test_a_cell_that_begins_like_a_formula_is_guarded(start: str) -> None:
    assert guard(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "2024-03-04", "it's", "'tis", "a=b", " =1", "'"])
def test_any_other_cell_is_left_alone(cell: str) -> None:
    assert guard(cell) == cell


@given(st.text())
def test_the_guard_can_be_taken_away(cell: str) -> None:
    assert unguard(guard(cell)) == cell


def test_csv_is_guarded_unless_raw_is_asked_for() -> None:
    (guarded,), (raw,) = rows(raw=False), rows(raw=True)
    assert (guarded["title"], raw["title"]) == ("'@home", "@home")
    assert (guarded["headline"], raw["headline"]) == ("'=SUM(A1)", "=SUM(A1)")
    assert {name: unguard(cell) for name, cell in guarded.items()} == raw
