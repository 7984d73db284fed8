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
    ],
)
def test_the_second_joins_its_like(text: str, joined: str, first: str) -> None:
    (part,) = analyse(text).paragraphs
    assert next(t for t in part.doc if t.text == joined).head.text == first
