"""Which event of the present reading a stored id means, however the mentions were joined anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.identity import EventId, Resolver, article_of, read_id
from dashboard.model import (
    Article,
    DateStatus,
    Event,
    EventDate,
    Granularity,
    Modality,
    ParsedArticle,
)
from dashboard.review import REMARKS, Correction, Field, State, fold, reviews
from dashboard.timeline.build import build, remarked
from dashboard.timeline.corrections.correct import correct
from dashboard.timeline.corrections.edtf import read_edtf
from dashboard.timeline.query import Query
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import select
from dashboard.views.timeline.model import panel

WORDS = 30  # of six characters each, with the space behind them
ARTICLE = Article("a", "words " * WORDS)


def event(told: str, *mentions: tuple[int, int], own: int | None = None) -> Event:
    """An event of a type, told by stretches of words; its id begins with the first, or ``own``."""
    spans = [ARTICLE.span(6 * first, 6 * last + 5) for first, last in mentions]
    start = spans[0].start if own is None else 6 * own
    date = EventDate(*read_edtf("2024-05"), DateStatus.STATED, "the words say so")
    return Event(
        f"a:{start}:{told}",
        told,
        f"{told} at {start}",
        spans[0],
        ARTICLE.span(0, 5),
        replace(date, granularity=Granularity.MONTH, edtf="2024-05"),
        Modality.ASSERTED,
        mentions=tuple(spans[1:]),
    )


def line(number: int, start: int, field: Field, now: object, told: str = "CONSULT") -> Correction:
    return Correction(
        number, "2024-05-06T07:08:09Z", f"P{number}", f"a:{6 * start}:{told}", field, None, now
    )


def parsed(*events: Event) -> ParsedArticle:
    return ParsedArticle(ARTICLE, events=events)


CASES = [
    ("the very id", "a:12:CONSULT", [event("CONSULT", (2, 2)), event("STATE", (2, 2))], 0),
    ("another type", "a:12:AGREE", [event("CONSULT", (2, 2))], 0),
    ("a later mention", "a:12:CONSULT", [event("CONSULT", (0, 0), (2, 2))], 0),
    ("a later mention of another type", "a:12:AGREE", [event("CONSULT", (0, 0), (2, 2))], 0),
    ("a trigger that grew", "a:12:CONSULT", [event("CONSULT", (1, 2))], 0),
    ("the id begins where no mention is left", "a:12:X", [event("Y", (4, 4), own=2)], 0),
    ("of two the one of its type", "a:12:A", [event("A", (0, 0), (2, 2)), event("B", (2, 2))], 0),
    ("of two the first mention", "a:12:C", [event("A", (0, 0), (2, 2)), event("B", (2, 2))], 1),
    ("a start before a stretch", "a:12:A", [event("B", (2, 2)), event("A", (1, 3))], 0),
    ("two of one word, another type", "a:12:C", [event("B", (2, 2)), event("A", (2, 2))], 1),
    ("two alike", "a:12:C", [event(t, (i, i), (2, 2)) for i, t in enumerate("AB")], None),
    ("none there", "a:18:CONSULT", [event("CONSULT", (2, 2))], None),
    ("another article", "b:12:CONSULT", [event("CONSULT", (2, 2))], None),
    ("no id", "nonsense", [event("CONSULT", (2, 2))], None),
    ("a start of many digits", f"a:{'1' * 5000}:CONSULT", [event("CONSULT", (2, 2))], None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "stored", "events", "found"), CASES, ids=[c[0] for c in CASES])
def test_a_stored_id_means(name: str, stored: str, events: list[Event], found: int | None) -> None:
    expected = None if found is None else events[found].id
    assert Resolver(events).find(stored) == expected
    assert Resolver(reversed(events)).find(stored) == expected


def test_an_event_of_a_persons_own_is_found_by_its_own_id_alone() -> None:
    own = event("STATE", (1, 9))
    assert Resolver([own], {own.id}).find("a:12:CONSULT") is None
    assert Resolver([own], {own.id}).find(own.id) == own.id


def test_the_parts_of_an_id() -> None:
    assert read_id("a:b:59:CONSULT") == EventId("a:b", 59, "CONSULT")
    assert article_of("a:b:59:CONSULT") == "a:b"
    assert [read_id(no) for no in ("", "a", "a:1", ":1:X", "a:x:X", "a:-1:X", "a:١:X")] == [
        None
    ] * 7


BOTH = event("CONSULT", (0, 0), (2, 2))  # what two ids mean: a:0:CONSULT and a:12:CONSULT


def test_of_two_reviews_that_meet_the_stricter_state_holds_and_both_are_kept_and_told() -> None:
    log = [line(1, 2, Field.STATE, "disputed"), line(2, 0, Field.STATE, "checked")]
    timeline = build([parsed(BOTH)], reviews(log))
    (entry,) = timeline.entries
    assert entry.review.state is State.DISPUTED
    assert entry.review.keys == ("a:12:CONSULT", "a:0:CONSULT")
    assert list(entry.review.said(Field.STATE)) == log
    (told,) = [row for row in remarks(entry) if "one now" in row]
    assert "disputed by P1" in told
    assert "checked by P2" in told
    assert "the stricter holds" in told
    texts = [block["text"] for block in panel(timeline, Query(event=BOTH.id)) if "text" in block]
    assert told in texts


def test_of_two_values_of_a_field_the_later_holds_and_both_are_kept_and_told() -> None:
    log = [line(1, 2, Field.DATE, "2023"), line(2, 0, Field.DATE, "2022-05")]
    (entry,) = build([parsed(BOTH)], reviews(log)).entries
    assert entry.event.date.edtf == "2022-05"
    assert list(entry.review.said(Field.DATE)) == log
    assert any("2023 by P1" in row and "the later holds" in row for row in remarks(entry))


def test_notes_tags_and_stars_of_both_hold() -> None:
    log = [
        line(1, 2, Field.NOTE, "ask her"),
        line(2, 0, Field.NOTE, "ask him"),
        line(3, 2, Field.TAGS, ["a", "b"]),
        line(4, 0, Field.TAGS, ["b", "c"]),
        line(5, 2, Field.STARRED, True),
        line(6, 0, Field.STARRED, False),
    ]
    (entry,) = build([parsed(BOTH)], reviews(log)).entries
    assert entry.review.contested == ()
    assert entry.review.marks == ("starred", "a", "b", "c")
    assert {"Note: ask her", "Note: ask him"} <= set(remarks(entry))
    assert "one now" not in "".join(remarks(entry))


def test_what_was_taken_back_gives_way_to_what_stands() -> None:
    log = [line(1, 2, Field.STATE, "checked"), line(2, 0, Field.STATE, None)]
    (entry,) = build([parsed(BOTH)], reviews(log)).entries
    assert entry.review.state is State.CHECKED
    assert entry.review.contested == ()


def test_a_mention_that_was_hidden_does_not_hide_the_event_that_tells_it_and_it_is_told() -> None:
    hidden = [line(1, 2, Field.HIDDEN, True)]
    timeline = build([parsed(BOTH)], reviews(hidden))
    (entry,) = timeline.entries
    assert (timeline.hidden, timeline.lost) == ((), ())
    assert any("was hidden by P1" in row for row in remarks(entry))
    noted = reviews([*hidden, line(2, 0, Field.NOTE, "kept")])
    assert len(build([parsed(BOTH)], noted).entries) == 1
    both = reviews([*hidden, line(2, 0, Field.HIDDEN, True)])
    assert [e.id for e in build([parsed(BOTH)], both).hidden] == [BOTH.id]


def test_an_event_that_got_another_type_or_more_words_stays_hidden() -> None:
    for now in (event("AGREE", (2, 2)), event("AGREE", (1, 3))):
        timeline = build([parsed(now)], reviews([line(1, 2, Field.HIDDEN, True)]))
        assert [e.id for e in timeline.hidden] == [now.id]
        assert timeline.find("a:12:CONSULT") is None
        assert timeline.resolve("a:12:CONSULT") == now.id


def test_what_is_joined_or_kept_apart_is_found_through_any_mention() -> None:
    other = replace(ARTICLE, id="b")
    events = [event("CONSULT", (0, 0), (2, 2)), event("AGREE", (5, 5), (7, 7))]
    there = [replace(e, id=f"b{e.id[1:]}") for e in events]
    articles = [parsed(*events), ParsedArticle(other, events=tuple(there))]
    joined = reviews([line(1, 2, Field.JOINED, ["b:42:AGREE"])])
    entry = build(articles, joined).find("a:0:CONSULT")
    assert entry is not None
    assert {r.event.id for r in entry.reports} == {"a:0:CONSULT", "b:30:AGREE"}
    apart = reviews([line(1, 7, Field.APART, ["b:42:STATE"]), line(2, 2, Field.JOINED, ["b:42:X"])])
    entry = build(articles, apart).find("a:30:AGREE")
    assert entry is not None
    assert [r.event.id for r in entry.reports] == ["a:30:AGREE"]


def test_a_state_shows_at_once_also_where_reviews_meet() -> None:
    before = build([parsed(BOTH)], reviews([line(1, 2, Field.STATE, "disputed")]))
    log = [line(1, 2, Field.STATE, "disputed"), line(2, 2, Field.STATE, "checked")]
    gone = line(3, 20, Field.STATE, "checked")
    after = remarked(before, reviews([*log, gone]))
    assert after.entries[0].review.state is State.CHECKED
    assert after.lost == (gone.event,)


def test_the_lines_of_a_chosen_event_go_out_with_it_whatever_their_ids() -> None:
    log = [line(1, 2, Field.STATE, "checked", "OLD"), line(2, 9, Field.STATE, "checked")]
    timeline = build([parsed(BOTH, event("AGREE", (9, 9)))], reviews(log))
    found = select(timeline, Query(types=("CONSULT",)), log)
    assert [x.event for x in found.log] == [log[0].event]


_TYPES = st.sampled_from(["CONSULT", "AGREE", "STATE"])
_VALUES: dict[Field, st.SearchStrategy[object]] = {
    Field.STATE: st.sampled_from([*map(str, State), None]),
    Field.DATE: st.sampled_from(["2023", "2024-05-06", "", None]),
    Field.NOTE: st.sampled_from(["ask", "look", None]),
    Field.TAGS: st.sampled_from([["a"], ["b", "c"], [], None]),
    Field.HIDDEN: st.sampled_from([True, None]),
    Field.STARRED: st.sampled_from([True, False, None]),
    Field.HEADLINE: st.sampled_from(["Talks", None]),
    Field.APART: st.sampled_from([["a:12:CONSULT"], None]),
}


@st.composite
def _logs(draw: st.DrawFn) -> list[Correction]:
    """A log of events at any word, under any type."""
    made = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        field = draw(st.sampled_from(sorted(_VALUES)))
        at, told = draw(st.integers(0, WORDS - 1)), draw(_TYPES)
        made.append(line(number, at, field, draw(_VALUES[field]), told))
    return made


@st.composite
def _readings(draw: st.DrawFn) -> list[Event]:
    """Any events: the words in any groups, as their mentions, and each group of any type."""
    words = draw(st.lists(st.integers(0, WORDS - 1), unique=True, max_size=16))
    groups: dict[int, list[int]] = {}
    for word in words:
        groups.setdefault(draw(st.integers(0, 5)), []).append(word)
    longer = draw(st.integers(0, 2))
    return [
        event(draw(_TYPES), *((w, min(w + longer, WORDS - 1)) for w in sorted(group)))
        for group in groups.values()
    ]


@given(_logs(), _readings())
def test_no_reading_loses_a_line(log: list[Correction], events: list[Event]) -> None:
    """Each id that something holds of has its place in one event, or is among those without."""
    said = reviews(log)
    found = correct(parsed(*events), said)
    placed = [key for review in found.reviews.values() for key in review.keys]
    assert len(placed) == len(set(placed))
    assert {*placed, *found.lost} == {i for i, r in said.items() if r.holds or i in placed}
    assert not set(placed) & set(found.lost)
    timeline = build([parsed(*events)], said)
    for now, review in found.reviews.items():
        for stored in review.keys:
            assert timeline.resolve(stored) == now
            for field, kept in said[stored].latest.items():
                assert kept.now is None or kept in review.said(field)
        strict = max((said[k].state for k in review.keys), key=list(State).index)
        assert review.state is strict


@given(_logs(), st.randoms(use_true_random=False))
def test_in_which_order_reviews_meet_changes_nothing_that_is_ranked(
    log: list[Correction], order: st.DataObject
) -> None:
    met = [*reviews(log).values()]
    one = fold(met)
    order.shuffle(met)  # type: ignore[attr-defined]
    other = fold(met)
    for field in one.latest:
        if field not in REMARKS - {Field.STATE} and field is not Field.APART:
            assert one.value(field) == other.value(field)
