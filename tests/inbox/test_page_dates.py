"""The date of publication of a page is what it states: a day, a month that stays one, or told."""

from __future__ import annotations

import json

import pytest
from lxml import html

from dashboard.inbox.files import Date, File
from dashboard.inbox.page_dates import NAMES, page_dates
from dashboard.inbox.publication import decide_published
from dashboard.inbox.receive import receive
from dashboard.model import Article
from dashboard.nlp.publication import read_stated, read_within
from dashboard.registry import read_toml
from tests.inbox.made_files import TEXT, page

LINKED = '<script type="application/ld+json">'
ASKS = "publication is known only as 2024-02: give its day in that month"


def decided(*values: str, where: str = "date") -> tuple[str, list[str]]:
    day, notes = decide_published([Date(where, value, sure=True) for value in values])
    return str(day), [note.message for note in notes]


def article(head: str = "", body: str = "", name: str = "a.html") -> Article:
    (one,) = receive([File(name, page(head=head, body=body).encode())])
    assert one.article is not None, one.refusal
    return one.article


@pytest.mark.parametrize(
    "value",
    [
        *("2024-02-05", "2024/02/05", "2024.2.5", "20240205", "2024-02-05T23:30:00-05:00"),
        *("2024-02-05 10:00:00 +0000 UTC", "20240205T100000Z", "2024-02-05T10:00:00.123+0100"),
        *("Mon, 05 Feb 2024 10:00:00 GMT", "5 February 2024", "February 5, 2024 5:30 PM EST"),
        *("5 Feb 2024", "Monday, February 5, 2024", " 2024-02-05\n"),
    ],
)
def test_a_whole_day_is_read_as_it_stands(value: str) -> None:
    assert decided(value) == ("2024-02-05", [])


@pytest.mark.parametrize("value", ["13/02/2024", "13.2.2024", "02/13/2024"])
def test_figures_are_a_day_where_they_can_be_no_other(value: str) -> None:
    assert decided(value) == ("2024-02-13", [])


@pytest.mark.parametrize("value", ["2024-02", "2024/02", "02/2024", "2024.2", "Feb 2024"])
def test_a_month_stays_a_month_and_the_day_is_asked_for(value: str) -> None:
    assert decided(value) == ("None", [ASKS])


def test_a_year_stays_a_year() -> None:
    assert decided("2024") == ("None", [ASKS.replace("-02", "").replace("month", "year")])


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2024-02-30", "is no day of the calendar"),
        ("2023-02-29T10:00:00Z", "is no day of the calendar"),
        ("Fri, 30 Feb 2024 10:00:00 GMT", "is no day of the calendar"),
        ("2024-13", "is no month of the calendar"),
        ("31/02/2024", "is no day of the calendar"),
        ("05/02/2024", "may be several days: 2024-02-05 or 2024-05-02"),
        ("10/11/12", "may be several days: its year has two figures"),
        ("0001-01-01T00:00:00", "is what programs write where they know no day"),
        ("1970-01-01", "is what programs write where they know no day"),
        *((value, "is in no form that is read") for value in ("yesterday", "Monday", "5 February")),
        *(
            (value, "is in no form that is read")
            for value in ("1710201600", "", "2024-02-05T25:00")
        ),
        ("2024-02-05" + " " * 9 + "x" * 9999, "is in no form that is read"),
    ],
)
def test_what_is_no_day_or_several_is_told_and_not_used(value: str, why: str) -> None:
    day, (note,) = decided(value)
    assert (day, f": it {why}, and is not used" in note) == ("None", True), note
    assert len(note) < 200


def test_the_surest_day_decides_within_the_month_that_stands_before_it() -> None:
    assert decided("2024-02", "2024-02-05") == ("2024-02-05", [])
    day, notes = decided("2024-02", "2024-03-05")
    assert (day, notes[0]) == ("None", ASKS)
    assert "“2024-03-05” as date of publication: it is not 2024-02, and is not used" in notes[1]
    assert decided("2024-02-05", "2024-02-06T03:00Z") == ("2024-02-05", []), "one moment, two zones"
    assert "it is not 2024-02-05" in decided("2024-02-05", "2023-02-05")[1][0]
    assert decided("2024", "2024-02") == ("None", [ASKS])


@pytest.mark.parametrize("kind", ["name", "property", "itemprop", "http-equiv"])
def test_every_name_of_metadata_is_read_and_none_is_filled_in(kind: str) -> None:
    names = read_toml(NAMES)
    for name in (*names["published"], *names["dated"]):
        for value in ("2024-02", "2024-02-05"):
            head = f'<html><head><meta {kind}="{name.upper()}" content="{value}"></head></html>'
            assert [d.value for d in page_dates(html.fromstring(head), None)] == [value], name


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:modified_time" content="2024-02-05">', ""),
        ('<meta name="last-modified" content="2024-02-05">', ""),
        ('<meta itemprop="copyrightYear" content="2024">', ""),
        ('<meta property="og:image" content="https://a.example/2024-02-05T10:00.jpg">', ""),
        (f'{LINKED}{{"dateModified": "2024-02-05"}}</script>', ""),
        (f'{LINKED}{{"comment": [{{"datePublished": "2024-02-05"}}]}}</script>', ""),
        ("", '<time datetime="2024-02-05">a</time><time datetime="2021-01-01">b</time>'),
        ("", "<p>It was opened on 2024-02-05.</p>"),
    ],
)  # fmt: skip
def test_other_dates_of_a_page_are_not_that_of_its_publication(head: str, body: str) -> None:
    assert page_dates(html.fromstring(page(head=head, body=body)), None) == ()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/2024/02/05/vote", ["2024-02-05"]),
        ("/news/2024/2/5/", ["2024-2-5"]),
        ("/2024-02-05-vote-put-off", ["2024-02-05"]),
        ("/2024/02/vote", ["2024-02"]),
        ("/2024/02/30/vote", []),
        ("/2024/13/vote", []),
        ("/2024/02/05/of/2023/01/09/", []),
        ("/vote-2024-02-05", []),
        ("/2024/", []),
        ("/id/12024/02/05/", []),
    ],
)
def test_an_address_names_a_day_or_month_by_its_folders(path: str, found: list[str]) -> None:
    told = page_dates(html.fromstring(page()), f"https://courier.example{path}")
    assert [date.value for date in told] == found


def test_the_objects_of_a_page_are_asked_before_those_within_them() -> None:
    data = {"@graph": [{"video": {"datePublished": "2020-01-01"}}, {"datePublished": "2024-02-05"}]}
    for text in (json.dumps(data), '{"datePublished": "2024-02-05",}'):
        head = f"{LINKED}{text}</script>"
        found = article(head)
        assert str(found.published) == "2024-02-05"
        assert len(found.diagnostics) == 1, "what else the page holds is no other day of its own"


@pytest.mark.parametrize(
    ("name", "stated", "address", "differs"),
    [
        ("article:published_time", "2024-02-05", "/2024/02/05/vote", False),
        ("article:published_time", "2024-02-05", "/2024/02/06/vote", False),  # in another zone
        ("article:published_time", "2024-02-05", "/2024/02/09/vote", True),
        ("date", "2024-02-05", "/2024/02/09/vote", True),
        ("date", "2024-02-05", "/2024/02/vote", False),
        ("date", "2024-03-01", "/2024/02/vote", False),
        ("date", "2024-03-02", "/2024/02/vote", True),
        ("date", "9999-12-31", "/2024/02/vote", True),
    ],
)
def test_what_a_page_says_of_itself_beats_its_address_and_both_are_told(
    name: str, stated: str, address: str, differs: bool
) -> None:
    tree = html.fromstring(page(head=f'<meta name="{name}" content="{stated}">'))
    day, notes = decide_published(page_dates(tree, f"https://courier.example{address}"))
    assert str(day) == stated
    told = [note.message for note in notes]
    assert len(told) == differs
    assert all("its address gives “2024-02" in one and f"not {stated}" in one for one in told)


def test_an_article_of_a_known_month_is_undated_and_says_so() -> None:
    found = article('<meta name="citation_publication_date" content="2024/02">')
    assert (found.published, read_within(found)) == (None, "2024-02")
    assert ASKS in [note.message for note in found.diagnostics]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_header_of_a_text_may_name_only_a_month(name: str) -> None:
    (one,) = receive([File(name, f"---\npublished: 2024-02\n---\n{TEXT}".encode())])
    assert one.article is not None
    assert (one.article.published, read_within(one.article)) == (None, "2024-02")


def test_no_form_is_read_with_figures_of_another_script() -> None:
    assert read_stated("٢٠٢٤-٠٢-٠٥").problem
