"""Parse many articles into a Parquet data set; stopped and started again, it goes on."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.batch.run import Progress

HELP = "parse a folder, zip, JSON Lines, Parquet or WARC of many articles into a Parquet data set"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        help="a folder, a zip, .jsonl or .parquet with the fields id, title, published, source, "
        "url, text, or .warc(.gz)",
    )
    parser.add_argument("--to", metavar="FOLDER", required=True, help="where the data set is made")
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="how many processes, by default one a core",
    )
    parser.add_argument(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help="work on the workers of this Dask scheduler in place of processes here (the extra "
        "`cluster`); whoever reaches a scheduler can run programs on it: in a closed network alone",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the data set; 2 if an article could not be read or parsed: see its table errors."""
    from dashboard.batch.cluster import Cluster
    from dashboard.batch.dataset import DataSet
    from dashboard.batch.engines import Workers
    from dashboard.batch.run import ENTRIES
    from dashboard.batch.run import run as run_batch
    from dashboard.batch.source import count
    from dashboard.batch.work import work
    from dashboard.cli import say
    from dashboard.errors import DashboardError
    from dashboard.timeline.selection import versions

    if arguments.jobs is not None and arguments.scheduler:
        raise DashboardError("--jobs and --scheduler exclude each other: name one of them")
    jobs = (os.cpu_count() or 1) if arguments.jobs is None else arguments.jobs
    if jobs < 1:
        raise DashboardError(f"--jobs {jobs}: must be 1 or more")
    source, data_set = Path(arguments.source), DataSet(Path(arguments.to), *versions())
    engine: Cluster | Workers
    engine = Cluster(work, arguments.scheduler) if arguments.scheduler else Workers(work, jobs)
    try:
        counts = run_batch(source, data_set, engine, tell=_teller(count(source)), warn=say)
    except KeyboardInterrupt:
        say("stopped; the same command goes on from there")
        return 130
    say(
        f"{arguments.to}: {counts['articles']:,} articles with {counts['events']:,} reports of "
        f"{counts[ENTRIES]:,} events, {counts['errors']:,} errors"
    )
    return 2 if counts["errors"] else 0


def _teller(total: int | None) -> Callable[[Progress], None]:
    """Tells how far the run is: on one line of a terminal, else a line each half minute."""
    began = last = time.monotonic()
    is_terminal = sys.stderr.isatty()

    def tell(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < (1 if is_terminal else 30):
            return
        last = now
        line = show_progress(progress, total, now - began)
        print(f"\r{line:<79}" if is_terminal else line, end="" if is_terminal else "\n",
              file=sys.stderr, flush=True)  # fmt: skip

    return tell


def show_progress(progress: Progress, total: int | None, seconds: float) -> str:
    """The count, the rate and the time left, as far as they are known, on one line."""
    of = f" of about {total:,}" if total else ""
    line = f"{progress.done:,}{of} articles, {progress.errors:,} errors"
    if not progress.parsed or seconds <= 0:
        return line
    rate = progress.parsed / seconds
    line += f", {rate:.1f} a second"
    if total is None:
        return line
    left = max(total - progress.done, 0) / rate
    return f"{line}, {int(left // 3600)}:{int(left % 3600 // 60):02d}:{int(left % 60):02d} left"
