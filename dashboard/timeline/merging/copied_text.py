"""Which texts are printed twice: near-identical wording, however it is spelled and cut.

A text is known by the smallest hashes of its runs of words, after numbers, months and spelling are
written in one way. Two texts are held against each other by those hashes that either would have
kept, so that a text that is cut short is known, too (bottom-k sketches; Cohen and Kaplan 2007).
"""

from __future__ import annotations

import functools
import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.registry import language_file, languages, read_toml
from dashboard.timeline.merging.numbers import find_numbers

RUN = 4  # words
KEPT = 128  # hashes of a text
COPIED = 0.5  # of the shorter text's runs, where it is a copy; independent reports share a tenth
_FEWEST = 24  # runs of a text of which this can be said
_LEAST = 8  # hashes that can be held against each other
_MOST_SHARED = 50  # texts with a run, where it is no phrase that many use
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
Sketch = tuple[int, ...]


@functools.lru_cache(maxsize=4096)
def sketch(text: str) -> Sketch:
    """The smallest hashes of the runs of words of a text, in order; empty for a very short one."""
    words = compared_words(text)
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < _FEWEST:
        return ()
    return tuple(sorted(map(hash_of, runs))[:KEPT])


def shared(one: Sketch, other: Sketch) -> float:
    """How much of the shorter text stands in the other, from 0 to 1; 0 where one is too short."""
    ends = [kept[-1] for kept in (one, other) if len(kept) == KEPT]
    if ends:
        one, other = (kept[: bisect_right(kept, min(ends))] for kept in (one, other))
    fewest = min(len(one), len(other))
    return len(set(one) & set(other)) / fewest if fewest >= _LEAST else 0.0


def copied_pairs(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Pairs of names of texts of which one is a copy of the other, or of a part of it."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, kept in sketches.items():
        for run in kept:
            holders[run].append(name)
    near = {
        (one, other)
        for found in holders.values()
        for i, one in enumerate(found[: 1 if len(found) > _MOST_SHARED else None])
        for other in found[i + 1 :]
    }
    for one, other in sorted(near):
        if shared(sketches[one], sketches[other]) >= COPIED:
            yield one, other


def compared_words(text: str) -> list[str]:
    """The words of a text, written in one way: numbers, months, spelling, short forms."""
    plain = text.replace("’", "'")
    for found, amount in reversed(list(find_numbers(plain))):
        plain = f"{plain[: found.start()]}{amount}{plain[found.end() :]}"
    words = " ".join(word.casefold() for word in _WORD.findall(plain.replace("%", " percent ")))
    words = _phrases().sub(lambda found: _spelled()[found[0]], words)
    return [told for word in words.split() if (told := _written(word))]


@functools.lru_cache(maxsize=50_000)
def _written(word: str) -> str:
    word = word.removesuffix("'s")
    word = _spelled().get(word, word)
    for size in range(min(_longest(), len(word) - 2), 0, -1):
        if (ending := _endings().get(word[-size:])) is not None:
            return word[:-size] + ending
    return word


def hash_of(text: str) -> int:
    """A number of eight bytes that is the same for the same text, in every run."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


@functools.cache
def credits_data() -> Mapping[str, list[Any]]:
    """The lists of all languages' ``credits.toml`` together."""
    joined: dict[str, list[Any]] = defaultdict(list)
    for code in languages():
        for name, values in read_toml(language_file(code, "credits.toml")).items():
            joined[name].extend(values)
    return joined


@functools.cache
def _spelled() -> Mapping[str, str]:
    """Words and short forms as they are compared; of months the full name."""
    known = dict(credits_data()["spelled"])
    for code in languages():
        months = read_toml(language_file(code, "temporal/words.toml"))
        full = {value: name for name, value in months["month_long"]["words"].items()}
        known |= {short: full[n] for short, n in months["month_short"]["words"].items()}
    return known


@functools.cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted((known for known in _spelled() if " " in known), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


@functools.cache
def _endings() -> Mapping[str, str]:
    return dict(credits_data()["spelling"])


@functools.cache
def _longest() -> int:
    return max(map(len, _endings()))
