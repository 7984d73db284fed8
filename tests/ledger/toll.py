"""A story of a week in four papers: a toll that rises, an arrest that is denied, a quotation."""

from __future__ import annotations

import functools

from dashboard.model import ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse

_HEAD = "---\ntitle: {}\npublished: {}\nsource: {}\n---\n"
TEXTS = {
    "first": _HEAD.format("Bomb at a market in Kano", "2024-03-04", "Kano Courier")
    + "A bomb killed at least 12 people at a market in Kano on Monday.\n"
    "“We heard two blasts within a minute,” said Amina Bello.",
    "second": _HEAD.format("The market", "2024-03-05", "Lagos Daily")
    + "A bomb at a market in Kano killed 15 people on Monday.\n"
    "“We heard two blasts in a minute,” Amina Bello said.",
    "third": _HEAD.format("More dead in Kano", "2024-03-06", "Coast Herald")
    + "A bomb killed 19 people at a market in Kano on 4 March 2024.\n"
    "Police arrested Jonas Brandt in Kano on Tuesday.",
    "fourth": _HEAD.format("After the bomb", "2024-03-06", "Harbour Post")
    + "The bomb at the market in Kano on 4 March 2024 killed 17 people.\n"
    "Police denied that Jonas Brandt was arrested in Kano on Tuesday.",
    "fifth": _HEAD.format("A suspect is held", "2024-03-08", "Kano Courier")
    + "Police arrested Jonas Brandt in Kano on Wednesday.",
}


@functools.cache
def toll_articles() -> tuple[ParsedArticle, ...]:
    return tuple(parse(article_from_text(text, name)) for name, text in TEXTS.items())
