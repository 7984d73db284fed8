"""Another parser reads a library: a backup first, then a report with a place for every line."""

from __future__ import annotations

import functools
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dashboard.pipeline
from dashboard.cli import main
from dashboard.contract import to_json
from dashboard.errors import LibraryError
from dashboard.library import articles, backup, parses, upgrades
from dashboard.library.archive import write_archive
from dashboard.library.corrections import read_log
from dashboard.library.imports import import_bytes
from dashboard.library.place import FILE, backup_folder
from dashboard.library.placed import Fate, Kind, Placed, Row, outcomes
from dashboard.library.saved_views import save_view, saved_views
from dashboard.library.upgrades import (
    Upgrade,
    begin,
    dismiss,
    finish,
    is_pending,
    latest,
    summary,
    tell,
)
from dashboard.model import Article, ParsedArticle, Timeline
from dashboard.review import State, reviews
from dashboard.timeline.build import build
from dashboard.timeline.corrections.correct import correct
from tests.library.made_library import holds
from tests.library.next_parser import (
    AGREED,
    BECAME,
    CALL,
    CANCELLED,
    CORRECTED,
    MET,
    SHOT,
    SPLIT,
    TALKS,
    Plan,
    reread,
)
from tests.library.test_made_library import listed, unpacked

FORM = "form-2"
MERGED_TALKS = "potomac-2024-01-10:0:CONSULT"


@functools.cache
def read_then() -> tuple[ParsedArticle, ...]:
    """The articles of the library of form 2 as the parser of that time read them."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked(FORM, Path(folder))
        own = articles.read_own(Path(folder)).articles
        found = parses.earlier_parses(own, Path(folder))
    return tuple(found[article.id] for article in own)


def read_next(article: Article) -> ParsedArticle:
    """An article of that library as the next parser reads it."""
    return reread(next(p for p in read_then() if p.article.id == article.id))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    unpacked(FORM, tmp_path)
    return tmp_path


def upgraded(place: Path, read: Callable[[Article], ParsedArticle] = read_next) -> Upgrade:
    """The report of the next parser, which reads the articles one by one and keeps its parses."""
    own = articles.read_own(place).articles
    parsed = [one for one in parses.parses_kept(own, read, place) if isinstance(one, ParsedArticle)]
    report = finish(parsed, place)
    assert report is not None
    return report


def test_there_is_a_backup_before_the_first_parse_is_replaced(library: Path) -> None:
    article = articles.read_own(library).articles[0]
    parses.parse_kept(article, read_next, library)
    (file,) = backup_folder(library / FILE).glob("before-parser-*.sqlite")
    assert holds(file) == {"actor_correction": [], **listed(FORM)}
    assert backup.check(file).faults == ()
    assert is_pending(library)
    kept = parses.kept_parse(article, library)
    assert kept is not None
    assert to_json(kept) == to_json(read_next(article))
    assert begin(library) is None  # once, not for each article


def test_where_no_backup_can_be_made_nothing_is_replaced(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, before = articles.read_own(library).articles[0], holds(library / FILE)

    def full(*_: object, **__: object) -> None:
        raise LibraryError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(upgrades, "back_up", full)
        with pytest.raises(LibraryError, match="full"):
            parses.keep_parse(read_next(article), parses.parse_key(article), library)
        assert parses.parse_kept(article, read_next, library) == read_next(article)
    assert holds(library / FILE) == before
    assert upgraded(library).of(Fate.FOLDED)


def test_every_line_of_the_log_is_in_the_report_with_its_rows(library: Path) -> None:
    report = upgraded(library)
    said = {one.event: one for one in report.outcomes if one.kind is Kind.SAID}
    assert sorted(n for one in said.values() for n in one.lines) == list(range(1, 38))
    fates = {fate: {e for e, one in said.items() if one.fate is fate} for fate in Fate}
    assert fates[Fate.LOST] == {AGREED, "oahu-2024-04-05:647:OTHER"}
    assert fates[Fate.FOLDED] == {SHOT, CANCELLED, MET, BECAME, CORRECTED, SPLIT}
    assert fates[Fate.ABSENT] == {"harbour-2023-06-05:24:OTHER"}
    lost, folded = said[AGREED], said[CANCELLED]
    assert lost.before is not None
    assert (lost.before.headline[:20], lost.after) == ("Biden and Xi agreed ", None)
    assert "the memo has more" in lost.told
    assert folded.before is not None
    assert folded.after is not None
    assert (folded.before.type, folded.after.type) == ("Breaking off", "Violence")
    assert "disputed holds, the stricter" in folded.why
    assert "was hidden, and is told with an event that is shown" in said[BECAME].why
    for event, now in ((CALL, CALL.replace("CONSULT", "AGREE")), (TALKS, MERGED_TALKS)):
        row = said[event].after
        assert row is not None
        assert (row.event, said[event].fate) == (now, Fate.KEPT)
    assert said["oahu-2024-04-05:647:OTHER"].why == "had no place before, either"


def test_a_row_in_words_has_its_headline_with_a_capital(library: Path) -> None:
    row = Row("a:1:PROTEST", "5 March 2024", "Protest", "protesters marched")
    assert str(row) == "5 March 2024 · Protest · Protesters marched"
    told = [line for one in upgraded(library).outcomes for line in tell(one)]
    assert not [line for line in told if re.search("· [a-z]+ |^[^ ]+ “[a-z]+ ", line)]


def test_joins_and_views_are_in_the_report(library: Path) -> None:
    report = upgraded(library)
    views = {one.told: one.after for one in report.outcomes if one.kind is Kind.VIEW}
    assert {told: row and row.event for told, row in views.items()} == {
        "the view “the balloon” opens it": SHOT,
        "the view “the call” opens it": CALL.replace("CONSULT", "AGREE"),
    }
    listed_in = [one for one in report.outcomes if one.kind is Kind.LISTED]
    told = [line for line in listed(FORM)["correction"] if line["field"] in ("apart", "joined")]
    assert sorted((one.lines[0], one.event) for one in listed_in) == sorted(
        (line["number"], event) for line in told for event in line["now"]
    )


def test_a_view_that_asks_for_somebody_who_is_read_no_more_is_in_the_report(library: Path) -> None:
    save_view("hers", {"who": ["USA", "anna berg"], "said": ["anna berg"]}, library)
    report = upgraded(library)
    (one,) = [o for o in report.of(Fate.LOST) if o.kind is Kind.VIEW]
    assert (one.event, one.told) == ("anna berg", "the view “hers” asks for anna berg")
    assert "Joins and views without a place: 1." in summary(report)
    assert tell(one)[1].startswith("it is no name of anybody")


def test_what_was_said_holds_of_the_events_of_now_and_links_open_them(library: Path) -> None:
    upgraded(library)
    timeline = shown(library)
    states = {event: entry_state(timeline, event) for event in (SHOT, CANCELLED, TALKS)}
    assert set(states.values()) == {State.DISPUTED}
    call = timeline.find(saved_views(library)["the call"]["event"][0])
    assert call is not None
    assert call.event.date.edtf == "2024-04-15"
    joined = timeline.find("capital-2024-04-17:120:POSITION")
    assert joined is timeline.find(MET)
    assert timeline.find(BECAME) is joined
    assert joined is not None
    assert "ask who was in the room" in joined.review.value("note")
    assert set(timeline.lost) == {AGREED, "oahu-2024-04-05:647:OTHER"}


def test_the_report_stays_and_its_notice_can_be_put_away(library: Path) -> None:
    report = upgraded(library)
    assert latest(library) == report
    assert (report.before, report.dismissed, is_pending(library)) == ("", False, False)
    assert (backup_folder(library / FILE) / report.backup).exists()
    assert summary(report) == (
        "Another version has read the articles anew. Corrections: 15 kept, 15 folded together, "
        "6 without a place, 1 of articles that are not shown."
    )
    dismiss(report.number, library)
    again = latest(library)
    assert again is not None
    assert (again.dismissed, again.outcomes) == (True, report.outcomes)


def test_one_that_was_not_finished_becomes_part_of_the_next(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(library)
    own = articles.read_own(library).articles
    parses.parse_kept(own[1], ParsedArticle, library)  # reads no event
    monkeypatch.setattr(upgrades, "parser_version", lambda: "the one after")
    monkeypatch.setattr(parses, "parser_version", lambda: "the one after")
    report = upgraded(library)
    assert (report.before, report.after) == ("", "the one after")
    rows = {one.event: one.before for one in report.outcomes}
    row = rows[SHOT]
    assert row is not None
    assert row.headline.startswith("The United States shot down")
    with_events = [p for p in read_then() if p.events]
    assert len(with_events) == len(own)


def test_the_lines_of_a_library_without_parses_are_accounted_for_too(tmp_path: Path) -> None:
    unpacked("form-1", tmp_path)
    begin(tmp_path)
    report = finish(map(ParsedArticle, articles.read_own(tmp_path).articles), tmp_path)
    assert report is not None
    assert sorted(n for one in report.outcomes for n in one.lines) == [1, 2, 3]
    assert {one.before for one in report.outcomes} == {None}


def test_a_new_library_has_nothing_to_report(tmp_path: Path) -> None:
    assert begin(tmp_path) is None
    article = articles.add(Article("x", "The court met on Monday."), tmp_path)
    parses.keep_parse(ParsedArticle(article), parses.parse_key(article), tmp_path)
    assert (is_pending(tmp_path), latest(tmp_path)) == (False, None)
    assert not backup_folder(tmp_path / FILE).exists()


def test_what_is_exported_whole_is_the_same_in_an_empty_library(
    library: Path, tmp_path: Path
) -> None:
    upgraded(library)
    there = tmp_path / "there"
    import_bytes(b"".join(write_archive(library)), "library.jsonl", there)
    for one, other in zip(shown(library).entries, shown(there).entries, strict=True):
        assert one.event == other.event
        assert one.review.state is other.review.state
        assert one.review.marks == other.review.marks
        assert one.review.keys == other.review.keys
    assert shown(library).hidden == shown(there).hidden
    assert saved_views(library) == saved_views(there)
    assert b"".join(write_archive(library)) == b"".join(write_archive(there))


def test_the_command_line_backs_up_reads_anew_and_shows_the_report_again(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dashboard.pipeline, "parse", read_next)
    assert main(["library", "upgrade", "--library", str(library)]) == 0
    first = capsys.readouterr()
    assert "backup: " in first.err
    assert "15 folded together" in first.out
    assert f"without a place: {AGREED} [6, 10, 11]: told as: planned" in first.out
    assert "before: 15 November 2023 · Agreement · Biden and Xi agreed" in first.out
    assert f"folded: {CANCELLED} [14, 15, 16]" in first.out
    assert main(["library", "upgrade", "--library", str(library)]) == 0
    again = capsys.readouterr()
    assert (again.out, "backup: " in again.err) == (first.out, False)


def test_an_export_that_reads_anew_says_what_came_of_it(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dashboard.pipeline, "parse", read_next)
    assert main(["library", "export", "--library", str(library)]) == 0
    told = capsys.readouterr()
    assert "15 folded together" in told.err
    assert "several events that are one now" in told.out


def test_a_library_that_no_parser_has_read_has_nothing_to_show(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["library", "upgrade", "--library", str(tmp_path / "none")]) == 0
    assert "there was no upgrade yet" in capsys.readouterr().out


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    """Whatever a later parser could do: any groups, types, drops and earlier mentions."""
    joined: list[tuple[str, ...]] = []
    for parsed in read_then():
        groups: dict[int, list[str]] = {}
        for event in parsed.events:
            groups.setdefault(draw(st.integers(0, 4)), []).append(event.id)
        joined += map(tuple, groups.values())
    ids = [event.id for parsed in read_then() for event in parsed.events]
    some = st.lists(st.sampled_from(ids), unique=True, max_size=6)
    types = {event: draw(st.sampled_from(["AGREE", "STATE", "CONSULT"])) for event in draw(some)}
    earlier = {event: start for start, event in enumerate(draw(some))}  # before all that is read
    return Plan(joined, types, frozenset(draw(some)), earlier)


@pytest.mark.slow
@given(_plans())
def test_no_later_parser_loses_a_line(plan: Plan) -> None:
    """Each line is there once; what has a row holds of that event, what is lost of none."""
    kept = _kept()
    read = [reread(parsed, plan) for parsed in read_then()]
    before = Placed(read_then(), kept)
    found = outcomes(kept, {event: before.row(event) for event in kept.ids()}, Placed(read, kept))
    said = [one for one in found if one.kind is Kind.SAID]
    assert sorted(n for one in said for n in one.lines) == list(range(1, 38))
    others = [one for one in found if one.kind is not Kind.SAID]
    assert len(others) == 12
    timeline = build(read, kept.said)
    holding: dict[str, str] = {}
    for parsed in read:
        of = {e: r for e, r in kept.said.items() if e.startswith(f"{parsed.article.id}:")}
        for now, review in correct(parsed, of).reviews.items():
            holding |= dict.fromkeys(review.keys, now)
    for one in found:
        assert (one.after is None) == (one.fate in (Fate.LOST, Fate.ABSENT))
        assert one.after is None or timeline.resolve(one.event) == one.after.event
    for one in said:
        assert holding.get(one.event) == (one.after and one.after.event)
    for event in timeline.lost:
        assert next(one.fate for one in said if one.event == event) is Fate.LOST


@functools.cache
def _kept() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        return upgrades._kept(unpacked(FORM, Path(folder)))


def shown(place: Path) -> Timeline:
    own = articles.read_own(place).articles
    return build(map(read_next, own), reviews(read_log(place)))


def entry_state(timeline: Timeline, event: str) -> State:
    entry = timeline.find(event)
    assert entry is not None
    return entry.review.state
