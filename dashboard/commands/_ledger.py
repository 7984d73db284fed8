"""Tells where the sources of one event differ, as lines in the terminal or as a file."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import plain
from dashboard.commands._output import write_out
from dashboard.commands._selection import add_selection, with_day

if TYPE_CHECKING:
    from dashboard.ledger.ledger import Row, Side

_WIDTH = 100  # characters of a line with a sentence


def add_ledger(parser: argparse.ArgumentParser) -> None:
    """The options of ``library ledger``."""
    parser.add_argument(
        "--format", choices=("csv", "json"), help="a file; without it lines to read"
    )
    add_selection(parser)
    parser.add_argument(
        "--raw", action="store_true", help="CSV: leave cells that a spreadsheet would run"
    )


def show_ledger(arguments: argparse.Namespace, library: Path) -> int:
    """Write what the sources of the events that the query leaves tell otherwise.

    2 if an article could not be read.
    """
    from dashboard.cli import say
    from dashboard.ledger.files import write
    from dashboard.ledger.ledger import ledger, narrow_rows
    from dashboard.library.frame import timeline_of
    from dashboard.timeline.query import read_query

    query = with_day(read_query(arguments.query), arguments)
    timeline, failed = timeline_of(library, query.known)
    for message in failed:
        say(message)
    rows = narrow_rows(ledger(timeline), timeline, query)
    lines = (f"{line}\n".encode() for line in _lines(rows))
    pieces = write(rows, arguments.format, raw=arguments.raw) if arguments.format else lines
    write_out(pieces, arguments.output)
    return 2 if failed else 0


def _lines(rows: tuple[Row, ...]) -> Iterator[str]:
    """A few lines for each row: the event, what differs and how, and what each source says."""
    from dashboard.ledger.compare import about_label, kind_label
    from dashboard.timeline.wording.dates import in_words, with_capital

    for row in rows:
        about = f"{about_label(row.about)} ({row.unit})" if row.unit else about_label(row.about)
        yield plain(f"{in_words(row.event.date)}: {with_capital(row.event.headline)}")
        yield f"  {about}: {kind_label(row.kind)}. {plain(row.why)}"
        for side in (row.one, row.other):
            yield from _of_side(side)
        if row.apart is not None:
            yield "  The timeline keeps the two apart, as two events."
        yield ""
    number = len(rows)
    yield f"{number:,} {'difference' if number == 1 else 'differences'}"


def _of_side(side: Side) -> Iterator[str]:
    from dashboard.timeline.merging.entry import source_name
    from dashboard.timeline.wording.dates import published

    when = published(side.article) or "undated"
    yield f"  {plain(f'{source_name(side.article)}, {when}: {side.value}')}"
    for line in textwrap.wrap(plain(f"“{side.sentence.text}”"), _WIDTH):
        yield f"      {line}"
