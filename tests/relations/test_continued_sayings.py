"""A later saying by a plain inquit is a detail of the first of its occasion."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import SIDE, Article, DocumentCreationTime, Event
from dashboard.pipeline import parse

pytestmark = pytest.mark.usefixtures("every_row")

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))
LEAD = "A bridge near Halden collapsed on Monday.\n\n"
BETWEEN = "\n\nThe bridge was built in 1931. Two lorries fell into the river.\n\n"


def sayings(first: str, later: str) -> tuple[Event, Event]:
    """The first and the last saying of a text with something else between them."""
    parsed = parse(Article("a", LEAD + first + BETWEEN + later, published=PUBLISHED))
    told = [e for e in parsed.events if e.type == "STATEMENT"]
    return told[0], told[-1]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            "Ana Costa told the radio on Tuesday that she was sorry.",
            "Costa said the mill was safe.",
        ),
        ("Ana Costa said in a statement that she was sorry.", "The mill was safe, Costa said."),
        ("Ana Costa says that she is sorry.", "Costa said the mill was safe."),
        ("Ana Costa confirmed on Tuesday that a bolt broke.", "Costa said the mill was safe."),
    ],
)
def test_a_plain_inquit_goes_on_with_the_occasion(first: str, later: str) -> None:
    opening, last = sayings(first, later)
    assert last.part_of == opening.id
    assert (last.salience or 0) < SIDE
    assert (opening.salience or 0) > (last.salience or 0)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Ana Costa said in a statement that she was sorry.", "Costa told reporters it was safe."),
        ("Ana Costa told the radio that she was sorry.", "Costa later said the mill was safe."),
        ("Ana Costa said on Tuesday she was sorry.", "Costa said on Wednesday it was safe."),
        ("Ana Costa said in March 2023 it was safe.", "Costa said the mill was safe."),
        ("Ana Costa told the police that she was sorry.", "Costa said the mill was safe."),
        ("Ana Costa said she closed the road.", "Costa said she had not closed the road."),
        ("Ana Costa told the radio that she was sorry.", "Jon Berg said the mill was safe."),
        ("Ana Costa announced on Tuesday a new bridge.", "Costa said the mill was safe."),
    ],
)
def test_another_occasion_stays_by_itself(first: str, later: str) -> None:
    opening, last = sayings(first, later)
    assert opening.id != last.id
    assert last.part_of is None
