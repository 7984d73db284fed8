"""CSL-JSON: each article is a reference as the schema of CSL has it, and tells its events."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.exports.csl import reference
from dashboard.timeline.selection import select_all
from tests.exports.made import chosen, two_articles, written

# The properties of an item that the schema of CSL 1.0.2 knows, of those that are written here.
KNOWN = {"id", "type", "title", "container-title", "issued", "URL", "license", "custom"}
ARTICLE = {
    "id": "a", "title": None, "published": None, "source": None, "url": None, "licence": None,
}  # fmt: skip


def items() -> list[dict[str, Any]]:
    return list(json.loads(written("csl", chosen())))


def test_each_article_is_an_item_with_title_source_and_day() -> None:
    first, second = items()
    assert {**first, "custom": None} == {
        "id": "a",
        "type": "article-newspaper",
        "title": "The bridge",
        "container-title": "Harbour Post",
        "issued": {"date-parts": [[2021, 5, 5]]},
        "custom": None,
    }
    assert second["title"] == "Ten years of it"
    assert first.keys() | second.keys() <= KNOWN


def test_an_item_tells_the_hash_and_the_events_of_its_article() -> None:
    for item, parsed in zip(items(), two_articles(), strict=True):
        custom = item["custom"]
        assert custom["sha256"] == parsed.article.sha256
        assert [e["headline"] for e in custom["events"]] == [e.headline for e in parsed.events]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, {"type": "document"}),
        ({"url": "https://x.test"}, {"type": "webpage", "URL": "https://x.test"}),
        (
            {"source": "Post", "published": "2021-05-05T08:30"},
            {
                "type": "article-newspaper",
                "container-title": "Post",
                "issued": {"date-parts": [[2021, 5, 5]]},
            },
        ),
        ({"licence": "CC BY"}, {"type": "document", "license": "CC BY"}),
    ],
)
def test_what_is_not_known_is_left_out(given: dict[str, str], told: dict[str, Any]) -> None:
    assert reference({**ARTICLE, **given}) == {"id": "a", **told}


def test_no_article_gives_an_empty_list() -> None:
    assert json.loads(written("csl", select_all([]))) == []
