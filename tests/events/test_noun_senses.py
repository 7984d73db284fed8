"""A strike is an attack throughout an article that shows it, and one of workers in any other."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 16))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The strike killed four people in Kesh on Monday.", "ASSAULT"),
        ("A strike on a school killed nine on Monday.", "ASSAULT"),
        ("The strike by a drone killed four on Monday.", "ASSAULT"),
        ("A strike on a bridge was reported on Monday. A missile strike killed two.", "ASSAULT"),
        ("Missiles and drones fell on Kesh. A strike was reported on Monday.", "ASSAULT"),
        ("A strike hit a house on Monday.", "ASSAULT"),
        ("A strike against rebels was reported on Monday.", "ASSAULT"),
        ("The strike began on Monday.", "PROTEST"),
        ("A strike hit schools in the capital on Monday.", "PROTEST"),
        ("Doctors held a strike on Tuesday. The strike reached the town on Friday.", "PROTEST"),
        ("A strike shut the port on Monday. Missiles and drones fell on Kesh.", "PROTEST"),
        ("Shopkeepers began a strike on Monday. Rebels fought troops in Kesh.", "PROTEST"),
        ("A missile factory is closed. Its strike began on Monday, and missiles rust.", "PROTEST"),
        ("A strike on the railways began on Monday.", "PROTEST"),
        ("Strikes by nurses hit hospitals on Monday.", "PROTEST"),
        ("The nurses' strike killed the bill on Monday.", "PROTEST"),
        ("The strike hit production of missiles and drones on Monday, unions said.", "PROTEST"),
        ("A strike over pay began on Monday. A strike on a school killed nine.", "PROTEST"),
        ("The union called a strike on Monday. Missiles and drones fell on Kesh.", "PROTEST"),
    ],
)
def test_a_strike_is_of_one_kind_in_an_article(text: str, kind: str) -> None:
    article = Article("kesh", text, published=PUBLISHED)
    found = [e for e in parse(article).events if "trike" in e.trigger.text]
    assert {str(e.type) for e in found} == {kind}
