"""What is said of several events in one act, and taken back by one undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import cli
from dashboard.errors import LibraryError
from dashboard.library import bulk
from dashboard.library.articles import add
from dashboard.library.corrections import read_log, record, undo_all
from dashboard.library.frame import timeline_of
from dashboard.model import Timeline
from dashboard.nlp.read import article_from_text
from dashboard.review import Field, State, reviews
from dashboard.timeline.build import remarked
from dashboard.timeline.remarks import remarks
from tests.benchmarks.made_events import make

TEXT = (
    "---\ntitle: The bank\npublished: 2024-03-08\n---\n"
    "The bank closed on 4 March 2024. The court met on 5 March 2024. "
    "Ana Berg resigned on 6 March 2024."
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    add(article_from_text(TEXT, "bank"), tmp_path)
    return tmp_path


def shown(library: Path) -> Timeline:
    timeline, failed = timeline_of(library)
    assert not failed
    return timeline


@pytest.mark.slow
def test_five_hundred_are_checked_in_one_act_and_one_undo_brings_all_back(tmp_path: Path) -> None:
    timeline = make(500)
    lines = bulk.set_states(timeline.entries, timeline, State.CHECKED, "held", place=tmp_path)
    assert [line.number for line in lines] == list(range(1, 501))
    assert {line.at for line in lines} == {lines[0].at}
    after = remarked(timeline, reviews(read_log(tmp_path)))
    assert {entry.review.state for entry in after.entries} == {State.CHECKED}
    assert bulk.set_states(after.entries, after, State.CHECKED, place=tmp_path) == []
    back, stay = undo_all((line.number for line in lines), place=tmp_path)
    assert (len(back), stay) == (500, 0)
    after = remarked(timeline, reviews(read_log(tmp_path)))
    assert {entry.review.state for entry in after.entries} == {State.UNCHECKED}


def test_what_was_changed_since_stays_when_an_act_is_taken_back(library: Path) -> None:
    timeline = shown(library)
    lines = bulk.set_states(timeline.entries, timeline, State.CHECKED, place=library)
    record(lines[0].event, Field.STATE, "disputed", place=library)
    back, stay = undo_all((line.number for line in lines), place=library)
    assert (len(back), stay) == (len(lines) - 1, 1)
    states = {e.event.id: e.review.state for e in shown(library).entries}
    assert states.pop(lines[0].event) is State.DISPUTED
    assert set(states.values()) == {State.UNCHECKED}
    with pytest.raises(LibraryError, match="is taken back"):
        undo_all((line.number for line in lines), place=library)


def test_tags_kinds_hiding_and_joining_are_acts_too(library: Path) -> None:
    timeline = shown(library)
    bulk.add_tag(timeline.entries[:1], timeline, "court", place=library)
    lines = bulk.add_tag(shown(library).entries, shown(library), " for  Ann ", place=library)
    tags = [entry.review.value(Field.TAGS) for entry in shown(library).entries]
    assert tags == [["court", "for Ann"], ["for Ann"], ["for Ann"]]
    undo_all((line.number for line in lines), place=library)
    assert [e.review.value(Field.TAGS) for e in shown(library).entries] == [["court"], None, None]
    kinds = bulk.set_kinds(timeline.entries, timeline, "CONSULT", place=library)
    assert {entry.event.type for entry in shown(library).entries} == {"CONSULT"}
    undo_all((line.number for line in kinds), place=library)
    bulk.set_kinds(timeline.entries, timeline, "search by police", place=library)
    events = [entry.event for entry in shown(library).entries]
    assert {(e.type, e.subtype) for e in events} == {("COERCE", "Justice.Search")}
    joined = bulk.join_all(timeline.entries, place=library)
    (entry,) = shown(library).entries
    assert len(entry.reports) == 3
    undo_all((line.number for line in joined), place=library)
    bulk.hide_all(shown(library).entries, "told elsewhere", place=library)
    assert shown(library).entries == ()
    assert len(shown(library).hidden) == 3


MINE = (
    "---\ntitle: {title}\npublished: 2024-03-07\nsource: {source}\n---\n"
    "A methane explosion killed {number} miners at the Karsk colliery on 5 March 2024. {more}"
)


def test_a_join_keeps_what_the_program_had_joined_before(tmp_path: Path) -> None:
    for source, title, number, more in (
        ("Nordwire", "Dead in Karsk", "eleven", ""),
        ("Courier", "Karsk mourns", "eleven", "Snow fell."),
        ("Bank Post", "The toll rises", "twelve", ""),
    ):
        raw = MINE.format(source=source, title=title, number=number, more=more)
        add(article_from_text(raw, source), tmp_path)
    apart = [e for e in shown(tmp_path).entries if e.event.subtype == "Life.Die"]
    assert sorted(len(entry.reports) for entry in apart) == [1, 2]
    bulk.join_all(apart, place=tmp_path)
    (entry,) = (e for e in shown(tmp_path).entries if e.event.subtype == "Life.Die")
    assert len(entry.reports) == 3
    lead, one, other = (report.event.id for report in entry.reports)
    record(other, Field.APART, [lead, one], place=tmp_path)
    told = {
        e.event.id: [line.partition(",")[0] for line in remarks(e) if "other report" in line]
        for e in shown(tmp_path).entries
        if e.event.id in (lead, other)
    }
    assert told == {
        lead: ["Joined: 1 other report"],
        other: ["Kept apart: 2 other reports"],
    }


def test_what_makes_no_sense_is_refused_and_nothing_is_written(library: Path) -> None:
    timeline = shown(library)
    with pytest.raises(LibraryError, match="give a tag"):
        bulk.add_tag(timeline.entries, timeline, " ", place=library)
    with pytest.raises(LibraryError, match="'DANCE' is no kind of event"):
        bulk.set_kinds(timeline.entries, timeline, "DANCE", place=library)
    with pytest.raises(LibraryError, match="two or more"):
        bulk.join_all(timeline.entries[:1], place=library)
    assert read_log(library) == ()


def test_the_command_line_marks_all_that_a_query_leaves_and_takes_it_back(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*words: str, status: int = 0) -> str:
        assert cli.main(["library", *words, "--library", str(library)]) == status
        return capsys.readouterr().out

    query = "show=all&until=2024-03-05"
    assert told("mark", query, "--state", "checked", "--why", "read") == (
        "2 events: `dashboard library undo 1-2` takes it back\n"
    )
    assert told("mark", query, "--state", "checked") == "2 events: nothing to change\n"
    assert [line.why for line in read_log(library)] == ["read", "read"]
    assert told("undo", "1-2") == "2 taken back\n"
    assert told("mark", "show=all&words=resigned", "--tag", "people").startswith("1 event: ")
    assert told("mark", "show=all", "--kind", "CONSULT").startswith("3 events: ")
    assert told("mark", query, "--join").startswith("2 events: `dashboard library undo ")
    assert told("mark", "show=all", "--hide").startswith("2 events: ")
    assert cli.main(["library", "undo", "x", "--library", str(library)]) == 2
    assert "name a line of the log" in capsys.readouterr().err
    assert cli.main(["library", "undo", "900", "--library", str(library)]) == 2
