"""People are coordinated with people, and things with things."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "joined", "first"),
    [
        ("A crash killed five children in a church bus and two drivers.", "drivers", "children"),
        ("Police arrested two men in a car and a woman.", "woman", "men"),
        ("They rescued 12 sailors from a ship and two fishermen.", "fishermen", "sailors"),
        ("Ten guests at a hotel and three cooks fell ill.", "cooks", "guests"),
        ("He sued the owners of two ships and three tankers.", "tankers", "ships"),
        ("Police arrested the owner of a shop and a bakery.", "bakery", "shop"),
        ("Police freed the driver of a bus and a van.", "van", "bus"),
        ("The daughter of Karl Reed and Ana Berg was kidnapped on Monday.", "Berg", "Reed"),
        ("The wife of Karl Reed and Ana Berg were kidnapped on Monday.", "Berg", "wife"),
        ("The mother of Ana Berg, 5, and Tim Reed, 7, was jailed.", "Reed", "Berg"),
        ("Karl Holm, 34, a father of Ana Berg, 5, and Tim Reed, 7, was jailed.", "Reed", "Berg"),
        ("Karl Holm, head of Halden Foods, and Tim Reed were jailed.", "Reed", "Holm"),
        ("Ida Holm, 34, of Malmo and Tim Reed, 51, were killed on Monday.", "Reed", "Holm"),
        ("Police charged Ida Holm, 34, of Leeds and Tim Reed, 51, of Hull.", "Reed", "Holm"),
        ("Karl Holm, 34, of Leeds and Hull was jailed on Monday.", "Hull", "Leeds"),
    ],
)
def test_the_second_joins_its_like(text: str, joined: str, first: str) -> None:
    (part,) = analyse(text).paragraphs
    assert next(t for t in part.doc if t.text == joined).head.text == first
