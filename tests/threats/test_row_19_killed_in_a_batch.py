"""Row 19: a worker or the whole run is killed in the middle of a batch; it goes on from there."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.batch import dataset
from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here, Workers
from dashboard.batch.run import run
from dashboard.cli import main
from dashboard.errors import DashboardError
from tests.batch.made_work import ONCE, dying, quick

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there"),
]
PROJECT = Path(__file__).parents[2]


def lines(path: Path, *names: str) -> Path:
    """A file of JSON Lines with an article of each name, in several months."""
    records = [
        {"id": name, "text": f"The text of {name}.", "published": f"2024-{1 + i % 3:02d}-01"}
        for i, name in enumerate(names)
    ]
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    return path


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def made(folder: Path) -> DataSet:
    return DataSet(folder, "program", "parser")


@pytest.fixture
def once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mark = tmp_path / "once"
    monkeypatch.setenv(ONCE, str(mark))
    return mark


def test_a_killed_worker_is_replaced_and_nothing_is_lost(tmp_path: Path, once: Path) -> None:
    source = lines(tmp_path / "a.jsonl", *(f"a{i}" for i in range(9)), "once", "z")
    run(source, made(tmp_path / "killed"), Workers(dying, 2), chunk=4)
    assert once.exists()
    run(source, made(tmp_path / "whole"), Here(quick), chunk=4)
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")


@pytest.mark.usefixtures("once")
def test_an_article_that_kills_or_hangs_twice_is_reported_and_the_others_are_there(
    tmp_path: Path,
) -> None:
    source = lines(tmp_path / "a.jsonl", "a", "dies", "b", "hangs", "c")
    counts = run(source, made(tmp_path / "out"), Workers(dying, 2, seconds=5))
    assert (counts["articles"], counts["errors"]) == (3, 2)
    told = errors(tmp_path / "out")
    assert told == ["dies: its worker died, twice", "hangs: took more than 5 seconds, twice"]


PATCHED = (  # whoever runs the tests in the background ignores Ctrl+C, and so would their children
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "import sys; import dashboard.batch.work as one; from tests.batch import made_work; "
    "one.work = made_work.steady; from dashboard.cli import main; sys.exit(main(sys.argv[1:]))"
)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_stops_it_with_a_word_and_the_same_command_goes_on(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = lines(tmp_path / "a.jsonl", *(f"a{i}" for i in range(900))), tmp_path / "out"

    def batch(to: Path, jobs: int = jobs) -> list[str]:
        return ["batch", str(source), "--to", str(to), "--jobs", str(jobs)]

    command = [sys.executable, "-c", PATCHED, *batch(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=PROJECT) as process:
        while not list(out.glob("chunks/*.json")):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        told = process.stderr.read().decode()
    assert process.returncode == 130
    assert told == "dashboard: stopped; the same command goes on from there\n"
    assert not (out / "manifest.json").exists()
    monkeypatch.setattr("dashboard.batch.work.work", quick)
    assert main(batch(out)) == main(batch(tmp_path / "whole", jobs=1)) == 0
    assert contents(out) == contents(tmp_path / "whole")


def test_a_second_run_on_the_same_folder_is_refused_and_disturbs_nothing(tmp_path: Path) -> None:
    source, out = lines(tmp_path / "a.jsonl", *(f"a{i}" for i in range(8))), tmp_path / "out"

    def second(_: object) -> None:
        with pytest.raises(DashboardError, match="another `dashboard batch` is writing there"):
            run(source, made(out), Here(quick), chunk=4)

    run(source, made(out), Here(quick), chunk=4, tell=second)
    run(source, made(tmp_path / "whole"), Here(quick), chunk=4)
    assert contents(out) == contents(tmp_path / "whole")
    run(source, made(out), Here(quick), chunk=4)  # the first has ended


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte; skipped where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    can = shutil.which("mount") is not None
    if not can or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_is_told_and_a_larger_one_goes_on(
    small_disk: Path, tmp_path: Path
) -> None:
    source = lines(tmp_path / "a.jsonl", *(f"a{i}" for i in range(120)))
    with pytest.raises(DashboardError, match="free space there, then the same command goes on"):
        run(source, made(small_disk / "out"), Here(quick), chunk=4)
    assert not (small_disk / "out" / "manifest.json").exists()
    larger = ["mount", "-o", "remount,size=64m", str(small_disk)]
    subprocess.run(larger, check=True, capture_output=True)
    run(source, made(small_disk / "out"), Here(quick), chunk=4)
    run(source, made(tmp_path / "whole"), Here(quick), chunk=4)
    assert contents(small_disk / "out") == contents(tmp_path / "whole")


def errors(folder: Path) -> list[str]:
    from pyarrow import parquet

    parts = sorted((folder / "errors").rglob("*.parquet"))
    return sorted(row["error"] for p in parts for row in parquet.read_table(p).to_pylist())


def test_a_run_that_is_killed_goes_on_and_equals_an_undisturbed_one(tmp_path: Path) -> None:
    """kill -9, three times, each wherever it is once it has done more and not yet all."""
    source = lines(tmp_path / "a.jsonl", *(f"a{i}" for i in range(80)))
    program = (
        "import sys; from pathlib import Path; from dashboard.batch.dataset import DataSet; "
        "from dashboard.batch.engines import Here; from dashboard.batch.run import run; "
        "from tests.batch.made_work import slow; print('on', flush=True); "
        "run(Path(sys.argv[1]), DataSet(Path(sys.argv[2]), 'program', 'parser'), Here(slow), "
        "chunk=4)"
    )
    out = tmp_path / "killed"

    def number_done() -> int:
        return len(list(out.glob("chunks/*.json")))

    for _ in range(3):
        command = [sys.executable, "-c", program, str(source), str(out)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT) as process:
            assert process.stdout is not None
            process.stdout.readline()
            done = number_done()
            while number_done() <= done:
                assert process.poll() is None
                time.sleep(0.01)
            process.kill()
        assert done < number_done() < 80 / 4
    run(source, made(out), Here(quick), chunk=4)
    run(source, made(tmp_path / "whole"), Here(quick), chunk=4)
    assert contents(out) == contents(tmp_path / "whole")


def test_a_full_disk_is_told_and_a_retry_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = lines(tmp_path / "a.jsonl", *(f"a{i}" for i in range(40)))
    write, left = dataset.write_whole, iter(range(7))

    def small(*arguments: object) -> None:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(dataset, "write_whole", small)
        with pytest.raises(DashboardError, match=r"No space left.*goes on from there"):
            run(source, made(tmp_path / "full"), Here(quick), chunk=4)
    assert not (tmp_path / "full" / "manifest.json").exists()
    run(source, made(tmp_path / "full"), Here(quick), chunk=4)
    run(source, made(tmp_path / "whole"), Here(quick), chunk=4)
    assert contents(tmp_path / "full") == contents(tmp_path / "whole")
