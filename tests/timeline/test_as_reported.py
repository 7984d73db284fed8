"""As reported until a day: the timeline of the articles published by then, to the byte."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from dashboard.exports import Options, formats, load
from dashboard.model import ParsedArticle, Timeline
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.as_reported import as_reported, published_by
from dashboard.timeline.build import build
from dashboard.timeline.query import Query, read_query, to_params
from dashboard.timeline.selection import select
from tests.benchmarks.as_of_days import spread
from tests.exports.made import two_articles

DAYS = [dt.date(2022, 8, 3), dt.date(2023, 2, 5), dt.date(2023, 11, 16), dt.date(2024, 4, 17)]


def written(timeline: Timeline, name: str) -> bytes:
    return b"".join(load(name).write(select(timeline, Query()), Options()))


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_the_run_on_those_articles_alone(
    parsed_samples: dict[str, ParsedArticle], day: dt.date
) -> None:
    articles = list(parsed_samples.values())
    alone = [p for p in articles if p.article.published and p.article.published.day <= day]
    then, built = as_reported(articles, day), build(alone)
    assert then == built
    for name in formats():
        assert written(then, name) == written(built, name)


@pytest.mark.slow
def test_on_each_of_thirty_days_the_file_is_that_of_those_articles_alone(
    parsed_samples: dict[str, ParsedArticle],
) -> None:
    """All formats, the wikinews set and the way through a library: benchmarks/as_of_days.py."""
    articles = list(parsed_samples.values())
    alone: dict[int, bytes] = {}
    for day in spread(articles, 30):
        by_then = [p for p in articles if p.article.published and p.article.published.day <= day]
        if len(by_then) not in alone:  # they come one by one: so many are the same ones
            alone[len(by_then)] = written(build(by_then), "json")
        assert written(as_reported(articles, day), "json") == alone[len(by_then)], day
    assert len(alone) > 6  # not the same few again and again


def test_a_day_before_all_leaves_nothing_and_the_last_day_all(
    parsed_samples: dict[str, ParsedArticle],
) -> None:
    articles = tuple(parsed_samples.values())
    assert as_reported(articles, DAYS[0]).entries == ()
    assert as_reported(articles, DAYS[-1]) == build(articles)


def test_what_has_no_day_of_publication_is_of_no_day() -> None:
    first, second = two_articles()
    undated = dataclasses.replace(
        second, article=dataclasses.replace(second.article, published=None)
    )
    assert published_by((first, undated), dt.date(9999, 12, 31)) == (first,)


def test_what_people_said_of_the_articles_holds() -> None:
    first, second = two_articles()
    event, later = (build([p]).entries[0].event.id for p in (first, second))
    log = [
        Correction(n, "2026-01-02T03:04:05Z", "Ann", one, Field.HEADLINE, None, words)
        for n, (one, words) in enumerate(((event, "Opened"), (later, "Not known yet")), 1)
    ]
    then = as_reported((first, second), dt.date(2021, 5, 5), reviews(log))
    headlines = [entry.event.headline for entry in then.entries]
    assert "Opened" in headlines
    assert "Not known yet" not in headlines
    assert then.lost == ()


def test_the_day_is_in_the_address_and_told_with_what_is_taken_away() -> None:
    query = read_query("?reported=2021-05-05&show=all")
    assert query == Query(known=dt.date(2021, 5, 5))
    assert to_params(query) == {"reported": ["2021-05-05"], "show": ["all"]}
    manifest = select(as_reported(two_articles(), query.known or dt.date.max), query).manifest
    assert manifest.filters == ("as reported until 5 May 2021",)
    assert read_query(f"?{manifest.query}") == query
