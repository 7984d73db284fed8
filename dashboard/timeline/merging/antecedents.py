"""What a thing was called before it stood behind a bare article: "the bill", a harbour bill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from dashboard.model import Event
from dashboard.nlp.stems import WORD, same_event_words, stem, stems
from dashboard.timeline.merging.acts import empty_words

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
        for word in words_before(noun, before):
            if told := stems(word) - empty_words():
                found[stem(noun)] = told
                break
    return found


def definite_nouns(headline: str) -> frozenset[str]:
    """The stems of the words that stand behind a bare article: "the bill was suspended"."""
    return frozenset(map(stem, _named_before(headline))) - empty_words()


def words_before(noun: str, text: str) -> Iterator[str]:
    """The word before each place of the text where the noun stands behind a space or a hyphen.

    Looked for from the noun backwards: a pattern that begins with any word would be tried at each
    letter of the text, which was a third of the time of a timeline.
    """
    end = 0
    for match in re.finditer(rf"{re.escape(noun)}\b", text):
        last = first = match.start() - 1
        if last < end or text[last] not in " -":
            continue
        while first > end and _is_of_word(text[first - 1]):
            first -= 1
        if first < last:
            yield text[first:last]
            end = match.end()


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _named_before(headline: str) -> frozenset[str]:
    words = WORD.findall(headline.casefold())
    articles = same_event_words("articles")
    return frozenset(noun for article, noun in pairwise(words) if article in articles)
