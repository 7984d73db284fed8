"""The chronology as it stood on a day: made from the articles that were published by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dashboard.identity import article_of, is_own
from dashboard.linkage import ActorCorrection
from dashboard.model import ParsedArticle, Timeline
from dashboard.review import Review
from dashboard.timeline.build import build, remarked


def published_by(articles: Iterable[ParsedArticle], day: dt.date) -> tuple[ParsedArticle, ...]:
    """The articles that were published on a day or before; one without a date is none of them."""
    return tuple(
        parsed
        for parsed in articles
        if parsed.article.published is not None and parsed.article.published.day <= day
    )


def as_reported(
    articles: Iterable[ParsedArticle],
    day: dt.date,
    said: Mapping[str, Review] = MappingProxyType({}),
    who: Sequence[ActorCorrection] = (),
) -> Timeline:
    """The timeline of the articles published by a day: the very one of these articles alone.

    What people ``said`` of them holds. What they wrote down themselves has no day of publication
    and is left out.
    """
    of_articles = {event: r for event, r in said.items() if not is_own(article_of(event))}
    timeline = build(published_by(articles, day), of_articles, who=who)
    return remarked(timeline, of_articles)
