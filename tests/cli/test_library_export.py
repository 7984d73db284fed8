"""``library export`` writes what the page would give, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.exports import Options, formats, load
from dashboard.library.articles import add, read_library
from dashboard.library.corrections import read_log, record
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Field
from dashboard.timeline.build import build
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Query
from dashboard.timeline.selection import select
from tests.exports.made import FIRST, SECOND


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("library")
    for text, name in ((FIRST, "a"), (SECOND, "b")):
        add(article_from_text(text, name), place)
    return place


def export(library: Path, *arguments: object) -> int:
    return cli.main(["library", "--library", str(library), "export", *map(str, arguments)])


@pytest.mark.slow
@pytest.mark.parametrize("name", formats())
def test_it_writes_the_bytes_of_the_page(library: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / "out"
    address = "http://localhost:8501/?what=OTHER&what=STATE&lanes=types"
    assert export(library, "--format", name, "--query", address, "--output", file) == 0
    timeline = build(parse(article) for article in read_library(library).articles)
    selection = select(timeline, Query(types=("OTHER", "STATE"), level=Level.SIDE))
    assert file.read_bytes() == b"".join(load(name).write(selection, Options()))


def test_who_is_not_there_is_told_and_nothing_is_marked_for_him(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(library, "--query", "who=Nobody", "--output", tmp_path / "out") == 2
    assert "who=Nobody: is no id of an actor or article here" in capsys.readouterr().err
    mark = ["library", "--library", str(library), "mark", "--state", "checked"]
    assert cli.main([*mark, "without=Nobody&in=none"]) == 2
    told = capsys.readouterr().err
    assert "without=Nobody, in=none: are no ids" in told
    assert "Nothing is marked" in told
    assert list(read_log(library)) == []


def test_a_filter_that_means_nothing_writes_nothing(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.csv"
    assert export(library, "--query", "since=yesterday", "--output", file) == 2
    assert not file.exists()
    assert "YYYY-MM-DD" in capsys.readouterr().err


def test_without_a_name_it_is_written_to_standard_output(
    library: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert export(library) == 0
    assert capfdbinary.readouterr().out.startswith(b"# Chronology\n")


def test_what_was_exported_can_be_imported(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, options in (("a.json", ["--format", "json"]), ("a.jsonl", ["--whole"])):
        assert export(library, *options, "--output", tmp_path / name) == 0
        other = tmp_path / f"of {name}"
        assert cli.main(["library", "--library", str(other), "import", str(tmp_path / name)]) == 0
        assert "came in: 2 articles" in capsys.readouterr().out
        assert export(other, *options, "--output", tmp_path / f"again-{name}") == 0
        assert (tmp_path / f"again-{name}").read_bytes() == (tmp_path / name).read_bytes()


def test_the_whole_takes_no_filter(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.jsonl"
    assert export(library, "--whole", "--query", "what=STATE", "--output", file) == 2
    assert "leave out --query" in capsys.readouterr().err
    assert not file.exists()


def test_what_is_no_export_is_not_imported(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "no.json"
    file.write_text("no export")
    before = (library / "library.sqlite").read_bytes()
    assert cli.main(["library", "--library", str(library), "import", str(file)]) == 2
    assert "nothing was changed" in capsys.readouterr().err
    assert (library / "library.sqlite").read_bytes() == before


def test_the_log_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(article_from_text(FIRST, "a"), tmp_path)
    for field, now in (
        (Field.JOINED, ["b:3:OTHER"]),
        (Field.STARRED, True),
        (Field.ACTORS, [["Ann Lee", "actor"]]),
        (Field.ADDED, {"article": "a", "start": 1, "end": 9, "type": "OTHER"}),
    ):
        record("a:1:OTHER", field, now, place=tmp_path)
    assert cli.main(["library", "--library", str(tmp_path), "log"]) == 0
    shown = capsys.readouterr().out
    added = "added: as read -> article: a; start: 1; end: 9; type: OTHER"
    joined = "joined: as read -> b:3:OTHER"
    for line in (joined, "starred: as read -> yes", "Ann Lee as actor", added):
        assert line in shown


def test_as_of_a_day_it_is_what_a_library_of_those_articles_gives(
    library: Path, tmp_path: Path
) -> None:
    """But for what tells where the file comes from: there the day is named."""
    alone, then, now = (tmp_path / name for name in ("alone", "then.json", "now.json"))
    add(article_from_text(FIRST, "a"), alone)
    assert export(library, "--format", "json", "--as-of", "2021-05-05", "--output", then) == 0
    assert export(alone, "--format", "json", "--output", now) == 0
    (first,), (second,) = (json.loads(file.read_text("utf-8")) for file in (then, now))
    told, plain = first.pop("export"), second.pop("export")
    del first["proof"], second["proof"]  # the digests of it
    assert first == second
    assert (told["filters"], plain["filters"]) == (["as reported until 5 May 2021"], [])
    assert export(library, "--format", "json", "--output", now) == 0
    assert len(json.loads(now.read_text("utf-8"))) == 2


def test_as_of_what_is_no_day_is_refused(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(library, "--as-of", "yesterday") == 2
    assert "--as-of yesterday: is no day of the calendar (YYYY-MM-DD)" in capsys.readouterr().err
