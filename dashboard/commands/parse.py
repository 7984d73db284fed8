"""Read articles into events, actors, quotes and dates, as data."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from dashboard.commands._input import Input, add_files, open_input
from dashboard.commands._output import write_out
from dashboard.errors import DashboardError
from dashboard.exports import Options, formats, load

HELP = "read articles into events: as data, a table, a chronology, a page, a calendar"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_files(parser)
    parser.add_argument("--format", choices=formats(), default="jsonl")
    parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all")
    parser.add_argument(
        "--raw", action="store_true", help="CSV: leave cells that a spreadsheet would run"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the parsed articles; 2 if one could not be read, after the others."""
    from dashboard.pipeline import parse
    from dashboard.timeline.selection import select_all, stream

    articles = open_input(arguments)
    module = load(arguments.format)
    selection = (stream if module.STREAMS else select_all)(articles.parsed(parse))
    pieces = module.write(selection, Options(raw=arguments.raw))
    write_out(_unless_empty(pieces, articles, arguments.output), arguments.output)
    return articles.status


def _unless_empty(pieces: Iterator[bytes], articles: Input, output: str | None) -> Iterator[bytes]:
    """The pieces; at their end an error if no article was good, so that no file is replaced."""
    yield from pieces
    if output is not None and not articles.done:
        raise DashboardError(f"{output}: not written, as no article could be read")
