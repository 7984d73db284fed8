"""The options of what is written: ``--output``, ``--query``, and ``--as-of`` a day."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.timeline.query import Query


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Add where it is written, what of the timeline, and as of which day."""
    parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all")
    parser.add_argument(
        "--query",
        metavar="QUERY",
        default="",
        help="what follows the ? in the page's address (all events if none is given)",
    )
    add_day(parser)


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    words = "as it was reported until then: of the articles published by that day (YYYY-MM-DD)"
    parser.add_argument("--as-of", metavar="DATE", help=words)


def day_of(arguments: argparse.Namespace) -> dt.date | None:
    """The day that was asked for, None without one. Raises QueryError for what is no day."""
    from dashboard.errors import QueryError

    try:
        return dt.date.fromisoformat(arguments.as_of) if arguments.as_of else None
    except ValueError:
        raise QueryError(
            f"--as-of {arguments.as_of}: is no day of the calendar (YYYY-MM-DD)"
        ) from None


def with_day(query: Query, arguments: argparse.Namespace) -> Query:
    """The query with the day that was asked for, where there is one."""
    day = day_of(arguments)
    return query if day is None else dataclasses.replace(query, known=day)
