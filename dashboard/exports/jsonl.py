"""JSON Lines: one object of the output contract an article, its last key what proves it."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.contract import to_record
from dashboard.exports import Options
from dashboard.proof.blocks import Part, Piece
from dashboard.proof.carriers import CARRIERS, with_blocks
from dashboard.proof.claims import Proof
from dashboard.proof.record_pieces import record_pieces
from dashboard.timeline.records import records
from dashboard.timeline.selection import Selection

MEDIA_TYPE, ENDING, STREAMS = "application/jsonl", ".jsonl", True
LABEL = "Data, one line an article (JSON Lines)"


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """One line an article; it has no options."""
    del options
    proof = Proof(selection)
    parts = _parts(selection, proof)
    yield from with_blocks(parts, CARRIERS["jsonl"], proof.made_with, after=b"}\n")


def _parts(selection: Selection, proof: Proof) -> Iterator[Part]:
    """The lines, each but for its last brace, which stands before the next."""
    before = b""
    for record, events in records(selection, to_record):
        rows = [proof.of_event(*one) for one in events]
        yield proof.part([Piece(before), *record_pieces(record, events, rows, wide=False)])
        before = b"}\n"
