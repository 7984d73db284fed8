"""The numbers that words and digits name, the same however they are written."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from dashboard.dates.numerals import read_amount
from dashboard.dates.patterns import Words
from dashboard.registry import language_file, languages, read_toml

_DIGITS = r"\d[\d,]*(?:\.\d+)?"


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text above one, as digits: "fourteen", "two hundred", "1,200"; in any case.

    What is said with "dozens" or "several" is no number.
    """
    return frozenset(amount for _, amount in find_numbers(text) if amount != "1")


def find_numbers(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each run of words and digits that names a number, with it in digits."""
    for found in _run().finditer(text):
        amount = read_amount(found[0].casefold(), (_cardinals(),))
        if amount is not None:
            yield found, str(amount)


@functools.cache
def _cardinals() -> Words:
    files = (read_toml(language_file(code, "temporal/words.toml")) for code in languages())
    return Words(
        {word: value for file in files for word, value in file["cardinal"]["words"].items()}
    )


@functools.cache
def _run() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _cardinals().values), key=len, reverse=True))
    one = rf"(?:{_DIGITS}|(?:{words}))"
    return re.compile(rf"(?<![\w.,-]){one}(?:[ -](?:{words}))*(?!\w)", re.IGNORECASE)
