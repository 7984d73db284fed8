"""Prints how long our own stages take beside spaCy alone on the same text, in one run.

Run it as ``python tests/benchmarks/parse_time.py [FILE …]``; without files it reads the article of
``data/articles``. The ratio is what counts: the machine may be slow or busy.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from dashboard.pipeline import parse
from dashboard.text.analysis import analyse
from dashboard.text.read import read_article

ROUNDS = 15
SAMPLES = Path(__file__).parents[2] / "data" / "articles"


def main(names: list[str]) -> None:
    """Time the whole parse and the analysis alone, article by article, and print the medians."""
    paths = [Path(name) for name in names] or sorted(SAMPLES.glob("*.txt"))
    articles = [read_article(path) for path in paths]
    for article in articles:
        parse(article)
    analysis, whole = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for article in articles:
            analyse(article.text)
        middle = time.perf_counter()
        for article in articles:
            parse(article)
        analysis.append(middle - start)
        whole.append(time.perf_counter() - middle)
    alone, full = statistics.median(analysis), statistics.median(whole)
    size = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles, {size:,} characters, median of {ROUNDS} rounds")
    print(f"spaCy alone {alone * 1000:.0f} ms, whole parse {full * 1000:.0f} ms")
    print(f"whole parse / spaCy alone: {full / alone:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
