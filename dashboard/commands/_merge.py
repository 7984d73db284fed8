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
        print(write_merged(merged, arguments.to))
    return 0


def lines(merged: Merged) -> Iterator[str]:
    """The agreement of each field in percent, then what is to be settled, both sides."""
    from dashboard.library.merging_words import agreement_rows, side_words

    for field, same, both, percent in agreement_rows(merged):
        yield f"{field}: {same:,} of {both:,} alike, {percent} %"
    for one in merged.open:
        yield f"to be settled: {_about(one.one)}"
        for side in (one.one, one.other):
            yield f"    {plain(side_words(side))}"
    number = len(merged.open)
    yield f"{number:,} {'thing' if number == 1 else 'things'} to be settled"


def _about(line: Line) -> str:
    from dashboard.library.merging_words import field_words

    return plain(f"{field_words(line.field)} of {line.event}")
