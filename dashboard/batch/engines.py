"""Who does the work: workers, of which one that dies or hangs is replaced, or this process.

An engine takes chunks of articles and gives a list of outcomes for each, an empty one for an empty
one, in the same order, so that what is written is the same to the byte whoever did it. It takes a
chunk when it needs it, in the thread that asks for the outcomes. Those with several workers take up
the next chunk before the last is done, and no more than ``WorkList`` allows.
"""

from __future__ import annotations

import contextlib
import multiprocessing as mp
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from dashboard.batch.work import Outcome, Work
from dashboard.batch.worklist import WorkList
from dashboard.inbox.limits import MEMORY, limit_memory
from dashboard.model import Article

SECONDS = 300.0  # for one article; the longest text that is read takes less


class Here:
    """The engine of this process, for work that is known to end: no article is held to a time."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __enter__(self) -> Self:
        """Itself; there is nothing to start."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing; there is nothing to end."""

    def __call__(self, chunks: Iterable[Sequence[Article]]) -> Iterator[list[Outcome]]:
        """The outcomes of each chunk in the order of its articles."""
        for articles in chunks:
            yield [self._work(article) for article in articles]


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    place: int | None = None
    until: float = 0.0
    is_gone: bool = False


class Workers:
    """The engine of one or several processes, each with a model of its own; used as a context."""

    def __init__(self, work: Work, jobs: int, *, seconds: float = SECONDS) -> None:
        self._work = work
        self._jobs = jobs
        self._seconds = seconds
        self._spawn = mp.get_context("spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """Itself, with its workers started."""
        self._workers = [self._start() for _ in range(self._jobs)]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """All workers ended, whatever they were doing."""
        for worker in self._workers:
            _end(worker)
        self._workers = []

    def __call__(self, chunks: Iterable[Sequence[Article]]) -> Iterator[list[Outcome]]:
        """The outcomes of each chunk in the order of its articles.

        An article on which a worker dies or runs out of time is tried once more, by a new worker;
        then its outcome is an error.
        """
        todo = WorkList(chunks, workers=self._jobs)
        while not todo.is_over:
            for i, worker in enumerate(self._workers):
                if worker.place is None and (places := todo.take()):
                    (place,) = places
                    self._give(self._alive(i, worker), place, todo[place])
            for place, outcome in self._answers():
                todo.done(place, outcome)
            for place, why in self._failures():
                todo.failed([place], why)
            yield from todo.whole()

    def _alive(self, i: int, worker: _Worker) -> _Worker:
        """The worker, or the one in its place if it died when it had nothing to do."""
        if not worker.process.is_alive():
            _end(worker)
            self._workers[i] = worker = self._start()
        return worker

    def _give(self, worker: _Worker, place: int, article: Article) -> None:
        worker.place, worker.until = place, time.monotonic() + self._seconds
        with contextlib.suppress(OSError):  # a worker that died is found by its failure
            worker.connection.send(article)

    def _answers(self) -> Iterator[tuple[int, Outcome]]:
        """What comes from the workers before the next of them is out of time."""
        busy = {w.connection: w for w in self._workers if w.place is not None}
        if not busy:  # as where chunks came that have no articles
            return
        left = min(worker.until for worker in busy.values()) - time.monotonic()
        for connection in wait(list(busy), max(left, 0.0)):
            worker = busy[connection]  # type: ignore[index]
            try:
                outcome = worker.connection.recv()
            except (EOFError, OSError):
                worker.is_gone = True
                continue
            place, worker.place = worker.place, None
            if place is not None:
                yield place, outcome

    def _failures(self) -> Iterator[tuple[int, str]]:
        """The articles whose worker died or is out of time; it is replaced."""
        for i, worker in enumerate(self._workers):
            if worker.place is None:
                continue
            if worker.is_gone or time.monotonic() >= worker.until:
                why = (
                    "its worker died"
                    if worker.is_gone
                    else f"took more than {self._seconds:g} seconds"
                )
                _end(worker)
                self._workers[i] = self._start()
                yield worker.place, why

    def _start(self) -> _Worker:
        ours, theirs = self._spawn.Pipe()
        process = self._spawn.Process(target=_serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _serve(connection: Connection, work: Work) -> None:
    """The life of a worker: an article in, its outcome out, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who ends the workers
    limit_memory(MEMORY)
    with contextlib.suppress(EOFError, OSError):
        while True:
            connection.send(work(connection.recv()))


def _end(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()
