"""Single-character changes over exports: each is found, and its row named, or else told as outside.

``python -m tests.fuzz.changes [--changes 10000] [--seed 1]`` prints how many there were of each
kind in each format, and how long 1,000 events take.
"""

from __future__ import annotations

import argparse
import collections
import functools
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from unittest import mock

from dashboard.exports import formats
from dashboard.model import ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.proof.blocks import Part, Piece
from dashboard.proof.claims import Proof
from dashboard.proof.inspect import Inspected, inspect_text
from dashboard.proof.packages import inspect_zip, repacked, unpacked
from dashboard.review import Field
from dashboard.timeline.selection import Selection, select_all
from tests.exports.made import chosen, opened, written

NAMED, OUTSIDE = "its row named", "outside its rows"
MISSED, WRONG = "NOT FOUND", "ROW NOT NAMED"
FAULTS = (MISSED, WRONG)
_CHARS = "abcxyzAZ 019.,;:-–“”'\"<>&{}[]()\\/\n\t=+#*_|é\u00a0"


class Text(NamedTuple):
    """A text of a file that is changed, and how the file is made again; ``rows``: what is whose.

    Each of ``rows`` is a stretch of the text, from its first to its last letter, and its row.
    """

    text: str
    again: Callable[[str], bytes]
    rows: tuple[tuple[int, int, int], ...]


def looked_at(data: bytes) -> Inspected:
    told = inspect_zip(data) if data.startswith(b"PK") else inspect_text(data)
    assert told is not None
    return told


@functools.cache
def corrected() -> Selection:
    """Events with what people changed in them."""
    lines = (
        (opened(), Field.HEADLINE, "Opening of the bridge"),
        (opened(), Field.DATE, "2021-05-05"),
    )
    return chosen(None, *lines)


@functools.cache
def files() -> dict[str, bytes]:
    """A file in each format, with what people changed in it."""
    return {name: written(name, corrected()) for name in formats()}


@functools.cache
def texts(name: str) -> tuple[Text, ...]:
    """What can be changed in the file of a format; of a document each part that is text."""
    data = files()[name]
    if not data.startswith(b"PK"):
        text = data.decode()
        return (Text(text, str.encode, tuple(_rows(name, text))),)
    parts, comment = unpacked(data)
    shift, found = 0, []
    for part in parts:
        if not part.endswith((".xml", ".rels", ".tml")) or len(parts[part]) > 100_000:
            continue
        text = parts[part].decode()
        rows = [
            (start, end, row + shift) for start, end, row in _rows(part.rpartition("/")[2], text)
        ]
        shift += len(re.findall(r'\{"row":', text)) if part.endswith(".tml") else 0

        def again(new: str, part: str = part) -> bytes:
            return repacked({**parts, part: new.encode()}, comment)

        found.append(Text(text, again, tuple(rows)))
    return tuple(found)


def _rows(name: str, text: str) -> Iterator[tuple[int, int, int]]:
    """The stretches of the rows by the form of each format, and those of the claims."""
    quote = '""' if name == "csv" else '"'
    claims = [m.start() for m in re.finditer(rf"\{{{quote}row{quote}:", text)]
    ends = text.find(f"],{quote}articles{quote}:[", claims[-1]) if claims else 0
    if claims and name not in (
        "csv",
        "ics",
        "json",
        "jsonl",
        "csl",
    ):  # of which the rows hold them, or one block each
        for number, (start, end) in enumerate(zip(claims, [*claims[1:], ends], strict=True), 1):
            yield start, end - 2, number
    if name in formats() and name not in _FORMS:
        yield from rows_given(name, text)
    yield from _FORMS.get(name, lambda _: ())(text)


def rows_given(name: str, text: str) -> Iterator[tuple[int, int, int]]:
    """The stretches of a file that its format gives as those of one row, see ``Piece``."""
    given: list[Part] = []
    make = Proof.part

    def part(proof: Proof, pieces: Iterable[Piece]) -> Part:
        given.append(make(proof, pieces))
        return given[-1]

    with mock.patch.object(Proof, "part", part):
        written(name, corrected())
    at = 0
    for piece in (piece for part in given for piece in part.pieces):
        shown = piece.data.decode()
        at = text.index(shown, at)
        if len(piece.rows) == 1:
            yield at, at + len(shown.rstrip()) - 1, piece.rows[0]
        at += len(shown)


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    at = text.index("\r\n") + 2
    for number, row in enumerate(text[at:].removesuffix("\r\n").split("\r\n"), 1):
        yield at, at + len(row) - 2, number
        at += len(row) + 2


def _between(begin: str, end: str, text: str) -> Iterator[tuple[int, int, int]]:
    at = 0
    for number in range(1, text.count(begin) + 1):
        at = text.index(begin, at)
        stop = text.index(end, at)
        yield at, len(text[:stop].rstrip()) - 1, number
        at = stop


def _items(text: str) -> Iterator[tuple[int, int, int]]:
    """The lines of a chronology in Markdown, and its footnotes by the marks of the lines."""
    of_note: dict[str, int] = {}
    lines = text.partition("\n## Where this is from")[0]
    found = re.finditer(r"^- .*?(?=\n\n-|\n\n#|\n*\Z)", lines, re.M | re.S)
    for number, item in enumerate(found, 1):
        of_note |= dict.fromkeys(re.findall(r"\[\^(\d+)\]", item[0]), number)
        yield item.start(), item.end() - 1, number
    for note in re.finditer(r"^\[\^(\d+)\]: .*$", text, re.M):
        yield note.start(), note.end() - 1, of_note[note[1]]


def _objects(marks: str, text: str) -> Iterator[tuple[int, int, int]]:
    """The objects of a list in JSON that begin so, each with its number."""
    for number, found in enumerate(re.finditer(marks, text), 1):
        _, end = json.JSONDecoder().raw_decode(text, found.start())
        yield found.start(), end - 1, number


def _instances(text: str) -> Iterator[tuple[int, int, int]]:
    for found in re.finditer(r'<MAKEINSTANCE eiid="ei(\d+)".*?/>', text):
        yield found.start(), found.end() - 1, int(found[1])


def _table_rows(text: str) -> Iterator[tuple[int, int, int]]:
    """The words of a document by the tables of its events; the heads stand in its header."""
    for number, found in enumerate(re.finditer(r"<w:tr[ >].*?</w:tr>", text, re.S), 1):
        for words in re.finditer(r"<w:t(?: [^>]*)?>([^<]+)<", found[0]):
            at = found.start() + words.start(1)
            yield at, at + len(words[1]) - 1, number


# The rows by the form of a format alone, whatever it says that they are. Without an entry here they
# are those that it gives itself: what it gives as no row or as another is then seen by nobody.
_EVENT = r'\{\s*"id": ?"[^"]+:\d+:[A-Z]+",'
_FORMS: dict[str, Callable[[str], Iterator[tuple[int, int, int]]]] = {
    "csv": _lines,
    "ics": functools.partial(_between, "BEGIN:VEVENT", "END:VEVENT"),
    "html": functools.partial(_between, "<tr tabindex", "\n"),
    "markdown": _items,
    "json": functools.partial(_objects, _EVENT),
    "jsonl": functools.partial(_objects, _EVENT),
    "csl": functools.partial(_objects, _EVENT),
    "timelinejs": functools.partial(_objects, r'\{\s*"unique_id"'),
    "jsonld": functools.partial(_objects, r'\{\s*"id": "#line-'),
    "document.xml": _table_rows,
}
for _name in ("0001-a.tml", "0002-b.tml"):
    _FORMS[_name] = _instances


def changed(where: Text, drawn: random.Random) -> tuple[str, int, int]:
    """The text with one character written over, put in or taken out; and where that is.

    Every other change is in a row: of a page most of the text is its script.
    """
    text = where.text
    while True:
        first, last, _ = drawn.choice(where.rows or [(0, len(text) - 1, 0)])
        at = (
            drawn.randrange(first, last + 1) if drawn.random() < 0.5 else drawn.randrange(len(text))
        )
        char = drawn.choice(_CHARS)
        kind = drawn.choice(("over", "in", "out"))
        new = text[:at] + ("" if kind == "out" else char) + text[at + (kind != "in") :]
        if new != text:
            return new, at, at + (kind != "in")


def judge(name: str, drawn: random.Random) -> str:
    """Make one change in a file of a format, and say what came of it."""
    where = drawn.choices(texts(name), [len(one.text) for one in texts(name)])[0]
    new, start, end = changed(where, drawn)
    told = looked_at(where.again(new))
    if not told.altered and not told.outside:
        print(f"{name}: {where.text[start - 30 : start]!r} | {where.text[start : end + 30]!r}")
        return MISSED
    wanted = {row for first, last, row in where.rows if first < start and end <= last}
    if not wanted <= told.altered:
        print(f"{name}: row {wanted}, found {told.altered}: {where.text[start - 40 : end + 40]!r}")
        return WRONG
    return NAMED if told.altered else OUTSIDE


def run(name: str, changes: int, seed: int) -> collections.Counter[str]:
    """How many changes there were of each kind; none is found in the file as it is."""
    whole = looked_at(files()[name])
    assert (whole.altered, whole.outside) == (set(), False)
    drawn = random.Random(f"{seed} {name}")
    return collections.Counter(judge(name, drawn) for _ in range(changes))


def many(events: int) -> list[ParsedArticle]:
    """Articles with about so many events."""
    lines = (
        "The mayor of Bergen, Anna Lie, opened bridge {0} on 3 May 2021. Lie resigned in June 2021."
    )
    made = (lines.format(n) for n in range(events // 2))
    return [parse(article_from_text(text, f"a{n}")) for n, text in enumerate(made)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=1000)
    given = parser.parse_args()
    total = collections.Counter[str]()
    for name in formats():
        counts = run(name, -(-given.changes // len(formats())), given.seed)
        total += counts
        print(f"{name:12}", "  ".join(f"{kind}: {n:,}" for kind, n in counts.items()), flush=True)
    print("all         ", "  ".join(f"{kind}: {n:,}" for kind, n in total.items()))
    selection = select_all(many(given.events))
    for name in formats():
        begun = time.perf_counter()
        data = written(name, selection)
        made = time.perf_counter()
        rows = looked_at(data).rows
        taken = time.perf_counter() - made
        print(f"{name:12} {rows:,} rows: written in {made - begun:.2f} s, held in {taken:.2f} s")
    return 1 if any(total[kind] for kind in FAULTS) else 0


if __name__ == "__main__":
    sys.exit(main())
