"""What was said, as a block of the page: the words, who said them, and how to cite them."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.model import Actor, Article, Quote, QuoteKind
from dashboard.timeline.pieces import Block


def quote_block(quote: Quote, article: Article, actors: Iterable[Actor]) -> Block:
    """The block of a quote; ``citation`` is its words with speaker, source and date.

    ``actors`` are those among whom the speaker is looked for, by id; where it is not among them,
    the words that name it in the article stand for it.
    """
    known = {actor.id: actor for actor in actors if actor.id in (quote.speaker, quote.via)}
    words = quote.span.text if quote.kind is QuoteKind.INDIRECT else f"“{quote.span.text}”"
    source = _source(quote, known.get(quote.speaker or ""), known.get(quote.via or ""))
    told = [article.source, article.title, article.published and str(article.published)]
    citation = f"{words} ({source}; {', '.join(str(part) for part in told if part)})"
    return {"kind": "quote", "pieces": [{"text": words}], "source": source, "citation": citation}


def _source(quote: Quote, speaker: Actor | None, via: Actor | None) -> str:
    """Who said it, in which office, through whom, and whether in the article's words."""
    mention = quote.speaker_mention.text if quote.speaker_mention else None
    parts = [speaker.name if speaker else mention or "speaker not named"]
    if speaker is not None and speaker.office:
        parts.append(speaker.office)
    if via is not None:
        parts.append(f"in a text released by {via.name}")
    if quote.kind is QuoteKind.INDIRECT:
        parts.append("in the article’s words")
    return ", ".join(parts)
