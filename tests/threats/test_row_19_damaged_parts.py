"""Row 19: what an earlier run has left is believed only where it is as it was made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.batch.engines import Here
from dashboard.batch.index import FILES, INDEX
from dashboard.batch.run import run
from dashboard.batch.work import work
from dashboard.corpus.articles import find
from dashboard.corpus.opened import open_corpus
from dashboard.errors import DashboardError
from tests.batch.made_work import quick
from tests.threats.test_row_19_killed_in_a_batch import contents, lines, made

pytestmark = pytest.mark.slow

CHUNK, RECORD = 4, "chunks/00000001.json"
PART = "articles/month=2024-02/part-00000001.parquet"
OTHER = "articles/month=2024-01/part-00000000.parquet"
OF_INDEX = "index/parts/entries-00000001.parquet"


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(bytes(data))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another(path: Path) -> None:
    """A part that is whole, in the place of one of another chunk."""
    path.write_bytes((path.parents[2] / OTHER).read_bytes())


DAMAGES: list[Callable[[Path], None]] = [flip, cut, empty, of_another, Path.unlink]


def forged(path: Path, **changes: object) -> None:
    """The record with other entries, as somebody who knows its form would write it."""
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def more_articles(out: Path) -> str:
    counts = json.loads((out / RECORD).read_text())["counts"]
    forged(out / RECORD, counts={**counts, "articles": 1_000_000_000})
    return RECORD


def no_errors(out: Path) -> str:
    forged(out / RECORD, counts={})
    return RECORD


def no_number(out: Path) -> str:
    forged(out / RECORD, counts={"articles": True})
    return RECORD


def no_files(out: Path) -> str:
    forged(out / RECORD, files={})
    return "is not of the record"


def a_file_of_elsewhere(out: Path) -> str:
    files = json.loads((out / RECORD).read_text())["files"]
    forged(out / RECORD, files={**files, "../../secret": "0" * 64})
    return "secret: is missing"


def one_more_part(out: Path) -> str:
    more = out / PART.replace("2024-02", "1999-01")
    more.parent.mkdir()
    more.write_bytes((out / PART).read_bytes())
    return f"{more.relative_to(out).as_posix()}: is not of the record"


def no_record(out: Path) -> str:
    (out / RECORD).write_text("[" * 100_000)
    return RECORD


FORGERIES = [more_articles, no_errors, no_number, no_files, a_file_of_elsewhere, one_more_part]


@pytest.fixture
def done(tmp_path: Path) -> Path:
    """A data set of three chunks, done with quick made work."""
    source = lines(tmp_path / "a.jsonl", *(f"a{i}" for i in range(12)))
    run(source, made(tmp_path / "out"), Here(quick), chunk=CHUNK)
    return tmp_path / "out"


def again(out: Path) -> tuple[list[str], int]:
    """What the next run on the same source warns of, and how many articles it has read anew."""
    told: list[str] = []
    parsed: list[int] = [0]
    source = out.with_name("a.jsonl")
    counts = run(
        source,
        made(out),
        Here(quick),
        tell=lambda progress: parsed.append(progress.parsed),
        warn=told.append,
        chunk=CHUNK,
    )
    assert (counts["articles"], counts["errors"]) == (12, 0)
    return told, parsed[-1]


def test_what_is_whole_is_believed(done: Path) -> None:
    before = contents(done)
    assert again(done) == ([], 0)
    assert contents(done) == before


@pytest.mark.parametrize("name", [PART, OF_INDEX])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_part_is_named_and_its_chunk_made_again(
    name: str, damage: Callable[[Path], None], done: Path
) -> None:
    before = contents(done)
    damage(done / name)
    told, parsed = again(done)
    assert parsed == CHUNK
    assert len(told) == 1
    assert told[0].startswith(str(done / name))
    assert told[0].endswith("; its 4 articles are read again")
    assert contents(done) == before


@pytest.mark.parametrize("forge", [*FORGERIES, no_record])
def test_a_forged_record_or_part_is_named_and_its_chunk_made_again(
    forge: Callable[[Path], str], done: Path
) -> None:
    before = contents(done)
    named = forge(done)
    told, parsed = again(done)
    assert parsed == CHUNK
    assert len(told) == 1
    assert named in told[0]
    assert contents(done) == before


def test_parts_beyond_the_last_chunk_go_with_or_without_a_record(done: Path) -> None:
    before = contents(done)
    beyond = done / PART.replace("00000001", "00000007")
    beyond.write_bytes((done / PART).read_bytes())
    assert again(done) == ([], 0)
    assert contents(done) == before


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set that was really parsed, of two chunks with an article each."""
    folder = tmp_path_factory.mktemp("read")
    source = lines(folder / "a.jsonl", "a", "b")
    run(source, made(folder / "out"), Here(work), chunk=1)
    return folder / "out"


def kept(path: Path) -> Callable[[], None]:
    """What puts a file back as it was."""
    data = path.read_bytes()

    def put_back() -> None:
        path.write_bytes(data)

    return put_back


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_article_of_a_damaged_part_is_not_shown_and_the_others_are(
    damage: Callable[[Path], None], read: Path
) -> None:
    path = read / PART
    put_back = kept(path)
    damage(path)
    try:
        corpus = open_corpus(read)
        with pytest.raises(DashboardError, match=r"part-00000001.*`dashboard batch` on it once"):
            find(corpus, "1-")
        whole = find(corpus, "0-")
        assert whole is not None
        assert whole.article.text == "The text of a."
    finally:
        put_back()
    again = find(open_corpus(read), "1-")
    assert again is not None
    assert again.article.text == "The text of b."


@pytest.mark.parametrize(
    "name",
    [RECORD, *(f"{INDEX}/{name}" for name in FILES)],
)
@pytest.mark.parametrize("damage", [flip, cut, empty, Path.unlink])
def test_a_data_set_whose_index_or_record_is_damaged_is_not_opened(
    name: str, damage: Callable[[Path], None], read: Path
) -> None:
    path = read / name
    put_back = kept(path)
    damage(path)
    try:
        with pytest.raises(DashboardError, match=r"is damaged.*`dashboard batch` on it once more"):
            open_corpus(read)
    finally:
        put_back()
    assert open_corpus(read).size >= 0
