"""A query and the URL that holds it are the same; nonsense in a URL is named, not guessed at."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import QueryError
from dashboard.timeline.levels import Level
from dashboard.timeline.query import (
    Lanes,
    Query,
    from_json,
    from_params,
    read_params,
    read_query,
    to_json,
    to_params,
)

FIRST = Query(level=Level.SIDE)  # what the page shows at first
NAMES = st.lists(st.text(min_size=1), unique=True, max_size=3).map(tuple)
DAYS = st.one_of(st.none(), st.dates())


@st.composite
def queries(draw: st.DrawFn) -> Query:
    since, until = draw(DAYS), draw(DAYS)
    if since and until:
        since, until = sorted((since, until))
    return Query(
        actors=draw(NAMES),
        without=draw(NAMES),
        types=draw(NAMES),
        statuses=draw(NAMES),
        modalities=draw(NAMES),
        articles=draw(NAMES),
        speakers=draw(NAMES),
        states=draw(NAMES),
        marks=draw(NAMES),
        since=since,
        until=until,
        words=draw(st.text()),
        level=draw(st.sampled_from(Level)),
        statements=draw(st.booleans()),
        loose=draw(st.booleans()),
        lanes=draw(st.sampled_from(Lanes)),
        order=draw(NAMES),
        folded=draw(NAMES),
        event=draw(st.one_of(st.none(), st.text(min_size=1))),
        known=draw(DAYS),
    )


@given(queries())
def test_a_query_comes_back_from_its_url(query: Query) -> None:
    assert from_params(to_params(query)) == query


@given(queries())
def test_a_query_comes_back_from_the_page(query: Query) -> None:
    assert from_json(json.loads(json.dumps(to_json(query)))) == query


def test_what_is_not_chosen_is_not_in_the_url() -> None:
    assert to_params(FIRST) == {}
    assert to_params(replace(FIRST, actors=("CHN",), since=dt.date(2023, 1, 1))) == {
        "who": ["CHN"],
        "since": ["2023-01-01"],
    }


def test_an_address_without_a_level_shows_main_and_side_events() -> None:
    assert from_params({}) == from_params({"show": ["side"], "statements": ["yes"]}) == FIRST
    assert to_params(Query(level=Level.MAIN, statements=False)) == {
        "show": ["main"],
        "statements": ["no"],
    }
    assert to_params(Query()) == {"show": ["all"]}


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("", Query()),
        ("http://127.0.0.1:8501/?", Query()),
        ("who=CHN", Query(actors=("CHN",), level=Level.SIDE)),
        ("?who=CHN&show=all", Query(actors=("CHN",))),
        ("show=side", Query(level=Level.SIDE)),
    ],
)
def test_a_query_that_is_asked_for_is_what_the_page_shows(address: str, query: Query) -> None:
    assert read_query(address) == query


def test_names_that_are_not_ours_are_left_alone() -> None:
    given = {"utm_source": ["x"], "who": ["CHN"]}
    assert from_params(given) == replace(FIRST, actors=("CHN",))


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"since": ["2023-02-30"]}, "since=2023-02-30"),
        ({"until": ["soon"]}, "until=soon"),
        ({"lanes": ["stacks"]}, "lanes=stacks"),
        ({"show": ["some"]}, "show=some"),
        ({"statements": ["maybe"]}, "statements=maybe"),
        ({"since": ["2024-01-01"], "until": ["2023-01-01"]}, "2024-01-01"),
    ],
)
def test_nonsense_is_named(params: dict[str, list[str]], named: str) -> None:
    with pytest.raises(QueryError, match=named):
        from_params(params)


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"from": ["2024-99-99"]}, ["from=2024-99-99"]),
        ({"since": ["2024-99-99"], "until": ["soon"]}, ["since=2024-99-99", "until=soon"]),
        ({"since": ["2024-01-01"], "until": ["2023-01-01"]}, ["2024-01-01"]),
        ({"lanes": ["heaps"]}, ["lanes=heaps"]),
        ({"show": ["some"], "statements": ["maybe"]}, ["show=some", "statements=maybe"]),
        ({}, []),
    ],
)
def test_nonsense_in_an_address_is_told_and_the_rest_holds(
    params: dict[str, list[str]], named: list[str]
) -> None:
    query, problems = read_params({"who": ["CHN"], **params})
    assert query == replace(FIRST, actors=("CHN",))
    assert len(problems) == len(named)
    assert all(name in problem for name, problem in zip(named, problems, strict=True))
