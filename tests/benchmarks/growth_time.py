"""Prints how the time of reading grows with the text, for texts that were made to be slow.

Run it as ``python -m tests.benchmarks.growth_time [NAME …]``; without names it reads all of
``growing_texts`` at 8, 16, 32, 64 and 128 kB. Our own time is that of the parse without its
analysis; spaCy's is that of its model as it ships, but for the tokenizer, whose bound keeps it from
taking minutes. The exit status is 1 where our own time grows more than 2.3 times with twice the
text, or the whole takes more than 5 times spaCy's at 64 kB.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from unittest import mock

from dashboard import pipeline
from dashboard.model import Article
from dashboard.nlp.analysis import analyse
from tests.benchmarks.growing_texts import TEXTS, grown
from tests.benchmarks.spacy_alone import analyse_alone

SIZES = (8_000, 16_000, 32_000, 64_000, 128_000)
MOST_GROWTH = 2.3  # times our own time, with twice the text
MOST_WHOLE = 5.0  # times spaCy's time
WHOLE_AT = 64_000  # characters at which the whole is held against spaCy
LEAST = 0.25  # seconds below which the clock of a shared machine says nothing


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of CPU for one text: the whole parse, and our own part of it."""

    whole: float
    own: float


def spend(text: str, rounds: int = 1) -> Spent:
    """The least that reading a text takes in some rounds."""
    return min((_spend(text) for _ in range(rounds)), key=lambda spent: spent.own)


def _spend(text: str) -> Spent:
    analysing = 0.0

    def timed(*given: str, **named: str) -> object:
        nonlocal analysing
        begin = time.process_time()
        try:
            return analyse(*given, **named)  # type: ignore[arg-type]
        finally:
            analysing = time.process_time() - begin

    gc.collect()
    with mock.patch.object(pipeline, "analyse", timed):
        begin = time.process_time()
        pipeline.parse(Article("grown", text))
        whole = time.process_time() - begin
    return Spent(whole, whole - analysing)


def growth(spent: Iterable[Spent]) -> list[float]:
    """How many times our own time is that of the text before, of half the length."""
    own = [max(one.own, LEAST) for one in spent]
    return [after / before for before, after in pairwise(own)]


def seconds(work: Callable[[], object]) -> float:
    """The seconds of CPU of some work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> int:
    """Time each text at each size; 1 if one grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TEXTS))
    names = parser.parse_args().names or list(TEXTS)
    spend("The council met Ana Berg in May.")
    analyse_alone("The council met Ana Berg in May.")
    slow = [name for name in names if not _is_linear(name)]
    return int(bool(slow))


def _is_linear(name: str) -> bool:
    spent = [spend(grown(name, size)) for size in SIZES]
    text = grown(name, WHOLE_AT)
    alone = max(seconds(lambda: analyse_alone(text)), LEAST)
    share = spent[SIZES.index(WHOLE_AT)].whole / alone
    times = growth(spent)
    is_linear = max(times) <= MOST_GROWTH and share <= MOST_WHOLE
    own = " ".join(f"{one.own:6.2f}" for one in spent)
    grew = " ".join(f"{one:4.1f}" for one in times)
    print(
        f"{name:22} own {own} s, grows {grew} times; whole / spaCy {share:4.1f}"
        f"{'' if is_linear else '  TOO SLOW'}",
        flush=True,
    )
    return is_linear


if __name__ == "__main__":
    raise SystemExit(main())
