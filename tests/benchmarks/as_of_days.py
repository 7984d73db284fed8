"""Holds the chronology of a day against a run on the articles alone that were published by then.

Run it as ``python -m tests.benchmarks.as_of_days [--days N] FILE …``. The files go into a library,
which is asked for each of the days in every format; and those that were published by the day are
read and written without one. The bytes must be equal; the exit status is 1 where some are not.
"""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.exports import Options, formats, load
from dashboard.library.articles import add_all, read_own
from dashboard.library.frame import select_library
from dashboard.library.parses import read_all
from dashboard.model import ParsedArticle
from dashboard.nlp.read import read_article
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import Selection, select


def spread(articles: Sequence[ParsedArticle], number: int) -> list[dt.date]:
    """Days from the first publication to the last, as far from each other as they can be."""
    known = sorted(p.article.published.day for p in articles if p.article.published is not None)
    length = (known[-1] - known[0]).days
    return [known[0] + dt.timedelta(length * n // max(1, number - 1)) for n in range(number)]


def differing(place: Path, alone: Sequence[ParsedArticle], day: dt.date) -> Iterator[str]:
    """The formats in which the library of a place, asked for the day, gives other bytes."""
    query = Query(known=day)
    by_then = [
        p for p in alone if p.article.published is not None and p.article.published.day <= day
    ]
    asked, failed = select_library(place, query)
    if failed:
        raise SystemExit("\n".join(failed))
    run = select(build(by_then), query)
    for name in formats():
        if written(asked, name) != written(run, name):
            yield name


def written(selection: Selection, name: str) -> bytes:
    return b"".join(load(name).write(selection, Options()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--days", type=int, default=30, metavar="N")
    arguments = parser.parse_args()
    articles = [read_article(path) for path in arguments.files]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        add_all(articles, place)
        read_all(place)
        alone = [parse(article) for article in read_own(place).articles]  # by the ids there
        days = spread(alone, arguments.days)
        found = {day: list(differing(place, alone, day)) for day in days}
    for day, names in found.items():
        print(day, "differs: " + ", ".join(names) if names else "equal")
    equal = sum(not names for names in found.values())
    print(f"{equal} of {len(found)} days are equal, in {len(formats())} formats each")
    return 0 if equal == len(found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
