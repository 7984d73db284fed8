"""A batch: the same bytes whoever does it and whatever it is read from, and what is no article."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from dashboard import registry
from dashboard.batch import dataset
from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here, Workers
from dashboard.batch.run import Progress, run
from dashboard.batch.source import items
from dashboard.batch.tables import COLUMNS
from dashboard.batch.work import work
from dashboard.cli import main
from dashboard.commands.batch import show_progress
from dashboard.errors import DashboardError
from dashboard.locking import try_lock
from dashboard.nlp.publication import read_within
from tests.batch.made_work import quick

TEXTS = {
    "call": "---\npublished: 2024-03-08\n---\nAna Berg met Bo Lund in Oslo on Monday. “We stay,” "
    "Berg said.",
    "vote": "The council of Bergen voted on 3 May 2021.",
}


def made(folder: Path) -> DataSet:
    return DataSet(folder, "program", "parser")


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / f"{name}.txt").write_text(text)
    (place / "zero.txt").write_text("")
    return place


@pytest.mark.slow
def test_engines_give_the_same_bytes_and_each_table_is_there(folder: Path, tmp_path: Path) -> None:
    counts = run(folder, made(tmp_path / "one"), Here(work))
    run(folder, made(tmp_path / "two"), Workers(work, 2))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert (counts["articles"], counts["errors"]) == (2, 1)
    for table in ("events", "quotes", "actors", "timexes", "articles"):
        parts = list((tmp_path / "one" / table).rglob("*.parquet"))
        assert sum(parquet.read_metadata(p).num_rows for p in parts) == counts[table] > 0
    assert {p.name for p in (tmp_path / "one" / "events").iterdir()} == {
        "month=2024-03", "month=unknown",
    }  # fmt: skip
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_text())
    assert set(manifest["schema"]) == set(COLUMNS)


def test_started_again_nothing_is_parsed_twice(folder: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    run(folder, made(tmp_path / "out"), Here(quick))
    before = contents(tmp_path / "out")
    run(folder, made(tmp_path / "out"), Here(quick), tell=told.append)
    assert told[-1].parsed == 0
    assert contents(tmp_path / "out") == before


def test_what_changed_in_the_source_is_done_anew(folder: Path, tmp_path: Path) -> None:
    run(folder, made(tmp_path / "out"), Here(quick), chunk=1)
    (folder / "zero.txt").unlink()
    (folder / "vote.txt").write_text("Another vote.")
    run(folder, made(tmp_path / "out"), Here(quick), chunk=1)
    run(folder, made(tmp_path / "new"), Here(quick), chunk=1)
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_a_zip_and_parquet_hold_the_same_articles_as_lines(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for path in sorted(folder.iterdir()):
            packed.write(path, path.name)
    records = [{"id": name, "text": text} for name, text in sorted(TEXTS.items())]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    parquet.write_table(pa.Table.from_pylist(records), tmp_path / "a.parquet")
    read = [
        [i.article.text for i in items(tmp_path / name) if i.article]
        for name in ("a.zip", "a.jsonl", "a.parquet", "articles")
    ]
    assert read[0] == read[1] == read[2] == read[3]
    assert len(read[0]) == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no object"),
        ('{"id": "a"}', "text must be a string"),
        ('{"id": 3, "text": "It rained."}', "id must be a string"),
        ('{"text": "It rained.", "published": "2024-02-30"}', "no day of the calendar"),
        ('{"text": "It rained \\ud800."}', "half of a surrogate pair"),
        ('{"text": ""}', "line 1"),
        ("\xff", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_line_that_is_no_article_is_an_item_with_its_error(
    line: str, says: str, tmp_path: Path
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes(line.encode("latin-1") + b'\n{"text": "It rained in Oslo."}\n')
    bad, good = items(source)
    assert says in str(bad.error)
    assert good.article is not None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It rained in Oslo.", (None, "2024-02")),
        ("---\npublished: 2024-02-05\n---\nIt rained in Oslo.", ("2024-02-05", None)),
    ],
)
def test_a_month_of_publication_stays_one_and_the_day_of_the_text_goes_before_it(
    text: str, known: tuple[str | None, str | None], tmp_path: Path
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"text": text, "published": "2024-02"}))
    (article,) = (item.article for item in items(source))
    assert article is not None
    day = article.published and str(article.published)
    assert (day, read_within(article)) == known


def test_what_is_no_data_set_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("mine")
    with pytest.raises(DashboardError, match=r"thesis\.doc, which is of no data set"):
        run(folder, made(tmp_path / "mine"), Here(quick))
    with pytest.raises(DashboardError, match="is not there"):
        run(tmp_path / "none", made(tmp_path / "out"), Here(quick))
    assert not (tmp_path / "out").exists()


def test_a_folder_whose_entries_are_only_named_like_tables_is_left_alone(
    folder: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine" / "articles" / ".thesis.part"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with pytest.raises(DashboardError, match="articles, which is of no data set"):
        run(folder, made(tmp_path / "mine"), Here(quick))
    assert mine.exists()


def test_what_a_system_lays_there_and_odd_names_do_not_end_a_batch(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(folder, made(out), Here(quick))
    (out / "manifest.json").unlink()  # as if it had been stopped
    for name in (".DS_Store", "desktop.ini", "Thumbs.db", "chunks/x.json", "chunks/.DS_Store"):
        (out / name).write_text("")
    (out / "index" / ".entries.parquet.part").write_text("half")
    (out / ".manifest.json-1.part").write_text("half")
    run(folder, made(out), Here(quick))
    assert (out / "manifest.json").exists()
    assert not list(out.rglob("*.part"))


def test_what_makes_the_rows_is_changed_and_all_is_done_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Progress] = []
    run(folder, made(tmp_path / "out"), Here(quick))
    monkeypatch.setattr(dataset, "rows_version", lambda: "another")
    run(folder, made(tmp_path / "out"), Here(quick), tell=told.append)
    assert told[-1].parsed > 0


def test_the_version_of_the_rows_hangs_on_what_makes_them_and_not_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "PACKAGE", tmp_path)
    seen = []
    for name in ("widgets", "batch", "timeline", "picture", "nlp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.py").write_text("")
        registry.parser_version.cache_clear()
        registry.rows_version.cache_clear()
        seen.append(registry.rows_version())
    registry.parser_version.cache_clear()
    registry.rows_version.cache_clear()
    assert len(set(seen)) == len(seen)


def test_processes_and_a_scheduler_are_not_asked_for_together(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--to", str(tmp_path / "out"), "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9"]
    assert main(["batch", str(folder), *options]) == 2
    assert "exclude each other" in capsys.readouterr().err


def test_a_lock_that_cannot_be_had_is_not_taken_for_one_that_another_holds(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as file:
        number = file.fileno()
    with pytest.raises(OSError, match="Bad file descriptor"):
        try_lock(number)


def test_progress_tells_the_count_the_rate_and_the_time_left() -> None:
    assert show_progress(Progress(200, 100, 1), 1200, 50) == (
        "200 of about 1,200 articles, 1 errors, 2.0 a second, 0:08:20 left"
    )
    assert show_progress(Progress(200, 0, 0), None, 50) == "200 articles, 0 errors"
