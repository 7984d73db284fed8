"""That somebody leaves office is told once, by verb or noun; a plan has its time and its end."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))


def _told(text: str, subtype: str) -> list[tuple[str, str, str]]:
    events = parse(Article("case", text, published=PUBLISHED)).events
    return [
        (event.trigger.text, event.modality.value, str(event.date.earliest or event.date.latest))
        for event in events
        if event.subtype == subtype
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Minister Ida Holm quit on Sunday.\n\nHolm's resignation was announced on television.",
            [("quit", "asserted", "2024-05-12")],
        ),
        (  # its day
            "Mayor Bob Fell will resign.\n\nFell's resignation will take effect on Aug. 30.",
            [("resign", "planned", "2024-08-30")],
        ),
        (  # it came
            "Ken Lund announced his decision to quit.\n\nLund's resignation came after a vote.",
            [("quit", "asserted", "2024-05-15")],
        ),
        (  # not that somebody found it shocking
            "Ida Holm will resign.\n\nHer resignation came as a shock.",
            [("resign", "planned", "2024-05-15")],
        ),
        (  # another one, and what is only rumoured
            "Ida Holm quit on Sunday.\n\nHolm's resignation from the board in 2019 was no secret.",
            [("quit", "asserted", "2024-05-12"), ("resignation", "asserted", "2019-01-01")],
        ),
        (
            "Ida Holm quit on Sunday.\n\nThe ministry had denied rumours of her resignation.",
            [("quit", "asserted", "2024-05-12"), ("resignation", "negated", "2024-05-15")],
        ),
    ],
)
def test_an_office_is_left_once(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(text, "Personnel.End-Position") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ida Holm will visit Peru.\n\nThe visit will begin on 4 June.",
            [("visit", "planned", "2024-06-04")],
        ),
        (
            "Ida Holm will visit Peru.\n\nHer visit to Chile will begin on 9 June.",
            [
                ("visit", "planned", "2024-05-15"),
                ("visit to Chile will begin", "planned", "2024-06-09"),
            ],
        ),
    ],
)
def test_a_plan_has_the_time_that_its_noun_is_given(
    text: str, told: list[tuple[str, str, str]]
) -> None:
    assert _told(text, "Contact.Visit") == told
