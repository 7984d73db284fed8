"""The likeliest to be the same event come first, whichever article tells of them."""

from __future__ import annotations

import pytest

from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.merging.nearness import nearest

TEXT = """---
title: Oslo
published: 2024-03-09
---
Mayor Ana Berg opened the harbour on 7 March 2024.

Ana Berg met the bishop in May 2009.

The king arrived in Oslo on 7 March 2024.

Mayor Ana Berg visited the harbour of Oslo on 8 March 2024.

A bridge fell in 1990.
"""


@pytest.mark.parametrize("more", ["", "Trains stopped in 1991."])
def test_date_and_actors_come_before_the_kind(more: str) -> None:
    parsed = [parse(article_from_text(TEXT, "oslo"))]
    if more:
        parsed.append(parse(article_from_text(more, "more")))
    timeline = build(parsed)
    opened = next(e for e in timeline.entries if e.event.trigger.text == "opened")
    found = [e.event.trigger.text for e in nearest(opened, timeline)]
    assert found[:3] == ["visited", "arrived", "met"]
    assert found[-1] == "fell"
    assert "opened" not in found


def test_of_what_is_as_near_the_dated_comes_first() -> None:
    text = "Ana Berg will visit the bishop. Ana Berg visited the bishop in May 2009. {}"
    text = text.format("Ana Berg may visit the bishop some day.")
    timeline = build([parse(article_from_text(text, "a"))])
    undated = [e for e in timeline.entries if e.event.date.edtf is None]
    found = nearest(undated[-1], timeline)
    assert [bool(e.event.date.edtf) for e in found] == sorted(
        (bool(e.event.date.edtf) for e in found), reverse=True
    )
