"""Numbers as they are written: digits, words, fractions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dashboard.dates.patterns import PIECE, Words

_LONGEST = 15  # digits of a number that is told exactly; nobody counts days with more
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: ?(?:(\d)/(\d)|([¼½¾])))?\Z")
_RUN = re.compile(r"[\d,]+")


def read_amount(words: str, classes: Sequence[Words]) -> int | float | None:
    """The number that words or digits name, 1 for an article; None if it is not said ("several").

    A value that begins with ``*`` multiplies what stands before it. None, too, for a number that is
    longer than can be counted with.
    """
    if any(len(piece) > _LONGEST for piece in _RUN.findall(words)):
        return None
    if found := _DIGITS.match(words):
        whole = float(found[1].replace(",", ""))
        if found[2]:
            whole += int(found[2]) / max(1, int(found[3]))
        if found[4]:
            whole += unicodedata.numeric(found[4])
        return int(whole) if whole == int(whole) else whole
    total: int | float = 0
    said = False
    for piece in PIECE.findall(words):
        value = _value(piece, classes)
        said |= value is not None
        if isinstance(value, int | float):
            total += value
        elif value is not None and value.startswith("*"):
            total = max(total, 1) * int(value[1:])
        elif value is not None:
            return None
    return total if said else 1


def _value(piece: str, classes: Sequence[Words]) -> int | float | str | None:
    if piece.isdecimal():
        return int(piece)
    for words in classes:
        if (value := words.values.get(piece.lower())) is not None:
            return value
    return None
