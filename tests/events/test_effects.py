"""An incident whose effect a clause tells is one row, with what names it again by a synonym."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DateStatus, DocumentCreationTime, Event
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))


def _rows(text: str) -> tuple[Event, ...]:
    return parse(Article("case", text, published=PUBLISHED)).events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # the clause of the effect, and the beginning of what a synonym names
            "A fire destroyed a mill in Norby. The blaze broke out on Friday.",
            [["destroyed", "fire", "blaze broke"]],
        ),
        (
            "A storm damaged hundreds of homes in Leeka. The cyclone made landfall on Tuesday.",
            [["damaged", "storm", "cyclone", "made"]],
        ),
        (
            "A quake destroyed the old bridge of Kesh. The earthquake hit on Sunday.",
            [["destroyed", "quake", "earthquake hit"]],
        ),
        (  # whom it killed is a happening of its own, told once
            "An outbreak killed 40 children in Beluna. The epidemic began in March.",
            [["killed"], ["epidemic began", "outbreak"]],
        ),
        (
            "A landslide killed six miners in Kerem. The mudslide happened on Saturday.",
            [["killed"], ["mudslide happened", "landslide"]],
        ),
        (  # another one, several, or one elsewhere
            "A fire destroyed a mill in Norby. Another blaze broke out on Friday.",
            [["destroyed", "fire"], ["blaze broke"]],
        ),
        (
            "Fires destroyed three mills in Tarn. The blaze broke out on Friday.",
            [["destroyed", "Fires"], ["blaze broke"]],
        ),
        (
            "A fire in Oslen destroyed a school. The blaze in Norby broke out on Friday.",
            [["destroyed", "fire"], ["blaze in Norby broke"]],
        ),
        (  # at another time
            "A fire destroyed a mill in Norby on Monday. The blaze broke out on Friday.",
            [["destroyed", "fire"], ["blaze broke"]],
        ),
        (
            "A typhoon destroyed the harbour of Lund in 1994. The storm struck Lund on Friday.",
            [["destroyed", "typhoon"], ["storm struck"]],
        ),
        (  # what no longer is new did the damage beside what it was
            "The flood destroyed a bridge on Monday and swamped the village on Tuesday.",
            [["flood"], ["destroyed"], ["swamped"]],
        ),
    ],
)
def test_an_incident_and_its_effect_are_told_once(text: str, told: list[list[str]]) -> None:
    assert [[m.text for m in (e.trigger, *e.mentions)] for e in _rows(text)] == told


def test_the_beginning_of_an_incident_dates_its_effect() -> None:
    (event,) = _rows("A fire destroyed a mill in Norby. The blaze broke out on Friday.")
    day = dt.date(2024, 5, 10)
    assert (event.date.earliest, event.date.latest) == (day, day)
    assert event.date.status is DateStatus.STATED
    assert event.subtype == "Disaster.Fire"


@pytest.mark.parametrize(
    "text",
    [
        "A fire destroyed a mill in Norby. Another blaze broke out on Friday.",
        "A bomb exploded at a market in Kerem. A second bomb exploded on Friday.",
        "A quake killed nine people in Garvia. A further quake struck on Friday.",
        "The council closed a school in Eden. Another school was closed on Friday.",
    ],
)
def test_another_one_of_its_kind_dates_no_first_one(text: str) -> None:
    *before, last = _rows(text)
    assert last.date.status is DateStatus.STATED
    assert before
    assert all(e.date.status is DateStatus.BOUNDED for e in before)


def test_what_goes_on_in_a_scene_has_its_day() -> None:
    (fire, _) = _rows("A fire destroyed a mill in Norby. Residents fled the smoke on Friday.")
    assert fire.date.earliest == fire.date.latest == dt.date(2024, 5, 10)
