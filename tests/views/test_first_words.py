"""An article without a title is called by the first line that does not only date it."""

from __future__ import annotations

import pytest

from dashboard.views.articles.model import first_words


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2025-11-18\nTrust chief steps down\n\nThe chief left.", "Trust chief steps down"),
        ("18 November 2025\n\nTrust chief steps down", "Trust chief steps down"),
        ("Published 3 March 1999, 10:35\nBridge falls", "Bridge falls"),
        ("Budget 2025 passes\n\nThe house met.", "Budget 2025 passes"),
        (
            "Riots of 3 March 2024 are remembered\n\nThe town met.",
            "Riots of 3 March 2024 are remembered",
        ),
        ("2025-11-18", "2025-11-18"),
        ("", ""),
    ],
)
def test_the_first_line_that_is_no_date(text: str, title: str) -> None:
    assert first_words(text) == title
