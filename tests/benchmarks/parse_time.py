"""Prints how long our own stages take beside spaCy alone on the same text, in one run.

Run it as ``python tests/benchmarks/parse_time.py [--made N] [FILE …]``; without files it reads
the article of ``data/articles``. With ``--made`` it makes N articles, each of eight paragraphs
drawn from those of the files, and reads them once. The ratio is what counts: the machine may be
slow or busy.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dashboard.model import Article
from dashboard.pipeline import parse
from dashboard.text.analysis import analyse
from dashboard.text.read import read_article

ROUNDS = 15
PARAGRAPHS = 8  # of an article that is made
SAMPLES = Path(__file__).parents[2] / "data" / "articles"


def main() -> None:
    """Time the whole parse and the analysis alone, round by round, and print the medians."""
    arguments = _arguments()
    paths = arguments.files or sorted(SAMPLES.glob("*.txt"))
    articles = [read_article(path) for path in paths]
    for article in articles:
        parse(article)
    rounds = 1 if arguments.made else ROUNDS
    if arguments.made:
        articles = make_articles(articles, arguments.made)
    times = [_time(articles) for _ in range(rounds)]
    alone, full = (statistics.median(part) for part in zip(*times, strict=True))
    size = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles, {size:,} characters, median of {rounds} rounds")
    print(f"spaCy alone {alone * 1000:.0f} ms, whole parse {full * 1000:.0f} ms")
    print(f"whole parse / spaCy alone: {full / alone:.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--made", type=int, default=0, metavar="N")
    return parser.parse_args()


def _time(articles: Iterable[Article]) -> tuple[float, float]:
    """The seconds of CPU of the analysis alone and of the whole parse, article by article."""
    alone = whole = 0.0
    for article in articles:
        begin = time.process_time()
        analyse(article.text)
        middle = time.process_time()
        parse(article)
        alone += middle - begin
        whole += time.process_time() - middle
    return alone, whole


def make_articles(articles: Iterable[Article], number: int) -> list[Article]:
    """Articles of drawn paragraphs; the same ones each time."""
    known = list(articles)
    stock = [p for article in known for p in article.text.split("\n\n") if p.strip()]
    draw = random.Random(1)
    return [
        replace(
            draw.choice(known), id=f"made{i}", text="\n\n".join(draw.choices(stock, k=PARAGRAPHS))
        )
        for i in range(number)
    ]


if __name__ == "__main__":
    main()
