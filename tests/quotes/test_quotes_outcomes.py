"""A reported clause ends before what the paper says came of it; what the speaker adds stays in."""

from __future__ import annotations

import pytest

from dashboard import Article, parse

# a sentence: what is reported in it, to the word
SENTENCES = [
    ("The mayor said the roof was unsafe, prompting a protest.", "the roof was unsafe"),
    ("Prosecutors said Lund had lied, paving the way for a trial.", "Lund had lied"),
    ("The bank said on Tuesday it would hold rates, sending shares lower.", "it would hold rates"),
    ("The firm said it had saved money, using less steel.", "it had saved money, using less steel"),
]


@pytest.mark.parametrize(("sentence", "reported"), SENTENCES)
def test_a_report_ends_before_its_outcome(sentence: str, reported: str) -> None:
    quotes = parse(Article(id="x", text=sentence)).quotes
    assert [quote.span.text for quote in quotes] == [reported]
