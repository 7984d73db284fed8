"""Events that a person wrote down without an article: a docket, a phone call, a document.

Each stands on the timeline as an article of its own, whose id begins with ``OWN`` and whose text is
what happened: so all that can be said of an event can be said of it, and nothing is read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dashboard.identity import article_of, is_own
from dashboard.model import Article, DateStatus, Event, EventDate, Modality, ParsedArticle, Timeline
from dashboard.review import Field, Review
from dashboard.timeline.corrections.correct import date_by_hand
from dashboard.timeline.corrections.edtf import read_edtf
from dashboard.timeline.corrections.kinds import type_and_subtype

TITLE, TITLES = "Own event", "Own events"


def own_articles(said: Mapping[str, Review]) -> Iterator[ParsedArticle]:
    """The articles of the events that people wrote down, in the order in which they did."""
    written = [(event, review) for event, review in said.items() if review.value(Field.OWN)]
    written.sort(key=lambda one: one[1].last(Field.OWN))
    for event, review in written:
        if is_own(article_of(event)):
            yield _article(event, review)


def _article(event: str, review: Review) -> ParsedArticle:
    value, line = review.value(Field.OWN), review.latest[Field.OWN]
    words = " ".join(value["headline"].split()) or TITLE
    article = Article(
        article_of(event),
        words,
        title=TITLE,
        source=value["source"] or None,
        url=value["link"] or None,
    )
    span = article.span(0, len(words))
    unknown = EventDate(*read_edtf(""), DateStatus.UNKNOWN, f"added by {line.by}, who gave no date")
    date = date_by_hand(value["date"], line) if value["date"] else None
    how = Modality(value["modality"])
    event_type, subtype = type_and_subtype(value["type"])
    when = date or unknown
    made = Event(event, event_type, words, span, span, when, how, subtype=subtype)
    return ParsedArticle(article, events=(made,))


def read_articles(articles: Iterable[ParsedArticle]) -> tuple[ParsedArticle, ...]:
    """Those that were read, without those that stand for own events."""
    return tuple(parsed for parsed in articles if not is_own(parsed.article.id))


def own_events(timeline: Timeline) -> frozenset[str]:
    """The ids of the events that people added, by words of an article or without one."""
    written = (e.id for p in timeline.articles if is_own(p.article.id) for e in p.events)
    return timeline.own.union(written)
