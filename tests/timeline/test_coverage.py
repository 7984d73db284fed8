"""Each stretch without an event has one reason, and the sums of days add up."""

from __future__ import annotations

import datetime as dt
import functools
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import ParsedArticle, Timeline
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.coverage import Reason, Silence, coverage, silences, sums
from dashboard.timeline.query import Query
from dashboard.timeline.silence_words import reason_words

HEAD = "---\ntitle: {}\npublished: {}\nsource: {}\n---\n"
TEXTS = {
    "march": HEAD.format("The bank", "2024-03-04", "Harbour Post")
    + "Police arrested Jonas Brandt in Hamburg on 4 March 2024.",
    "april": HEAD.format("A quiet spring", "2024-04-10", "Fjord Times")
    + "The harbour is a fine place. Nothing there has changed.",
    "june": HEAD.format("A look back", "2024-06-20", "Fjord Times")
    + "Anna Berg opened the museum in Oslo on 2 May 2024. On 20 May 2024 the weather was mild. "
    "Anna Berg resigned as mayor of Oslo on 19 June 2024.",
}


@functools.cache
def timeline() -> Timeline:
    return build(parse(article_from_text(text, name)) for name, text in TEXTS.items())


def told(query: Query) -> list[tuple[str, str, str, int]]:
    found = silences(timeline(), query)
    return [(str(s.first), str(s.last), str(s.reason), s.number) for s in found]


def test_each_stretch_has_the_first_reason_that_holds() -> None:
    assert told(Query()) == [
        ("2024-03-05", "2024-05-01", "no events", 1),
        ("2024-05-03", "2024-06-18", "unread", 1),
    ]
    quiet, unread = silences(timeline(), Query())
    assert [parsed.article.id for parsed in quiet.articles] == ["april"]
    assert [one.sentence.text for one in unread.sentences] == [
        "On 20 May 2024 the weather was mild."
    ]
    assert told(Query(words="arrested"))[-1] == ("2024-03-05", "2024-06-20", "filtered", 2)


def test_of_an_actor_only_what_names_it_counts() -> None:
    assert told(Query(actors=("jonas brandt",))) == [
        ("2024-03-05", "2024-06-20", "no article", 0),
    ]
    assert [reason for _, _, reason, _ in told(Query(actors=("anna berg",)))] == [
        *("no article", "no article"),
    ]
    query = Query(actors=("anna berg",), words="resigned", since=dt.date(2024, 4, 20))
    assert [reason for _, _, reason, _ in told(query)] == ["filtered"]


def test_the_window_of_the_query_bounds_what_is_looked_at() -> None:
    query = Query(since=dt.date(2024, 4, 11), until=dt.date(2024, 5, 1))
    assert told(query) == [("2024-04-11", "2024-05-01", "no article", 0)]


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_one_sentence(reason: Reason) -> None:
    for number in (1, 1200):
        words = reason_words(Silence(dt.date.min, dt.date.max, reason, number))
        assert words.endswith(".")
        assert "1,200" in words or number == 1 or reason is Reason.NO_ARTICLE


DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2024, 12, 31))


@given(data=st.data())
def test_the_days_add_up(parsed_samples: dict[str, ParsedArticle], data: st.DataObject) -> None:
    known = built(tuple(parsed_samples.values()))
    since, until = sorted((data.draw(DAYS), data.draw(DAYS)))
    actors = data.draw(st.sampled_from([(), ("CHN",), ("USA",), ("nancy pelosi",)]))
    types = data.draw(st.sampled_from([(), ("CONSULT",), ("STATEMENT",)]))
    query = Query(since=since, until=until, actors=actors, types=types)
    total = sums(known, query)
    assert total.days == total.told + total.short + sum(total.silent.values())
    found = silences(known, query)
    assert sum(one.days for one in found) == sum(total.silent.values())
    assert all(since <= one.first <= one.last <= until for one in found)
    assert all(a.last < b.first for a, b in itertools.pairwise(found))


@functools.cache
def built(articles: tuple[ParsedArticle, ...]) -> Timeline:
    return build(articles)


def test_the_weeks_hold_all_articles_and_all_sentences(
    parsed_samples: dict[str, ParsedArticle],
) -> None:
    known = built(tuple(parsed_samples.values()))
    weeks = coverage(known)
    assert sum(week.articles for week in weeks) == len(known.articles)
    assert sum(week.events for week in weeks) == sum(len(p.events) for p in known.articles)
    assert all(week.monday is not None and week.monday.weekday() == 0 for week in weeks)
    assert all(week.unread <= week.dated <= week.sentences for week in weeks)
    assert [w.monday for w in weeks] == sorted(w.monday for w in weeks if w.monday)


def test_an_empty_timeline_has_no_days() -> None:
    assert silences(build([]), Query()) == []
    assert sums(build([]), Query()).days == 0
    assert coverage(build([])) == []
