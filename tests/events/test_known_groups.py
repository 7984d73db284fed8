"""What a known group underwent is told once, by whatever noun and verb; another group's is not."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))


@pytest.mark.parametrize(
    ("first", "later", "rows"),
    [
        ("Two men were arrested on Friday.", "The suspects were taken into custody in a park.", 1),
        ("Two men were arrested on Friday.", "The two suspects were apprehended at home.", 1),
        ("The 18 and 34-year-old men were arrested.", "The two men arrested are Swedes.", 1),
        ("Bo Berg and Al Lund were arrested on Friday.", "The men were detained in a park.", 1),
        # more of them, or of the other gender, others, one, or again
        ("Two men were arrested on Friday.", "The three suspects were detained in a park.", 2),
        ("Two men were arrested on Friday.", "The women were detained in a park.", 2),
        ("Two men were arrested on Friday.", "The other men were detained in a park.", 2),
        ("Two men were arrested on Friday.", "The men were detained again.", 2),
        ("A man was arrested on Friday.", "The suspects were detained in a park.", 2),
        # of another trade, of another case, by others, or fewer than were named
        ("Two clerks were arrested on Friday.", "The officers were detained in a park.", 2),
        ("Ten people were arrested.", "The activists were detained in a park.", 2),
        ("Two men were arrested on Friday.", "The suspects in a theft were detained.", 2),
        ("Police arrested ten men on Friday.", "The men were detained by the army.", 2),
        ("Bo Berg, Al Lund and Ola Sand were arrested.", "The two men were detained.", 2),
        ("Bo Berg and Ida Lund were arrested on Friday.", "The men were detained in a park.", 2),
        # of two groups it may be either
        ("Two men were arrested. Police arrested two boys.", "The suspects were detained.", 3),
        # not known, on another day, or for something else
        ("Two men were arrested on Friday.", "Men were detained in a park.", 2),
        ("Two men were arrested on Friday.", "The men were detained on Monday.", 2),
        ("Two men were arrested over a fire.", "The brothers were detained in 2019.", 2),
        ("Two men were arrested over a fire.", "The brothers were detained over a theft.", 2),
    ],
)
def test_what_the_only_group_underwent_is_told_again(first: str, later: str, rows: int) -> None:
    events = parse(Article("case", f"{first}\n\nIt rained.\n\n{later}", published=PUBLISHED)).events
    told = [event for event in events if event.subtype == "Justice.Arrest-Jail"]
    assert len(told) == rows, [event.headline for event in told]
