"""A batch over articles made from templates: how fast on each engine, beside spaCy alone.

``python -m tests.benchmarks.batch_time [--articles N] [--told N] [--of FILE …] [--grown N …]
[--engines NAME …]``.
Each run is a process of its own. Printed are articles a second, the seconds of CPU of an article
with their ratio to spaCy alone in one process, the peak of memory of the largest process, and how
many of the known events were found. Then the cost of an article as the corpus grows: with the
parser, and of the batch itself with made-up work in its place, up to 100,000 articles. ``--told``:
events that an article tells; with one it is a brief of two sentences. ``--of``: each article is
made of as many paragraphs of these files, of which no events are known. The ratios count: the
machine may be busy.
"""

from __future__ import annotations

import argparse
import functools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyarrow import dataset

from dashboard.batch.cluster import Cluster
from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here, Workers
from dashboard.batch.run import run
from dashboard.batch.source import items
from dashboard.batch.work import work
from dashboard.nlp.read import read_article
from tests.batch.made_work import quick
from tests.batch.processes import Processes
from tests.benchmarks import template_articles
from tests.benchmarks.parse_time import make_articles
from tests.benchmarks.spacy_alone import analyse_alone

Figures = dict[str, Any]
Write = Callable[[Path, int], list[list[str]]]  # to a file, so many articles; the days they tell
FEW = 8  # articles of a run that is mostly its start
ENGINES = ("spaCy alone", "one process", "two processes", "Dask, two workers")


def measure(engine: str, source: Path, folder: Path) -> Figures:
    """The figures of one engine, in this process and those that it starts."""
    processes = Processes(folder.with_suffix(".once")) if engine.startswith("Dask") else None
    begin = time.perf_counter()
    try:
        if engine == "spaCy alone":
            for item in items(source):
                assert item.article is not None
                analyse_alone(item.article.text)
        else:
            made = {
                "one process": lambda: Here(work),
                "two processes": lambda: Workers(work, 2),
                "without the parser": lambda: Here(quick),
            }
            chosen = Cluster(work, processes.address) if processes else made[engine]()
            run(source, DataSet(folder, "program", "parser"), chosen)
        workers = processes.cpu() if processes else 0.0
    finally:
        if processes:
            processes.end()
    seconds = time.perf_counter() - begin
    own, children = (
        resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "seconds": seconds,
        "cpu": workers + sum(one.ru_utime + one.ru_stime for one in (own, children)),
        "memory": max(own.ru_maxrss, children.ru_maxrss) / 1024,
        "own memory": own.ru_maxrss / 1024,
    }


def apart(engine: str, source: Path, folder: Path) -> Figures:
    """The figures of one engine in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.batch_time", "--measure", engine]
    done = subprocess.run(
        [*command, str(source), str(folder)], check=True, capture_output=True, text=True
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def write_of(paths: list[Path], paragraphs: int, to: Path, number: int) -> list[list[str]]:
    """Write articles made of paragraphs of real ones; of their events none is known."""
    articles = [read_article(path) for path in paths]
    with to.open("w", encoding="utf-8") as file:
        for one in make_articles(articles, number, paragraphs):
            record = {"id": one.id, "published": str(one.published.day), "text": one.text}
            file.write(f"{json.dumps(record, ensure_ascii=False)}\n")
    return [[] for _ in range(number)]


def found(folder: Path, known: list[list[str]]) -> str:
    """How many of the known events there are on their days."""
    events = dataset.dataset(folder / "events").to_table(["article", "earliest", "latest"])
    days = [event for event in events.to_pylist() if event["earliest"] == event["latest"]]
    told = {(event["article"], event["earliest"]) for event in days}
    pairs = {(f"made{n}", day) for n, days in enumerate(known) for day in days}
    return f"{len(pairs & told)} of {len(pairs)} known events on their days"


def engines(place: Path, number: int, write: Write, names: list[str]) -> dict[str, float]:
    """Print the figures of each engine; that all give the same is checked.

    Returns the seconds of CPU that an article took on each; the ratios are to the first.
    """
    source = place / "articles.jsonl"
    known = write(source, number)
    every: dict[str, float] = {}
    print(f"{number:,} articles{'a second':>14}{'CPU s each':>12}{'ratio':>7}{'peak MB':>9}")
    folders = {name: place / name.replace(" ", "-").replace(",", "") for name in names}
    for engine, folder in folders.items():
        figures = apart(engine, source, folder)
        each = every[engine] = _each(engine, figures, number, place, write)
        alone = every[names[0]]
        rate = number / figures["seconds"]
        print(f"{engine:18}{rate:10.1f}{each:12.4f}{each / alone:7.2f}{figures['memory']:9.0f}",
              flush=True)  # fmt: skip
    written = [folder for folder in folders.values() if (folder / "chunks").is_dir()]
    if any(known) and written:
        print(found(written[0], known))
    records = [[p.read_bytes() for p in sorted((f / "chunks").iterdir())] for f in written]
    print("all engines gave the same bytes:", len({str(record) for record in records}) == 1)
    return every


def _each(engine: str, figures: Figures, number: int, place: Path, write: Write) -> float:
    """The CPU of an article, without what the start and the models take, as a few articles show."""
    write(place / "few.jsonl", FEW)
    with tempfile.TemporaryDirectory() as folder:
        start = apart(engine, place / "few.jsonl", Path(folder) / "few")
    return float(figures["cpu"] - start["cpu"]) / (number - FEW)


def grown(place: Path, engine: str, sizes: list[int], write: Write) -> float:
    """Print what an article costs in corpora of several sizes, and the memory of the run.

    Returns the seconds of CPU of an article of the first of them.
    """
    first = 0.0
    for size in sizes:
        source = place / f"{size}.jsonl"
        write(source, size)
        figures = apart(engine, source, place / f"{engine} {size}")
        each = _each(engine, figures, size, place, write)
        first = first or each
        print(
            f"{engine}, {size:,} articles: {each * 1000:.2f} ms of CPU each, {each / first:.2f} of "
            f"the first; peak {figures['own memory']:.0f} MB",
            flush=True,
        )
    return first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--told", type=int, default=template_articles.TOLD)
    parser.add_argument("--of", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--grown", type=int, nargs="*", default=[100, 400])
    parser.add_argument("--grown-without-parser", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), metavar="NAME")
    parser.add_argument("--measure", nargs=3, metavar=("ENGINE", "SOURCE", "FOLDER"))
    given = parser.parse_args()
    if given.measure:
        engine, source, folder = given.measure
        print(json.dumps(measure(engine, Path(source), Path(folder))))
        return
    made = functools.partial(template_articles.write, told=given.told)
    write: Write = functools.partial(write_of, given.of, given.told) if given.of else made
    with tempfile.TemporaryDirectory() as folder:
        every = engines(Path(folder), given.articles, write, given.engines)
        first = grown(Path(folder), "one process", given.grown, write)
        if first and "one process" in every:
            ratio = every["one process"] / first
            print(f"one process, {given.articles:,} articles: {ratio:.2f} of the first")
        grown(Path(folder), "without the parser", given.grown_without_parser, write)


if __name__ == "__main__":
    main()
