"""Prints what the date stage costs: beside spaCy, in characters a second, and as a text grows.

Run it as ``python tests/benchmarks/date_time.py``. The text is that of the project's own articles,
its paragraphs shuffled and repeated. All is measured in one run and in seconds of CPU, so that the
ratios count and not the machine; the speed is set beside spaCy's bare tokenizer and dateutil's
fuzzy parser.
"""

from __future__ import annotations

import datetime as dt
import gc
import random
import statistics
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TypeVar

import spacy
from dateutil import parser

from dashboard.dates import read_dates
from dashboard.model import DocumentCreationTime
from dashboard.nlp.analysis import Analysis, Depth, analyse
from dashboard.nlp.read import read_article
from dashboard.nlp.segments import find_paragraphs

T = TypeVar("T")
ROUNDS = 5
PUBLISHED = DocumentCreationTime(dt.datetime(2023, 12, 22))
SMALL, LARGE = 100_000, 1_000_000  # characters
MOST_OF_SPACY, LEAST_SPEED, MOST_GROWTH = 0.15, 300_000, 1.2  # what issue 3 allows
PROJECT = Path(__file__).parents[2]
FOLDERS = (PROJECT / "data/articles", PROJECT / "tests/corpus/en/articles")


def main() -> None:
    """Measure all three and print them with what is allowed."""
    small, large = text_of(SMALL), text_of(LARGE)
    analyse(small[:5_000])
    spacy_time, _ = timed(lambda: analyse(small), 3)
    tags_time, tagged = timed(lambda: analyse(small, depth=Depth.TAGS), 3)
    own = seconds(tagged)
    print(f"{len(small):,} characters: {own:.3f} s of CPU, {found(tagged)} times found")
    print(f"share of spaCy's full parse ({spacy_time:.2f} s): {own / spacy_time:.1%}", end="")
    print(
        f" (at most {MOST_OF_SPACY:.0%}); of its tagging ({tags_time:.2f} s): {own / tags_time:.1%}"
    )
    print(f"characters a second: {len(small) / own:,.0f} (at least {LEAST_SPEED:,})", end="")
    sentences = small.replace("\n", " ").split(". ")
    for name, other in (
        ("spaCy's bare tokenizer", spacy.blank("en").make_doc),
        ("dateutil", fuzzy),
    ):
        taken, _ = timed(lambda read=other: [read(one) for one in sentences], 3)
        print(f"; {name}: {len(small) / taken:,.0f}", end="")
    growth = seconds(analyse(large, depth=Depth.TAGS)) / own / (len(large) / len(small))
    print(f"\ntime a character, {LARGE:,} against {SMALL:,}: {growth:.2f} (at most {MOST_GROWTH})")


def fuzzy(sentence: str) -> dt.datetime | None:
    """What dateutil finds in a sentence: one date at most, what is missing filled from today's."""
    try:
        return parser.parse(sentence, fuzzy=True)
    except (ValueError, OverflowError):
        return None


def text_of(size: int) -> str:
    """So many characters of paragraphs of the project's articles, in a shuffled order."""
    bodies = [
        read_article(path).text for folder in FOLDERS for path in sorted(folder.glob("*.txt"))
    ]
    parts = [body[p.start : p.end] for body in bodies for p in find_paragraphs(body)]
    random.Random(3).shuffle(parts)
    kept, length = [], 0
    for part in cycle(parts):
        if length >= size:
            return "\n\n".join(kept)
        kept.append(part)
        length += len(part) + 2
    raise ValueError("the project has no articles")


def found(analysis: Analysis) -> int:
    """How many times are found."""
    return len(read_dates(analysis, PUBLISHED))


def seconds(analysis: Analysis) -> float:
    """Seconds of CPU that the date stage takes on a text that spaCy has read."""
    found(analysis)
    return timed(lambda: found(analysis), ROUNDS)[0]


def timed(work: Callable[[], T], rounds: int) -> tuple[float, T]:
    """The median of the seconds of CPU over some rounds, and what the work gave."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        done = work()
        taken.append(time.process_time() - start)
    return statistics.median(taken), done


if __name__ == "__main__":
    main()
