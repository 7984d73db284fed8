"""Prints what it costs to keep many articles, to read them, and to open the library again.

Run it as ``python -m tests.benchmarks.library_time --made N FILE …``. The articles are made as in
``parse_time``. Reading is given as a ratio to spaCy alone on the same text, in the same run.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dashboard.library.articles import add_all, read_own
from dashboard.library.parses import parse_kept
from dashboard.nlp.read import read_article
from dashboard.picture.columns import columns
from dashboard.picture.packed import pack
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from tests.benchmarks.parse_time import make_articles
from tests.benchmarks.spacy_alone import analyse_alone

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--made", type=int, default=1000, metavar="N")
    arguments = parser.parse_args()
    articles = [read_article(path) for path in arguments.files]
    made = list(make_articles(articles, arguments.made))
    analyse_alone(made[0].text)
    parse(made[0])
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        timed("add them", lambda: add_all(made, place))
        spacy = timed("spaCy alone", lambda: [analyse_alone(a.text) for a in made])[0]
        whole = timed("read them and keep what was read", lambda: read(place))[0]
        print(f"{len(made) / whole:.1f} articles a second; to spaCy alone {whole / spacy:.2f}")
        articles = timed("open: the articles", lambda: read_own(place).articles)[1]
        kept = timed("open: what was read", lambda: read(place))[1]
        timeline = timed("open: one timeline", lambda: build(kept))[1]
        size = len(timed("open: what the page gets", lambda: pack(columns(timeline)))[1])
        print(f"{len(articles)} articles, {len(timeline.entries):,} events, {size:,} bytes")
        print(f"library: {(place / 'library.sqlite').stat().st_size:,} bytes")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"most memory: {memory / 1024:,.0f} MB")


def read(place: Path) -> list[object]:
    return [parse_kept(article, parse, place) for article in read_own(place).articles]


def timed(what: str, work: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begin
    print(f"{seconds:8.2f} s  {what}", flush=True)
    return seconds, result


if __name__ == "__main__":
    main()
