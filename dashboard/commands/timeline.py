"""Show the events of articles in order of time, as a table in the terminal."""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Iterator

from dashboard.cli import plain
from dashboard.commands._input import add_files, open_input
from dashboard.commands._selection import add_day, day_of

HELP = "the events of articles in order of time, as a table"
_WIDTHS = {"when": 26, "date": 12, "what": 14}  # no word of a label is broken
_NARROWEST = 72


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_files(parser)
    add_day(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the table; 2 if an article could not be read, after the others."""
    from dashboard.pipeline import parse
    from dashboard.timeline.as_reported import as_reported
    from dashboard.timeline.build import build

    articles = open_input(arguments)
    parsed, day = articles.parsed(parse), day_of(arguments)
    timeline = build(parsed) if day is None else as_reported(parsed, day)
    rows = [_cells(entry) for entry in timeline.entries]
    for line in table(rows, shutil.get_terminal_size((120, 24)).columns):
        print(line)
    if not rows and not articles.failed:
        print("no events were found")
    return articles.status


def _cells(entry: object) -> tuple[str, str, str, str]:
    """When, how sure the date is, the type, and what happened with who took part."""
    from dashboard.model import TimelineEntry
    from dashboard.timeline.wording.dates import in_words, with_capital
    from dashboard.timeline.wording.labels import MODALITIES, NOT_AS_FACT, kind_label, status_label

    assert isinstance(entry, TimelineEntry)
    event = entry.event
    told = f" ({MODALITIES[event.modality].lower()})" if event.modality in NOT_AS_FACT else ""
    who = ", ".join(plain(actor.name) for actor in entry.actors)
    what = plain(with_capital(event.headline)) + told + (f" — {who}" if who else "")
    return in_words(event.date), status_label(event.date), kind_label(event), what


def table(rows: list[tuple[str, str, str, str]], width: int) -> Iterator[str]:
    """The lines of a table with these rows, no wider than ``width`` where that can be."""
    if not rows:
        return
    fixed = [
        min(limit, max(len(row[i]) for row in rows)) for i, limit in enumerate(_WIDTHS.values())
    ]
    rest = max(width, _NARROWEST) - sum(fixed) - 2 * len(fixed)
    for row in rows:
        columns = [
            textwrap.wrap(cell, size) or [""]
            for cell, size in zip(row, [*fixed, rest], strict=True)
        ]
        for i in range(max(map(len, columns))):
            cells = [column[i] if i < len(column) else "" for column in columns]
            padded = [cell.ljust(size) for cell, size in zip(cells, fixed, strict=False)]
            yield "  ".join([*padded, cells[-1]]).rstrip()
