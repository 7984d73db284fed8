"""Hold a file that was exported against its articles: each row, and whether anything was changed.

The articles are sought in the folder that is named, in the library, then in the file itself. The
exit status is 0 only if every row holds and nothing else was changed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Article
    from dashboard.verification.judge import Judged, Verified

HELP = "hold a file that was exported against its articles: does each row hold, and why"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("file", metavar="FILE", help="an export in any of the formats")
    parser.add_argument(
        "--articles", metavar="FOLDER", help="where copies of the articles are, of any kind"
    )
    parser.add_argument(
        "--library", metavar="PATH", help="the library in which they are sought, too"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print a verdict for each row; 1 if one does not hold or anything else was changed."""
    from dashboard.errors import DashboardError
    from dashboard.pipeline import parse
    from dashboard.verification.copies import Copies
    from dashboard.verification.judge import verify
    from dashboard.verification.opened import open_export

    try:
        data = Path(arguments.file).read_bytes()
    except OSError as error:
        raise DashboardError(
            f"{arguments.file}: cannot be read ({error.strerror}); name a file that was exported"
        ) from error
    opened = open_export(data, arguments.file)
    copies = Copies(_independent(arguments), opened.texts)
    verified = verify(opened, copies, parse)
    for line in lines(verified):
        print(line)
    return 0 if verified.holds else 1


def _independent(arguments: argparse.Namespace) -> Iterator[Article]:
    """The copies that did not come with the file; what cannot be read is told and left out."""
    from dashboard.cli import say
    from dashboard.errors import DashboardError
    from dashboard.inbox.gather import gather
    from dashboard.inbox.receive import receive
    from dashboard.library.articles import read_library

    if arguments.articles:
        folder = Path(arguments.articles)
        if not folder.exists():
            raise DashboardError(f"{folder}: is not there; name the folder of the articles")
        for received in receive(gather([folder])):
            if received.refusal:
                say(received.refusal)
            if received.article is not None:
                yield received.article
    reading = read_library(Path(arguments.library) if arguments.library else None)
    for problem in reading.problems:
        say(problem.message)
    yield from reading.articles


def lines(verified: Verified) -> Iterator[str]:
    """The report: a line for each row, below it why, and what all of it adds up to."""
    from dashboard.verification.words import label, outside_told, what_holds

    for row in verified.rows:
        yield from _of_row(row)
    counts = Counter(row.verdict for row in verified.rows)
    for verdict, count in counts.most_common():
        yield f"{count:5}  {label(verdict)}"
    yield outside_told(changed=verified.outside)
    yield what_holds()
    if verified.made_with:
        from dashboard.timeline.selection import versions

        yield _plain(f"Made with {verified.made_with}; this is {' '.join(versions())}.")


def _of_row(row: Judged) -> Iterator[str]:
    from dashboard.verification.words import field_label, label

    told = " ".join(part for part in (row.when, row.headline) if part)
    yield _plain(f"{row.row:5}  {label(row.verdict)}: {told}")
    for why in row.why:
        yield _plain(f"{'':7}{why}")
    for field, then, now in row.differences:
        nothing = field_label("nothing")
        yield _plain(f"{'':7}then: {then or nothing}")
        yield _plain(f"{'':7}now:  {now or nothing}  [{field_label(field)}]")


def _plain(line: str) -> str:
    """The line, which keeps its place, as a terminal may show it."""
    from dashboard.cli import plain

    return line[: len(line) - len(line.lstrip())] + plain(line)
