"""A body of state is one actor of the timeline, in whatever words articles name it."""

from __future__ import annotations

import pytest

from dashboard.timeline.merging.names import timeline_ids
from tests.timeline.test_merge import read


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kenya's Supreme Court met.", "The Supreme Court of Kenya met.", True),
        ("The Kenyan Supreme Court met.", "The Supreme Court of Kenya met.", True),
        ("Norway's parliament met.", "The Norwegian parliament met.", True),
        ("The US Senate met.", "The Senate of the United States met.", True),
        ("Kenya's Supreme Court met.", "The Supreme Court of Ghana met.", False),
        ("Kenya's Supreme Court met.", "Kenya's High Court met.", False),
        ("Norway's parliament met.", "The Swedish parliament met.", False),
    ],
)
def test_a_body_of_state_is_one_however_its_country_is_named(
    one: str, other: str, same: bool
) -> None:
    parsed = [read(name, text, "2024-05-08") for name, text in (("one", one), ("other", other))]
    first, second = (
        {ids[a.id] for a in p.actors if a.kind == "organisation"}
        for p, ids in zip(parsed, timeline_ids(parsed), strict=True)
    )
    assert first
    assert second
    assert (first == second) is same
