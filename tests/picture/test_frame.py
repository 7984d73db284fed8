"""The table of events: its columns and their types, and that the files hold the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import dashboard
from dashboard.errors import LibraryError, QueryError
from dashboard.exports.csv import COLUMNS as OF_CSV
from dashboard.exports.csv import read
from dashboard.library.articles import add
from dashboard.library.corrections import record
from dashboard.model import DateStatus, DocumentCreationTime, EventDate, Granularity, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.picture.frame import COLUMNS, HAS_TIME, frame, frames, iso
from dashboard.registry import PACKAGE
from dashboard.review import Field
from dashboard.timeline.query import Query
from dashboard.timeline.selection import select_all, stream
from tests.exports.made import FIRST, chosen, opened, two_articles, written
from tests.timeline.test_filters import CASES
from tests.timeline.world import make_article

OLD = DocumentCreationTime(dt.datetime(1812, 9, 14, 0, 0), has_time=True)


def dated(first: dt.date | None, last: dt.date | None) -> ParsedArticle:
    """The first article with one event of these days, published at a midnight of long ago."""
    parsed = two_articles()[0]
    date = EventDate(first, last, Granularity.DAY, DateStatus.BOUNDED, "so")
    event = dataclasses.replace(parsed.events[0], date=date)
    article = dataclasses.replace(parsed.article, published=OLD)
    return dataclasses.replace(parsed, article=article, events=(event,))


def test_each_column_has_its_type_and_is_told_in_the_docstring() -> None:
    for table in (dashboard.to_frame(two_articles()), dashboard.to_frame([])):
        assert {name: str(kind) for name, kind in table.dtypes.items()} == {
            column.name: column.dtype for column in COLUMNS
        }
    told = re.sub(r"\s+", " ", str(dashboard.to_frame.__doc__))
    listed = [
        (name, dtype)
        for names, dtype in re.findall(
            r"([\w ,]+) \((string|category|boolean|[dFI]\w+[\d\[\]s]+)\)", told
        )
        for name in names.removeprefix(" and ").strip(" ,").split(", ")
    ]
    assert listed == [(column.name, column.dtype) for column in COLUMNS]


def test_a_day_that_is_open_is_not_a_time_and_any_year_of_the_calendar_is_one() -> None:
    for first, last in ((None, dt.date(1, 1, 1)), (dt.date(9999, 12, 31), None), (None, None)):
        (row,) = dashboard.to_frame(dated(first, last)).itertuples()
        assert [pd.isna(row.earliest), pd.isna(row.latest)] == [first is None, last is None]
        days = [day.date() for day in (row.earliest, row.latest) if not pd.isna(day)]
        assert days == [day for day in (first, last) if day is not None]


def test_days_are_written_as_days_and_a_known_time_as_a_minute() -> None:
    table = dashboard.to_frame(dated(None, dt.date(1, 2, 3)))
    assert iso(table["earliest"]) == [""]
    assert iso(table["latest"]) == ["0001-02-03"]
    assert iso(table["published"], table[HAS_TIME]) == ["1812-09-14T00:00"]
    assert iso(table["published"]) == ["1812-09-14"]


def test_the_csv_holds_what_the_table_holds() -> None:
    selection = chosen(None, (opened(), Field.STATE, "checked"), (opened(), Field.NOTE, "=1"))
    table = frame(selection)
    rows = read(written("csv", selection))
    assert list(rows[0]) == list(OF_CSV)
    assert [name for name in table.columns if name != HAS_TIME] == list(OF_CSV[:-1])
    for name in ("event", "headline", "actors", "because", "entry", "remarks", "how known"):
        assert [row[name] for row in rows] == table[name].astype("string").fillna("").tolist()
    assert [row["start"] for row in rows] == [str(start) for start in table["start"]]
    assert [row["earliest"] for row in rows] == iso(table["earliest"])


def test_the_parts_of_a_table_are_the_whole_of_it_in_its_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A part of many articles, or one an article where these are read one by one."""
    monkeypatch.setattr("dashboard.picture.frame._MOST_ROWS", 2)
    selection = select_all(two_articles())
    events = frame(selection)["event"].tolist()
    parts = [table for table, _ in frames(selection)]
    assert max(map(len, parts)) == 2
    assert [event for part in parts for event in part["event"]] == events
    read_now: list[str] = []

    def read_one_by_one() -> list[ParsedArticle]:
        for parsed in two_articles():
            read_now.append(parsed.article.id)
            yield parsed

    streamed = frames(stream(read_one_by_one()))
    assert next(streamed)[0]["article"].unique().tolist() == ["a"]
    assert read_now == ["a"]


def test_a_query_narrows_it_as_it_does_the_page() -> None:
    query = Query(words="opened bridge")
    wanted = {r.event.id for entry in chosen(query).entries for r in entry.reports}
    for given in (query, "words=opened+bridge", "http://127.0.0.1:8501/?words=opened%20bridge"):
        table = dashboard.to_frame(two_articles(), given)
        assert set(table["event"]) == wanted
    with pytest.raises(QueryError, match="colour"):
        dashboard.to_frame(two_articles(), "colour=red")


def test_without_a_query_all_events_are_in_it_and_with_one_those_of_the_page() -> None:
    made = [
        make_article(name, own, CASES["actors"])
        for name, own in CASES["levels"]["articles"].items()
    ]
    everything = dashboard.to_frame(made)
    assert len(everything) == sum(len(parsed.events) for parsed in made)
    by_headline = everything.set_index("headline")
    assert by_headline.loc["Smoke", ["salience", "level"]].tolist() == [0.329, "detail"]
    assert by_headline.loc["Talks", "salience"].tolist() == [0.1, 0.7]
    assert by_headline.loc["Talks", "level"].tolist() == ["main", "main"]
    assert by_headline.loc["Not rated", ["salience", "level"]].isna().all()
    page = set(dashboard.to_frame(made, "lanes=types")["level"].dropna())
    assert page == {"main", "side"}
    assert set(dashboard.to_frame(made, "show=main")["level"].dropna()) == {"main"}
    assert len(dashboard.to_frame(made, "show=all&lanes=types")) == len(everything)


def test_a_library_is_read_with_what_people_corrected(tmp_path: Path) -> None:
    event = opened().replace("a", add(article_from_text(FIRST, "a"), tmp_path).id, 1)
    record(event, Field.DATE, "2021-05", place=tmp_path)
    record(event, Field.STATE, "checked", place=tmp_path)
    for place in (tmp_path, str(tmp_path), tmp_path / "library.sqlite"):
        table = dashboard.to_frame(place).set_index("event")
        row = table.loc[event]
        assert (row["state"], row["how known"]) == ("checked", "set by a person")
        assert row["latest"] == pd.Timestamp(2021, 5, 31)
    with pytest.raises(LibraryError, match="no library"):
        dashboard.to_frame(tmp_path / "elsewhere")


def test_an_article_of_a_library_that_fails_is_a_warning_and_loses_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = add(article_from_text(FIRST, "a"), tmp_path).id
    bad = add(article_from_text("Workers met on 3 May 2021.", "b"), tmp_path).id
    parse = dashboard.parse

    def fails(article: dashboard.Article) -> ParsedArticle:
        if article.id == bad:
            raise ValueError("no")
        return parse(article)

    monkeypatch.setattr("dashboard.pipeline.parse", fails)
    with pytest.warns(UserWarning, match=f"{bad}: could not be parsed"):
        table = dashboard.to_frame(tmp_path)
    assert set(table["article"]) == {good}


@pytest.mark.slow
def test_pandas_is_loaded_for_a_table_alone() -> None:
    """It takes long to load: neither help, nor the parser, nor the picture of the page needs it."""
    program = (
        "import contextlib, io, sys, dashboard\n"
        "from dashboard.cli import main\n"
        "for ask in (['--help'], ['parse', '--help'], ['library', 'export', '--help']):\n"
        "    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "        main(ask)\n"
        "from dashboard.exports import formats, load\n"
        "for name in formats():\n"
        "    load(name)\n"
        "parsed = dashboard.parse(dashboard.article_from_text('They met on 3 May 2021.', 'a'))\n"
        "from dashboard.picture.drawing import draw\n"
        "from dashboard.timeline.build import build\n"
        "draw(build([parsed]), 'stamp')\n"
        "assert not {'pandas', 'xlsxwriter'} & set(sys.modules)\n"
        "assert len(dashboard.to_frame(parsed)) == len(parsed.events)\n"
        "assert 'pandas' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, check=True)
