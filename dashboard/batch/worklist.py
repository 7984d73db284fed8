"""The articles that an engine gives out, and their outcomes chunk by chunk in the order they came.

Shared by the engines with several workers: what is tried again, and when it is an error, is the
same on each.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.batch.work import Outcome
from dashboard.model import Article

TRIES = 2
_WORKERS = 8  # of as many one more chunk is open, so that a slow article holds nobody up


@dataclass
class _Chunk:
    first: int  # the place of its first article
    outcomes: list[Outcome | None]
    left: int


class WorkList:
    """Articles by their place in all that came, from 0.

    A chunk is taken up when nothing else waits, so that no worker stands still at its end. Two are
    open at a time, more with more ``workers``, a number that may be set anew: memory hangs on them
    and not on the articles to come.
    """

    def __init__(self, chunks: Iterable[Sequence[Article]], *, workers: int = 1) -> None:
        self._chunks = iter(chunks)
        self._ended = False
        self._open: deque[_Chunk] = deque()
        self.workers = workers
        self._articles: dict[int, Article] = {}
        self._next = 0
        self._waiting: deque[int] = deque()
        self._again: deque[int] = deque()
        self._tries: dict[int, int] = {}

    def __getitem__(self, place: int) -> Article:
        """The article of a place that has no outcome yet. Raises KeyError for any other."""
        return self._articles[place]

    @property
    def is_over(self) -> bool:
        """Whether all outcomes were there and no further article came."""
        self._take_up()
        return self._ended and not self._open

    def take(self, characters: int = 0, *, is_idle: bool = True) -> list[int]:
        """The places of the next articles: one, and more while their text is not longer than that.

        What is to be tried again comes first, alone, and to a worker that is idle. Empty if nothing
        waits.
        """
        if self._again and is_idle:
            return [self._again.popleft()]
        self._take_up()
        taken: list[int] = []
        while self._waiting and (characters > 0 or not taken):
            characters -= len(self._articles[self._waiting[0]].text)
            if taken and characters < 0:
                break
            taken.append(self._waiting.popleft())
        return taken

    def is_tried_again(self, place: int) -> bool:
        """Whether it failed before, alone or among others: then nothing is laid beside it."""
        return place in self._tries

    def done(self, place: int, outcome: Outcome) -> None:
        """Keep the outcome of a place."""
        del self._articles[place]
        self._tries.pop(place, None)
        chunk = next(chunk for chunk in reversed(self._open) if chunk.first <= place)
        chunk.outcomes[place - chunk.first] = outcome
        chunk.left -= 1

    def failed(self, places: Sequence[int], why: str) -> None:
        """Have articles tried again whose worker died or hung on one of them.

        Of one alone it is known that it was this one: with its last try it becomes an error.
        """
        for place in places:
            tries = self._tries[place] = self._tries.get(place, 0) + (len(places) == 1)
            if tries < TRIES:
                self._again.append(place)
            else:
                self.done(place, Outcome(error=f"{self[place].id}: {why}, twice"))

    def whole(self) -> Iterator[list[Outcome]]:
        """The outcomes of the chunks that are whole, in their order; each is given once."""
        while self._open and not self._open[0].left:
            chunk = self._open.popleft()
            yield [outcome for outcome in chunk.outcomes if outcome is not None]

    def _take_up(self) -> None:
        most = 2 + self.workers // _WORKERS
        while not self._waiting and not self._ended and len(self._open) < most:
            articles = next(self._chunks, None)
            if articles is None:
                self._ended = True
                return
            places = range(self._next, self._next + len(articles))
            self._open.append(_Chunk(self._next, [None] * len(articles), len(articles)))
            self._articles.update(zip(places, articles, strict=True))
            self._waiting.extend(places)
            self._next = places.stop
