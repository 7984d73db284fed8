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
    from dashboard.model import Article, ParsedArticle


def upgrade(arguments: argparse.Namespace, library: Path) -> int:
    """Back up, read all articles anew where another parser read them last, and show the report.

    2 if an article could not be read.
    """
    from dashboard.cli import say
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


def read_all(library: Path) -> tuple[tuple[ParsedArticle, ...], list[str]]:
    """The articles that are shown as this parser reads them, and a line for each that failed.

    Where another parser read them last, there is a backup before, and the report is made after.
    """
    from dashboard.cli import say
    from dashboard.errors import LibraryError
    from dashboard.library.articles import read_library
    from dashboard.library.upgrades import begin, finish, is_pending, summary

    with contextlib.suppress(LibraryError):  # it cannot be written: then nothing is kept of this
        begin(library)
    reading = read_library(library)
    failed = [problem.message for problem in reading.problems]
    parsed = tuple(_parsed(reading.articles, library, failed))
    with contextlib.suppress(LibraryError):
        report = finish(parsed, library) if is_pending(library) else None
        if report is not None and report.outcomes:
            say(f"{summary(report)} `dashboard library upgrade` shows each.")
    return parsed, failed


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
