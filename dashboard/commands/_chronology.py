"""Takes a chronology in a table into a library: first it shows what it would do."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import plain, say
from dashboard.commands._own import add_order, order_of

if TYPE_CHECKING:
    from dashboard.inbox.chronology import Table

_SHOWN = 5  # events that are shown before they are taken in


def add_table(parser: argparse.ArgumentParser) -> None:
    """The options of ``library import`` for a table."""
    add_order(parser)
    parser.add_argument(
        "--columns", metavar="FIELD=HEAD,…", help="of a table: which column holds what"
    )
    parser.add_argument(
        "--confirm", action="store_true", help="of a table: take the events in, as shown without it"
    )


def is_table(file: Path) -> bool:
    """Whether a file is a table by the ending of its name."""
    from dashboard.inbox.chronology import ENDINGS

    return file.suffix.casefold().removeprefix(".") in ENDINGS


def import_table(arguments: argparse.Namespace, library: Path) -> int:
    """Show the columns and the first events, or take all of them in."""
    from dashboard.errors import LibraryError
    from dashboard.inbox.chronology import FIELDS, guess, guess_order, read_chronology, read_table
    from dashboard.library.own_events import write_down

    try:
        table = read_table(arguments.file.read_bytes(), arguments.file.name)
    except OSError as error:
        raise LibraryError(f"{arguments.file}: cannot be read ({error.strerror})") from error
    columns = _named(arguments.columns, table) if arguments.columns else guess(table)
    order = order_of(arguments) or guess_order(table, columns)
    events, problems = read_chronology(table, columns, order)
    for problem in problems:
        say(problem)
    if arguments.confirm:
        lines = write_down(events, order, place=library)
        numbers = f"{lines[0].number}-{lines[-1].number}" if lines else "0"
        print(f"{len(events):,} events: `dashboard library undo {numbers}` takes it back")
        return 0
    for field, label in FIELDS.items():
        if field in columns:
            print(f"{label}: {plain(table.heads[columns[field]])}")
    for event in events[:_SHOWN]:
        print(f"{event.date or 'undated'}  {plain(event.headline)}")
    print(f"--confirm takes in {len(events):,} events; --columns names others")
    return 0


def _named(given: str, table: Table) -> dict[str, int]:
    """The columns that were named: ``date=When,headline=Event``."""
    from dashboard.errors import LibraryError
    from dashboard.inbox.chronology import FIELDS

    columns = {}
    for part in given.split(","):
        field, _, head = part.partition("=")
        if field not in FIELDS:
            raise LibraryError(f"{field!r} is no field; choose one of {', '.join(FIELDS)}")
        if head not in table.heads:
            known = ", ".join(table.heads)
            raise LibraryError(f"the table has no column {head!r}; it has {known}")
        columns[field] = table.heads.index(head)
    return columns
