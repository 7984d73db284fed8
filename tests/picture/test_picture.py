"""The picture without a browser: buckets, rows, columns, and a figure that shows words verbatim."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.model import Timeline
from dashboard.picture.buckets import bucket_counts
from dashboard.picture.columns import MOST_WITH_TEXTS, columns, texts
from dashboard.picture.figure import PALETTE, figure
from dashboard.picture.rows import NOBODY, Row, make_rows
from dashboard.registry import read_text
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.build import build
from dashboard.timeline.query import Lanes
from tests.benchmarks.made_events import make
from tests.timeline.named import article
from tests.timeline.world import make_article

DAY = 86_400_000.0
BUCKETS = json.loads(Path(__file__).with_name("bucket_cases.json").read_text("utf-8"))["cases"]
_SPARSE = (
    "own",
    "edited",
    "also",
    "marks",
    "by_hand",
    "partly",
    "whole",
)  # columns that only have the events that have something there
ACTORS = [
    {"id": "a", "name": "Northland", "kind": "country", "country": "NOR"},
    {"id": "b", "name": "Ana <b>Berg</b>", "kind": "person", "member_of": ["a"]},
]
RECORDS = [
    {"title": "Day", "sentence": "It was on a day.", "type": "CONSULT", "who": ["b", "a"],
     "date": ["2024-02-01", "2024-02-01"], "status": "asserted", "quote": "a day"},
    {"title": "Year", "sentence": "It was in a year.", "type": "PROTEST", "who": ["a"],
     "date": ["2023-01-01", "2023-12-31"], "status": "inferred"},
    {"title": "Bound", "sentence": "It was before.", "type": "PROTEST", "who": ["a"],
     "date": [None, "2022-12-31"], "status": "bounded"},
    {"title": "Plan", "sentence": "It will be.", "type": "AGREE", "who": [], "modality": "planned",
     "date": ["2025-01-01", None], "status": "bounded"},
    {"title": "Undated", "sentence": "It may be.", "type": "AGREE", "who": ["a"],
     "date": [None, None], "status": "unknown"},
]  # fmt: skip


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return build([make_article("made", RECORDS, ACTORS)])


def test_what_a_person_set_of_an_event_is_told_beside_it() -> None:
    parsed = make_article("made", RECORDS, ACTORS)
    day, year = (parsed.events[n].id for n in (0, 1))
    when = "2026-01-02T03:04:05.678Z"
    lines = [
        Correction(1, when, "Ann", day, Field.HEADLINE, "Day", "A day in May"),
        Correction(2, when, "Ann", day, Field.MODALITY, "asserted", "reported"),
        Correction(3, when, "Ann", year, Field.DATE, "2023", "2024"),
        Correction(4, when, "Ann", year, Field.HEADLINE, "Year", "A year"),
        Correction(5, when, "Ann", year, Field.HEADLINE, "A year", None, undoes=4),
    ]
    events = columns(build([parsed], reviews(lines)))["events"]
    told = {events["id"][i]: words for i, words in events["edited"].items()}
    assert told == {day: "headline, told as"}
    assert [events["id"][i] for i in events["by_hand"]] == [year]


@pytest.mark.parametrize("case", BUCKETS, ids=lambda case: case["says"])
def test_buckets_count(case: dict[str, Any]) -> None:
    stretches = [(start, stop) for start, stop in case["stretches"]]
    counts = bucket_counts(stretches, case["begin"], case["end"], case["number"])
    assert counts == case["counts"]


def test_an_event_has_a_row_in_the_lane_of_each_who_takes_part(timeline: Timeline) -> None:
    rows = make_rows(timeline.entries, timeline.actors)
    assert [row.lane for row in rows if row.title == "Day"] == ["Ana <b>Berg</b>", "Northland"]
    assert {row.side for row in rows if row.title == "Day"} == {"NOR"}
    assert [row.lane for row in rows if row.title == "Plan"] == [NOBODY]


@pytest.mark.parametrize(
    ("lanes", "names"),
    [(Lanes.TYPES, {"Talks and visits", "Protest"}), (Lanes.ARTICLES, {"Made"})],
)
def test_lanes_by_type_and_by_article(timeline: Timeline, lanes: Lanes, names: set[str]) -> None:
    rows = make_rows(timeline.entries, timeline.actors, lanes)
    assert len(rows) == len(RECORDS)
    assert names <= {row.lane for row in rows}


def test_in_lanes_by_side_an_event_is_once_with_each_side(timeline: Timeline) -> None:
    rows = make_rows(timeline.entries, timeline.actors, Lanes.SIDES)
    assert [row.lane for row in rows if row.title == "Day"] == ["Northland"]
    assert [row.lane for row in rows if row.title == "Plan"] == [NOBODY]


def test_a_stretch_keeps_its_open_side_and_its_whole_days(timeline: Timeline) -> None:
    rows = {row.title: row for row in make_rows(timeline.entries, timeline.actors)}
    assert rows["Bound"].begin is None
    assert rows["Plan"].end is None
    assert rows["Undated"].begin is rows["Undated"].end is None
    day, year = rows["Day"], rows["Year"]
    assert day.begin is not None
    assert day.end == day.begin + DAY
    assert year.begin is not None
    assert year.end == year.begin + 365 * DAY


def test_the_figure_draws_a_day_a_bar_a_bound_and_nothing_undated(timeline: Timeline) -> None:
    drawn = {
        trace["name"]: trace for trace in figure(make_rows(timeline.entries, timeline.actors)).data
    }
    assert "Undated" not in drawn
    assert len(drawn["Day"]["x"]) == 1
    assert list(drawn["Year"]["x"]) == ["2023-01-01 00:00:00", "2024-01-01 00:00:00"]
    assert drawn["Bound"]["marker"]["opacity"][0] == 0  # the side that is open
    assert drawn["Plan"]["marker"]["symbol"] == "circle-open"


def test_no_rows_make_an_empty_figure() -> None:
    assert len(figure([]).data) == 0


def row(**values: Any) -> Row:
    plain = {
        "event": "e", "lane": "l", "title": "t", "when": "w", "who": "", "begin": 0.0, "end": DAY,
        "status": "Stated", "hollow": False, "side": "",
    }  # fmt: skip
    return Row(**{**plain, **values})


def test_the_days_at_the_ends_of_the_calendar_are_drawn() -> None:
    first = (1 - 719_163) * DAY
    last = (3_652_059 - 719_162) * DAY
    drawn = figure([row(begin=first, end=None), row(begin=None, end=last)]).data
    assert drawn[0]["x"][0] == "0001-01-01 00:00:00"
    assert drawn[1]["x"][1].startswith("9999-12-31")


def test_columns_are_as_long_as_each_other_and_point_into_their_lists(timeline: Timeline) -> None:
    sent = columns(timeline)
    json.dumps(sent, allow_nan=False)
    lists = [column for name, column in sent["events"].items() if name not in _SPARSE]
    assert {len(column) for column in lists} == {len(RECORDS)}
    at = sent["events"]["title"].index("Day")
    assert [sent["actors"]["name"][a] for a, _ in sent["events"]["who"][at]] == [
        "Ana <b>Berg</b>", "Northland",
    ]  # fmt: skip
    assert sent["events"]["quotes"][at] == [["a day", "Ana <b>Berg</b>"]]
    assert sent["types"][sent["events"]["type"][at]]["id"] == "CONSULT"


def test_what_is_told_in_the_words_of_the_article_is_sent_as_such() -> None:
    told = article("book", "Bo Ek said no.", {"Bo Ek": ["Bo Ek"]})
    (quotes,) = columns(build([told]))["events"]["quotes"]
    assert quotes == [["Bo Ek said no.", "Bo Ek, in the article’s words", 1]]


def test_a_part_has_the_place_of_its_whole_in_whichever_article_that_stands() -> None:
    record = {
        "title": "Fire", "sentence": "Fire.", "type": "OTHER", "status": "asserted",
        "date": ["2024-02-26", "2024-02-26"], "who": [],
    }  # fmt: skip
    dead = {**record, "title": "Deaths", "sentence": "Dead.", "part_of": "a:0:OTHER"}
    alone = {**dead, "title": "Others", "sentence": "More.", "part_of": "gone:0:OTHER"}
    sent = columns(build([make_article("a", [record, dead, alone], [])]))["events"]
    places = {title: place for place, title in enumerate(sent["title"])}
    assert sent["whole"] == {places["Deaths"]: places["Fire"]}


@pytest.mark.slow
def test_of_many_events_the_texts_are_asked_for_one_by_one() -> None:
    few, many = make(20), make(MOST_WITH_TEXTS + 1)
    sent = columns(few)["events"]
    assert [texts(few, i) for i in sent["id"]] == [
        {"sentence": sentence, "quotes": quotes, "retold": retold}
        for sentence, quotes, retold in zip(
            sent["sentence"], sent["quotes"], sent["retold"], strict=True
        )
    ]
    assert not {"sentence", "quotes"} & set(columns(many)["events"])
    assert texts(many, "nobody:0:X") is None


def test_a_bound_that_ends_on_the_day_of_publication_is_open_at_its_beginning_alone() -> None:
    """Open at both ends it would be drawn as nothing."""
    article = make_article("made", RECORDS, ACTORS)
    published = article.article.published
    assert published
    told = {**RECORDS[2], "date": [None, published.day.isoformat()]}
    since = {**RECORDS[2], "date": ["2019-01-01", published.day.isoformat()]}
    drawn = columns(build([make_article("made", [told, since], ACTORS)]))["events"]["fades"]
    assert sorted(drawn) == [False, True]


def test_a_figure_from_python_has_the_lanes_and_the_events_that_the_query_asks() -> None:
    parsed = make_article("made", RECORDS, ACTORS)
    drawn = dashboard.to_figure(parsed)
    assert list(drawn.layout.yaxis.ticktext) == [
        "Northland",
        "Ana &lt;b&gt;Berg&lt;/b&gt;",
        "Nobody named",
    ]
    by_kind = dashboard.to_figure([parsed], "lanes=types&what=PROTEST&show=all")
    assert {trace.name for trace in by_kind.data} == {"Year", "Bound"}
    assert len(by_kind.layout.yaxis.ticktext) == 1


def test_a_figure_has_the_colours_of_the_page() -> None:
    found = re.search(r"const LIGHT = (\[.*?\]);", read_text("widgets/chart/js/colours.js"))
    assert found
    assert tuple(json.loads(found[1])) == PALETTE
