"""Title, day of publication and source of a kept article, as a person writes them in one line."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.dates import read_publication
from dashboard.errors import ArticleError
from dashboard.inbox.proposed import propose_dates
from dashboard.model import Article, DocumentCreationTime, ParsedArticle
from dashboard.nlp.publication import read_within


@dataclass(frozen=True, slots=True)
class Line:
    """An article and what stands in its fields; ``hint`` tells what may be a day that is missing.

    ``proposed`` is the likeliest of those days, or the beginning of one ("2024-02-"); else empty.
    """

    article: Article
    title: str
    day: str
    source: str
    hint: str = ""
    proposed: str = ""

    @property
    def name(self) -> str:
        """What the article is called: its title, else its id."""
        return self.title or self.article.name

    @property
    def day_field(self) -> str:
        """The name of the field of its day in a form, as an error has it."""
        return f"day {self.article.id}"


def line_of(parsed: ParsedArticle) -> Line:
    """An article as its line is first shown; of a missing day the month, where that is known."""
    article, proposals = parsed.article, propose_dates(parsed)
    proposed = next((one.value for one in proposals if one.likely), "")
    reasons: dict[str, list[str]] = {}
    for one in proposals:
        reasons.setdefault(one.why, []).append(one.value.rstrip("-"))
    hint = "; ".join(f"{' or '.join(values)}, {why}" for why, values in reasons.items())
    known = str(article.published or "") or (
        f"{within}-" if (within := read_within(article)) else ""
    )
    return Line(article, article.title or "", known, article.source or "", hint, proposed)


def as_written(line: Line) -> Article:
    """The article as its line says. Raises ArticleError, which names it, for what is no day.

    An empty title leaves the title; a month whose day is not given yet leaves the day open.
    """
    return dataclasses.replace(
        line.article,
        title=" ".join(line.title.split()) or line.article.title,
        published=_day_of(line),
        source=" ".join(line.source.split()) or None,
    )


def for_all(lines: Sequence[Line], *, day: str = "", source: str = "") -> list[Line]:
    """The lines with one day and one source for all of them, where these are given."""
    return [
        dataclasses.replace(line, day=day.strip() or line.day, source=source.strip() or line.source)
        for line in lines
    ]


def _day_of(line: Line) -> DocumentCreationTime | None:
    day = line.day.strip()
    if day == str(line.article.published or ""):
        return line.article.published
    try:
        return None if not day or day.endswith("-") else read_publication(day)
    except ArticleError as error:
        raise ArticleError(f"“{line.name}”: {error}", field=line.day_field) from None
