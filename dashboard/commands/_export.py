"""Writes the timeline of a library in a format: the same bytes as the page gives."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.commands._output import write_out
from dashboard.commands._selection import add_selection, with_day
from dashboard.commands._upgrade import telling_upgrade
from dashboard.exports import Options, formats, load


def add_export(parser: argparse.ArgumentParser) -> None:
    """The options of ``library export``."""
    parser.add_argument("--format", choices=formats(), help="markdown if none is named")
    parser.add_argument(
        "--whole",
        action="store_true",
        help="articles, log and kept views, all of them, as one file for `library import`",
    )
    add_selection(parser)
    parser.add_argument(
        "--raw", action="store_true", help="CSV: leave cells that a spreadsheet would run"
    )


def export(arguments: argparse.Namespace, library: Path) -> int:
    """Write what the query leaves of the library's timeline, or all of the library.

    2 if an article could not be read.
    """
    from dashboard.cli import say
    from dashboard.library.frame import select_library
    from dashboard.timeline.query import read_query

    if arguments.whole:
        return _export_whole(arguments, library)
    query = with_day(read_query(arguments.query), arguments)
    with telling_upgrade(library):
        selection, failed = select_library(library, query)
    for message in failed:
        say(message)
    pieces = load(arguments.format or "markdown").write(selection, Options(raw=arguments.raw))
    write_out(pieces, arguments.output)
    return 2 if failed else 0


def _export_whole(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.errors import QueryError
    from dashboard.library.archive import write_archive

    if arguments.query or arguments.format or arguments.raw or arguments.as_of:
        raise QueryError(
            "--whole writes everything, as one kind of file: leave out --query, --format, --as-of "
            "and --raw"
        )
    failed: list[str] = []
    write_out(write_archive(library, failed=failed), arguments.output)
    for message in failed:
        say(message)
    return 2 if failed else 0
