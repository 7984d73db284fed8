"""A word for a time is read whatever follows, and a weekday from where its sentence stands."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.dates import read_dates
from dashboard.model import DocumentCreationTime
from dashboard.nlp.analysis import Depth, analyse

PUBLISHED = DocumentCreationTime(dt.datetime(2023, 12, 22))
TIMES = (
    "on Monday", "on 3 May", "on May 3, 2023", "in May", "in 2021", "last week", "two days ago",
)  # fmt: skip
BEHIND = (
    ", killing 15 people.", ", and 3 men were hurt.", " and 15 people came.", " with 3,000 men.",
    " for 2 million euros.", ", aged 82.", ", which killed 12.", ", on 12 charges.",
)  # fmt: skip


def test_a_time_is_read_whatever_follows() -> None:
    lost = []
    for time in TIMES:
        alone = _read(f"The board met {time}.")
        assert alone, time
        for behind in BEHIND:
            text = f"The board met {time}{behind}"
            lost += [text] if not set(alone) <= set(_read(text)) else []
    assert not lost


@pytest.mark.parametrize(
    ("text", "days"),
    [  # read on Sunday 24 September 2023
        ("They said on Monday that it would open on Friday.", ["09-18", "09-22"]),
        ("It was to open on Friday, they said on Monday.", ["09-22", "09-18"]),
        ("It was to open on Friday, but a fire on Tuesday destroyed it.", ["09-22", "09-19"]),
        # what somebody weighed, or what hangs on a condition, or on another verb than one of saying
        ("They met on Monday and might open it on Friday.", ["09-18", "09-29"]),
        ("The plan, made on Tuesday, would close it on Friday.", ["09-19", "09-29"]),
        ("They met on Monday and would close it on Friday if need be.", ["09-18", "09-29"]),
        # what looks ahead from publication, or from no day of the sentence, or from the same one
        ("It closed on Monday and will open on Friday.", ["09-18", "09-29"]),
        ("It was to open on Friday. They said so on Monday.", ["09-29", "09-18"]),
        ("They said on Friday that it would open on Friday.", ["09-22", "09-29"]),
        # a plan that came to nothing, with no time of its own for that
        ("It was to open on Friday, but it was put off.", ["09-22"]),
        ("The talks were to open on Friday but were cancelled.", ["09-22"]),
        ("It was to open on Friday, but it was delayed by rain.", ["09-22"]),
        ("It was to open on Friday, but it was put off over safety fears.", ["09-22"]),
        ("It was to open on Friday, but it was delayed by weeks of rain.", ["09-29"]),
        ("They were to play on Friday, but training was cancelled.", ["09-29"]),
        ("It was to open on Friday, but it has been put off.", ["09-29"]),
        ("It was to open on Friday, but it was put off on Saturday.", ["09-29", "09-23"]),
        # a plan in the participle is at the nearer of two
        ("The trial was set for 3 August but was postponed.", ["08-03"]),
        ("The trial was planned for 3 November but was postponed.", ["11-03"]),
        # what is moved to a day is at the nearer of two, in the perfect to come
        ("The match was postponed to 3 November.", ["11-03"]),
        ("The match was moved to 3 September.", ["09-03"]),
        ("The trial has been put off to 3 November.", ["11-03"]),
        ("She moved the troops on 3 August.", ["08-03"]),
        ("He postponed the match, which ended on 3 August.", ["08-03"]),
        ("It is to open on Friday.", ["09-29"]),
        ("They vowed to “finish the mill by December 5”.", ["12-05"]),  # and not last year's
    ],
)
def test_a_weekday_counts_from_the_day_from_which_its_sentence_looks_ahead(
    text: str, days: list[str]
) -> None:
    sunday = DocumentCreationTime(dt.datetime(2023, 9, 24))
    found = read_dates(analyse(text, depth=Depth.TAGS), sunday)
    assert [timex.value for timex in found] == [f"2023-{day}" for day in days]


def test_the_step_names_the_day_that_a_weekday_counts_from() -> None:
    text = "They said on Monday that it would open on Friday."
    _, friday = read_dates(analyse(text, depth=Depth.TAGS), PUBLISHED)
    assert "with “would” it is the next from “Monday”" in friday.derivation[-1]


def _read(text: str) -> list[tuple[str, str | None]]:
    found = read_dates(analyse(text, depth=Depth.TAGS), PUBLISHED)
    return [(timex.span.text, timex.value) for timex in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Ida left on 14 December, and Lind the day before. On Wednesday he slept.",
            "13",
        ),
        ("The board met on 14 December. Lind left the previous day. On Wednesday he slept.", "13"),
        # it has another name, its own name was told, or what is told is to come
        ("The board met on 14 December. Lind left the previous day. On Tuesday he slept.", "19"),
        ("Lind left on Wednesday last week. On Wednesday he slept.", "20"),
        ("The board met on 14 December. Lind left the day before. On Wednesday he will go.", "27"),
        # nor where one counts on, or back to a day of long ago
        ("The mill flooded on 12 December. The next day it froze. On Wednesday Lind quit.", "20"),
        ("A mill burned on 2 March 2020. Lind fled the day before. On Sunday Moe quit.", "17"),
    ],
)
def test_a_weekday_is_the_day_counted_to_just_before(text: str, value: str) -> None:
    assert _read(text)[-1][1] == f"2023-12-{value}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lind is accused of murder on 24 August.", "2022-08-24"),
        ("Lind is charged with the theft of a car in August.", "2022-08"),
        ("Lind is accused of theft and is due in court on 24 August.", "2023-08-24"),
        ("Lind is charged with theft, with a hearing on 24 August.", "2023-08-24"),
        ("Lind is charged with running the mill from 24 August.", "2022-08-24"),
        ("Lind is accused of wanting to disrupt the vote in December.", "2023-12"),
    ],
)
def test_what_somebody_answers_for_is_over(text: str, value: str) -> None:
    march = DocumentCreationTime(dt.datetime(2023, 3, 16))
    read = read_dates(analyse(text, depth=Depth.TAGS), march)
    assert [one.value for one in read] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council demanded that the bridge be closed before winter.", "2023-WI"),
        ("Lind asked that he not be moved until October.", "2023-10"),
        ("It was agreed that the money be paid in October.", "2023-10"),
        ("The bridge had to be closed in October.", "2022-10"),
        ("The council let the bridge be shut in October.", "2022-10"),
        ("The bridge was closed in October.", "2022-10"),
    ],
)
def test_what_is_wanted_in_the_subjunctive_is_to_come(text: str, value: str) -> None:
    march = DocumentCreationTime(dt.datetime(2023, 3, 16))
    read = read_dates(analyse(text, depth=Depth.TAGS), march)
    assert [one.value for one in read] == [value]
