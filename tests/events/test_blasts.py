"""What was known and went off is the only blast that was told; another bomb is another blast."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))
BLASTS = frozenset({"Accident.Explosion", "Conflict.Attack"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Bombings at two hotels in Lagos killed 50 people on Friday.\n\n"
            "The bombs went off within an hour.",
            [["Bombings", "went off"]],
        ),
        (  # whatever the story has come to since
            "The blasts in Lagos last year killed 50 people.\n\n"
            "Tom Voss was arrested on Monday.\n\n"
            "The bombs exploded minutes apart.",
            [["blasts", "exploded"]],
        ),
        (
            "The bombings of two embassies in Lagos on Friday shocked many.\n\n"
            "The Friday explosions killed 110 people.",
            [["bombings", "explosions"]],
        ),
        (  # the noun of its own clause
            "A car bomb exploded in Lagos on Monday.",
            [["car bomb", "exploded"]],
        ),
        (  # a new one
            "A bomb exploded in Lagos on Monday.\n\nAnother bomb exploded in Accra on Tuesday.",
            [["exploded"], ["exploded"]],
        ),
        (  # one of two
            "A bomb exploded in Lagos on Monday.\n\nA bomb exploded in Accra on Tuesday.\n\n"
            "The bomb went off near a bank.",
            [["exploded"], ["exploded", "went off"]],
        ),
        (  # a device that came in elsewhere
            "A bombing killed nine in Lagos.\n\n"
            "In Oslo, Tom Voss hid a device in a bag. The device detonated on a train.",
            [["bombing"], ["detonated"]],
        ),
        (  # one is not several
            "A bombing in Lagos killed nine on Monday.\n\nThe bombs went off in Accra in May.",
            [["bombing"], ["went off"]],
        ),
    ],
)
def test_a_bomb_that_is_known_goes_off_once(text: str, told: list[list[str]]) -> None:
    events = parse(Article("case", text, published=PUBLISHED)).events
    found = [
        [m.text for m in (event.trigger, *event.mentions)]
        for event in events
        if event.subtype in BLASTS
    ]
    assert found == told
