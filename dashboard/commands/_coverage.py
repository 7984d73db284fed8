"""Tells what the articles of each week hold, and why stretches of the timeline tell nothing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands._output import write_out
from dashboard.commands._selection import add_selection, with_day

if TYPE_CHECKING:
    from dashboard.timeline.coverage import Silence, Sums, Week


def add_coverage(parser: argparse.ArgumentParser) -> None:
    """The options of ``library coverage``."""
    parser.add_argument("--format", choices=("json",), help="a file; lines to read without it")
    add_selection(parser)


def show_coverage(arguments: argparse.Namespace, library: Path) -> int:
    """Write the stretches without an event with their reasons, and a line a week.

    2 if an article could not be read.
    """
    from dashboard.cli import say
    from dashboard.library.frame import timeline_of
    from dashboard.timeline.coverage import coverage, silences, sums
    from dashboard.timeline.query import read_query

    query = with_day(read_query(arguments.query), arguments)
    timeline, failed = timeline_of(library, query.known)
    for message in failed:
        say(message)
    told = sums(timeline, query), silences(timeline, query), coverage(timeline)
    lines = [json.dumps(_record(*told), indent=1)] if arguments.format else _lines(*told)
    write_out((f"{line}\n".encode() for line in lines), arguments.output)
    return 2 if failed else 0


def _record(total: Sums, found: list[Silence], weeks: list[Week]) -> dict[str, Any]:
    """All of it as JSON values; days as ``YYYY-MM-DD``."""
    return {
        "days": {
            "all": total.days,
            "told": total.told,
            "short": total.short,
            **{str(reason): days for reason, days in total.silent.items()},
        },
        "stretches": [
            {
                "first": str(one.first),
                "last": str(one.last),
                "days": one.days,
                "reason": str(one.reason),
                "number": one.number,
                "sentences": [[s.article.id, s.sentence.start] for s in one.sentences],
                "articles": [parsed.article.id for parsed in one.articles],
            }
            for one in found
        ],
        "weeks": [
            {
                "monday": str(week.monday) if week.monday else None,
                "articles": week.articles,
                "sentences": week.sentences,
                "dated": week.dated,
                "unread": week.unread,
                "events": week.events,
            }
            for week in weeks
        ],
    }


def _lines(total: Sums, found: list[Silence], weeks: list[Week]) -> Iterator[str]:
    from dashboard.timeline.silence_words import reason_words

    for one in found:
        yield f"{one.first} to {one.last}  {one.days:5,} days  {reason_words(one)}"
    silent = sum(total.silent.values())
    rest = f"{silent:,} as above, {total.short:,} in shorter stretches"
    yield f"{total.days:,} days: an event lies in {total.told:,}; {rest}"
    yield ""
    yield "week from   articles  sentences  dated  nothing read  events"
    for week in weeks:
        yield (
            f"{week.monday or 'undated'!s:<10}  {week.articles:8,}  {week.sentences:9,}  "
            f"{week.dated:5,}  {week.unread:12,}  {week.events:6,}"
        )
