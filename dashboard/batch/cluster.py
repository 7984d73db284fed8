"""The engine of many machines: the workers of a Dask scheduler, each with a few articles at a time.

Articles are pinned to a worker, so that it is known who has them, since when, and who died. A task
holds several short articles, and a worker has the next task when it ends one: what is asked of the
scheduler for a task takes as long as a short article.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from dashboard.batch.engines import SECONDS
from dashboard.batch.work import Outcome, Work
from dashboard.batch.worklist import WorkList
from dashboard.errors import DashboardError
from dashboard.model import Article
from dashboard.registry import rows_version

_ANSWER = 10.0  # seconds in which a scheduler has to answer
_PATIENCE = 60.0  # seconds without any worker
_LOOK = 0.5  # seconds after which it is looked for workers that came or went
_FETCH = 60.0  # seconds for what a worker has ready; it may be gone with it
_TEXT = 2000  # characters of the articles of a task, if it holds more than one
_TASKS = 2  # that a worker has at a time
_BROKEN = ("error", "lost")  # as Dask calls the states of a task without a result
_ONE_AT_A_TIME = threading.Lock()  # in a worker with several threads: the parser is not for them


@dataclass(eq=False)
class _Task:
    places: list[int]
    future: Any = None  # until it is sent


@dataclass
class _Hand:
    """What a worker has been given, and by when one of it is to be done."""

    until: float
    tasks: list[_Task] = field(default_factory=list)

    @property
    def places(self) -> list[int]:
        return [place for task in self.tasks for place in task.places]


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
        self._looked = 0.0  # when it was last asked who is there
        self._there: list[str] = []
        self._hands: dict[str, _Hand] = {}
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
            self._client = Client(self._address, timeout=_ANSWER, set_as_default=False)
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

    def __call__(self, chunks: Iterable[Sequence[Article]]) -> Iterator[list[Outcome]]:
        """The outcomes of each chunk in the order of its articles.

        Articles on which a worker dies or runs out of time are tried once more, each alone; one
        with which it is alone when it does so twice has an error as its outcome. When the scheduler
        goes away, what was given stays; the chunks that were open are to be done again.
        """
        todo, seen = WorkList(chunks), time.monotonic()
        self._hands, self._looked = {}, 0.0
        while not todo.is_over:
            with self._told_if_gone():
                workers = self._workers()
            seen = time.monotonic() if workers else seen
            if time.monotonic() - seen > _PATIENCE:
                raise DashboardError(
                    f"the scheduler at {self._address} has no worker; start some (`dask worker "
                    f"{self._address} --nthreads 1`), then the same command goes on from there"
                )
            self._share_out(todo, workers)
            with self._told_if_gone():
                self._send(todo)
                for places, found in self._answers(workers):
                    if isinstance(found, str):
                        todo.failed(places, found)
                    else:
                        for place, outcome in zip(places, found, strict=True):
                            todo.done(place, outcome)
            for outcomes in todo.whole():
                yield outcomes
                seen = time.monotonic()  # it is not known who was there while they were written

    @contextlib.contextmanager
    def _told_if_gone(self) -> Iterator[None]:
        try:
            yield
        except _gone() as error:
            raise DashboardError(
                f"the scheduler at {self._address} is gone ({error or type(error).__name__}); what "
                "is done stays: start it again, then the same command goes on from there"
            ) from error

    def _workers(self) -> list[str]:
        """The workers that were there a moment ago; new ones are asked for their version."""
        if time.monotonic() - self._looked < _LOOK:
            return self._there
        there = self._client.nthreads()
        self._lost.intersection_update(there)  # who went and comes back was started anew
        workers = [w for w in sorted(there) if w not in self._lost]
        for worker in workers:
            if worker not in self._known and self._is_of_this_version(worker):
                self._known.add(worker)
        self._looked = time.monotonic()
        self._there = [worker for worker in workers if worker in self._known]
        return self._there

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

    def _share_out(self, todo: WorkList, workers: Sequence[str]) -> None:
        """Lay down who gets which articles: first a task for each worker, then what it has next."""
        todo.workers = len(workers)
        for number in range(_TASKS):
            for worker in workers:
                hand = self._hands.setdefault(worker, _Hand(0.0))
                places = hand.places
                if len(hand.tasks) > number or any(map(todo.is_tried_again, places)):
                    continue
                if taken := todo.take(_TEXT, is_idle=not places):
                    if not places:
                        hand.until = time.monotonic() + self._seconds
                    hand.tasks.append(_Task(taken))

    def _send(self, todo: WorkList) -> None:
        for worker, hand in self._hands.items():
            for task in hand.tasks:
                if task.future is None:
                    articles = [todo[place] for place in task.places]
                    task.future = self._client.submit(
                        _some, self._work, articles, workers=[worker], allow_other_workers=False,
                        pure=False,
                    )  # fmt: skip

    def _answers(self, workers: Sequence[str]) -> Iterator[tuple[list[int], list[Outcome] | str]]:
        """What comes of the tasks within a moment: outcomes, or why there are none."""
        from distributed import wait

        futures = [task.future for hand in self._hands.values() for task in hand.tasks]
        if not futures:
            time.sleep(_LOOK)
            return
        with contextlib.suppress(TimeoutError), self._client.as_current():
            wait(futures, timeout=_LOOK, return_when="FIRST_COMPLETED")
        for worker, hand in [*self._hands.items()]:
            if worker in workers:
                yield from self._results(hand)
            if worker not in workers or any(t.future.status in _BROKEN for t in hand.tasks):
                yield self._taken_from(worker), "its worker died"
            elif hand.tasks and time.monotonic() >= hand.until:
                places = self._taken_from(worker)
                self._replace(worker)
                yield places, f"took more than {self._seconds:g} seconds"

    def _results(self, hand: _Hand) -> Iterator[tuple[list[int], list[Outcome]]]:
        for task in [task for task in hand.tasks if task.future.status == "finished"]:
            with contextlib.suppress(TimeoutError):  # it died with them, as the next look will tell
                outcomes = task.future.result(timeout=_FETCH)
                hand.tasks.remove(task)
                hand.until = time.monotonic() + self._seconds
                yield task.places, outcomes

    def _taken_from(self, worker: str) -> list[int]:
        """The places of all that the worker had, which it has no longer."""
        hand = self._hands.pop(worker)
        for task in hand.tasks:
            task.future.cancel()
        self._looked = 0.0
        return hand.places

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


def _some(work: Work, articles: Sequence[Article]) -> list[Outcome]:
    with _ONE_AT_A_TIME:
        return [work(article) for article in articles]
