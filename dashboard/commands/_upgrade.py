"""Reads a library anew by this parser, and says what came of all that people said of its events."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import plain

if TYPE_CHECKING:
    from dashboard.library.upgrades import Upgrade


def upgrade(arguments: argparse.Namespace, library: Path) -> int:
    """Back up, read all articles anew where another parser read them last, and show the report.

    2 if an article could not be read.
    """
    from dashboard.cli import say
    from dashboard.library.parses import read_all
    from dashboard.library.upgrades import begin, is_pending, latest

    del arguments  # it has none
    backup = begin(library)
    if backup is not None:
        say(f"backup: {backup}")
    failed = read_all(library)[1] if is_pending(library) else []
    for message in failed:
        say(message)
    report = latest(library)
    if report is None:
        print(f"{library}: this parser has read all of it; there was no upgrade yet")
    else:
        _show(report)
    return 2 if failed else 0


@contextlib.contextmanager
def telling_upgrade(library: Path) -> Iterator[None]:
    """Say what came of corrections, where what is done here reads the library anew."""
    from dashboard.cli import say
    from dashboard.library.upgrades import summary

    before = _last(library)
    yield
    report = _last(library)
    if report is not None and report.outcomes and report != before:
        say(f"{summary(report)} `dashboard library upgrade` shows each.")


def _last(library: Path) -> Upgrade | None:
    from dashboard.errors import LibraryError
    from dashboard.library.upgrades import latest

    try:
        return latest(library)
    except LibraryError:  # what reads it says what is wrong
        return None


def _show(report: Upgrade) -> None:
    """The report: what came of it all, and each line with its row before and now."""
    from dashboard.library.placed import Fate
    from dashboard.library.upgrades import summary, tell

    print(f"{report.at}: {summary(report)}")
    print(f"parser {report.before or 'not known'} -> {report.after}; backup {report.backup}")
    for fate in Fate:
        for one in report.of(fate):
            first, *others = (plain(line) for line in tell(one))
            print(f"{fate}: {first}")
            print("".join(f"    {line}\n" for line in others), end="")
