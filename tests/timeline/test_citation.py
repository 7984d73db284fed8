"""A quote is cited with its speaker, and one in the article's words with the verb that tells it."""

from __future__ import annotations

import pytest

from dashboard.model import Article
from dashboard.pipeline import parse
from dashboard.timeline.wording.citation import cited_quote


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Norvik denied that it had left the talks.",
            "it had left the talks — Norvik, told with “denied”, in the article’s words",
        ),
        ("“We left the talks,” Anna Lie said.", "“We left the talks,” — Anna Lie"),
    ],
)
def test_how_a_quote_is_cited(text: str, cited: str) -> None:
    parsed = parse(Article("a", text))
    (quote,) = parsed.quotes
    assert cited_quote(quote, parsed.actors) == cited
