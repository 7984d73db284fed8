"""The log of what people said: only added to, undone by a new line, and clashes are seen."""

from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import corrections, database, settings
from dashboard.library.corrections import (
    Change,
    not_understood,
    read_log,
    record,
    record_all,
    standing,
    undo,
)
from dashboard.library.place import FILE
from dashboard.library.saved_views import remove_view, save_view, saved_views
from dashboard.library.stored import write
from dashboard.review import Correction, Field, State, acts, reviews
from dashboard.timeline.selection import About

EVENT = "a:59:CONSULT"


def test_a_line_says_who_when_what_it_was_what_it_is_and_why(tmp_path: Path) -> None:
    settings.name_person("Ann  Archer", tmp_path)
    record(EVENT, Field.DATE, "2023-11", was="2023", why=" the memo says so ", place=tmp_path)
    (line,) = read_log(tmp_path)
    assert (line.by, line.event, line.field) == ("Ann Archer", EVENT, Field.DATE)
    assert (line.was, line.now, line.why) == ("2023", "2023-11", "the memo says so")
    assert line.at.endswith("Z")


def test_two_clicks_within_a_second_are_two_acts(tmp_path: Path) -> None:
    record(EVENT, Field.STATE, "checked", place=tmp_path)
    time.sleep(0.002)
    record(EVENT, Field.STARRED, True, place=tmp_path)
    assert [len(act) for act in acts(read_log(tmp_path))] == [1, 1]


def test_who_gave_no_name_is_the_author_of_the_chronology(tmp_path: Path) -> None:
    login = settings.person(tmp_path)
    settings.describe(About(title="Rain"), tmp_path)
    assert settings.person(tmp_path) == login
    settings.describe(About(author="Ann Archer"), tmp_path)
    assert record(EVENT, Field.STATE, "checked", place=tmp_path).by == "Ann Archer"
    settings.name_person("Bo", tmp_path)
    assert record(EVENT, Field.STATE, "disputed", place=tmp_path).by == "Bo"


def test_undo_adds_a_line_and_goes_back_change_by_change_to_the_reading(tmp_path: Path) -> None:
    first = record(EVENT, Field.STATE, "checked", place=tmp_path)
    second = record(EVENT, Field.STATE, "disputed", place=tmp_path)
    with pytest.raises(LibraryError, match="has changed it since"):
        undo(first.number, place=tmp_path)
    back = undo(second.number, place=tmp_path)
    assert (back.now, back.undoes) == ("checked", second.number)
    for number in (second.number, back.number):
        with pytest.raises(LibraryError, match="is taken back, or takes back"):
            undo(number, place=tmp_path)
    assert standing(read_log(tmp_path)) == (first,)
    assert undo(first.number, place=tmp_path).now is None
    assert standing(read_log(tmp_path)) == ()
    assert len(read_log(tmp_path)) == 4
    with pytest.raises(LibraryError, match="is not in"):
        undo(99, place=tmp_path)


def test_what_is_set_anew_after_an_undo_goes_back_to_what_stood(tmp_path: Path) -> None:
    record(EVENT, Field.NOTE, "one", place=tmp_path)
    undo(record(EVENT, Field.NOTE, "two", place=tmp_path).number, place=tmp_path)
    assert undo(record(EVENT, Field.NOTE, "three", place=tmp_path).number, place=tmp_path).now == (
        "one"
    )


def test_a_field_of_a_later_version_is_left_out(tmp_path: Path) -> None:
    line = record(EVENT, Field.NOTE, "one", place=tmp_path)
    with database.changing(tmp_path / FILE) as connection:
        write(
            connection,
            "correction",
            "INSERT INTO correction (at, by, event, field, was, now, why)"
            " VALUES ('2030-01-01T00:00:00Z', 'Ann', ?, 'mood', 'null', '1', '')",
            (EVENT,),
        )
    assert read_log(tmp_path) == (line,)


NEWER = [
    ("actors", [["Ann Archer", "witness"]]),
    ("actors", "Ann Archer"),
    ("state", "withdrawn"),
    ("tags", {"mood": "good"}),
    ("added", {"article": "a", "start": "59", "end": 70, "type": "CONSULT"}),
    ("hidden", "perhaps"),
    ("mood", 1),
]


@pytest.mark.parametrize(("name", "now"), NEWER)
def test_a_value_of_a_later_version_is_kept_and_said_and_breaks_nothing(
    name: str, now: object, tmp_path: Path
) -> None:
    line = record(EVENT, Field.NOTE, "one", place=tmp_path)
    assert not_understood(tmp_path) == []
    with database.changing(tmp_path / FILE) as connection:
        write(
            connection,
            "correction",
            "INSERT INTO correction (at, by, event, field, was, now, why)"
            " VALUES ('2030-01-01T00:00:00Z', 'Ann', ?, ?, 'null', ?, '')",
            (EVENT, name, json.dumps(now)),
        )
    assert read_log(tmp_path) == (line,)
    (told,) = not_understood(tmp_path)
    assert "newer" in told
    assert "number 2" in told


def test_what_it_was_may_be_in_words_that_are_no_longer_known(tmp_path: Path) -> None:
    now = [["Ann Archer", "actor"]]
    record(EVENT, Field.ACTORS, now, was=[["Ann Archer", "witness"]], place=tmp_path)
    assert read_log(tmp_path)[0].now == now


def test_several_fields_are_one_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = [Change(EVENT, Field.NOTE, "a note"), Change(EVENT, Field.STARRED, True)]
    write = corrections._write

    def breaks_down(line: Correction, connection: sqlite3.Connection) -> Correction:
        if line.field is Field.STARRED:
            raise OSError("the disk is gone")
        return write(line, connection)

    monkeypatch.setattr(corrections, "_write", breaks_down)
    with pytest.raises(LibraryError):
        record_all(changes, place=tmp_path)
    assert read_log(tmp_path) == ()
    monkeypatch.undo()
    assert [line.field for line in record_all(changes, place=tmp_path)] == ["note", "starred"]


def test_undoing_the_first_line_is_the_reading_again(tmp_path: Path) -> None:
    line = record(EVENT, Field.HEADLINE, "Talks", was="talks", place=tmp_path)
    undo(line.number, place=tmp_path)
    review = reviews(read_log(tmp_path))[EVENT]
    assert review.changed == ()
    assert review.value(Field.HEADLINE) is None


def test_two_who_set_the_same_unseen_are_both_kept_and_it_is_said(tmp_path: Path) -> None:
    first = record(EVENT, Field.DATE, "2023-11", seen=0, place=tmp_path)
    second = record(EVENT, Field.DATE, "2023-12", seen=0, place=tmp_path)
    assert (first.clash, second.clash) == (None, first.number)
    assert reviews(read_log(tmp_path))[EVENT].clashes == (second,)
    third = record(EVENT, Field.DATE, "2023-12", seen=second.number, place=tmp_path)
    assert third.clash is None
    assert reviews(read_log(tmp_path))[EVENT].clashes == ()
    assert record(EVENT, Field.NOTE, "x", seen=0, place=tmp_path).clash is None


def test_the_log_cannot_be_changed_by_anybody(tmp_path: Path) -> None:
    record(EVENT, Field.STATE, "checked", place=tmp_path)
    for statement in ("UPDATE correction SET why = 'x'", "DELETE FROM correction"):
        with (
            pytest.raises(LibraryError, match="never"),
            database.changing(tmp_path / FILE) as connection,
        ):
            connection.execute(statement)
    assert len(read_log(tmp_path)) == 1


def test_what_holds_is_the_last_line_of_each_field(tmp_path: Path) -> None:
    assert read_log(tmp_path) == ()
    for field, value in [
        (Field.STATE, "checked"),
        (Field.TAGS, ["a", "b"]),
        (Field.STATE, "disputed"),
        (Field.STARRED, True),
    ]:
        record(EVENT, field, value, place=tmp_path)
    review = reviews(read_log(tmp_path))[EVENT]
    assert (review.state, review.value(Field.TAGS)) == (State.DISPUTED, ["a", "b"])
    assert review.value(Field.STARRED) is True
    assert review.changed == ()
    assert read_log(tmp_path, events=["another:1:X"]) == ()


def test_views_are_kept_under_names(tmp_path: Path) -> None:
    assert saved_views(tmp_path) == {}
    save_view(" The  talks ", {"who": ["USA"]}, tmp_path)
    save_view("The talks", {"who": ["CHN"]}, tmp_path)
    assert saved_views(tmp_path) == {"The talks": {"who": ["CHN"]}}
    with pytest.raises(LibraryError, match="is no saved view; there are The talks"):
        remove_view("Talks", tmp_path)
    remove_view("The talks", tmp_path)
    assert saved_views(tmp_path) == {}
    for name in ("", "   ", "x" * 81):
        with pytest.raises(LibraryError, match="needs a name"):
            save_view(name, {}, tmp_path)
