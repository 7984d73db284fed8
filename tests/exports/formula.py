"""An article whose title and headline a spreadsheet would run, and what is written of it."""

from __future__ import annotations

import csv
import datetime as dt
import io

from dashboard.exports import Options, load
from dashboard.model import (
    Actor,
    ActorKind,
    Article,
    DateStatus,
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
from dashboard.timeline.selection import select_all, stream

DAY = dt.date(2024, 3, 4)


def parsed(text: str = "=SUM(A1) was said, “-2+3”, by Ana.") -> ParsedArticle:
    article = Article("x", text, title="@home")
    quote = Quote("q1", article.span(20, 24), QuoteKind.DIRECT, speaker="a1")
    event = Event(
        id="x:0:STATEMENT",
        type="STATEMENT",
        headline=text[:8],
        trigger=article.span(0, 8),
        sentence=article.span(0, len(text)),
        date=EventDate(DAY, DAY, Granularity.DAY, DateStatus.STATED, "it says so"),
        modality=Modality.ASSERTED,
        participants=(Participant("a1", Role.SPEAKER),),
        quotes=("q1",),
    )
    return ParsedArticle(
        article,
        actors=(Actor("a1", "Ana", ActorKind.PERSON),),
        quotes=(quote,),
        events=(event,),
    )


def write(name: str, articles: list[ParsedArticle], options: Options | None = None) -> bytes:
    module = load(name)
    selection = (stream if module.STREAMS else select_all)(articles)
    return b"".join(module.write(selection, options or Options()))


def rows(*, raw: bool) -> list[dict[str, str]]:
    data = write("csv", [parsed()], Options(raw=raw))
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))
