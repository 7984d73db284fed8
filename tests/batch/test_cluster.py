"""A batch on a Dask scheduler and workers in processes of their own, some of which are killed."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import pytest

from dashboard.batch.cluster import Cluster
from dashboard.batch.dataset import MANIFEST
from dashboard.batch.engines import Here, Workers
from dashboard.batch.run import Progress, run
from dashboard.batch.work import work
from dashboard.errors import DashboardError
from dashboard.model import Article
from tests.batch.made_work import ONCE, dying, quick, slow
from tests.batch.processes import Processes, end
from tests.batch.test_batch import TEXTS, contents, made

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("distributed") is None, reason="the extra cluster is not there"),
]


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    mark = tmp_path_factory.mktemp("mark") / "once"
    started = Processes(mark)
    yield started
    started.end()


def lines(folder: Path, names: list[str], text: str = "It rained in Oslo.") -> Path:
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n in names))
    return source


def test_a_cluster_gives_the_same_bytes_as_one_process(
    processes: Processes, tmp_path: Path
) -> None:
    source = tmp_path / "articles"
    source.mkdir()
    for name, text in TEXTS.items():
        (source / f"{name}.txt").write_text(text)
    run(source, made(tmp_path / "one"), Here(work))
    run(source, made(tmp_path / "many"), Cluster(work, processes.address))
    assert contents(tmp_path / "one") == contents(tmp_path / "many")


def test_who_dies_or_hangs_is_replaced_and_the_article_tried_twice(
    processes: Processes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = lines(tmp_path, ["a", "once", "b", "dies", "c", "hangs", "d", "bad", "e"])
    counts = run(source, made(tmp_path / "many"), Cluster(dying, processes.address, seconds=4))
    monkeypatch.setenv(ONCE, str(tmp_path / "once"))
    run(source, made(tmp_path / "two"), Workers(dying, 2, seconds=4))
    assert (counts["articles"], counts["errors"]) == (6, 3)
    assert contents(tmp_path / "many") == contents(tmp_path / "two")


def test_the_scheduler_is_killed_and_started_again(processes: Processes, tmp_path: Path) -> None:
    source = lines(tmp_path, [f"a{n}" for n in range(40)])
    run(source, made(tmp_path / "one"), Here(quick), chunk=4)
    begun = threading.Event()

    def kill() -> None:
        begun.wait(60)
        end(processes.scheduler)

    threading.Thread(target=kill, daemon=True).start()

    def told(progress: Progress) -> None:
        if progress.done >= 8:
            begun.set()

    with pytest.raises(DashboardError, match="the same command goes on"):
        run(source, made(tmp_path / "many"), Cluster(slow, processes.address), tell=told, chunk=4)
    assert not (tmp_path / "many" / MANIFEST).exists()
    processes.scheduler = processes.start_scheduler()
    processes.workers += [processes.start_worker()]
    wait_for(processes.port)
    passed: list[Progress] = []
    run(source, made(tmp_path / "many"), Cluster(slow, processes.address), tell=passed.append,
        chunk=4)  # fmt: skip
    assert passed[-1].done == 40
    assert passed[-1].parsed < 40
    assert contents(tmp_path / "one") == contents(tmp_path / "many")


def test_whatever_dask_says_of_a_scheduler_that_is_gone_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It depends on the moment: one task is asked for what came of it, or several are."""
    from distributed.client import FutureCancelledError, FuturesCancelledError

    cluster = Cluster(quick, "tcp://127.0.0.1:9")
    for error in (FutureCancelledError("key", "lost"), FuturesCancelledError([]), OSError("gone")):

        def gone(*_: object, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr(cluster, "_workers", gone)
        with pytest.raises(DashboardError, match="the same command goes on"):
            next(cluster([[Article("a", "It rained.")]]))


def test_a_worker_that_comes_back_at_its_address_is_used_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Client:
        there: ClassVar = {"tcp://a:1": 1, "tcp://b:1": 1}

        def nthreads(self) -> dict[str, int]:
            return self.there

        def restart_workers(self, workers: list[str], **_: object) -> dict[str, str]:
            return {worker: "OK" if worker == "tcp://a:1" else "timed out" for worker in workers}

    cluster, client = Cluster(quick, "tcp://127.0.0.1:9"), Client()
    monkeypatch.setattr(cluster, "_client", client)
    monkeypatch.setattr(cluster, "_is_of_this_version", lambda _: True)
    cluster._replace("tcp://a:1")
    cluster._replace("tcp://b:1")
    assert cluster._workers() == ["tcp://a:1"]
    monkeypatch.setattr(client, "there", {"tcp://a:1": 1})
    monkeypatch.setattr(cluster, "_looked", 0.0)
    cluster._workers()
    monkeypatch.undo()
    monkeypatch.setattr(cluster, "_client", client)
    monkeypatch.setattr(cluster, "_is_of_this_version", lambda _: True)
    monkeypatch.setattr(cluster, "_looked", 0.0)
    assert cluster._workers() == ["tcp://a:1", "tcp://b:1"]


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)


def test_where_nobody_answers_it_says_what_is_expected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.batch.cluster._ANSWER", 1.0)
    source = lines(tmp_path, ["a"])
    with (
        pytest.raises(DashboardError, match="no Dask scheduler answers"),
    ):
        run(source, made(tmp_path / "many"), Cluster(quick, "tcp://127.0.0.1:9"))
