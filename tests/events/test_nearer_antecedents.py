"""A definite noun goes on with what its paragraph has told, and not with another time."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        (
            "The mill burned down on Monday.\n\nIn 2004 a boiler exploded at the site, and two men "
            "died. The accident was blamed on rust.",
            "accident",
            "exploded",
        ),
        (
            "A bus crashed in Besk on Monday.\n\nIn 2015 a lorry overturned on the same road. That "
            "accident led to a speed limit.",
            "accident",
            "overturned",
        ),
        (
            "Clashes began in March.\n\nA car bomb went off in Besk on Monday. The attack killed "
            "nine people.",
            "attack",
            "went off",
        ),
        (  # of nothing else that the paragraph tells in a main clause
            "A ferry sank on Sunday.\n\nThe firm lost another ship in 1999. The disaster has "
            "shaken the town.",
            "disaster has shaken",
            "sank",
        ),
        (  # of nothing that the noun cannot name
            "A fire destroyed a mill in Oslo on Sunday.\n\nOn Monday a wall collapsed at the site. "
            "The blaze began in the kitchen.",
            "blaze began",
            "destroyed",
        ),
        (  # of nothing of a time of its own
            "A bus crashed in Besk on Monday.\n\nIn 2019 a lorry hit a tram there. The crash on "
            "Monday closed the road.",
            "crash",
            "crashed",
        ),
        (
            "A bus crashed in Besk on Monday.\n\nA lorry hit a tram there in 2019. Ana Berg, who "
            "survived the accident on Monday, was taken to hospital.",
            "accident",
            "crashed",
        ),
        (  # of nothing that lasts until now
            "A fire destroyed a mill on Monday.\n\nA blaze gutted a barn in May 2020. The fire has "
            "left 40 people homeless.",
            "fire",
            "destroyed",
        ),
        (
            "Rebels attacked a base on Monday.\n\nIn March a truce had been signed. The attack "
            "angered Peru.",
            "attack",
            "attacked",
        ),
    ],
)
def test_a_noun_names_what_is_nearer(text: str, noun: str, told: str) -> None:
    parsed = parse(Article("case", text, published=PUBLISHED))
    named = [e.trigger.text for e in parsed.events if noun in [m.text for m in e.mentions]]
    assert named == [told]


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        (  # what fell is a collapse, and what failed need not be one
            "A span of the bridge fell into the river last month.\n\nThe bridge first failed in "
            "March 2021.\n\nThe mayor resigned a week after the collapse.",
            "collapse",
            ["fell"],
        ),
        (
            "A crane toppled in Besk on Monday.\n\nThe owner was fined in 2012.\n\nThe mayor left "
            "a day after the collapse.",
            "collapse",
            ["toppled"],
        ),
        ("The bridge failed in May 2021.\n\nHe left after the collapse.", "collapse", ["failed"]),
        (  # of two of its kind it may be either
            "A gunman attacked the embassy on Friday.\n\nIt was attacked in 2015 as well.\n\nThe "
            "envoy resigned two days after the attack.",
            "attack",
            [],
        ),
        (
            "A court convicted Lena Holm on May 6 of fraud.\n\nShe was first convicted in 2011.\n\n"
            "She fled a day after the conviction.",
            "conviction",
            [],
        ),
        (  # but of one of them where only that is told right before
            "Rebels attacked a town on May 4.\n\nIt was attacked in 2011. The attack killed nine.",
            "attack",
            ["attacked"],
        ),
        (
            "Rebels attacked the town on May 4, 2011.\n\nThe attack angered Peru.",
            "attack",
            ["attacked"],
        ),
    ],
)
def test_a_noun_far_from_two_events_takes_its_own_or_none(
    text: str, noun: str, told: list[str]
) -> None:
    parsed = parse(Article("case", text, published=PUBLISHED))
    named = [e.trigger.text for e in parsed.events if noun in [m.text for m in e.mentions]]
    assert named == told
