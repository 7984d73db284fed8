"""The region behind a town is a second name of that, and neither acts nor undergoes anything."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammatical_roles import SUBJECTS


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A fire at a factory in Dhaka, Bangladesh killed twelve people.", "fire"),
        ("A man from Springfield, Illinois was arrested on Monday.", "man"),
        ("Police in Portland, Oregon said two men had fled.", "Police"),
        ("Workers at a plant in Thunder Bay, Ontario threatened to strike.", "Workers"),
        ("A union representing men at a plant in Perth, Ontario threatened to strike.", "union"),
        ("After talks in Geneva, Russia left the council.", "Russia"),
        ("Hours after a raid in Kabul, Pakistan closed the border.", "Pakistan"),
        ("A day after talks in Geneva, Russia left the council.", "Russia"),
        ("Protesters gathered in Lyon, France sent police.", "France"),
        ("This time in Lagos, Nigeria won the match.", "Nigeria"),
        ("Three games into the tour in Cardiff, Russia lost on Monday.", "Russia"),
        ("A ship left Odesa, Russia said on Monday.", "Russia"),
        ("The talks to resume in Geneva, Russia said on Monday.", "Russia"),
        ("On a visit to Paris, Germany signed the pact.", "Germany"),
    ],
)
def test_who_acts_is_the_noun_that_the_place_is_of(text: str, subject: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    names = {"Bangladesh", "Illinois", "Oregon", "Ontario", "Russia", "Pakistan", "France", subject}
    found = [t.text for t in doc if t.dependency in SUBJECTS and t.text in names]
    assert found == [subject]
