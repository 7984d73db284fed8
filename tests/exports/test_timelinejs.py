"""JSON for TimelineJS: vague stays vague, no false day, and no HTML of an article's."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from typing import Any

import pytest

from dashboard.model import DateStatus, EventDate, Granularity
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import About, Selection, select, select_all
from tests.exports.made import two_articles, written


def slides(selection: Selection) -> list[dict[str, Any]]:
    return list(json.loads(written("timelinejs", selection))["events"])


def dated(
    first: dt.date | None, last: dt.date | None, status: DateStatus = DateStatus.STATED
) -> Selection:
    parsed = two_articles()[0]
    date = EventDate(first, last, Granularity.INTERVAL, status, "so")
    event = dataclasses.replace(parsed.events[0], date=date)
    return select_all([dataclasses.replace(parsed, events=(event,))])


YEAR, MONTH, END = dt.date(2022, 1, 1), dt.date(2022, 11, 1), dt.date(2022, 12, 31)


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "shown"),
    [
        (YEAR, END, {"year": 2022}, None, "2022"),
        (MONTH, dt.date(2022, 11, 30), {"year": 2022, "month": 11}, None, "November 2022"),
        (dt.date(2010, 1, 1), dt.date(2019, 12, 31), {"year": 2010}, {"year": 2019}, "2010s"),
        (MONTH, MONTH, {"year": 2022, "month": 11, "day": 1}, None, "1 November 2022"),
        (None, END, {"year": 2022}, None, "2022 or before"),
        (MONTH, None, {"year": 2022}, None, "November 2022 or later"),
    ],
)
def test_a_date_is_no_finer_than_what_is_known(
    first: dt.date | None, last: dt.date | None, start: Any, end: Any, shown: str
) -> None:
    (slide,) = slides(dated(first, last))
    assert slide["start_date"].pop("display_date").startswith(shown.removesuffix("s"))
    assert slide["start_date"] == start
    assert (slide.get("end_date") or {}).get("year") == (end or {}).get("year")


def test_how_well_it_is_known_is_shown() -> None:
    (slide,) = slides(dated(None, END, DateStatus.BOUNDED))
    assert slide["display_date"] == "2022 or before"


def test_what_is_undated_is_left_out_and_counted() -> None:
    selection = dated(None, None, DateStatus.UNKNOWN)
    assert slides(selection) == []
    title = json.loads(written("timelinejs", selection))["title"]["text"]["text"]
    assert "<p>1 event has no date, and so no slide</p>" in title


def test_the_title_slide_says_what_a_person_would_and_the_rest_stands_behind_it() -> None:
    about = About("Over <the> fjord", "How the bridge came", "Ann")
    selection = select(build(two_articles()), Query(words="bridge"), about=about)
    whole = json.loads(written("timelinejs", selection))
    title = whole["title"]["text"]
    assert title["headline"] == "Over &lt;the&gt; fjord"
    lines = re.findall(r"<p>(.*?)</p>", title["text"])
    assert lines[:2] == ["How the bridge came", "by Ann"]
    assert lines[2] == "1 event in May 2021"
    assert lines[3:] == ["2 articles, published 5 May 2021 to 6 May 2021", "Only: words bridge"]
    assert "SHA-256" not in title["text"]
    assert any("SHA-256" in line for line in whole["made"])
