"""What a thing was called before it stood behind a bare article: "the bill", a harbour bill."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from itertools import pairwise

from dashboard.model import Event
from dashboard.nlp.stems import WORD, same_event_data, stem, stems
from dashboard.timeline.acts import empty_words

_LOOKED_BACK = 4_000  # characters
Antecedents = Mapping[str, frozenset[str]]


def find_antecedents(event: Event, text: str) -> Antecedents:
    """The words that stood before a noun when it was named first, by the stem of the noun.

    Only of nouns that stand behind a bare article in the headline. Empty where the text before the
    sentence has none of them with a word of its own.
    """
    before = text[max(0, event.sentence.start - _LOOKED_BACK) : event.sentence.start].casefold()
    found = {}
    for noun in _named_before(event.headline):
        for match in re.finditer(rf"(\w+)[ -]{re.escape(noun)}\b", before):
            if told := stems(match[1]) - empty_words():
                found[stem(noun)] = told
                break
    return found


def definite_nouns(headline: str) -> frozenset[str]:
    """The stems of the words that stand behind a bare article: "the bill was suspended"."""
    return frozenset(map(stem, _named_before(headline))) - empty_words()


def _named_before(headline: str) -> frozenset[str]:
    words = WORD.findall(headline.casefold())
    return frozenset(noun for article, noun in pairwise(words) if article in _articles())


@functools.cache
def _articles() -> frozenset[str]:
    return frozenset(same_event_data()["articles"])
