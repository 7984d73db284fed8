"""Two versions of a text: which place is which, and which events came, went or changed."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import DateStatus, DocumentCreationTime, ParsedArticle
from dashboard.timeline.corrections.versions import Difference, Kind, align, compare
from tests.timeline.world import make_article

OLD = "The bank fell on Monday.\n\nPolice arrested Dahl in Oslo, a court said.\nIt rained."
NEW = "A new line.\n\nThe bank fell on Monday.\n\nPolice arrested Erik Dahl in Oslo, a court said."


@pytest.mark.parametrize(
    ("word", "stays"), [("fell", True), ("arrested", False), ("Oslo", True), ("rained", False)]
)
def test_a_place_is_found_again_where_its_words_stand_together(word: str, stays: bool) -> None:
    at = align(OLD, NEW)(OLD.index(word))
    assert at == (NEW.index(word) if stays else None)


def test_of_changed_words_too_few_that_stand_together_are_no_place() -> None:
    where = align("The mayor left town.", "Yesterday the council left the town hall.")
    assert where(len("The mayor ")) is None


@given(st.text(alphabet="ab \n.", max_size=60), st.text(alphabet="ab \n.", max_size=60))
def test_what_is_found_again_is_the_same_letter(one: str, other: str) -> None:
    where = align(one, other)
    for at in range(len(one)):
        found = where(at)
        assert found is None or other[found] == one[at]


@given(st.text(alphabet="ab \n.", max_size=60))
def test_a_text_is_where_it_was(text: str) -> None:
    where = align(text, text)
    assert all(where(at) == at for at, letter in enumerate(text) if letter != "\n")


def article(*records: tuple[str, str, str, tuple[str, ...]]) -> ParsedArticle:
    actors = [{"id": "dahl", "name": "Erik Dahl"}, {"id": "moe", "name": "Ingrid Moe"}]
    made = make_article(
        "a",
        [
            {
                "sentence": sentence,
                "title": title,
                "type": "OTHER",
                "date": [day, day],
                "status": "asserted",
                "who": list(who),
            }
            for sentence, title, day, who in records
        ],
        actors,
    )
    text = made.article.text.replace(". ", ".\n")
    return dataclasses.replace(made, article=dataclasses.replace(made.article, text=text))


def test_what_came_went_or_changed_is_told_in_order() -> None:
    fell = ("The bank fell.", "The bank fell", "2023-03-06", ("moe",))
    arrest = ("Police came.", "Police came", "2023-03-14", ("dahl",))
    gone = ("It rained.", "It rained", "2023-03-15", ())
    new = ("He was freed.", "He was freed", "2023-04-01", ())
    later = (
        new,
        ("The bank fell.", "The bank fell", "2023-03-06", ("moe",)),
        ("Police came.", "Police came to Oslo", "2023-03-13", ("moe",)),
    )
    found = compare(article(fell, arrest, gone), article(*later))
    assert [(one.kind, one.what) for one in found] == [
        (Kind.CAME, ()),
        (Kind.WENT, ()),
        (Kind.CHANGED, ("date", "words", "names")),
    ]
    assert found[2] == Difference(
        Kind.CHANGED,
        ("date", "words", "names"),
        "14 March 2023: Police came",
        "13 March 2023: Police came to Oslo",
    )
    assert compare(article(fell, arrest), article(fell, arrest)) == []


def limited(day: str, published: str, status: DateStatus = DateStatus.BOUNDED) -> ParsedArticle:
    """An article of that day whose one event was then or before."""
    made = article(("Police came.", "Police came", day, ()))
    [event] = made.events
    date = dataclasses.replace(event.date, earliest=None, status=status)
    at = DocumentCreationTime(dt.datetime.fromisoformat(published))
    return dataclasses.replace(
        made,
        article=dataclasses.replace(made.article, published=at),
        events=(dataclasses.replace(event, date=date),),
    )


def test_a_limit_that_is_the_day_of_publication_moves_with_it_unsaid() -> None:
    assert compare(limited("2023-05-02", "2023-05-02"), limited("2023-05-03", "2023-05-03")) == []


@pytest.mark.parametrize(
    ("published", "status"), [("2023-05-09", DateStatus.BOUNDED), ("2023-05-02", DateStatus.STATED)]
)
def test_a_limit_of_the_words_that_moved_is_a_change(published: str, status: DateStatus) -> None:
    one, other = (limited(day, published, status) for day in ("2023-05-02", "2023-05-03"))
    assert [found.what for found in compare(one, other)] == [("date",)]
