"""A saying in a clause of time tells when the rest was, and reports none of it."""

from __future__ import annotations

import pytest

from dashboard.model import Article
from dashboard.pipeline import parse


@pytest.mark.parametrize(
    "text",
    [
        "Ana Pruitt resigned in May, a week after her deputy, Mark Lee, told police.",
        "Ana Lee was sacked in May, days before the auditor, Tom Hale, testified in court.",
    ],
)
def test_what_was_done_before_a_saying_is_no_quotation(text: str) -> None:
    assert parse(Article("case", text)).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rovers have sacked their coach, after ten defeats in a row, the club said on Monday.",
        "The mill will close in May, the owner, Tom Hale, told workers.",
    ],
)
def test_what_is_said_before_its_saying_is_one(text: str) -> None:
    assert len(parse(Article("case", text)).quotes) == 1
