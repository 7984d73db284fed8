"""One event told twice has the places and the quotations of both tellings."""

from __future__ import annotations

from dashboard.model import Article
from dashboard.pipeline import parse


def test_a_statement_that_goes_on_has_both_quotations() -> None:
    text = "Anna Berg said the dam was safe but added that the gates needed paint."
    parsed = parse(Article("case", text))
    (event,) = (e for e in parsed.events if e.type == "STATEMENT")
    assert [m.text for m in (event.trigger, *event.mentions)] == ["said", "added"]
    assert {q.id for q in parsed.quotes} == set(event.quotes)
    assert len(event.quotes) == 2
