"""Dates as a person reads them: never finer than what is known."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.model import DateStatus, Event, EventDate, Granularity, Modality
from dashboard.nlp.read import article_from_text
from dashboard.timeline.corrections.edtf import read_edtf
from dashboard.timeline.wording.dates import both_ends, in_words
from dashboard.timeline.wording.labels import date_and_how_known, how_known, how_told

CASES = [
    ("2023-12-21", "2023-12-21", "day", "21 December 2023"),
    ("2023-11-01", "2023-11-30", "month", "November 2023"),
    ("2022-01-01", "2022-12-31", "year", "2022"),
    ("1990-01-01", "1999-12-31", "decade", "1990s"),
    ("2024-02-01", "2024-02-29", "month", "February 2024"),
    ("2023-02-01", "2023-02-28", "month", "February 2023"),
    ("2023-07-01", "2023-09-30", "quarter", "third quarter of 2023"),
    ("2023-12-18", "2023-12-24", "week", "week of 18 December 2023"),
    ("2023-12-21", "2023-12-22", "interval", "21–22 December 2023"),
    ("2023-11-28", "2023-12-03", "interval", "28 November to 3 December 2023"),
    ("2023-12-30", "2024-01-02", "interval", "30 December 2023 to 2 January 2024"),
    ("2022-01-01", "2023-12-21", "interval", "2022 to 21 December 2023"),
    ("2021-01-01", "2023-12-31", "interval", "2021 to 2023"),
    ("2023-03-01", "2023-05-31", "season", "March to May 2023"),
    ("2023-11-01", "2024-02-29", "interval", "November 2023 to February 2024"),
    ("2023-11-15", "2024-12-31", "interval", "15 November 2023 to 2024"),
    (None, "2023-12-21", "unknown", "21 December 2023 or before"),
    (None, "2022-12-31", "unknown", "2022 or before"),
    (None, "2023-11-30", "unknown", "November 2023 or before"),
    ("2023-12-21", None, "unknown", "21 December 2023 or later"),
    ("2024-01-01", None, "unknown", "2024 or later"),
    ("2023-12-01", None, "unknown", "December 2023 or later"),
    (None, None, "unknown", "undated"),
]


def date(first: str | None, last: str | None, granularity: str) -> EventDate:
    days = [None if day is None else dt.date.fromisoformat(day) for day in (first, last)]
    return EventDate(*days, Granularity(granularity), DateStatus.STATED, because="")


@pytest.mark.parametrize(("first", "last", "granularity", "words"), CASES)
def test_a_date_reads(first: str | None, last: str | None, granularity: str, words: str) -> None:
    assert in_words(date(first, last, granularity)) == words


def test_a_single_day_may_name_its_weekday_and_nothing_else_does() -> None:
    assert in_words(date("2023-12-21", "2023-12-21", "day"), weekday=True).startswith("Thursday ")
    assert in_words(date("2022-01-01", "2022-12-31", "year"), weekday=True) == "2022"


@given(st.dates(), st.dates(), st.sampled_from(Granularity))
def test_any_stretch_has_words_that_name_both_of_its_years(
    one: dt.date, other: dt.date, granularity: Granularity
) -> None:
    first, last = sorted((one, other))
    words = in_words(EventDate(first, last, granularity, DateStatus.STATED, because=""))
    assert str(first.year) in words
    assert str(last.year) in words or words == f"{first.year}s"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("../2022", "2022 or before"),
        ("2022-05/..", "May 2022 or later"),
        ("2023-12-21/2023-12-22", "21–22 December 2023 (some time within)"),
        ("2022-05-03/2023-01", "3 May 2022 to January 2023 (some time within)"),
        ("", "undated"),
    ],
)
def test_a_limit_is_told_once(edtf: str, words: str) -> None:
    status = DateStatus.BOUNDED if edtf else DateStatus.UNKNOWN
    date = EventDate(*read_edtf(edtf), status, "")
    assert date_and_how_known(date).removesuffix(" (undated)") == words
    told = dataclasses.replace(one_event(), date=date)
    assert how_told(told) == words.partition(" (")[2].removesuffix(")")
    stated = dataclasses.replace(date, status=DateStatus.STATED)
    assert not edtf or how_known(stated) == "stated"


def one_event() -> Event:
    whole = article_from_text("It rained.", "a").span(0, 10)
    date = EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, "")
    return Event("a:3:OTHER", "OTHER", "It rained", whole, whole, date, Modality.ASSERTED)


@example("aaaaaaaaaaaa aaaaaaaa", 20)  # its first word is longer than the beginning may be
@given(st.text(alphabet="ab cd\n", max_size=80), st.integers(20, 60))
def test_of_a_long_text_both_ends_stay_within_the_limit(text: str, most: int) -> None:
    line = " ".join(text.split())
    short = both_ends(text, most)
    assert len(short) <= most
    assert short == line or "…" in short
    if " … " in short:
        head, _, tail = short.partition(" … ")
        assert line.startswith(head)
        assert line.endswith(tail)


def test_both_ends_are_cut_between_words() -> None:
    text = "A court in Oslo convicted the former chief executive and sentenced him to five years"
    assert both_ends(text, 50) == "A court in Oslo convicted the … him to five years"
