"""Prints how long the whole parse takes beside spaCy alone on the same text, in one run.

Run it as ``python -m tests.benchmarks.parse_time [--made N] [FILE …]``; without files it reads
the article of ``data/articles``. With ``--made`` it makes N articles, each of eight paragraphs
drawn from those of the files, and reads them once. spaCy alone is its model as it ships; printed is
also the ratio to the analysis that the parse begins with, which is spaCy with quicker parts and our
repairs. The ratios are what counts: the machine may be slow or busy.
"""

from __future__ import annotations

import argparse
import functools
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dashboard.model import Article
from dashboard.nlp.analysis import analyse
from dashboard.nlp.read import read_article
from dashboard.pipeline import parse
from tests.benchmarks.spacy_alone import analyse_alone

ROUNDS = 15
PARAGRAPHS = 8  # of an article that is made
SAMPLES = Path(__file__).parents[2] / "data" / "articles"


def main() -> None:
    """Time the whole parse and the analysis alone, round by round, and print the medians."""
    arguments = _arguments()
    paths = arguments.files or sorted(SAMPLES.glob("*.txt"))
    articles = [read_article(path) for path in paths]
    for article in articles:
        analyse_alone(article.text)
        parse(article)
    rounds = 1 if arguments.made else ROUNDS
    if arguments.made:
        articles = list(make_articles(articles, arguments.made))
    times = [_time(articles) for _ in range(rounds)]
    alone, analysis, full = (statistics.median(part) for part in zip(*times, strict=True))
    size = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles, {size:,} characters, median of {rounds} rounds")
    print(f"spaCy alone {alone * 1000:.0f} ms, whole parse {full * 1000:.0f} ms")
    print(f"whole parse / spaCy alone: {full / alone:.2f}; / our analysis: {full / analysis:.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--made", type=int, default=0, metavar="N")
    return parser.parse_args()


def _time(articles: Iterable[Article]) -> tuple[float, float, float]:
    """The seconds of CPU of spaCy alone, of our analysis and of the whole parse, one by one."""
    spent = [0.0, 0.0, 0.0]
    for article in articles:
        steps: tuple[Callable[[], object], ...] = (
            functools.partial(analyse_alone, article.text),
            functools.partial(analyse, article.text),
            functools.partial(parse, article),
        )
        for step, work in enumerate(steps):
            begin = time.process_time()
            work()
            spent[step] += time.process_time() - begin
    return spent[0], spent[1], spent[2]


def make_articles(
    articles: Iterable[Article], number: int, paragraphs: int = PARAGRAPHS
) -> Iterator[Article]:
    """Articles of so many drawn paragraphs; the same ones each time."""
    known = list(articles)
    stock = [p for article in known for p in article.text.split("\n\n") if p.strip()]
    draw = random.Random(1)
    for i in range(number):
        text = "\n\n".join(draw.choices(stock, k=paragraphs))
        yield replace(draw.choice(known), id=f"made{i}", text=text)


if __name__ == "__main__":
    main()
