"""A small made-up timeline, written as a table, for the tests of filters and pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from dashboard.model import (
    Actor,
    ActorKind,
    Article,
    DateStatus,
    DocumentCreationTime,
    Event,
    EventDate,
    Granularity,
    Modality,
    ParsedArticle,
    Participant,
    Quote,
    QuoteKind,
    Role,
)
from dashboard.review import Correction, Field, Review, reviews

Record = dict[str, Any]


def make_article(name: str, records: list[Record], actors: list[Record]) -> ParsedArticle:
    """An article that holds one sentence for each record, and an event for each sentence."""
    sentences = [record["sentence"] for record in records]
    text = " ".join(sentences)
    article = Article(
        name, text, title=name.title(), published=DocumentCreationTime(dt.datetime(2024, 3, 1))
    )
    quotes: list[Quote] = []
    events = []
    start = 0
    for record, sentence in zip(records, sentences, strict=True):
        if record.get("quote"):
            at = start + sentence.index(record["quote"])
            quotes.append(
                Quote(
                    f"q{len(quotes)}",
                    article.span(at, at + len(record["quote"])),
                    QuoteKind.DIRECT,
                    speaker=record["who"][0],
                )
            )
        events.append(_event(article, record, start, quotes[-1:] if record.get("quote") else []))
        start += len(sentence) + 1
    return ParsedArticle(
        article=article,
        actors=tuple(_actor(actor) for actor in actors),
        quotes=tuple(quotes),
        events=tuple(events),
    )


def make_reviews(articles: Mapping[str, list[Record]]) -> dict[str, Review]:
    """What the records say under ``review`` that people said of their events, by event."""
    lines = []
    for name, records in articles.items():
        events = make_article(name, records, []).events
        for event, record in zip(events, records, strict=True):
            for field, now in record.get("review", {}).items():
                lines.append(Correction(len(lines) + 1, "", "", event.id, Field(field), None, now))
    return reviews(lines)


def _actor(record: Record) -> Actor:
    return Actor(
        id=record["id"],
        name=record["name"],
        kind=ActorKind(record.get("kind", "organisation")),
        country=record.get("country"),
        member_of=tuple(record.get("member_of", ())),
    )


def _event(article: Article, record: Record, start: int, quotes: list[Quote]) -> Event:
    first, last = (dt.date.fromisoformat(d) if d else None for d in record["date"])
    sentence = article.span(start, start + len(record["sentence"]))
    return Event(
        id=f"{article.id}:{start}:{record['type']}",
        type=record["type"],
        subtype=record.get("subtype"),
        headline=record["title"],
        trigger=article.span(start, start + 1),
        sentence=sentence,
        date=EventDate(
            first,
            last,
            Granularity.DAY if first == last else Granularity.INTERVAL,
            DateStatus(record["status"]),
            because="it is written so for a test",
        ),
        modality=Modality(record.get("modality", "asserted")),
        participants=tuple(Participant(actor, Role.PARTICIPANT) for actor in record["who"]),
        quotes=tuple(quote.id for quote in quotes),
        salience=record.get("salience"),
        part_of=record.get("part_of"),
    )
