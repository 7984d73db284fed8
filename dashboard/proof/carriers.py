r"""How the text of a block stands in a file, format by format, and how it is found there.

A format writes of each event headline, date and what people said of it, in a ``Piece`` with the
number of its row, and the proof of them by ``with_blocks`` and a carrier. One of text carries it as
a ``comment`` at its end, behind its own sign for one: ``<!-- ``, or in LaTeX ``% <!-- ``. Only the
letters and figures of a row are held against its claim: what a format puts for a character that it
would take for a command must add none (``\$``, not ``\dollar``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from dashboard.proof.blocks import BEGIN, Chain, Json, Part, make_block

PROPERTY = "X-EVENT-TIMELINE-PROOF:"  # of iCalendar
_LONGEST = 75  # octets of a line of iCalendar
_FOLD = "\r\n "


class Found(NamedTuple):
    """The text of a block, and where it stands in the file; ``text`` may be damaged."""

    start: int
    end: int
    text: str


class Carrier(NamedTuple):
    """A way to put the text of a block into a file, and back; it stands at the end of a line.

    ``before`` is such that no text of an article can hold it where the format is kept; ``behind``
    is what follows on the same line. ``of_row``: each row has a block of its own.
    """

    before: str
    encode: Callable[[str], str]
    decode: Callable[[str], str]
    behind: str = ""
    of_row: bool = False


def _same(text: str) -> str:
    return text


def _into_cell(text: str) -> str:
    return text.replace('"', '""')


def _out_of_cell(text: str) -> str:
    return text.replace('""', '"')


def _into_calendar(text: str) -> str:
    """The text as a value of iCalendar, folded; it begins behind the name of the property."""
    value = re.sub(r"([\\;,])", r"\\\1", text)
    first = _LONGEST - len(PROPERTY)
    rest = range(first, len(value), _LONGEST - 1)
    return _FOLD.join((value[:first], *(value[at : at + _LONGEST - 1] for at in rest)))


def _out_of_calendar(text: str) -> str:
    return re.sub(r"\\([\\;,])", r"\1", text.replace(_FOLD, ""))


CARRIERS = {
    "csv": Carrier(',"', _into_cell, _out_of_cell, '"', of_row=True),
    "ics": Carrier(PROPERTY, _into_calendar, _out_of_calendar, of_row=True),
    "comment": Carrier("<!-- ", _same, _same, " -->"),
    "script": Carrier('<script type="application/json" id="proof">', _same, _same, "</script>"),
    "json": Carrier('"proof": ', _same, _same),
    "jsonl": Carrier('"proof":', _same, _same, "}"),
    "part": Carrier("<proof>", _same, _same, "</proof>"),
}


def with_blocks(
    parts: Iterable[Part], carrier: Carrier, made_with: Json, *, after: bytes, empty: bytes = b""
) -> Iterator[bytes]:
    """The parts, a block behind each, and what stands behind the last; ``empty`` where none is.

    A part is held back until the next one comes, so that the last block can say that it is.
    """
    chain, held = Chain(), None
    for part in parts:
        if held is not None:
            text, chain = make_block(held, made_with, chain, None)
            yield from (piece.data for piece in held.pieces)
            yield carrier.encode(text).encode()
        held = part
    if held is not None:
        text, _ = make_block(held, made_with, chain, after)
        yield from (piece.data for piece in held.pieces)
        yield carrier.encode(text).encode()
    yield empty if held is None else after


def indented(value: Any, depth: int) -> str:
    """The value as it stands so deep in indented JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{' ' * depth}")


def json_list(parts: Iterable[Part], made_with: Json, *, after: bytes) -> Iterator[bytes]:
    """The parts of a list of JSON with their blocks; an empty list where there is none."""
    return with_blocks(parts, CARRIERS["json"], made_with, after=after, empty=b"[]\n")


def find_blocks(data: bytes, carrier: Carrier) -> Iterator[Found]:
    """The blocks in a file, in order; the text of one that was damaged may be cut short."""
    begin = f"{carrier.before}{carrier.encode(BEGIN)}".encode()
    at = data.find(begin)
    while at >= 0:
        start = at + len(carrier.before)
        following = data.find(begin, start)
        end = _end(data, start, len(data) if following < 0 else following, carrier)
        yield Found(start, end, _text(data[start:end], carrier))
        at = following


def _text(data: bytes, carrier: Carrier) -> str:
    """The text of a block; one that was put in otherwise is not, to the letter, what it was."""
    text = carrier.decode(data.decode("utf-8", "replace"))
    return text if carrier.encode(text).encode() == data else f"{text} "


def _end(data: bytes, start: int, limit: int, carrier: Carrier) -> int:
    """Where a block ends: behind its seal; without one, with the last brace on its line."""
    sealed = re.escape(carrier.encode('"seal":"')) + "[0-9a-f]+" + re.escape(carrier.encode('"}'))
    found = re.compile(sealed.encode()).search(data, start, limit)
    if found is not None:
        return found.end()
    line = data.find(b"\n", start, limit)
    while line >= 0 and data[line + 1 : line + 2] == b" " and carrier.before == PROPERTY:
        line = data.find(b"\n", line + 1, limit)  # which is folded
    stop = limit if line < 0 else line
    at = data.rfind(f"}}{carrier.behind}".encode(), start, stop)
    at = data.rfind(b"}", start, stop) if at < 0 else at
    return stop if at < 0 else at + 1
