"""The engine of many machines: the workers of a Dask scheduler, one article at a time on each.

Each article is pinned to one worker, so that it is known who has it, since when, and who died.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from dashboard.batch.engines import SECONDS, TRIES
from dashboard.batch.work import Outcome, Work
from dashboard.errors import DashboardError
from dashboard.model import Article
from dashboard.registry import rows_version

_PATIENCE = 60.0  # seconds without any worker
_LOOK = 0.5  # seconds after which it is looked for workers that came or went
_ONE_AT_A_TIME = threading.Lock()  # in a worker with several threads: the parser is not for them


@dataclass
class _Task:
    place: int
    future: Any
    until: float


class Cluster:
    """The engine of the workers of a Dask scheduler; used as a context.

    Raises DashboardError where Dask is not installed, nobody answers at the address, the scheduler
    goes away, no worker is left, or a worker has another version of this program.
    """

    def __init__(self, work: Work, address: str, *, seconds: float = SECONDS) -> None:
        self._work = work
        self._address = address
        self._seconds = seconds
        self._client: Any = None
        self._known: set[str] = set()  # workers that have the same parser
        self._lost: set[str] = set()  # workers that hang and could not be replaced

    def __enter__(self) -> Self:
        """Itself, connected to the scheduler."""
        try:
            from distributed import Client
        except ImportError as error:
            raise DashboardError(
                "--scheduler needs Dask: install the extra `cluster` "
                "(`uv sync --extra cluster`, or `pip install distributed`)"
            ) from error
        try:
            self._client = Client(self._address, timeout="10s", set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise DashboardError(
                f"--scheduler {self._address}: no Dask scheduler answers there ({error}); expected "
                "an address like tcp://host:8786, at which `dask scheduler` runs"
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        """Disconnected; scheduler and workers stay for others."""
        with contextlib.suppress(OSError, TimeoutError):
            self._client.close(timeout=5)

    def __call__(self, articles: Sequence[Article]) -> list[Outcome]:
        """The outcomes in the order of the articles.

        An article on which a worker dies or runs out of time is tried once more, on another; then
        its outcome is an error. What is done when the scheduler goes away is not lost.
        """
        try:
            return self._parse(articles)
        except _gone() as error:
            raise DashboardError(
                f"the scheduler at {self._address} is gone ({error or type(error).__name__}); what "
                "is done stays: start it again, then the same command goes on from there"
            ) from error

    def _parse(self, articles: Sequence[Article]) -> list[Outcome]:
        outcomes: dict[int, Outcome] = {}
        waiting, tries = deque(range(len(articles))), [0] * len(articles)
        busy: dict[str, _Task] = {}
        seen = time.monotonic()
        while len(outcomes) < len(articles):
            workers = self._workers()
            seen = time.monotonic() if workers else seen
            if time.monotonic() - seen > _PATIENCE:
                raise DashboardError(
                    f"the scheduler at {self._address} has no worker; start some (`dask worker "
                    f"{self._address} --nthreads 1`), then the same command goes on from there"
                )
            for worker in workers:
                if worker not in busy and waiting:
                    place = waiting.popleft()
                    tries[place] += 1
                    busy[worker] = self._give(worker, place, articles[place])
            for worker, found in [*self._answers(busy, workers)]:
                place = busy.pop(worker).place
                if isinstance(found, Outcome):
                    outcomes[place] = found
                elif tries[place] < TRIES:
                    waiting.appendleft(place)
                else:
                    outcomes[place] = Outcome(error=f"{articles[place].id}: {found}, twice")
        return [outcomes[place] for place in range(len(articles))]

    def _workers(self) -> list[str]:
        """The workers that are there now, those new among them asked for their version."""
        there = self._client.nthreads()
        self._lost.intersection_update(there)  # who went and comes back was started anew
        workers = [w for w in sorted(there) if w not in self._lost]
        for worker in workers:
            if worker not in self._known and self._is_of_this_version(worker):
                self._known.add(worker)
        return [worker for worker in workers if worker in self._known]

    def _is_of_this_version(self, worker: str) -> bool:
        """Whether it is; False if it went away. Raises DashboardError if it has another."""
        answer = self._client.run(_own_version, workers=[worker], on_error="return").get(worker)
        if answer is None or isinstance(answer, OSError):
            return False
        if answer == rows_version():
            return True
        told = "has no" if isinstance(answer, Exception) else "has another version of the"
        raise DashboardError(
            f"the worker at {worker} {told} event-timeline-dashboard ({answer}); it must "
            f"be {rows_version()}, as here: install the same copy there"
        )

    def _give(self, worker: str, place: int, article: Article) -> _Task:
        future = self._client.submit(
            _one, self._work, article, workers=[worker], allow_other_workers=False, pure=False
        )
        return _Task(place, future, time.monotonic() + self._seconds)

    def _answers(
        self, busy: dict[str, _Task], workers: Sequence[str]
    ) -> Iterator[tuple[str, Outcome | str]]:
        """What comes of the tasks within a moment: outcomes, and why there is none."""
        from distributed import wait

        if not busy:
            time.sleep(_LOOK)
            return
        with contextlib.suppress(TimeoutError), self._client.as_current():
            futures = [task.future for task in busy.values()]
            wait(futures, timeout=_LOOK, return_when="FIRST_COMPLETED")
        for worker, task in busy.items():
            if task.future.status == "finished":
                yield worker, task.future.result()
            elif task.future.status in ("error", "lost") or worker not in workers:
                task.future.cancel()
                yield worker, "its worker died"
            elif time.monotonic() >= task.until:
                task.future.cancel()
                self._replace(worker)
                yield worker, f"took more than {self._seconds:g} seconds"

    def _replace(self, worker: str) -> None:
        """Have the worker's nanny start another in its place; without one it is not used again.

        The new one may have the same address: it is used where the old one is known to be gone.
        """
        self._known.discard(worker)
        told: Mapping[str, str] = {}
        with contextlib.suppress(OSError, TimeoutError, ValueError, KeyError):
            told = self._client.restart_workers([worker], timeout=30, raise_for_error=False)
        if told.get(worker) != "OK":
            self._lost.add(worker)


def _gone() -> tuple[type[BaseException], ...]:
    """What is raised where the scheduler is gone, or has forgotten a task, or several."""
    from distributed.client import FutureCancelledError, FuturesCancelledError

    return OSError, FutureCancelledError, FuturesCancelledError


def _own_version() -> str:
    return rows_version()


def _one(work: Work, article: Article) -> Outcome:
    with _ONE_AT_A_TIME:
        return work(article)
