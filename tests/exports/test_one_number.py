"""The same query leaves the same events everywhere: page, story, table, exports, command line.

Twenty queries are asked of each way to the events of one library, and the ids are compared.
"""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from playwright.sync_api import Page
from starlette.requests import Request
from starlette.responses import StreamingResponse

from dashboard import cli
from dashboard.exports import Options, load
from dashboard.library import bulk
from dashboard.library.articles import add
from dashboard.library.frame import timeline_of, to_frame
from dashboard.library.own_events import OwnEvent, write_down
from dashboard.library.parses import keep_parse, parse_key
from dashboard.model import ParsedArticle, Timeline
from dashboard.picture.columns import columns
from dashboard.review import State
from dashboard.timeline.query import choose, read_query, to_json
from dashboard.timeline.selection import Selection, counted, select
from dashboard.timeline.wording.dates import with_capital
from dashboard.views.story.model import MOST, steps
from dashboard.views.table.model import table
from dashboard.views.timeline.answers import ROUTES
from dashboard.widgets import store

KEPT = ("article", "carolina-2023-02-05", "capital-2023-02-06", "oahu-2024-04-05")
QUERIES = (
    *("show=all", "show=main", "show=side", "show=all&statements=no", "date=unknown&show=all"),
    *("date=bounded&show=all", "date=asserted&date=inferred&show=all", "date=asserted"),
    *("since=2023-01-01&show=all&loose=no", "until=2023-02-05&show=all"),
    *("since=2023-02-01&until=2023-12-31&show=all", "words=china&show=all"),
    *("words=no+such+word", "in=own", "in=article&show=all", "state=checked&show=all&loose=no"),
    *("tag=court&show=all", "how=planned&how=reported&show=all", "what=STATEMENT&show=all"),
    "who=CHN&without=USA&show=all",
)
Ids = set[str]


@pytest.fixture(scope="module")
def library(
    parsed_samples: dict[str, ParsedArticle], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Four articles, joined, checked, tagged and hidden events, and one of a person's own."""
    place = tmp_path_factory.mktemp("one number")
    for name in KEPT:
        parsed = parsed_samples[name]
        article = add(parsed.article, place)
        assert article.id == parsed.article.id
        keep_parse(parsed, parse_key(article), place)
    write_down(
        [
            OwnEvent("China asked for a call", "3 May 2023", actors=(("China", "actor"),)),
            OwnEvent("A docket was filed", "before 2020"),
        ],
        place=place,
    )
    timeline, _ = timeline_of(place)
    bulk.set_states(timeline.entries[::3], timeline, State.CHECKED, place=place)
    bulk.add_tag(timeline.entries[1::4], timeline, "court", place=place)
    bulk.hide_all(timeline.entries[5:7], place=place)
    return place


@pytest.fixture(scope="module")
def timeline(library: Path) -> Timeline:
    return timeline_of(library)[0]


def written(name: str, selection: Selection) -> bytes:
    return b"".join(load(name).write(selection, Options()))


def body(response: StreamingResponse) -> bytes:
    """All of an answer, read in a thread of its own: in this one a browser may have its loop."""

    async def read() -> bytes:
        return b"".join([part async for part in response.body_iterator])

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, read()).result()


def of_csv(data: bytes) -> Ids:
    return {row["entry"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))}


def of_xlsx(data: bytes) -> Ids:
    head, *rows = openpyxl.load_workbook(io.BytesIO(data))["Events"].values
    return {str(row[head.index("entry")]) for row in rows}


def of_records(records: list[dict[str, Any]]) -> Ids:
    events = (e for r in records for e in (*r["events"], *r.get("own_events", ())))
    return {event["entry"] for event in events}


def of_files(selection: Selection) -> Iterator[tuple[str, Ids]]:
    """The ids in each format that has them."""
    yield "csv", of_csv(written("csv", selection))
    yield "xlsx", of_xlsx(written("xlsx", selection))
    yield "json", of_records(json.loads(written("json", selection)))
    lines = written("jsonl", selection).splitlines()
    yield "jsonl", of_records([json.loads(line) for line in lines])


def check_others(selection: Selection, ids: Ids) -> None:
    """The formats that have no ids have as many events, or say how many have no place there."""
    assert written("html", selection).count(b"<tr tabindex") == len(ids)
    chronology = written("markdown", selection).partition(b"\n## Where this is from")[0]
    assert len(re.findall(rb"^- ", chronology, re.M)) == len(ids)
    document = docx.Document(io.BytesIO(written("docx", selection)))
    told = " ".join(" ".join(document.element.itertext()).split())
    headlines = [
        with_capital(" ".join(entry.event.headline.split())) for entry in selection.entries
    ]
    assert [headline for headline in headlines if headline not in told] == []
    calendar = written("ics", selection).decode().replace("\r\n ", "")
    missing = re.search(r"Not in this calendar\\, as a limit is missing: (\d+)", calendar)
    assert missing is not None
    assert calendar.count("BEGIN:VEVENT") + int(missing[1]) == len(ids)
    slides = {one["unique_id"] for one in json.loads(written("timelinejs", selection))["events"]}
    names = {f"event-{hashlib.sha256(one.encode()).hexdigest()[:12]}" for one in ids}
    dated = {e.event.id for e in selection.entries if e.event.date.earliest or e.event.date.latest}
    assert slides <= names
    assert len(slides) == len(dated)
    if selection.articles:
        data = written("timeml", selection)
        files = zipfile.ZipFile(io.BytesIO(data)) if data.startswith(b"PK") else None
        marked = [files.read(name) for name in files.namelist()] if files else [data]
        assert len(marked) == len(selection.manifest.articles)


@pytest.mark.slow
def test_every_way_to_the_events_gives_the_same(
    library: Path,
    timeline: Timeline,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(library))
    (download,) = [route for route in ROUTES if "{format}" in route.path]
    monkeypatch.setattr(store, "timeline", lambda of=None: timeline)
    path = {"path_params": {"format": "csv"}}
    sizes = []
    for asked in QUERIES:
        query = read_query(asked)
        ids = {entry.event.id for entry in choose(timeline, query)}
        sizes.append(len(ids))
        selection = select(timeline, query, store.log())
        assert {entry.event.id for entry in selection.entries} == ids, asked
        assert selection.manifest.counts is not None
        assert counted(selection.manifest.counts).startswith(f"{len(ids)} event"), asked
        told, number = steps(timeline, query)
        assert number == len(ids) <= MOST, asked
        assert {step["id"] for step in told} == ids, asked
        assert set(table(timeline, query)["entry"]) == ids, asked
        for name, found in of_files(selection):
            assert found == ids, (asked, name)
        check_others(selection, ids)
        scope = {"type": "http", "query_string": asked.encode(), "headers": [], **path}
        assert of_csv(body(download.endpoint(Request(scope)))) == ids, asked
    assert len(QUERIES) == 20
    assert len(set(sizes)) > 8  # they ask for different things
    for asked in QUERIES[::5]:
        ids = {entry.event.id for entry in choose(timeline, read_query(asked))}
        assert set(to_frame(library, asked)["entry"]) == ids
        words = ["library", "export", "--format", "csv", "--query", asked]
        assert cli.main([*words, "--library", str(library)]) == 0
        assert of_csv(capsys.readouterr().out.encode()) == ids


@pytest.mark.browser
def test_the_page_leaves_the_same(modules: Page, timeline: Timeline) -> None:
    asked = [to_json(read_query(one)) for one in QUERIES]
    found = modules.evaluate(
        """async ({ dataset: columns, queries }) => {
          const { makeDataset } = await import("/chart/dataset.js");
          const { choose } = await import("/chart/filter.js");
const { EMPTY } = await import("/chart/query.js");
          const { idOf } = await import("/chart/labels.js");
          const dataset = makeDataset(columns);
          const chosen = (query) => choose(dataset, { ...EMPTY, ...query });
          const ids = (query) => chosen(query).map((i) => idOf(dataset, i));
          return queries.map(ids);
        }""",
        {"dataset": columns(timeline), "queries": asked},
    )
    expected = [[e.event.id for e in choose(timeline, read_query(one))] for one in QUERIES]
    assert found == expected
