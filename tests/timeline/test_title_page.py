"""The title page says no more than is known, and a footnote where in an article its words stand."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.exports import Options, load
from dashboard.model import DateStatus, EventDate, Granularity
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Field
from dashboard.timeline.build import build
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Query
from dashboard.timeline.selection import About, select, select_all
from dashboard.timeline.title_page import time_span, title_page
from dashboard.timeline.wording.footnotes import footnote, paragraph_starts
from tests.exports.made import chosen, opened, two_articles


def date(first: str | None, last: str | None) -> EventDate:
    days = [None if day is None else dt.date.fromisoformat(day) for day in (first, last)]
    return EventDate(*days, Granularity.DAY, DateStatus.STATED, "")


DAY = date("2021-05-03", "2021-05-03")


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], ""),
        ([date(None, None)], ""),
        ([DAY], " in May 2021"),
        ([DAY, date("2021-06-01", "2021-06-30")], " from May 2021 to June 2021"),
        ([date("2019-01-01", "2019-12-31"), DAY], " from 2019 to May 2021"),
        ([date("2022-01-01", "2022-12-31")], " in 2022"),
        ([date("2021-01-01", "2021-12-31"), DAY], " in 2021"),
        ([DAY, date("2021-01-01", "2022-12-31")], " from 2021 to 2022"),
        ([date(None, "2019-12-31"), date("2021-05-03", None)], " from December 2019 to May 2021"),
    ],
)
def test_the_time_of_a_chronology_is_no_finer_than_its_dates(
    dates: list[EventDate], words: str
) -> None:
    assert time_span(dates) == words


def test_the_title_page_has_what_is_known_and_nothing_else() -> None:
    about = About("Over the fjord", "How the bridge came", "Ann")
    page = title_page(select(build(two_articles()), Query(), about=about))
    assert page[:3] == about_of(about)
    events, articles = page.extent
    assert events.startswith("5 events from ")
    assert articles == "2 articles, published 5 May 2021 to 6 May 2021"
    bare = title_page(chosen())
    assert (bare.title, bare.scope, bare.author) == ("Chronology", "", "")
    nothing = title_page(select_all([]))
    assert nothing.extent == ("0 events", "0 articles")
    assert (page.left_out, nothing.left_out) == ("", "")


@pytest.mark.parametrize(
    ("query", "hidden", "words"),
    [
        (Query(level=Level.MAIN), False, "3 of 5 events, by the filters (show main events)"),
        (Query(words="bridge"), False, "4 of 5 events, by the filters (words bridge)"),
        (Query(level=Level.ALL), True, "1 hidden by people"),
    ],
)
@pytest.mark.parametrize("name", ["html", "markdown"])
def test_the_head_of_what_is_read_says_how_much_is_not_there(
    name: str, query: Query, *, hidden: bool, words: str
) -> None:
    lines = [(opened(), Field.HIDDEN, True)] if hidden else []
    selection = chosen(query, *lines)
    left_out = f"Left out: {words}"
    assert title_page(selection).left_out == left_out
    told = b"".join(load(name).write(selection, Options())).decode()
    head = told.split("<main>")[0] if name == "html" else told.split("\n- ")[0].replace("\\", "")
    assert left_out in head


def about_of(about: About) -> tuple[str, str, str]:
    return about.title, about.scope, about.author


def test_a_footnote_tells_the_paragraph_and_links_to_the_web_alone() -> None:
    text = "---\ntitle: T\nurl: {}\n---\nThe mayor resigned in 2020.\n\nShe sold the house in 2021."
    for url, kept in (("https://post.test/a", "https://post.test/a"), ("javascript:go()", "")):
        parsed = parse(article_from_text(text.format(url), "a"))
        starts = paragraph_starts([parsed])
        notes = [footnote(r, starts) for e in select_all([parsed]).entries for r in e.reports]
        assert [note.paragraph for note in notes] == [1, 2]
        assert notes[1].words == "She sold the house in 2021."
        assert notes[1].where == "T, paragraph 2"
        assert {note.url for note in notes} == {kept}


def test_words_that_stand_in_no_paragraph_have_no_number() -> None:
    (report, *_) = chosen().entries[0].reports
    assert footnote(report, {}).paragraph is None
