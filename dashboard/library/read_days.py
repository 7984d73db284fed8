"""The days of publication that the page shows: as they were given, else as the head tells them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dashboard.dates.dateline import find_dateline
from dashboard.library.parses import kept_parses
from dashboard.model import Article, DocumentCreationTime
from dashboard.nlp.analysis import Depth, analyse


def read_days(
    articles: Iterable[Article], place: Path | None = None
) -> dict[str, DocumentCreationTime]:
    """The day of each article by id, without those of which none is known."""
    articles = tuple(articles)
    open_ones = [article for article in articles if article.published is None]
    kept = kept_parses(open_ones, place)
    days = {article.id: article.published for article in articles}
    for article in open_ones:
        parsed = kept.get(article.id)
        days[article.id] = (
            find_dateline(analyse(article.text, depth=Depth.TAGS))
            if parsed is None
            else parsed.article.published
        )
    return {name: day for name, day in days.items() if day is not None}
