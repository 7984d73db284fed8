"""The whole pipeline on one screen."""

from __future__ import annotations

from dashboard.model import Article, ParsedArticle
from dashboard.text.analysis import analyse


def parse(article: Article) -> ParsedArticle:
    """Read an article's dates, actors, quotes, events and relations.

    Deterministic: no clock, no network, no randomness, no locale. Raises nothing for any text.
    """
    analysis = analyse(article.text)
    return ParsedArticle(
        article=article,
        sentences=analysis.sentences(),
        paragraphs=tuple(
            article.span(p.paragraph.start, p.paragraph.end) for p in analysis.paragraphs
        ),
        diagnostics=article.diagnostics,
    )
