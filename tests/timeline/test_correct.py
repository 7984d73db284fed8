"""What people changed is shown, the reading stays beside it, and a newer parser loses nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from dashboard.errors import QueryError
from dashboard.model import ActorKind, DateStatus, Event, Granularity, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Correction, Field, Review, State, reviews
from dashboard.timeline.build import build, remarked
from dashboard.timeline.corrections.correct import correct, overtaken, reading
from dashboard.timeline.corrections.edtf import read_edtf
from dashboard.timeline.corrections.kinds import kind_of

TEXT = (
    "The mayor of Bergen, Anna Lie, opened the bridge on 3 May 2021. "
    "She resigned in June 2022. The council elected Ola Moe in July 2022."
)


@pytest.fixture(scope="module")
def parsed() -> ParsedArticle:
    return parse(article_from_text(TEXT, "bridge"))


def said(event: str, *fields: tuple[Field, object, object]) -> dict[str, Review]:
    log = [
        Correction(i, "2026-01-02T03:04:05Z", "Ann", event, field, was, now, "seen in the records")
        for i, (field, was, now) in enumerate(fields, 1)
    ]
    return reviews(log)


def event_of(parsed: ParsedArticle, word: str) -> Event:
    return next(e for e in parsed.events if e.trigger.text == word)


def test_nothing_said_is_the_very_same_article(parsed: ParsedArticle) -> None:
    assert correct(parsed, {}).parsed is parsed


def test_a_date_is_set_with_who_when_and_why(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    one = correct(parsed, said(event.id, (Field.DATE, "2022-06", "2022-06-14")))
    date = event_of(one.parsed, "resigned").date
    assert (date.earliest, date.latest, date.granularity) == (
        dt.date(2022, 6, 14),
        dt.date(2022, 6, 14),
        Granularity.DAY,
    )
    assert (date.status, date.edtf) == (DateStatus.STATED, "2022-06-14")
    assert date.because == "set by Ann on 2026-01-02: seen in the records"
    assert one.as_read[event.id] == event


def kind_set(parsed: ParsedArticle, kind: str) -> Event:
    """The event "resigned", said to be of a kind."""
    event = event_of(parsed, "resigned")
    return event_of(
        correct(parsed, said(event.id, (Field.TYPE, kind_of(event), kind))).parsed, "resigned"
    )


def test_a_kind_is_a_subtype_with_the_type_that_goes_with_it(parsed: ParsedArticle) -> None:
    changed = kind_set(parsed, "Justice.Search")
    assert (changed.type, changed.subtype) == ("COERCE", "Justice.Search")
    changed = kind_set(parsed, "SUPPORT")
    assert (changed.type, changed.subtype) == ("SUPPORT", None)


def test_a_kind_that_was_read_keeps_the_type_that_was_read(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    assert event.subtype is not None
    changed = kind_set(parsed, event.subtype)
    assert (changed.type, changed.subtype) == (event.type, event.subtype)


def test_what_was_read_as_a_type_alone_is_not_overtaken_by_its_subtype(
    parsed: ParsedArticle,
) -> None:
    event = event_of(parsed, "resigned")
    kept = said(event.id, (Field.TYPE, event.type, "SUPPORT"))[event.id]
    assert overtaken(event, {}, kept) == []
    other = said(event.id, (Field.TYPE, "SUPPORT", "AID"))[event.id]
    assert [line.field for line in overtaken(event, {}, other)] == [Field.TYPE]


def test_type_headline_and_actors(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    one = correct(
        parsed,
        said(
            event.id,
            (Field.TYPE, event.type, "CONCEDE"),
            (Field.HEADLINE, event.headline, "the mayor gave up"),
            (Field.ACTORS, [], [["Anna Lie", "actor"], ["The party", "recipient"]]),
        ),
    )
    changed = event_of(one.parsed, "resigned")
    assert (changed.id, changed.type, changed.headline) == (
        event.id,
        "CONCEDE",
        "the mayor gave up",
    )
    names = {actor.id: actor.name for actor in one.parsed.actors}
    assert [(names[p.actor], p.role) for p in changed.participants] == [
        ("Anna Lie", "actor"),
        ("The party", "recipient"),
    ]


def test_a_hidden_event_is_gone_with_its_relations_and_can_be_found(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    one = correct(parsed, said(event.id, (Field.HIDDEN, None, True)))
    assert event.id not in {e.id for e in one.parsed.events}
    assert all(event.id not in (r.source, r.target) for r in one.parsed.relations)
    assert one.as_read[event.id] == event
    again = said(event.id, (Field.HIDDEN, None, True), (Field.HIDDEN, True, None))
    assert correct(parsed, again).parsed.events == parsed.events


def test_an_event_of_ones_own(parsed: ParsedArticle) -> None:
    start = TEXT.index("elected")
    own = f"bridge:{TEXT.index('council')}:OTHER"
    value = {"article": "bridge", "start": start - 12, "end": start + 7, "type": "OTHER"}
    one = correct(parsed, said(own, (Field.ADDED, None, value), (Field.DATE, "", "2022-07-01")))
    added = next(e for e in one.parsed.events if e.id == own)
    assert added.trigger.text == TEXT[start - 12 : start + 7]
    assert added.sentence.text.endswith("in July 2022.")
    assert added.date.edtf == "2022-07-01"
    outside = said(own, (Field.ADDED, None, {**value, "end": 9999}))
    assert own not in {e.id for e in correct(parsed, outside).parsed.events}


def test_what_is_said_no_more_is_gone_from_a_timeline_that_was_built_with_it(
    parsed: ParsedArticle,
) -> None:
    """As when a backup is restored while the page is open."""
    event = event_of(parsed, "resigned")
    starred = build([parsed], said(event.id, (Field.STARRED, None, True)))
    assert any(entry.review.marks for entry in starred.entries)
    assert not any(entry.review.marks for entry in remarked(starred, {}).entries)


def test_what_was_said_holds_when_a_newer_parser_gives_another_type(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    other = f"{event.id.rpartition(':')[0]}:SOMETHING"
    timeline = build([parsed], said(other, (Field.STATE, None, "checked")))
    states = {e.event.id: e.review.state for e in timeline.entries}
    assert states[event.id] is State.CHECKED
    assert timeline.lost == ()


def test_what_has_no_event_any_more_is_told(parsed: ParsedArticle) -> None:
    gone = said("bridge:1:OTHER", (Field.STATE, None, "checked"))
    assert build([parsed], gone).lost == ("bridge:1:OTHER",)
    assert build([parsed], said("elsewhere:1:OTHER", (Field.STATE, None, "checked"))).lost == ()


def test_a_reading_that_has_changed_since_is_told(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    names = {actor.id: actor.name for actor in parsed.actors}
    then = reading(event, Field.DATE, names)
    review = said(event.id, (Field.DATE, then, "2022-06-14"))[event.id]
    assert overtaken(event, names, review) == []
    moved = dataclasses.replace(event.date, edtf="2022-05")
    newer = dataclasses.replace(event, date=moved)
    assert [line.field for line in overtaken(newer, names, review)] == [Field.DATE]


def test_who_is_added_by_name_is_the_one_of_that_name_in_other_articles(
    parsed: ParsedArticle,
) -> None:
    other = parse(article_from_text("Nora Dahl visited Oslo on 4 May 2021.", "visit"))
    event = event_of(parsed, "resigned")
    lines = said(event.id, (Field.ACTORS, [], [["Nora Dahl", "actor"], ["A new club", "actor"]]))
    for articles in ([parsed, other], [other, parsed]):
        timeline = build(articles, lines)
        found = [a for a in timeline.actors if a.name == "Nora Dahl"]
        assert [a.kind for a in found] == [ActorKind.PERSON]
        entry = timeline.find(event.id)
        assert entry is not None
        assert [a.name for a in entry.actors] == ["Nora Dahl", "A new club"]
        assert entry.actors[0].id == found[0].id


def test_two_events_of_one_word_keep_their_own(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    twin = dataclasses.replace(event, id=f"{event.id.rpartition(':')[0]}:ZZZ", type="ZZZ")
    both = dataclasses.replace(parsed, events=(*parsed.events, twin))
    own = f"{event.id.rpartition(':')[0]}:AAA"
    value = {"article": "bridge", "start": 3, "end": 9, "type": "AAA"}
    gone = f"{event.id.rpartition(':')[0]}:OLD"
    lines = {
        **said(own, (Field.ADDED, None, value)),
        **said(twin.id, (Field.STATE, None, "checked")),
        **said(gone, (Field.STATE, None, "disputed")),
    }
    one = correct(both, lines)
    assert one.lost == ()
    assert (one.reviews[twin.id].state, one.reviews[event.id].state) == (
        State.CHECKED,
        State.DISPUTED,
    )


def test_entries_carry_what_was_said_and_what_was_read(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    lines = said(event.id, (Field.STATE, None, "disputed"), (Field.DATE, "2022-06", "2019"))
    entries = build([parsed], lines).entries
    entry = next(e for e in entries if e.event.id == event.id)
    assert entry.review.state is State.DISPUTED
    assert entry.as_read is not None
    assert entry.as_read.date.edtf == "2022-06"
    assert entries[0] is entry


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (" 2023-11-05 ", "2023-11-05", "2023-11-05"),
        ("2023-11-05/2023-11-07", "2023-11-05", "2023-11-07"),
        ("2014/2016", "2014-01-01", "2016-12-31"),
        ("../2022-12-31", None, "2022-12-31"),
        ("2019/..", "2019-01-01", None),
        ("", None, None),
    ],
)
def test_dates_that_a_person_writes(text: str, first: str | None, last: str | None) -> None:
    days = read_edtf(text)
    assert (days.earliest and str(days.earliest), days.latest and str(days.latest)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["yesterday", "2023-13", "2023-02-30", "05.11.2023", "../..", "2023/2022", "0000", "2023-1"],
)
def test_what_is_no_date_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(QueryError):
        read_edtf(text)


def test_a_remark_alone_makes_nothing_anew(parsed: ParsedArticle) -> None:
    event = event_of(parsed, "resigned")
    built = build([parsed])
    lines = said(event.id, (Field.STATE, None, "checked"), (Field.NOTE, None, "see the minutes"))
    now = remarked(built, lines)
    assert now == build([parsed], lines)
    others = [(a, b) for a, b in zip(built.entries, now.entries, strict=True) if a is not b]
    assert [a.event.id for a, _ in others] == [event.id]
