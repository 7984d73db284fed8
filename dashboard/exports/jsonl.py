"""JSON Lines: one object of the output contract an article."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dashboard.contract import to_record
from dashboard.exports import Options
from dashboard.timeline.records import records
from dashboard.timeline.selection import Selection

MEDIA_TYPE, ENDING, STREAMS = "application/jsonl", ".jsonl", True
LABEL = "Data, one line an article (JSON Lines)"


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """One line an article; it has no options."""
    del options
    for record in records(selection, to_record):
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
