"""Where each report of an event stands, as a footnote: its words, its source, its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dashboard.model import ParsedArticle, Report
from dashboard.timeline.wording.citation import told_in

_WEB = re.compile(r"(?i)https?://[^\s\x00-\x20\"<>\\^`{|}\x7f-\x9f]+")


class Footnote(NamedTuple):
    """A report: its sentence, and the source, title and date of its article, as far as known.

    ``paragraph`` is the number of its paragraph from 1, None where the article has none; ``url`` is
    the article's address, empty unless it is one of the web.
    """

    words: str
    source: str
    paragraph: int | None
    url: str

    @property
    def where(self) -> str:
        """All but the words and the address: ``Harbour Post, The bridge, paragraph 2``."""
        place = [] if self.paragraph is None else [f"paragraph {self.paragraph}"]
        return ", ".join([*([self.source] if self.source else []), *place])


def footnote(report: Report, starts: Mapping[str, tuple[int, ...]]) -> Footnote:
    """The footnote of a report; ``starts`` is what ``paragraph_starts`` gives."""
    article, sentence = report.article, report.event.sentence
    number = bisect_right(starts.get(article.id, ()), sentence.start)
    url = article.url if article.url and _WEB.fullmatch(article.url) else ""
    return Footnote(sentence.text, ", ".join(told_in(article)), number or None, url)


def paragraph_starts(articles: Iterable[ParsedArticle]) -> dict[str, tuple[int, ...]]:
    """Where the paragraphs of each article begin, by its id; none for an event of one's own."""
    return {one.article.id: tuple(sorted(p.start for p in one.paragraphs)) for one in articles}
