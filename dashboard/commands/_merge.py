"""Brings the work of two people together, and says how far they agree."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import plain

if TYPE_CHECKING:
    from dashboard.library.incoming import Line
    from dashboard.library.merging import Merged


def add_merge(parser: argparse.ArgumentParser) -> None:
    """The options of ``library merge``."""
    parser.add_argument(
        "other", metavar="OTHER", type=Path, help="another library, or its export --whole (.jsonl)"
    )
    words = "keep the two together as a new library there; without it only say how far they agree"
    parser.add_argument("--to", metavar="PLACE", type=Path, help=words)


def merge(arguments: argparse.Namespace, library: Path) -> int:
    """Say how far the two agree and what is to be settled; keep them together where asked for."""
    from dashboard.library.merged_files import merge_places, write_merged

    merged = merge_places(library, arguments.other)
    for line in lines(merged):
        print(line)
    if arguments.to is not None:
        print(f"Kept together in {write_merged(merged, arguments.to)}")
    return 0


def lines(merged: Merged) -> Iterator[str]:
    """The agreement of each field in percent, then what is to be settled, both sides."""
    from dashboard.library.merging_words import NOTHING, agreement_rows, open_words, side_words

    rows = list(agreement_rows(merged))
    for field, same, both, percent in rows:
        yield f"{field}: {same:,} of {both:,} alike, {percent} %"
    if not rows:
        yield NOTHING
    yield open_words(len(merged.open))
    for one in merged.open:
        yield _about(merged, one.one)
        for side in (one.one, one.other):
            yield f"    {plain(side_words(side))}"


def _about(merged: Merged, line: Line) -> str:
    """The field and what the event is about, then the id, which other commands take."""
    from dashboard.library.merging_words import event_words, field_words

    return plain(f"{field_words(line.field)}: {event_words(merged, line.event)} [{line.event}]")
