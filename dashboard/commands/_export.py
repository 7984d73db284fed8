"""Writes the timeline of a library in a format: the same bytes as the page gives."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from dashboard.commands._output import write_out
from dashboard.exports import Options, formats, load

if TYPE_CHECKING:
    from dashboard.model import Article, ParsedArticle
    from dashboard.timeline.query import Query


def add_export(parser: argparse.ArgumentParser) -> None:
    """The options of ``library export``."""
    parser.add_argument("--format", choices=formats(), help="markdown if none is named")
    parser.add_argument(
        "--whole",
        action="store_true",
        help="articles, log and kept views, all of them, as one file for `library import`",
    )
    parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all")
    parser.add_argument(
        "--query", metavar="QUERY", default="", help="what follows the ? in the page's address"
    )
    parser.add_argument(
        "--raw", action="store_true", help="CSV: leave cells that a spreadsheet would run"
    )


def export(arguments: argparse.Namespace, library: Path) -> int:
    """Write what the query leaves of the library's timeline, or all of the library.

    2 if an article could not be read.
    """
    from dashboard.cli import say
    from dashboard.library.articles import read_library
    from dashboard.library.corrections import read_log
    from dashboard.review import reviews
    from dashboard.timeline.build import build
    from dashboard.timeline.selection import select

    if arguments.whole:
        return _export_whole(arguments, library)
    query = read_query(arguments.query)
    reading = read_library(library)
    failed = [problem.message for problem in reading.problems]
    parsed = tuple(_parsed(reading.articles, library, failed))
    for message in failed:
        say(message)
    log = read_log(library)
    selection = select(build(parsed, reviews(log)), query, log)
    pieces = load(arguments.format or "markdown").write(selection, Options(raw=arguments.raw))
    write_out(pieces, arguments.output)
    return 2 if failed else 0


def _export_whole(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.errors import QueryError
    from dashboard.library.archive import write_archive

    if arguments.query or arguments.format or arguments.raw:
        raise QueryError(
            "--whole writes everything, as one kind of file: leave out --query, --format and --raw"
        )
    failed: list[str] = []
    write_out(write_archive(library, failed=failed), arguments.output)
    for message in failed:
        say(message)
    return 2 if failed else 0


def read_query(address: str) -> Query:
    """The query of an address, or of what follows its ``?``.

    Raises QueryError where a part of it means nothing: a file must not hold more than was meant.
    """
    from dashboard.errors import QueryError
    from dashboard.timeline.query import read_params

    asked = address.rpartition("?")[2] if "?" in address else address
    query, problems = read_params(parse_qs(asked, keep_blank_values=True))
    if problems:
        raise QueryError(f"--query {address}: {' '.join(problems)} Nothing is written; mend it")
    return query


def _parsed(
    articles: tuple[Article, ...], library: Path, failed: list[str]
) -> Iterator[ParsedArticle]:
    """Each article as it was read before, or read now; one that fails is told and left out."""
    from dashboard.library.parses import parses_kept
    from dashboard.pipeline import parse

    for found in parses_kept(articles, parse, library):
        if isinstance(found, tuple):
            article, error = found
            failed.append(f"{article.id}: could not be parsed ({error!r}); please report this")
        else:
            yield found
