"""How events stand to each other, and what that says of their dates (cases.toml)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import (
    Article,
    DateStatus,
    DocumentCreationTime,
    Event,
    EventDate,
    Granularity,
    Modality,
    ParsedArticle,
    Relation,
    RelationType,
    Span,
)
from dashboard.pipeline import parse
from dashboard.relations.bounds import Network, latest_before
from tests.cases import CheckCases, read_table

pytestmark = pytest.mark.usefixtures("every_row")

CASES = read_table(Path(__file__).parent / "cases.toml")
PUBLISHED = DocumentCreationTime(dt.datetime(2023, 12, 22))


def event_at(parsed: ParsedArticle, words: str) -> Event:
    exact = [e for e in parsed.events if e.trigger.text == words]
    start = parsed.article.text.index(words)
    near = [e for e in parsed.events if e.trigger.start <= start < e.trigger.end]
    found = exact or near
    assert found, f"{words!r} is no event: {[e.trigger.text for e in parsed.events]}"
    return found[0]


def test_the_relations_of_a_text(check_cases: CheckCases) -> None:
    check_cases(CASES, check_relations, itemgetter("text"))


def check_relations(case: dict[str, Any]) -> None:
    parsed = parse(Article("case", case["text"], published=PUBLISHED))
    have = {
        (r.source, str(r.type), r.target): r.signal.text if r.signal else "-"
        for r in parsed.relations
    }
    for one, kind, other, signal in case["relations"]:
        key = (event_at(parsed, one).id, kind, event_at(parsed, other).id)
        assert have.get(key) == signal, have
    for one, kind, other in case.get("not", ()):
        assert (event_at(parsed, one).id, kind, event_at(parsed, other).id) not in have
    for words, edtf, status in case["dates"]:
        date = event_at(parsed, words).date
        assert (date.edtf, date.status) == (edtf, status), date


def made(
    number: int, earliest: dt.date | None, latest: dt.date | None, status: DateStatus
) -> Event:
    span = Span(number, number + 1, "x")
    date = EventDate(earliest, latest, Granularity.DAY, status, "made")
    return Event(f"a:{number}:OTHER", "OTHER", "x", span, span, date, Modality.ASSERTED)


def settled(events: Sequence[Event], relations: Sequence[Relation]) -> Network:
    network = Network(events, relations)
    network.settle()
    return network


def test_bounds_travel_along_a_chain() -> None:
    day = dt.date(2020, 5, 1)
    events = [made(0, day, day, DateStatus.STATED)] + [
        made(n, None, None, DateStatus.UNKNOWN) for n in (1, 2, 3)
    ]
    relations = [Relation(events[n + 1].id, events[n].id, RelationType.AFTER) for n in (0, 1, 2)]
    network = settled(events, relations)
    dated = network.dated()
    assert [e.date.earliest for e in dated] == [day] * 4
    assert dated[3].date.status is DateStatus.BOUNDED
    assert network.contradictions == {}


def test_what_leans_on_a_date_follows_it_when_that_is_read_anew() -> None:
    first, later = dt.date(2020, 5, 1), dt.date(2020, 5, 4)
    events = [made(0, later, later, DateStatus.STATED)]
    events += [made(n, None, None, DateStatus.UNKNOWN) for n in (1, 2)]
    relations = [Relation(events[n + 1].id, events[n].id, RelationType.AFTER) for n in (0, 1)]
    network = settled(events, relations)
    network.put({events[0].id: made(0, first, first, DateStatus.STATED).date})
    assert [e.date.earliest for e in network.dated()] == [first, None, None]
    network.settle()
    assert [e.date.earliest for e in network.dated()] == [first] * 3
    assert [p.rule for p in network.proposals(events[2].id)] == ["after another"]


def test_a_contradiction_is_told_and_moves_nothing() -> None:
    first = made(0, dt.date(2020, 5, 1), dt.date(2020, 5, 1), DateStatus.STATED)
    second = made(5, dt.date(2021, 5, 1), dt.date(2021, 5, 1), DateStatus.STATED)
    relation = Relation(first.id, second.id, RelationType.AFTER)
    network = settled([first, second], [relation])
    assert network.dated() == (first, second)
    (contradiction,) = network.contradictions.values()
    assert contradiction.start == first.trigger.start


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1))


@given(
    st.lists(st.tuples(DAYS, st.sampled_from(DateStatus)), min_size=2, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8),
)
def test_no_network_makes_a_date_end_before_it_begins(
    days: list[tuple[dt.date, DateStatus]], pairs: list[tuple[int, int]]
) -> None:
    events = [
        made(n, day, day, status) if status is DateStatus.STATED else made(n, None, None, status)
        for n, (day, status) in enumerate(days)
    ]
    relations = [
        Relation(events[a].id, events[b].id, RelationType.BEFORE)
        for a, b in pairs
        if a < len(events) and b < len(events) and a != b
    ]
    dated = settled(events, relations).dated()
    for before, after in zip(events, dated, strict=True):
        if before.date.status is DateStatus.STATED:
            assert after == before


@pytest.mark.parametrize(
    ("length", "day"),
    [("P1Y", dt.date(2022, 12, 21)), ("P3M", dt.date(2023, 9, 21)), ("P2W", dt.date(2023, 12, 7))],
)
def test_a_length_before_a_day(length: str, day: dt.date) -> None:
    assert latest_before(dt.date(2023, 12, 21), length) == day
    assert latest_before(dt.date(2023, 12, 21), "PXY") is None
