"""What was read from a date that a person corrected follows it, or says that it leans on it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from dashboard.events.edtf import write_edtf
from dashboard.model import DateStatus, Event, EventDate, Granularity, ParsedArticle
from dashboard.pipeline import parse
from dashboard.review import Correction, Field, Review, reviews
from dashboard.text.read import article_from_text
from dashboard.timeline.build import build
from dashboard.timeline.correct import correct

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
    assert signed.date.because == "part of “held”, which was corrected to 2019"
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


VOTE = "“voted”, which is Wednesday 16 October 2024"


def bounded(event: Event, side: str, because: str) -> Event:
    """The event with the day of the vote as its limit, for a reason."""
    day = dt.date(2024, 10, 16)
    first, last = (None, day) if side == "before" else (day, None)
    date = EventDate(first, last, Granularity.UNKNOWN, DateStatus.BOUNDED, because, rule="relation")
    return dataclasses.replace(event, date=date)


@pytest.mark.parametrize(
    ("side", "because", "now", "edtf", "says"),
    [
        ("before", f"before {VOTE}", "2019", "../2019-12-31", "which was corrected to 2019"),
        ("after", f"after {VOTE}", "2019", "2019-01-01/..", "which was corrected to 2019"),
        ("before", f"before {VOTE}", "", "../2024-10-16", "look at this date again"),
        ("before", f"before {VOTE}; after x", "2019", "../2024-10-16", "look at this date again"),
        ("after", f"“two days later” counts from {VOTE}", "2019", "2024-10-16/..", "look at this"),
    ],
)
def test_a_limit_moves_with_the_event_that_alone_sets_it(
    parsed: ParsedArticle, side: str, because: str, now: str, edtf: str, says: str
) -> None:
    event = bounded(named(parsed, "resigned"), side, because)
    one = dataclasses.replace(parsed, events=(named(parsed, "voted"), event))
    shown = named(correct(one, said(named(parsed, "voted"), now)).parsed, "resigned")
    assert write_edtf(shown.date) == edtf
    assert says in shown.date.because


def test_what_follows_from_what_follows_is_dated_anew_too(parsed: ParsedArticle) -> None:
    voted = named(parsed, "voted")
    first = bounded(named(parsed, "resigned"), "before", f"before {VOTE}")
    because = "before “resigned”, which is not after 2024-10-16"
    second = bounded(named(parsed, "held"), "before", because)
    one = dataclasses.replace(parsed, events=(voted, first, second))
    shown = named(correct(one, said(voted, "2019-05-04")).parsed, "held")
    assert write_edtf(shown.date) == "../2019-05-04"


def test_a_date_that_a_person_set_follows_no_other(parsed: ParsedArticle) -> None:
    voted, own = named(parsed, "voted"), named(parsed, "resigned")
    event = bounded(own, "before", f"before {VOTE}")
    one = dataclasses.replace(parsed, events=(voted, event))
    both = {**said(voted, "2019"), **said(event, "2024-10-01")}
    assert named(correct(one, both).parsed, "resigned").date.edtf == "2024-10-01"
