"""Which events a query leaves: one file of cases for Python here and for the page in Chromium."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from dashboard.model import Timeline
from dashboard.timeline.build import build, remarked
from dashboard.timeline.index import index_of
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Query, choose, from_json, narrow
from tests.cases import Case, CheckCases, Places
from tests.timeline.world import make_article, make_reviews

FILE = Path(__file__).with_name("filter_cases.json")
CASES = json.loads(FILE.read_text("utf-8"))
PLACES = Places([FILE])
QUERIES = [Case(PLACES.of(case["says"]), case["says"], case) for case in CASES["cases"]]
ARTICLES = CASES["articles"]
LEVELS = CASES["levels"]
AT_LEVELS = [
    Case(PLACES.of(case["says"]), case["says"], case)
    for case in (*LEVELS["cases"], *LEVELS["opened"])
]


def timeline_of(articles: dict[str, list[dict[str, Any]]]) -> Timeline:
    made = (make_article(name, own, CASES["actors"]) for name, own in articles.items())
    return build(made, make_reviews(articles))


TIMELINE = timeline_of(ARTICLES)
WEIGHED = timeline_of(LEVELS["articles"])


def test_the_query_leaves(check_cases: CheckCases) -> None:
    check_cases(QUERIES, check_choice)


def check_choice(case: dict[str, Any], timeline: Timeline = TIMELINE) -> None:
    left = [entry.event.headline for entry in choose(timeline, from_json(case["query"]))]
    assert sorted(left) == sorted(case["leaves"])


def test_the_level_leaves(check_cases: CheckCases) -> None:
    check_cases(AT_LEVELS, partial(check_choice, timeline=WEIGHED))


def test_the_level_leaves_the_same_when_it_is_asked_once_more(check_cases: CheckCases) -> None:
    check_cases(AT_LEVELS, check_kept)


def check_kept(case: dict[str, Any]) -> None:
    index, query = index_of(WEIGHED), from_json(case["query"])
    ids, _ = index.chosen(query)
    assert [*ids] == [entry.event.id for entry in choose(WEIGHED, query)]


def test_a_level_that_leaves_nothing_out_leaves_the_timeline_as_it_is() -> None:
    assert choose(TIMELINE, Query(level=Level.SIDE)) is TIMELINE.entries
    assert choose(WEIGHED, Query(level=Level.SIDE)) is not WEIGHED.entries
    assert choose(WEIGHED, Query()) is WEIGHED.entries


def test_what_is_left_stands_in_the_order_of_time() -> None:
    left = [entry.event.headline for entry in choose(TIMELINE, from_json({}))]
    assert left == [
        "Earlier visit", "Strike", "Talks", "Statement", "Circle", "Later visit", "Proposal",
    ]  # fmt: skip


def test_what_is_taken_away_is_what_the_query_leaves(check_cases: CheckCases) -> None:
    check_cases(QUERIES, check_narrowed)


def check_narrowed(case: dict[str, Any]) -> None:
    articles = narrow(TIMELINE, from_json(case["query"]))
    assert sorted({e.headline for a in articles for e in a.events}) == sorted(case["leaves"])
    assert all(article.events for article in articles)


def test_what_was_said_of_two_reports_of_one_event_is_lost_for_neither() -> None:
    talks = {name: [r for r in own if r["title"] == "Talks"] for name, own in ARTICLES.items()}
    said = {
        name: [{**r, "review": {"state": "checked"}} for r in own] for name, own in talks.items()
    }
    timeline = build(make_article(name, own, CASES["actors"]) for name, own in said.items() if own)
    shown = remarked(timeline, make_reviews(said))
    assert [len(entry.reports) for entry in shown.entries] == [2]
    assert shown.lost == ()
