"""Prints how the time of reading grows with the text, for texts that were made to be slow.

Run it as ``python -m tests.benchmarks.growth_time [NAME …]``; without names it reads all of
``growing_texts`` at 8, 16, 32, 64 and 128 kB. Our own time is that of the parse without its
analysis; spaCy's is that of its model as it ships, but for the tokenizer, whose bound keeps it from
taking minutes. Python's collector of garbage rests meanwhile: its full rounds, which take as much
as a third of the time over all sizes, fall into one of them or another by chance. The exit status
is 1 where our own time grows more than 2.3 times with twice the text, or the whole takes more than
5 times spaCy's at 64 kB; of three passes the least time of each size counts.

``--calls`` counts the calls of functions, spaCy's too, at 16, 32 and 64 kB instead, which may grow
2.3 times, too: they are the same on each machine, however busy.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import sys
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
PASSES = 3
SIZES_OF_CALLS = (16_000, 32_000, 64_000)
LEAST_CALLS = 500_000  # below which what the model does now and then is most of it
LEAST = 0.25  # seconds below which the clock of a shared machine says nothing


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of CPU for one text: the whole parse, and our own part of it."""

    whole: float
    own: float


def spend(text: str) -> Spent:
    """What reading a text takes."""
    analysing = 0.0

    def timed(*given: str, **named: str) -> object:
        nonlocal analysing
        begin = time.process_time()
        try:
            return analyse(*given, **named)  # type: ignore[arg-type]
        finally:
            analysing = time.process_time() - begin

    gc.disable()  # a full round before, through all that other tests made, would take longer
    try:
        with mock.patch.object(pipeline, "analyse", timed):
            begin = time.process_time()
            pipeline.parse(Article("grown", text))
            whole = time.process_time() - begin
    finally:
        gc.enable()
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


def calls(text: str) -> int:
    """How many functions are called while a text is read."""
    profile = cProfile.Profile()
    profile.runcall(pipeline.parse, Article("grown", text))
    return sum(entry.callcount for entry in profile.getstats())


def main() -> int:
    """Time each text at each size; 1 if one grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TEXTS))
    parser.add_argument("--calls", action="store_true", help="count calls, not seconds")
    given = parser.parse_args()
    spend("The council met Ana Berg in May.")
    analyse_alone("The council met Ana Berg in May.")
    is_linear = _is_linear_in_calls if given.calls else _is_linear
    slow = [name for name in given.names or TEXTS if not is_linear(name)]
    return int(bool(slow))


def _is_linear(name: str) -> bool:
    spent = [spend(grown(name, size)) for size in SIZES]
    text = grown(name, WHOLE_AT)
    alone = max(seconds(lambda: analyse_alone(text)), LEAST)
    for _ in range(PASSES - 1):
        share = spent[SIZES.index(WHOLE_AT)].whole / alone
        if max(growth(spent)) <= MOST_GROWTH and share <= MOST_WHOLE:
            break
        # What is slow for its length is so each time; what another program held up is not.
        again = [spend(grown(name, size)) for size in SIZES]
        spent = [min(pair, key=lambda one: one.own) for pair in zip(spent, again, strict=True)]
        alone = min(alone, max(seconds(lambda: analyse_alone(text)), LEAST))
    share = spent[SIZES.index(WHOLE_AT)].whole / alone
    own = " ".join(f"{one.own:6.2f}" for one in spent)
    is_linear = max(growth(spent)) <= MOST_GROWTH and share <= MOST_WHOLE
    _tell(name, f"own {own} s", growth(spent), f"; whole / spaCy {share:4.1f}", is_linear)
    return is_linear


def _is_linear_in_calls(name: str) -> bool:
    counts = [max(calls(grown(name, size)), LEAST_CALLS) for size in SIZES_OF_CALLS]
    grew = [after / before for before, after in pairwise(counts)]
    is_linear = max(grew) <= MOST_GROWTH
    _tell(name, "calls " + " ".join(f"{count:10,}" for count in counts), grew, "", is_linear)
    return is_linear


def _tell(name: str, what: str, grew: list[float], more: str, is_linear: bool) -> None:
    times = " ".join(f"{one:4.1f}" for one in grew)
    print(f"{name:22} {what}, grows {times} times{more}{'' if is_linear else '  TOO SLOW'}")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
