"""A made-up data set of many events, written by a batch with made-up work in the parser's place."""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Mapping
from pathlib import Path

from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here
from dashboard.batch.index_rows import OPEN
from dashboard.batch.reports import NOTHING
from dashboard.batch.run import run
from dashboard.batch.work import Outcome, Row, rows_of
from dashboard.model import Article
from tests.benchmarks.made_events import AN_ARTICLE, made_article

_KINDS = 50  # articles that are made; the others are like them …
_DAYS = 3000  # … but for their names and their days, which differ by no more than this


def made(article: Article, kinds: int = _KINDS) -> Outcome:
    """The outcome of an article of as many made events as an article has."""
    number = int(article.id.removeprefix("made"))
    by = random.Random(number).randrange(-_DAYS, _DAYS)
    rows = _kind(number % kinds).items()
    return Outcome({table: [_moved(row, article.id, by) for row in own] for table, own in rows})


@functools.cache
def _kind(number: int) -> Mapping[str, list[Row]]:
    return rows_of(made_article(_KINDS, number))


def _moved(row: Row, name: str, by: int) -> Row:
    """The row as one of another article, so many days later."""
    if "body" in row:  # they are as many as they are said to be: none is joined
        return {**row, **NOTHING}
    days = {day: row[day] + by for day in ("first", "last") if row.get(day, OPEN) != OPEN}
    old, mark, rest = str(row.get("id", "")).partition(":")
    own = {"id": f"{name}{mark}{rest}"} if old.startswith("made") else {}
    return {**row, **days, **own}


def make_set(folder: Path, events: int, kinds: int = _KINDS) -> Path:
    """A data set of so many events in the folder; one that is there already is left as it is.

    Its articles are of so many kinds: to make one takes longer than all that it is needed for.
    """
    source = folder.with_suffix(".jsonl")
    numbers = range(events // AN_ARTICLE)
    lines = (f"{json.dumps({'id': f'made{n}', 'text': str(n)})}\n" for n in numbers)
    source.write_text("".join(lines))
    run(source, DataSet(folder, "made", "made"), Here(functools.partial(made, kinds=kinds)))
    return folder
