"""The events that several articles of a data set tell, made one: how long it takes, and how much.

``python -m tests.benchmarks.join_time [--events N …]``. For data sets of so many made-up events, of
which every third article tells what the one before it tells, over as many days as there are
articles: the events that were left, the seconds of CPU of the joining, those of an event, how many
times a report was held against a group, and the peak of memory. Each is a process of its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here
from dashboard.batch.run import run
from dashboard.batch.work import Outcome, rows_of
from dashboard.corpus.opened import open_corpus
from dashboard.model import Article
from dashboard.timeline.merging import merge
from tests.timeline.test_merge import ACTORS, talk
from tests.timeline.world import make_article

EVENTS = 10  # of an article
PEOPLE = 60


def made(article: Article) -> Outcome:
    """Talks of two of sixty people each, some of an article's on each of the days before it."""
    number = int(article.id.removeprefix("m"))
    story = number - 1 if number % 3 == 2 else number
    people = [
        {"id": f"p{i}", "name": f"Ada{i} Berg{i}", "kind": "person", "member_of": ["ns"[i % 2]]}
        for i in range(PEOPLE)
    ]
    records = [
        talk(
            (dt.date(1900, 1, 1) + dt.timedelta(days=story // 4 + k)).isoformat(),
            [f"p{(story + k) % PEOPLE}", f"p{(story * 7 + 3 * k + 1) % PEOPLE}"],
            sentence=f"They met in the hall of house {k} and {story}.",
        )
        for k in range(EVENTS)
    ]
    return Outcome(rows_of(make_article(article.id, records, [*ACTORS[:2], *people])))


class Joining(DataSet):
    """A data set of which it is known how long its end took."""

    took = 0.0

    def finish(self, chunks: int, counts: Mapping[str, int]) -> int:
        begin = time.process_time()
        entries = super().finish(chunks, counts)
        Joining.took = time.process_time() - begin
        return entries


def measure(events: int) -> dict[str, float]:
    """The figures of a data set of so many events, made in this process."""
    calls, fits = 0, merge._fits

    def counted(*arguments: object) -> float:
        nonlocal calls
        calls += 1
        return fits(*arguments)  # type: ignore[arg-type]

    merge._fits = counted  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.jsonl"
        source.write_text("".join(lines(events // EVENTS)))
        run(source, Joining(Path(folder) / "set", "p", "v"), Here(made))
        left = open_corpus(Path(folder) / "set").size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"left": left, "seconds": Joining.took, "calls": calls, "peak": peak}


def lines(articles: int) -> Iterator[str]:
    """The source: articles by name."""
    for n in range(articles):
        yield f"{json.dumps({'id': f'm{n}', 'text': str(n)})}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--measure", type=int)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure)))
        return
    for events in given.events:
        command = [sys.executable, "-m", "tests.benchmarks.join_time", "--measure", str(events)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        print(
            f"{events:,} events, {found['left']:,.0f} when joined: {found['seconds']:.1f} s of CPU,"
            f" {found['seconds'] / events * 1000:.3f} ms an event; {found['calls'] / events:.1f} "
            f"comparisons an event; peak {found['peak']:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
