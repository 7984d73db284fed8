"""A whole run: chunk by chunk through an engine into the data set, from where the last one was."""

from __future__ import annotations

import errno
import hashlib
import itertools
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from dashboard.batch.dataset import DataSet, Rows, month_of
from dashboard.batch.records import DamageError
from dashboard.batch.source import Item, check, items
from dashboard.batch.work import Outcome, Row
from dashboard.errors import DashboardError
from dashboard.model import Article

ENTRIES = "entries"  # the count of events, each once; that of "events" is what articles tell
CHUNK = 200  # articles; a stop may lose the chunk that is written, and those that are worked at

Engine = Callable[[Iterable[Sequence[Article]]], Iterator[list[Outcome]]]  # see ``engines``


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles gone through, how many of them now and not before, errors."""

    done: int
    parsed: int
    errors: int


def run(
    source: Path,
    data_set: DataSet,
    engine: AbstractContextManager[Engine],
    *,
    tell: Callable[[Progress], None] = lambda _: None,
    warn: Callable[[str], None] = lambda _: None,
    chunk: int = CHUNK,
) -> Counter[str]:
    """Parse all of the source into the data set; returns the counts of its tables and entries.

    ``warn`` is told of each file of an earlier run that is damaged: its chunk is done again.
    Raises DashboardError if the source cannot be read or the data set not be written; what is
    done by then stays, and the next run goes on from there.
    """
    check(source)
    tally, ahead = _Tally(tell, warn), deque[_Chunk]()
    try:
        with data_set.prepared(), engine as parse, ThreadPoolExecutor(1, "writer") as writer:
            for outcomes in parse(_wanted(source, chunk, data_set, tally, ahead)):
                tally.settle()
                one = ahead.popleft()  # the workers need not wait until it is written
                tally.expect(len(one.items), writer.submit(_write, data_set, one, outcomes))
            tally.settle()
            tally.whole[ENTRIES] = data_set.finish(tally.chunks, tally.whole)
    except OSError as error:
        raise DashboardError(_told(error, data_set.folder)) from error
    return tally.whole


@dataclass(frozen=True, slots=True)
class _Chunk:
    number: int
    first: int  # the number of its first article in the source
    items: Sequence[Item]
    digest: str


class _Tally:
    """The counts of the chunks that are done, and of the one that is being written."""

    def __init__(self, tell: Callable[[Progress], None], warn: Callable[[str], None]) -> None:
        self.warn = warn
        self.whole: Counter[str] = Counter()
        self.chunks = 0
        self._tell = tell
        self._done = self._parsed = 0
        self._writing: tuple[int, Future[dict[str, int]]] | None = None

    def add(self, articles: int, counts: Mapping[str, int]) -> None:
        """Count a chunk that is done, and tell how far the run is."""
        self.whole.update(counts)
        self.chunks += 1
        self._done += articles
        self._tell(Progress(self._done, self._parsed, self.whole["errors"]))

    def expect(self, articles: int, written: Future[dict[str, int]]) -> None:
        """Take up a chunk that is being written; the one before is settled."""
        self._writing = (articles, written)

    def settle(self) -> None:
        """Count the chunk that was being written, once it is. Raises OSError if it cannot be."""
        if self._writing is not None:
            articles, written = self._writing
            self._writing = None
            counts = written.result()
            self._parsed += articles
            self.add(articles, counts)


def _wanted(
    source: Path, size: int, data_set: DataSet, tally: _Tally, ahead: deque[_Chunk]
) -> Iterator[list[Article]]:
    """The articles of the chunks that are not done yet, which are laid down in ``ahead``."""
    rest, first, there = iter(items(source)), 0, data_set.lying()
    for number in itertools.count():
        some = list(itertools.islice(rest, size))
        if not some:
            return
        one = _Chunk(number, first, some, _digest(some))
        first += len(some)
        try:
            counts = data_set.done(number, one.digest, there.get(number, ()))
        except DamageError as error:
            tally.warn(f"{error}; its {len(some):,} articles are read again")
            counts = None
        if counts is not None:
            tally.add(len(some), counts)
        else:
            ahead.append(one)
            yield [item.article for item in some if item.article is not None]


def _digest(some: Iterable[Item]) -> str:
    """A hash of all that the outcome of these items hangs on."""
    digest = hashlib.sha256()
    for item in some:
        digest.update(repr((item.name, item.article, item.error)).encode())
    return digest.hexdigest()


def _write(data_set: DataSet, one: _Chunk, outcomes: Sequence[Outcome]) -> dict[str, int]:
    articles = sum(item.article is not None for item in one.items)
    if len(outcomes) != articles:
        raise RuntimeError(f"the engine gave {len(outcomes)} outcomes for {articles} articles")
    return data_set.write(one.number, one.digest, _rows(one, iter(outcomes)))


def _rows(one: _Chunk, outcomes: Iterator[Outcome]) -> Rows:
    """The rows of a chunk by table, each with the month that it belongs to."""
    rows: dict[str, list[tuple[str, Row]]] = {}
    for number, item in enumerate(one.items, one.first):
        outcome = Outcome(error=item.error) if item.article is None else next(outcomes)
        name = item.article.id if item.article is not None else None
        if outcome.error is not None:
            row = {"number": number, "article": name, "name": item.name, "error": outcome.error}
            rows.setdefault("errors", []).append((_month(item, outcome), row))
        for table, found in outcome.rows.items():
            rows.setdefault(table, []).extend(
                (_month(item, outcome), {"number": number, "article": name, **row}) for row in found
            )
    return rows


def _month(item: Item, outcome: Outcome) -> str:
    """By what the parser read, which may have found the day of publication in a dateline."""
    if outcome.rows:
        return month_of(outcome.rows["articles"][0]["published"])
    known = item.article.published if item.article is not None else None
    return month_of(None if known is None else str(known))


def _told(error: OSError, folder: Path) -> str:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    remedy = "free space there" if full else "see to the rights there"
    why = error.strerror or error
    return (
        f"{error.filename or folder}: could not be written ({why}); what is done stays: "
        f"{remedy}, then the same command goes on from there"
    )
