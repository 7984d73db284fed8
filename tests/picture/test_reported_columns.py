"""What the picture of an earlier day gets beside its events."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.ledger.ledger import ledger
from dashboard.ledger.since import since
from dashboard.picture import reported
from dashboard.picture.columns import columns
from dashboard.picture.drawing import draw
from dashboard.picture.packed import pack
from dashboard.timeline.as_reported import as_reported
from dashboard.timeline.build import build
from tests.ledger.toll import toll_articles
from tests.picture.test_packed import unpack

DAY = dt.date(2024, 3, 5)


def drawn(day: dt.date) -> dict[str, Any]:
    articles = toll_articles()
    then, now = as_reported(articles, day), build(articles)
    found = since(then, now, ledger(now), day)
    return reported.with_fates(columns(then), then=then, now=now, found=found)


def test_the_events_of_a_day_have_what_became_of_them_and_all_else_stays() -> None:
    then, made = as_reported(toll_articles(), DAY), drawn(DAY)
    events, fates = made["events"], made["fates"]
    marked = {
        events["title"][i]: (fates[n]["id"], words) for i, (n, words) in events["since"].items()
    }
    assert marked == {
        "A bomb at a market in Kano killed 15 people on Monday": (
            "changed",
            "Number (dead): 15, now 17 (Harbour Post, 6 March 2024).",
        )
    }
    without = {name: column for name, column in events.items() if name != "since"}
    assert without == columns(then)["events"]


def test_what_came_since_is_told_with_the_day_on_which_it_was_first_reported() -> None:
    told = drawn(DAY)["reported"]
    assert told["number"] == len(told["came"]) == 5
    assert {one["first"] for one in told["came"]} == {"6 March 2024"}
    assert drawn(dt.date(2024, 3, 8))["reported"]["came"] == []


def test_the_strip_has_each_day_of_publication_and_its_first_reports() -> None:
    days = [(words, own, number) for _, words, own, number in drawn(DAY)["reported"]["days"]]
    assert days == [
        ("4 March 2024", 1, 2),
        ("5 March 2024", 1, 1),
        ("6 March 2024", 2, 5),
        ("8 March 2024", 1, 0),
    ]
    assert sum(number for *_, number in days) == len(build(toll_articles()).entries)


def test_the_page_gets_it_packed_and_without_it_nothing_of_it() -> None:
    head, _ = unpack(pack(drawn(DAY)))
    assert list(head["events"]["since"].values()) == list(drawn(DAY)["events"]["since"].values())
    assert head["reported"]["number"] == 5
    then = as_reported(toll_articles(), DAY)
    assert draw(then, "now") == draw(then, "now", lambda made: made)
    assert "reported" not in unpack(pack(columns(then)))[0]
