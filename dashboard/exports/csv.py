"""CSV: a row for each report of an event; cells that a spreadsheet would run are guarded.

RFC 4180, UTF-8, with the columns of ``picture/frame.py``. The guard is an apostrophe; ``read``
takes it away again. A spreadsheet of another country splits lines at semicolons or tabs, wherever
a cell of ours ends: what it would take for the start of a cell is guarded in the text, too.
Where a row comes from is in each row: a table has no other place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dashboard.exports import Options
from dashboard.picture.frame import COLUMNS as ALL_COLUMNS
from dashboard.picture.frame import HAS_TIME, frames, iso
from dashboard.proof.blocks import Part, Piece
from dashboard.proof.carriers import CARRIERS, with_blocks
from dashboard.proof.claims import Proof
from dashboard.timeline.selection import Selection
from dashboard.timeline.wording.formulas import guard, unguard

if TYPE_CHECKING:
    from pandas import DataFrame, Series

MEDIA_TYPE, ENDING, STREAMS = "text/csv", ".csv", True
LABEL = "Table for a spreadsheet (CSV)"
READ = True
_OF_FRAME = tuple(c.name for c in ALL_COLUMNS if c.name != HAS_TIME)  # which ``published`` shows
PROOF = "proof"  # the column with what lets a reader check the row
COLUMNS = (*_OF_FRAME, PROOF)
_LONGEST = 2**31 - 1  # characters of a cell: as many as the csv module can be told


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A header, then a row for each report of an event, in the order of the text."""
    head = (",".join(COLUMNS) + "\r\n").encode()
    proof = Proof(selection)
    parts = _parts(head, selection, proof, str if options.raw else guard)
    yield from with_blocks(parts, CARRIERS["csv"], proof.made_with, after=b'"\r\n', empty=head)


def _parts(
    head: bytes, selection: Selection, proof: Proof, guarded: Callable[[str], str]
) -> Iterator[Part]:
    """The rows, each but for its last cell, whose end stands before the next."""
    before = head
    for table, events in frames(selection):
        for line, (parsed, event) in zip(_lines(table, guarded), events, strict=True):
            row = proof.of_event(parsed, event)
            yield proof.part([Piece(before), Piece(line + b',"', row)])
            before = b'"\r\n'


def read(data: bytes, *, raw: bool = False) -> list[dict[str, str]]:
    """The rows of such a table by the names of their columns, without the guards.

    ``raw``: it was written without guards. Raises UnicodeDecodeError for what is not UTF-8.
    """
    before = csv.field_size_limit(_LONGEST)  # a sentence may be longer than a cell by default
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    finally:
        csv.field_size_limit(before)
    return [{name: cell if raw else unguard(cell) for name, cell in row.items()} for row in rows]


def _lines(part: DataFrame, guarded: Callable[[str], str]) -> Iterator[bytes]:
    """Each row of a part of the table, without the end of its line."""
    cells = [_cells(part[name], part[HAS_TIME], guarded) for name in _OF_FRAME]
    for row in zip(*cells, strict=True):
        text = io.StringIO()
        csv.writer(text).writerow(row)
        yield text.getvalue().removesuffix("\r\n").encode()


def _cells(column: Series, has_time: Series, guarded: Callable[[str], str]) -> list[str]:
    """The text of each cell of a column; that of a category is guarded once, not in each row."""
    match column.dtype.name:
        case "category":
            texts = [*map(guarded, map(str, column.cat.categories)), ""]  # -1: there is none
            return [texts[code] for code in column.cat.codes]
        case "string":
            return [guarded(text) for text in column.to_numpy(object, na_value="")]
        case "Int64" | "Float64":
            return column.astype("string").fillna("").tolist()
        case _:
            return iso(column, has_time if column.name == "published" else None)
