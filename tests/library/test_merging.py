"""Two who checked apart: nothing of either is lost, and which is named first changes nothing."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from dashboard import cli
from dashboard.commands._merge import lines
from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.archive import write_archive
from dashboard.library.articles import add, read_own
from dashboard.library.backup import check
from dashboard.library.corrections import read_log, record
from dashboard.library.incoming import Came, Given, Line, View
from dashboard.library.incoming_actors import ActorLine
from dashboard.library.incoming_settings import Described, Version, one_each
from dashboard.library.merged_files import merge_export, merge_places, merged_bytes, write_merged
from dashboard.library.merging import Merged, merge
from dashboard.library.merging_words import event_words
from dashboard.model import Article
from dashboard.nlp.read import article_from_text
from dashboard.review import Field
from tests.exports.made import FIRST, SECOND

ARTICLE = Came(Article("a", "The council met."), "2026-01-01T00:00:00Z")
OTHER = Came(Article("b", "The mayor resigned."), "2026-01-02T00:00:00Z")
EVENTS = ["a:0:CONSULT", "a:4:STATE", "b:0:POSITION"]
VALUES = {"state": ["checked", "disputed", None], "note": ["one", "two"], "starred": [True, None]}


def at(minute: int) -> str:
    return f"2026-01-03T00:{minute:02}:00Z"


def line(number: int, minute: int, by: str, field: str, now: object, **more: object) -> Line:
    event = str(more.pop("event", EVENTS[0]))
    undoes, clash = more.pop("undoes", None), more.pop("clash", None)
    return Line(number, at(minute), by, event, field, None, now, "", undoes, clash)  # type: ignore[arg-type]


@st.composite
def logs(draw: st.DrawFn, by: str) -> list[Line]:
    """A log as a person writes it: in any order of time, with lines that are taken back."""
    lines: list[Line] = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        field = draw(st.sampled_from(sorted(VALUES)))
        standing = [one.number for one in lines if one.undoes is None]
        undoes = draw(st.sampled_from([None, None, *standing]))
        event = draw(st.sampled_from(EVENTS))
        if undoes is not None:
            event, field = lines[undoes - 1].event, lines[undoes - 1].field
        now = draw(st.sampled_from(VALUES[field]))
        minute = draw(st.integers(0, 4))
        lines.append(line(number, minute, by, field, now, event=event, undoes=undoes))
    return lines


@st.composite
def libraries(draw: st.DrawFn) -> tuple[list[Given], list[Given]]:
    """Two libraries that may have begun as one, and whose people may be of one name."""
    common = draw(logs("Ann"))
    both: list[list[Given]] = []
    for by, article in (("Ann", ARTICLE), (draw(st.sampled_from(["Ann", "Bo"])), OTHER)):
        own = [_moved(one, len(common)) for one in draw(logs(by))]
        names = st.sampled_from(["main", "side"])
        params = st.sampled_from([{"show": ["all"]}, {"who": ["CHN"]}])
        views = draw(st.dictionaries(names, params, max_size=2))
        kept = [View(name, at(0), value) for name, value in views.items()]
        actors = [
            ActorLine(n, at(n), by, "rename", [["Person", "a:0"]], name, None, "", None)
            for n, name in enumerate(draw(st.lists(st.sampled_from("XY"), max_size=2)), 1)
        ]
        words = st.sampled_from(["", "Days", "Years"])
        described = draw(st.lists(st.builds(Described, words, words, words), max_size=1))
        pairs = st.sampled_from([Version("a", "b"), Version("b", "a"), Version("a", "c")])
        versions = draw(st.lists(pairs, max_size=2, unique=True))
        both.append([ARTICLE, article, *common, *own, *actors, *kept, *described, *versions])
    return both[0], both[1]


def _moved(one: Line, by: int) -> Line:
    undoes = one.undoes + by if one.undoes else None
    return dataclasses.replace(one, number=one.number + by, undoes=undoes)


def told(items: Iterable[Given]) -> Counter[str]:
    """The lines of both logs without their numbers, and how often each is there."""
    lines = [item for item in items if isinstance(item, Line | ActorLine)]
    of = {(type(one), one.number): one for one in lines}
    return Counter(
        json.dumps([_bare(one), _bare(of[type(one), one.undoes]) if one.undoes else None])
        for one in lines
    )


def _bare(one: Line | ActorLine) -> dict[str, object]:
    names = ("number", "undoes", "clash")
    return {n: getattr(one, n) for n in one.__slots__ if n not in names}


@given(libraries())
def test_which_comes_first_changes_nothing(both: tuple[list[Given], list[Given]]) -> None:
    one, other = both
    assert merge(one, other) == merge(other, one)


@given(libraries())
def test_what_is_together_changes_nothing_a_second_time(
    both: tuple[list[Given], list[Given]],
) -> None:
    items = merge(*both).items
    for again in (*both, items):
        assert merge(items, again).items == items
        assert merge(again, items).items == items


@given(libraries())
def test_no_line_of_either_log_is_lost(both: tuple[list[Given], list[Given]]) -> None:
    items = merge(*both).items
    every = told(items)
    for mine in both:
        assert not told(mine) - every
    assert not every - (told(both[0]) + told(both[1]))
    numbers = [item.number for item in items if isinstance(item, Line)]
    assert numbers == list(range(1, len(numbers) + 1))


@limits(max_examples=8)
@given(libraries())
def test_what_is_kept_of_it_is_whole(
    tmp_path_factory: pytest.TempPathFactory, both: tuple[list[Given], list[Given]]
) -> None:
    merged = merge(*both)
    library = write_merged(merged, tmp_path_factory.mktemp("merged"))
    assert not check(library).faults
    assert merge_places(library, library).items == merged.items


def merged(*lines: tuple[Line, ...]) -> Merged:
    one, other = ([ARTICLE, *log] for log in lines)
    return merge(one, other)


def test_the_same_mark_agrees_and_another_stands_beside_it_until_it_is_settled() -> None:
    ann = (line(1, 0, "Ann", "state", "checked"), line(2, 1, "Ann", "note", "seen"))
    bo = (line(1, 2, "Bo", "state", "disputed"), line(2, 3, "Bo", "note", "seen"))
    found = merged(ann, bo)
    assert found.agreement == {"state": (0, 1), "note": (1, 1)}
    (one,) = found.open
    assert (one.one.now, one.one.by, one.other.now, one.other.by) == (
        *("checked", "Ann", "disputed", "Bo"),
    )
    assert one.other.clash == one.one.number
    lines = tuple(item for item in found.items if isinstance(item, Line))
    settled = (*lines, line(len(lines) + 1, 9, "Ann", "state", "disputed"))
    assert merged(settled, bo).open == ()
    assert merged(bo, settled).open == ()


def test_what_both_had_before_they_went_apart_is_no_agreement() -> None:
    common = (line(1, 0, "Ann", "state", "checked"),)
    assert merged(common, common).agreement == {}
    assert merged(common, common).open == ()


def test_the_very_same_line_twice_within_a_second_is_two() -> None:
    twice = tuple(line(n, 0, "Ann", "starred", True) for n in (1, 2))
    both = (*twice, line(3, 1, "Ann", "starred", None, undoes=2))
    again = merged(both, twice[:1])
    assert [(one.number, one.undoes) for one in again.items[1:] if isinstance(one, Line)] == [
        *((1, None), (2, None), (3, 2)),
    ]
    assert merge(again.items, [ARTICLE, *both]).items == again.items


def test_tags_in_another_order_are_the_same() -> None:
    one = (line(1, 0, "Ann", "tags", ["x", "y"]),)
    other = (line(1, 1, "Bo", "tags", ["y", "x"]),)
    assert merged(one, other).agreement == {"tags": (1, 1)}


def test_one_text_under_two_ids_is_one_article() -> None:
    other = Came(dataclasses.replace(ARTICLE.article, id="z", source="Harbour Post"))
    mine = line(1, 0, "Ann", "state", "checked")
    theirs = line(1, 1, "Bo", "state", "disputed", event="z:0:CONSULT")
    found = merge([ARTICLE, mine], [other, theirs])
    (article,) = (item.article for item in found.items if isinstance(item, Came))
    assert (article.id, article.source) == ("a", "Harbour Post")
    assert {item.event for item in found.items if isinstance(item, Line)} == {"a:0:CONSULT"}
    assert len(found.open) == 1


def test_one_id_of_two_texts_is_refused() -> None:
    other = Came(Article("a", "Another text."))
    with pytest.raises(LibraryError, match="a: is the id of two texts"):
        merge([ARTICLE], [other])


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The libraries of two people with the same articles, of which each marked two events."""
    places = tmp_path_factory.mktemp("ann"), tmp_path_factory.mktemp("bo")
    for place, name, state in zip(places, ("Ann", "Bo"), ("checked", "disputed"), strict=True):
        for text, article in ((FIRST, "a"), (SECOND, "b")):
            add(article_from_text(text, article), place)
        settings.name_person(name, place)
        first = read_own(place).articles[0].id
        record(f"{first}:44:CONSULT", Field.STATE, state, why="read it", place=place)
        record(f"{first}:44:CONSULT", Field.STARRED, True, place=place)
    return places


def test_the_command_tells_the_agreement_and_keeps_the_two_together(
    apart: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ann, bo = apart
    before = [b"".join(write_archive(place)) for place in apart]
    target = tmp_path / "both"
    command = ["library", "--library", str(ann), "merge", str(bo), "--to", str(target)]
    assert cli.main(command) == 0
    told = capsys.readouterr().out
    assert "State: 0 of 1 alike, 0 %" in told
    assert "Star: 1 of 1 alike, 100 %" in told
    assert "checked, by Ann" in told
    assert "disputed, by Bo" in told
    assert "1 thing is to be settled." in told
    assert (
        "State: “The mayor of Bergen, Anna Lie, opened the bridge on 3 May 2021.” (The br" in told
    )
    assert "Kept together in " in told
    assert [b"".join(write_archive(place)) for place in apart] == before
    assert {one.by for one in read_log(target)} == {"Ann", "Bo"}
    assert cli.main(command) == 2
    assert "is there already" in capsys.readouterr().err


def test_an_export_is_as_good_as_the_library(apart: tuple[Path, Path]) -> None:
    ann, bo = apart
    data = b"".join(write_archive(bo))
    assert merge_export(data, "bo.jsonl", ann) == merge_places(ann, bo) == merge_places(bo, ann)
    together = merged_bytes(merge_places(ann, bo))
    assert together == merged_bytes(merge_places(bo, ann))
    with pytest.raises(LibraryError, match=r"bo\.jsonl: is not whole"):
        merge_export(data[: data.rindex(b'{"end"')], "bo.jsonl", ann)


def test_what_is_no_library_is_refused(apart: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library"):
        merge_places(apart[0], tmp_path / "nowhere")


def test_where_nothing_differs_and_nothing_was_marked_by_both_it_is_said() -> None:
    told = list(lines(merge([ARTICLE], [ARTICLE])))
    assert told == ["There is nothing yet that both marked.", "Nothing is to be settled."]


def test_an_event_is_named_by_its_words_by_its_headline_or_by_its_id() -> None:
    own = Line(1, "2024-05-07T10:30:00Z", "Ann", "own-1:0:OTHER", "own", None, {}, "", None, None)
    named = dataclasses.replace(own, now={"headline": "A call"})
    article = Came(Article("a", "One came.\nTwo “went.” Three stayed", title="Days"))
    merged = merge([article, named], [])
    told = [event_words(merged, f"a:{start}:OTHER") for start in (4, 15, 24)]
    assert told == ["“One came.” (Days)", "“Two “went.”” (Days)", "“Three stayed” (Days)"]
    assert event_words(merged, "own-1:0:OTHER") == "A call"
    assert event_words(merge([article, own], []), "own-1:0:OTHER") == "own-1:0:OTHER"
    assert event_words(merged, "gone:1:OTHER") == "gone:1:OTHER"


def test_no_version_leads_back_to_itself_and_an_article_has_one_successor() -> None:
    pairs = [Version("a", "b"), Version("b", "c"), Version("c", "a"), Version("a", "d")]
    assert one_each(pairs) == one_each(reversed(pairs)) == {"a": "b", "b": "c"}


def test_the_two_together_are_called_as_one_of_them_is() -> None:
    bare, named = [ARTICLE], [ARTICLE, Described("Days", "", "Ann")]
    for items in (merge(bare, named).items, merge(named, bare).items):
        assert [item for item in items if isinstance(item, Described)] == [named[1]]
