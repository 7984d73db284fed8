"""A quote is cited with its speaker, and one in the article's words with the verb that tells it."""

from __future__ import annotations

import re

import pytest

from dashboard.exports import Options, load
from dashboard.model import Article
from dashboard.pipeline import parse
from dashboard.timeline.selection import select_all
from dashboard.timeline.wording.citation import cited_quote, quote_block


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Norvik denied that it had left the talks.",
            "“denied”: it had left the talks — Norvik, told with “denied”, in the article’s words",
        ),
        (
            "The company disputed that it had hidden the leak.",
            "“disputed”: it had hidden the leak — The company, told with “disputed”, in the "
            "article’s words",
        ),
        (
            "Norvik admitted that it had left the talks.",
            "it had left the talks — Norvik, told with “admitted”, in the article’s words",
        ),
        (
            "Norvik said it had denied nothing.",
            "it had denied nothing — Norvik, told with “said”, in the article’s words",
        ),
        ("“We left the talks,” Anna Lie said.", "“We left the talks,” — Anna Lie"),
    ],
)
def test_how_a_quote_is_cited(text: str, cited: str) -> None:
    parsed = parse(Article("a", text))
    (quote,) = parsed.quotes
    assert cited_quote(quote, parsed.actors) == cited


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_an_export_leads_what_was_denied_with_the_denial(name: str) -> None:
    parsed = parse(Article("a", "Norvik denied on 3 May 2021 that it had left the talks."))
    data = b"".join(load(name).write(select_all([parsed]), Options())).decode()
    words = re.sub(r"<[^>]*>", "", data)
    assert "“denied”: it had left the talks — Norvik" in words


def test_the_quotes_of_an_actor_lead_what_was_denied_with_the_denial() -> None:
    parsed = parse(Article("a", "Norvik denied that it had left the talks."))
    (quote,) = parsed.quotes
    block = quote_block(quote, parsed.article, parsed.actors)
    assert block["pieces"] == [{"text": "“denied”: it had left the talks"}]
