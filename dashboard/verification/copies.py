"""Finds the articles of a file: copies that did not come with it first, then those in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dashboard.contract import Json
from dashboard.errors import ArticleError
from dashboard.model import Article, DocumentCreationTime
from dashboard.publication_date import read_published


class Copy(NamedTuple):
    """A copy of an article, under the id that the file gives it."""

    article: Article
    independent: bool  # it did not come with the file


class Copies:
    """All copies that are at hand, found by their text, else by their address or id."""

    def __init__(self, independent: Iterable[Article], texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._by_text: dict[str, Article] = {}
        self._by_name: dict[str, Article] = {}
        for article in independent:
            self._by_text.setdefault(article.sha256, article)
            for name in filter(None, (article.url, article.id)):
                self._by_name.setdefault(name, article)

    def find(self, about: Json) -> Copy | None:
        """The copy of an article of which a file says so much; None where there is none.

        The very text is sought first, then, of what is called so, another text.
        """
        found = self._by_text.get(about["sha256"])
        if found is not None:
            return Copy(_named(found, about), independent=True)
        if about["sha256"] in self._texts:
            text = self._texts[about["sha256"]]
            return Copy(_named(Article(about["id"], text), about), independent=False)
        for name in (about.get("url"), about["id"]):
            if isinstance(name, str) and name in self._by_name:
                return Copy(_named(self._by_name[name], about), independent=True)
        return None


def _named(article: Article, about: Json) -> Article:
    """The copy with what its own header leaves open, as the file has it, and the file's id."""
    told = {key: about.get(key) for key in ("title", "source", "url", "timezone")}
    words = {key: value for key, value in told.items() if isinstance(value, str)}
    return dataclasses.replace(
        article,
        id=about["id"],
        published=article.published or _published(about.get("published")),
        title=article.title or words.get("title"),
        source=article.source or words.get("source"),
        url=article.url or words.get("url"),
        timezone=article.timezone or words.get("timezone"),
    )


def _published(told: object) -> DocumentCreationTime | None:
    try:
        return read_published(told) if isinstance(told, str) else None
    except (ArticleError, ValueError):
        return None
