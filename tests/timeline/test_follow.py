"""What was read from a date that a person corrected follows it, or says that it leans on it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from dashboard.events.edtf import write_edtf
from dashboard.model import DateStatus, Event, EventDate, Granularity, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.relations.bounds import AFTER, BEFORE
from dashboard.review import Correction, Field, Review, reviews
from dashboard.timeline.build import build
from dashboard.timeline.corrections.correct import correct

TEXT = """---
published: 2024-10-23
---
The parliament voted on 16 October 2024. The minister resigned before the chamber met.

Talks were held in Oslo on 14 October 2024. During the talks, Norway signed the treaty.
"""


@pytest.fixture(scope="module")
def parsed() -> ParsedArticle:
    return parse(article_from_text(TEXT, "a"))


def said(event: Event, now: str, was: str = "") -> dict[str, Review]:
    line = Correction(1, "2026-01-02T03:04:05Z", "Ann", event.id, Field.DATE, was, now)
    return reviews([line])


def named(parsed: ParsedArticle, words: str) -> Event:
    return next(event for event in parsed.events if event.trigger.text == words)


def test_what_lies_in_a_corrected_event_is_dated_anew(parsed: ParsedArticle) -> None:
    one = correct(parsed, said(named(parsed, "held"), "2019"))
    signed = named(one.parsed, "signed the treaty")
    assert signed.date.edtf == "2019"
    assert signed.date.because == (
        "part of “held”, which is Monday 14 October 2024; "
        "“held” was corrected to 2019 since, and this date with it"
    )
    assert one.as_read[signed.id] == named(parsed, "signed the treaty")
    entry = next(
        e
        for e in build([parsed], said(named(parsed, "held"), "2019")).entries
        if e.event.id == signed.id
    )
    assert entry.as_read == named(parsed, "signed the treaty")


def test_the_days_news_says_that_it_leans_on_a_corrected_date(parsed: ParsedArticle) -> None:
    one = correct(parsed, said(named(parsed, "voted"), "2024-10-15"))
    resigned = named(one.parsed, "resigned")
    assert resigned.date.edtf == named(parsed, "resigned").date.edtf
    assert resigned.date.because.endswith(
        "“voted” was corrected to Tuesday 15 October 2024 since: look at this date again"
    )


def test_nothing_follows_from_a_date_that_is_as_it_was_read(parsed: ParsedArticle) -> None:
    held = named(parsed, "held")
    one = correct(parsed, said(held, held.date.edtf or ""))
    assert named(one.parsed, "signed the treaty") == named(parsed, "signed the treaty")


VOTED = dt.date(2024, 10, 16)


def bounded(event: Event, side: str, on: Event, **more: Any) -> Event:
    """The event with the day of the vote as its limit, read from the date of another."""
    first, last = (None, VOTED) if side == "before" else (VOTED, None)
    because = f"{side} “{on.trigger.text}”, which is Wednesday 16 October 2024"
    rule = BEFORE if side == "before" else AFTER
    date = EventDate(first, last, Granularity.UNKNOWN, DateStatus.BOUNDED, because, rule=rule)
    date = dataclasses.replace(date, **{"leans_on": (on.id,), **more})
    return dataclasses.replace(event, date=date)


@pytest.mark.parametrize(
    ("side", "more", "now", "edtf", "says"),
    [
        ("before", {}, "2019", "../2019-12-31", "was corrected to 2019 since, and this date"),
        ("after", {}, "2019", "2019-01-01/..", "was corrected to 2019 since, and this date"),
        ("before", {}, "", "../2024-10-16", "look at this date again"),
        ("before", {"timex": "t1"}, "2019", "../2024-10-16", "look at this date again"),
        ("after", {"rule": "counted on"}, "2019", "2024-10-16/..", "look at this date again"),
    ],
)
def test_a_limit_moves_with_the_event_that_alone_sets_it(
    parsed: ParsedArticle, side: str, more: dict[str, Any], now: str, edtf: str, says: str
) -> None:
    voted = named(parsed, "voted")
    event = bounded(named(parsed, "resigned"), side, voted, **more)
    one = dataclasses.replace(parsed, events=(voted, event))
    shown = named(correct(one, said(voted, now)).parsed, "resigned")
    assert write_edtf(shown.date) == edtf
    assert says in shown.date.because


def test_a_limit_that_two_events_set_is_marked(parsed: ParsedArticle) -> None:
    voted, held = named(parsed, "voted"), named(parsed, "held")
    event = bounded(named(parsed, "resigned"), "before", voted, leans_on=(held.id, voted.id))
    one = dataclasses.replace(parsed, events=(voted, event, held))
    shown = named(correct(one, said(voted, "2019")).parsed, "resigned")
    assert shown.date.latest == VOTED
    assert shown.date.because.endswith("corrected to 2019 since: look at this date again")


def test_what_follows_from_what_follows_is_dated_anew_too(parsed: ParsedArticle) -> None:
    voted = named(parsed, "voted")
    first = bounded(named(parsed, "resigned"), "before", voted)
    second = bounded(named(parsed, "held"), "before", first)
    one = dataclasses.replace(parsed, events=(voted, first, second))
    shown = named(correct(one, said(voted, "2019-05-04")).parsed, "held")
    assert write_edtf(shown.date) == "../2019-05-04"


def test_words_of_another_event_in_a_reason_are_no_lean(parsed: ParsedArticle) -> None:
    voted, own = named(parsed, "voted"), named(parsed, "resigned")
    date = dataclasses.replace(own.date, because="“voted” has this time too", leans_on=())
    event = dataclasses.replace(own, date=date)
    one = dataclasses.replace(parsed, events=(voted, event))
    assert named(correct(one, said(voted, "2019")).parsed, "resigned") == event


def test_a_date_that_a_person_set_follows_no_other(parsed: ParsedArticle) -> None:
    voted, own = named(parsed, "voted"), named(parsed, "resigned")
    event = bounded(own, "before", voted)
    one = dataclasses.replace(parsed, events=(voted, event))
    both = {**said(voted, "2019"), **said(event, "2024-10-01")}
    assert named(correct(one, both).parsed, "resigned").date.edtf == "2024-10-01"


BOTH_ENDS = """---
published: 2024-06-14
---
Police raided the bank on 3 June before Tom Berg sold his house before Jan Kos fled the country.
"""


@pytest.mark.parametrize(
    ("word", "now", "edtf", "says"),
    [
        ("sold", "2024-06-08", "2024-06-08/2024-06-14", "and this date with it"),
        ("sold", "2024-06-03", "2024-06-03/2024-06-14", "it moves nothing here"),
        ("sold", "2024-06-14", "2024-06-14", "and this date with it"),
        ("raided", "2024-06-08", "2024-06-08/2024-06-14", "and this date with it"),
    ],
)
def test_what_came_after_a_corrected_event_keeps_publication_as_its_other_end(
    word: str, now: str, edtf: str, says: str
) -> None:
    parsed = parse(article_from_text(BOTH_ENDS, "a"))
    assert named(parsed, "fled").date.edtf == "2024-06-03/2024-06-14"
    shown = named(correct(parsed, said(named(parsed, word), now)).parsed, "fled")
    assert shown.date.edtf == edtf
    assert shown.date.because.endswith(says)


def test_limits_that_left_one_day_and_leave_more_are_a_stretch_again(parsed: ParsedArticle) -> None:
    voted, own = named(parsed, "voted"), named(parsed, "resigned")
    day = {"earliest": VOTED, "granularity": Granularity.DAY, "status": DateStatus.INFERRED}
    one = dataclasses.replace(parsed, events=(voted, bounded(own, "before", voted, **day)))
    shown = named(correct(one, said(voted, "2024-10-20")).parsed, "resigned")
    assert shown.date.edtf == "2024-10-16/2024-10-20"
    assert (shown.date.status, shown.date.granularity) == (
        DateStatus.BOUNDED,
        Granularity.INTERVAL,
    )
