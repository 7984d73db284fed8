"""A batch: the same bytes whoever does it and whatever it is read from, and what is no article."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here, Workers
from dashboard.batch.run import Progress, run
from dashboard.batch.source import items
from dashboard.batch.tables import COLUMNS
from dashboard.batch.work import work
from dashboard.commands.batch import show_progress
from dashboard.errors import DashboardError
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


def test_what_is_no_data_set_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("mine")
    with pytest.raises(DashboardError, match=r"thesis\.doc, which is of no data set"):
        run(folder, made(tmp_path / "mine"), Here(quick))
    with pytest.raises(DashboardError, match="is not there"):
        run(tmp_path / "none", made(tmp_path / "out"), Here(quick))
    assert not (tmp_path / "out").exists()


def test_progress_tells_the_count_the_rate_and_the_time_left() -> None:
    assert show_progress(Progress(200, 100, 1), 1200, 50) == (
        "200 of about 1,200 articles, 1 errors, 2.0 a second, 0:08:20 left"
    )
    assert show_progress(Progress(200, 0, 0), None, 50) == "200 articles, 0 errors"
