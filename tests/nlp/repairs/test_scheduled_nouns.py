"""What is planned for a time hangs on what it is, not on where."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "participle", "head"),
    [
        ("Reed spoke ahead of a vote in the region slated for next week.", "slated", "vote"),
        ("Ministers prepared for talks in Oslo planned for Friday.", "planned", "talks"),
        ("Elections in Norvia scheduled for May were postponed.", "scheduled", "Elections"),
        ("Lawyers prepared for a hearing in the case set for June.", "set", "hearing"),
        ("Reed led a protest at the school slated for closure.", "slated", "school"),
        ("A fire in a hotel planned for June killed two.", "planned", "hotel"),
        ("Police searched a flat in the house set for demolition.", "set", "house"),
    ],
)
def test_a_plan_is_of_what_takes_place(text: str, participle: str, head: str) -> None:
    found = next(t for t in analyse(text).paragraphs[0].doc if t.text == participle)
    assert found.head.text == head
