"""What was said, as a block of the page: the words, who said them, and how to cite them."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from dashboard.model import Actor, Article, Quote, QuoteKind
from dashboard.registry import current_language, language_file, lowered, read_toml
from dashboard.timeline.samples import is_sample, paper_name
from dashboard.timeline.wording.pieces import Block


def quote_block(quote: Quote, article: Article, actors: Iterable[Actor]) -> Block:
    """The block of a quote; ``citation`` is its words with speaker, source and date.

    ``actors`` are those among whom the speaker is looked for, by id; where it is not among them,
    the words that name it in the article stand for it.
    """
    words, source = quoted_words(quote), said_by(quote, actors)
    told = told_in(article)
    if article.source and is_sample(article):
        told[0] = article.source  # a citation is taken away alone
    citation = f"{words} ({source}; {', '.join(told)})"
    return {"kind": "quote", "pieces": [{"text": words}], "source": source, "citation": citation}


def cited_quote(quote: Quote, actors: Iterable[Actor]) -> str:
    """The words of a quote and who said them, on one line; ``actors`` as for ``quote_block``."""
    return f"{quoted_words(quote)} — {said_by(quote, actors)}"


def said_by(quote: Quote, actors: Iterable[Actor]) -> str:
    """Who said it, in which office, through whom, and how where it is in the article's words."""
    known = {actor.id: actor for actor in actors if actor.id in (quote.speaker, quote.via)}
    speaker, via = known.get(quote.speaker or ""), known.get(quote.via or "")
    mention = quote.speaker_mention.text if quote.speaker_mention else None
    parts = [speaker.name if speaker else mention or "speaker not named"]
    if speaker is not None and speaker.office:
        parts.append(speaker.office)
    if via is not None:
        parts.append(f"in a text released by {via.name}")
    if quote.kind is QuoteKind.INDIRECT:
        parts.append(in_other_words(quote))
    return ", ".join(parts)


def in_other_words(quote: Quote) -> str:
    """How an indirect quote was told: its cue matters, as what is denied is no claim."""
    cue = f"told with “{quote.cue.text}”, " if quote.cue is not None else ""
    return f"{cue}in the article’s words"


def told_in(article: Article) -> list[str]:
    """Source, title and date of publication of an article, as far as they are known.

    That a source is a sample is left out: the origin of an export says it once of all of them.
    """
    source = paper_name(article) if article.source else None
    told = (source, article.title, article.published and str(article.published))
    return [part for part in told if part]


def quoted_words(quote: Quote) -> str:
    """The words of a quote, in marks where they are those that were said; a denial's led by it."""
    words = quote.span.text if quote.kind is QuoteKind.INDIRECT else f"“{quote.span.text}”"
    return f"{denied_with(quote)}{words}"


def denied_with(quote: Quote) -> str:
    """The cue before the words of what was denied: nobody said these. Empty for all others."""
    if quote.kind is not QuoteKind.INDIRECT or quote.cue is None:
        return ""
    words = quote.cue.text.casefold().split()
    denies = not _denying(current_language()).isdisjoint(words)
    return f"“{quote.cue.text}”: " if denies else ""


@functools.cache
def _denying(language: str) -> frozenset[str]:
    table = read_toml(language_file(language, "quotes.toml"))
    return lowered(table["complement"]["denying"])
