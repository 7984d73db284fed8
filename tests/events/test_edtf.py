"""The EDTF form of an event's days commits to no more than they do."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.events.edtf import write_edtf
from dashboard.model import DateStatus, EventDate, Granularity


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2019-01-01", "2019-12-31", "2019"),
        ("2018-01-01", "2019-12-31", "2018/2019"),
        ("2019-01-01", "2019-01-31", "2019-01"),
        ("2019-01-01", "2019-01-23", "2019-01-01/2019-01-23"),
        ("2018-01-01", "2019-01-23", "2018/2019-01-23"),
        ("2019-01-05", "2019-01-05", "2019-01-05"),
    ],
)
def test_an_interval_says_where_it_begins_and_ends(first: str, last: str, edtf: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    date = EventDate(*days, Granularity.INTERVAL, DateStatus.STATED, "")
    assert write_edtf(date) == edtf
