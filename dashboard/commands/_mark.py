"""Says something of all events that a query leaves, in one act, and takes such an act back."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Timeline, TimelineEntry
    from dashboard.review import Correction

_RANGE = re.compile(r"(\d{1,18})(?:-(\d{1,18}))?")


def add_mark(parser: argparse.ArgumentParser) -> None:
    """The options of ``library mark``."""
    parser.add_argument("query", metavar="QUERY", help="what follows the ? in the page's address")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--state", choices=("checked", "disputed", "unchecked"))
    what.add_argument("--tag", metavar="TAG", help="beside the tags that they have")
    what.add_argument("--kind", metavar="KIND", help="what kind of event: Arrest, Meeting …")
    what.add_argument("--hide", action="store_true", help="take them off the timeline")
    what.add_argument("--join", action="store_true", help="they are one event")
    parser.add_argument("--why", metavar="WORDS", default="", help="where you know it from")


def add_undo(parser: argparse.ArgumentParser) -> None:
    """The options of ``library undo``."""
    parser.add_argument(
        "numbers", metavar="NUMBERS", help="lines of the log as `library log` numbers them: 12-40"
    )


def mark(arguments: argparse.Namespace, library: Path) -> int:
    """Say it of every event that the query leaves; 2 if an article could not be read.

    Raises QueryError where the query names somebody or an article that is not there.
    """
    from dashboard.cli import say
    from dashboard.errors import QueryError
    from dashboard.library.frame import timeline_of
    from dashboard.timeline.query import choose, read_query
    from dashboard.timeline.unknown import tell_unknown, unknown_ids

    timeline, failed = timeline_of(library)
    query = read_query(arguments.query)
    if unknown := unknown_ids(timeline, query):
        raise QueryError(f"{tell_unknown(unknown)} Nothing is marked")
    entries = choose(timeline, query)
    lines = _said(entries, timeline, arguments, library)
    for message in failed:
        say(message)
    events = f"{len(entries):,} event{'' if len(entries) == 1 else 's'}"
    if not lines:
        print(f"{events}: nothing to change")
    else:
        first, last = lines[0].number, lines[-1].number
        numbers = str(first) if first == last else f"{first}-{last}"
        print(f"{events}: `dashboard library undo {numbers}` takes it back")
    return 2 if failed else 0


def undo(arguments: argparse.Namespace, library: Path) -> int:
    """Take lines of the log back; 1 if some of them were changed since, and stay."""
    from dashboard.cli import say
    from dashboard.errors import LibraryError
    from dashboard.library.corrections import read_log, undo_all

    match = _RANGE.fullmatch(arguments.numbers)
    if match is None:
        raise LibraryError(f"{arguments.numbers!r}: name a line of the log, 12, or several, 12-40")
    first, last = int(match[1]), int(match[2] or match[1])
    asked = [line.number for line in read_log(library) if first <= line.number <= last]
    if not asked:
        raise LibraryError(f"correction {arguments.numbers}: is not in {library}")
    back, stay = undo_all(asked, place=library)
    print(f"{len(back):,} taken back")
    if stay:
        say(f"{stay:,} stay: they were changed since, or taken back already")
    return 1 if stay else 0


def _said(
    entries: Sequence[TimelineEntry],
    timeline: Timeline,
    arguments: argparse.Namespace,
    library: Path,
) -> list[Correction]:
    from dashboard.library import bulk
    from dashboard.review import State

    why = arguments.why
    if arguments.state:
        return bulk.set_states(entries, timeline, State(arguments.state), why, place=library)
    if arguments.tag is not None:
        return bulk.add_tag(entries, timeline, arguments.tag, place=library)
    if arguments.kind is not None:
        return bulk.set_kinds(entries, timeline, arguments.kind, why, place=library)
    if arguments.hide:
        return bulk.hide_all(entries, why, place=library)
    return bulk.join_all(entries, place=library)
