"""What people say of actors is kept in the library, goes out with it and comes back."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.exports import Options, load
from dashboard.library import articles, database, linking
from dashboard.library.actor_log import TABLE, read_actor_log, say, strange_numbers, take_back
from dashboard.library.archive import read_archive, write_archive
from dashboard.library.backup import check
from dashboard.library.corrections import not_understood, read_log, record, undo
from dashboard.library.frame import select_library, to_frame
from dashboard.library.imports import import_bytes
from dashboard.library.place import FILE
from dashboard.library.placed import Fate, Kept, Kind, Placed, outcomes
from dashboard.library.stored import write
from dashboard.linkage import Kind as Said
from dashboard.linkage import Ref, holding
from dashboard.model import Timeline
from dashboard.nlp.read import article_from_text
from dashboard.review import Field
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from tests.timeline.named import article, line

NEWS = (
    "---\ntitle: Bridge\npublished: 2024-03-12\n---\n"
    "Karin Lund opened the bridge in Bergen on Monday. Carin Lund resigned on Tuesday."
)
LATER = (
    "---\ntitle: Later\npublished: 2024-04-12\n---\n"
    "Carin Lund visited Oslo on Monday. She left on Tuesday."
)
PAIR = (Ref("Karin Lund", "x:1"), Ref("Carin Lund"))


def filled(place: Path) -> Timeline:
    """A library with one article, in which two actors may be one."""
    articles.add(article_from_text(NEWS, "bridge"), place)
    return shown(place)


def shown(place: Path) -> Timeline:
    from dashboard.library.parses import read_all

    return build(read_all(place)[0], who=read_actor_log(place))


def people(place: Path) -> list[str]:
    selection, failed = select_library(place / FILE, Query())
    assert not failed
    return sorted(a.name for a in selection.actors if a.kind == "person")


def test_a_line_is_kept_with_who_and_when_and_is_never_changed(tmp_path: Path) -> None:
    kept = say(Said.JOIN, PAIR, why=" in the register ", place=tmp_path)
    assert read_actor_log(tmp_path) == (kept,)
    assert (kept.number, kept.why, kept.actors) == (1, "in the register", PAIR)
    assert kept.at.endswith("Z")
    assert kept.by
    with database.changing(tmp_path / FILE) as connection:
        for change in ("UPDATE actor_correction SET why = ''", "DELETE FROM actor_correction"):
            with pytest.raises(sqlite3.DatabaseError, match="never"):
                connection.execute(change)
    assert (check(tmp_path).corrections, check(tmp_path).faults) == (1, ())


def test_what_says_nothing_or_too_much_or_the_same_again_is_refused(tmp_path: Path) -> None:
    for kind, actors, name, message in (
        (Said.JOIN, PAIR[:1], "", "two actors"),
        (Said.RENAME, PAIR[:1], "  ", "one actor and words"),
        (Said.NONE, (), "", "one actor"),
        (Said.RENAME, PAIR[:1], "x" * 201, "limit is 200"),
        (Said.RENAME, PAIR[:1], "\ud800", "half a character"),
        (Said.JOIN, PAIR * 51, "", "limit is 100"),
    ):
        with pytest.raises(LibraryError, match=message):
            say(kind, actors, name=name, place=tmp_path)
    say(Said.JOIN, PAIR, place=tmp_path)
    with pytest.raises(LibraryError, match=r"said already, by .* \(number 1\)"):
        say(Said.JOIN, PAIR, place=tmp_path)
    assert len(read_actor_log(tmp_path)) == 1


def test_what_was_said_before_another_word_can_be_said_again(tmp_path: Path) -> None:
    lund = PAIR[:1]
    for kind in ("organisation", "group", "organisation"):
        say(Said.TYPE, lund, name=kind, place=tmp_path)
    for whole in (PAIR[1:], (), PAIR[1:]):
        say(Said.MEMBER, (*lund, *whole), place=tmp_path)
    with pytest.raises(LibraryError, match="said already"):
        say(Said.MEMBER, PAIR, place=tmp_path)
    with pytest.raises(LibraryError, match="type: needs one actor and words"):
        say(Said.TYPE, lund, name="country", place=tmp_path)
    assert len(read_actor_log(tmp_path)) == 6


def test_kind_and_whole_of_an_actor_go_out_and_come_back(tmp_path: Path) -> None:
    timeline = filled(tmp_path)
    linking.set_type(timeline, "karin lund", "organisation", place=tmp_path)
    linking.put_under(timeline, "karin lund", "carin lund", place=tmp_path)
    with pytest.raises(LibraryError, match="belongs to carin lund itself"):
        linking.put_under(shown(tmp_path), "carin lund", "karin lund", place=tmp_path)
    with pytest.raises(LibraryError, match="is no kind of actor"):
        linking.set_type(timeline, "karin lund", "firm", place=tmp_path)
    import_bytes(b"".join(write_archive(tmp_path)), "export", tmp_path / "other")
    for place in (tmp_path, tmp_path / "other"):
        (lund,) = [a for a in shown(place).actors if a.name == "Karin Lund"]
        assert (lund.kind, lund.member_of) == ("organisation", ("carin lund",))


def test_a_line_is_taken_back_by_another_once(tmp_path: Path) -> None:
    first = say(Said.JOIN, PAIR, place=tmp_path)
    say(Said.RENAME, PAIR[:1], name="K. Lund", place=tmp_path)
    back = take_back(first.number, tmp_path)
    assert (back.undoes, back.kind, back.actors) == (1, Said.JOIN, PAIR)
    assert [x.number for x in holding(read_actor_log(tmp_path))] == [2]
    for number, message in ((1, "is taken back"), (back.number, "takes back"), (9, "is not in")):
        with pytest.raises(LibraryError, match=message):
            take_back(number, tmp_path)
    assert say(Said.JOIN, PAIR, place=tmp_path).number == 4


def test_a_library_shows_what_was_said_of_its_actors(tmp_path: Path) -> None:
    before = people(filled_place(tmp_path))
    assert before == ["Carin Lund", "Karin Lund"]
    line = linking.join(shown(tmp_path), "karin lund", "carin lund", place=tmp_path)
    assert people(tmp_path) == ["Karin Lund"]
    articles.add(article_from_text(LATER, "later"), tmp_path)
    assert people(tmp_path) == ["Karin Lund"]
    table = to_frame(tmp_path, "who=carin+lund")
    assert set(table["article"]) == {a.id for a in articles.read_own(tmp_path).articles}
    take_back(line.number, tmp_path)
    assert people(tmp_path) == before


def filled_place(place: Path) -> Path:
    filled(place)
    return place


def test_whom_nobody_knows_is_refused_and_so_is_an_article_that_does_not_name_them(
    tmp_path: Path,
) -> None:
    timeline = filled(tmp_path)
    with pytest.raises(LibraryError, match="is no actor"):
        linking.rename(timeline, "nobody", "X", place=tmp_path)
    with pytest.raises(LibraryError, match="no article that names karin lund"):
        linking.mark_as_none(timeline, "karin lund", article="elsewhere", place=tmp_path)
    with pytest.raises(LibraryError, match="is one with"):
        linking.keep_apart(timeline, "karin lund", "karin lund", place=tmp_path)
    with pytest.raises(LibraryError, match="one actor and words"):
        linking.split(timeline, "karin lund", "", place=tmp_path)
    assert read_actor_log(tmp_path) == ()


@pytest.mark.parametrize("form", ["whole", "json"])
def test_an_export_takes_it_into_an_empty_library_and_no_second_time(
    form: str, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    (own,) = filled(one).articles
    linking.join(shown(one), "karin lund", "carin lund", place=one)
    renamed = linking.rename(shown(one), "karin lund", "K. Lund", place=one)
    take_back(renamed.number, one)
    linking.rename(shown(one), "karin lund", "Karin L.", article=own.article.id, place=one)
    if form == "whole":
        data = b"".join(write_archive(one))
    else:
        data = b"".join(load("json").write(select_library(one / FILE, Query())[0], Options()))
    import_bytes(data, "export", other)
    assert people(other) == people(one) == ["Karin L."]
    held = [(x.kind, x.actors, x.name, x.article, x.by) for x in holding(read_actor_log(one))]
    there = holding(read_actor_log(other))
    assert [(x.kind, x.actors, x.name, x.article, x.by) for x in there] == held
    before = read_actor_log(other)
    assert before == read_actor_log(one)
    assert import_bytes(data, "export", other).corrections == 0
    assert read_actor_log(other) == before
    if form == "whole":
        assert b"".join(write_archive(other)) == data


def test_what_was_taken_back_goes_out_with_the_lines_of_both_logs(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    filled(one)
    taken = linking.mark_as_none(shown(one), "karin lund", place=one)
    take_back(taken.number, one)
    event = shown(one).entries[0].event.id
    undo(record(event, Field.HEADLINE, "The opening", place=one).number, place=one)
    selection, _ = select_library(one / FILE, Query())
    assert selection.manifest.actors == ()
    data = b"".join(load("json").write(selection, Options()))
    assert import_bytes(data, "export", other).corrections == 4
    assert read_actor_log(other) == read_actor_log(one)
    assert read_log(place=other) == read_log(place=one)
    few, _ = select_library(one / FILE, Query(words="no such word"))
    assert few.who == {}


def test_an_export_of_a_library_without_such_lines_is_what_it_was(tmp_path: Path) -> None:
    filled(tmp_path)
    end = json.loads([*write_archive(tmp_path)][-1])["end"]
    assert set(end) == {"article", "correction", "view", "sha256"}
    selection, _ = select_library(tmp_path / FILE, Query())
    assert b"actor_corrections" not in b"".join(load("json").write(selection, Options()))


def test_an_article_has_another_id_where_it_comes_in(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    (own,) = filled(one).articles
    linking.mark_as_none(shown(one), "carin lund", article=own.article.id, place=one)
    data = b"".join(write_archive(one))
    articles.add(article_from_text(NEWS.replace("title: Bridge", "title: Span"), "span"), other)
    (here,) = articles.read_own(other).articles
    assert here.id != own.article.id
    import_bytes(data, "export", other)
    (came,) = read_actor_log(other)
    assert came.article == here.id
    assert came.actors[0].place.startswith(f"{here.id}:")
    assert people(other) == ["Karin Lund"]


def test_a_line_of_a_newer_version_is_kept_not_shown_and_goes_out_again(tmp_path: Path) -> None:
    filled(tmp_path)
    with database.changing(tmp_path / FILE) as connection:
        write(
            connection,
            TABLE,
            "INSERT INTO actor_correction (at, by, kind, actors, name, why)"
            " VALUES ('2026-01-01T00:00:00Z', 'Cy', 'blend', '[[\"A\", \"\"]]', '', '')",
        )
    assert read_actor_log(tmp_path) == ()
    assert strange_numbers(tmp_path) == [1]
    assert "1 of actors" in not_understood(tmp_path)[0]
    data = b"".join(write_archive(tmp_path))
    other = tmp_path / "other"
    assert any("newer version" in note for note in import_bytes(data, "export", other).notes)
    assert strange_numbers(other) == [1]


def test_a_forged_line_is_refused_whole(tmp_path: Path) -> None:
    filled(tmp_path)
    say(Said.NONE, PAIR[:1], place=tmp_path)
    lines = [*write_archive(tmp_path)]
    (at,) = (n for n, one in enumerate(lines) if one.startswith(b'{"actor_correction"'))
    told = json.loads(lines[at])["actor_correction"]
    for change in ({"number": "1"}, {"by": 3}, {"article": 3}, {"more": 1}):
        forged = json.dumps({"actor_correction": {**told, **change}}).encode() + b"\n"
        with pytest.raises(LibraryError, match="is no actor_correction"):
            list(read_archive([*lines[:at], forged, *lines[at + 1 :]], "file"))
    with pytest.raises(LibraryError, match="is not whole"):
        list(read_archive([*lines[:at], *lines[at + 1 :]], "file"))
    assert len(list(read_archive(io.BytesIO(b"".join(lines)), "file"))) == 2


def test_a_line_that_takes_back_what_is_not_there_is_refused(tmp_path: Path) -> None:
    filled(tmp_path)
    selection, _ = select_library(tmp_path / FILE, Query())
    (record,) = json.loads(b"".join(load("json").write(selection, Options())))
    back = {"number": 2, "at": "2026-01-01T00:00:00Z", "by": "A", "kind": "none", "why": ""}
    record["actor_corrections"] = [
        {**back, "actors": [["X", ""]], "name": "", "article": None, "undoes": 1}
    ]
    with pytest.raises(LibraryError, match="there is no number 1 before it"):
        import_bytes(json.dumps([record]).encode(), "file", tmp_path / "other")


def test_the_report_of_an_upgrade_accounts_for_each_line_that_holds() -> None:
    read = article("club", "Carin Lund called Ola Moe.", {
        "Carin Lund": ["Carin Lund"], "Ola Moe": ["Ola Moe"],
    })  # fmt: skip
    log = (
        line(1, Said.RENAME, "Ola Moe", name="O. Moe"),
        line(2, Said.NONE, Ref("Bo Ek", "club:99")),
        line(3, Said.NONE, Ref("Bo Ek", "gone:9")),
        line(4, Said.NONE, "Carin Lund"),
        line(5, Said.NONE, "Carin Lund", undoes=4),
        line(6, Said.JOIN, "Ola Moe", "Carin Lund"),
    )
    kept = Kept((), {}, (), (("mine", "carin lund"), ("mine", "nobody")), log)
    found = outcomes(kept, {}, Placed([read], kept))
    assert {one.lines[0]: one.fate for one in found if one.kind is Kind.WHO} == {
        1: Fate.KEPT,
        2: Fate.LOST,
        3: Fate.ABSENT,
        6: Fate.KEPT,
    }
    assert [one.event for one in found if one.kind is Kind.VIEW] == ["nobody"]
