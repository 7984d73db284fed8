"""How many sources are independent: a text that is printed twice, and a paper, count once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.model import ParsedArticle

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 6  # of a sentence that is unlikely to be written twice
COPIED = 0.6  # of the shorter text's sentences, where it is a reprint
_MOST_SHARED = 50  # articles with a sentence, where it is no phrase that many use


class Together:
    """Things that belong together, directly or through others (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, one: str) -> str:
        """What stands for all that belong together with this."""
        path = []
        while (above := self._above.get(one, one)) != one:
            path.append(one)
            one = above
        for passed in path:
            self._above[passed] = one
        return one

    def join(self, one: str, other: str) -> None:
        """From now on the two belong together."""
        self._above[self.of(other)] = self.of(one)


def copies(articles: Sequence[ParsedArticle]) -> dict[str, str]:
    """For each article that is a copy of another, or is copied, the one that stands for all."""
    together = Together()
    alike = list(_copies(articles))
    for one, other in alike:
        together.join(one, other)
    return {article: together.of(article) for pair in alike for article in pair}


def origins(articles: Sequence[ParsedArticle], copied: Mapping[str, str]) -> dict[str, str]:
    """For each article by id the one that stands for its source; equal for copies and one paper.

    ``copied`` is what ``copies`` says of them.
    """
    together = Together()
    of_paper: dict[str, str] = {}
    for parsed in articles:
        article = parsed.article
        if article.source:
            together.join(of_paper.setdefault(article.source.casefold(), article.id), article.id)
    for one, other in copied.items():
        together.join(other, one)
    return {parsed.article.id: together.of(parsed.article.id) for parsed in articles}


def _copies(articles: Sequence[ParsedArticle]) -> Iterable[tuple[str, str]]:
    """Pairs of articles of which one has most sentences of the other."""
    sentences = {p.article.id: set(long_sentences(p)) for p in articles}
    holders: dict[str, list[str]] = defaultdict(list)
    for article, texts in sentences.items():
        for text in sorted(texts):
            holders[text].append(article)
    shared: Counter[tuple[str, str]] = Counter()
    for found in holders.values():
        near = found if len(found) <= _MOST_SHARED else found[:1]
        shared.update((a, b) for i, a in enumerate(near) for b in near[i + 1 :])
        if len(found) > _MOST_SHARED:
            shared.update((found[0], other) for other in found[1:])
    for (one, other), count in shared.items():
        if count >= COPIED * min(len(sentences[one]), len(sentences[other])):
            yield one, other


def long_sentences(parsed: ParsedArticle) -> Iterable[str]:
    """The longer sentences as their words alone; the whole text where sentences are not known."""
    spans = [s.span.text for s in parsed.sentences] or [parsed.article.text]
    for text in spans:
        words = _WORD.findall(text.casefold())
        if len(words) >= _LEAST_WORDS:
            yield " ".join(words)
