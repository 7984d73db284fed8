"""The turns of a transcript as statements: each labelled paragraph is one, said by its speaker."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dashboard.dates.explanations import tell
from dashboard.dates.periods import date_period
from dashboard.events.edtf import write_edtf
from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.model import (
    Article,
    DateStatus,
    Event,
    EventDate,
    Granularity,
    Modality,
    Participant,
    Quote,
    QuoteKind,
    Role,
    Span,
)
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.reasons import reason

MEETING = "CONSULT"
LONGEST = 16  # words of a headline


def read_turns(
    analysis: Analysis, article: Article, quotes: Sequence[Quote], before: Sequence[Event]
) -> Iterator[tuple[Event, EventTrigger]]:
    """An event for each quotation whose paragraph begins with its speaker's label.

    Of the day of the last meeting or interview among the events ``before`` it, else of the day
    of publication.
    """
    for quote in quotes:
        label = quote.speaker_mention
        if label is None or quote.cue is not None:
            continue
        part = analysis.paragraph_at(label.start)
        if quote.kind is not QuoteKind.DIRECT or part is None or not _opens(part, label, quote):
            continue
        token = part.token_at(label.start)
        if token is None:
            continue
        number = analysis.paragraphs.index(part)
        found = EventTrigger(number, token.i, token.i, token.i, STATEMENT, None, None)
        sentence = _first_sentence(part, label)
        named = [] if quote.speaker is None else [Participant(quote.speaker, Role.SPEAKER, label)]
        yield (
            Event(
                id=f"{article.id}:{label.start}:{STATEMENT}",
                type=STATEMENT,
                headline=" ".join(sentence.text.split()[:LONGEST]),
                trigger=label,
                sentence=sentence,
                date=_date(article, label, before),
                modality=Modality.ASSERTED,
                participants=tuple(named),
                quotes=(quote.id,),
            ),
            found,
        )


def _opens(part: AnalysedParagraph, label: Span, quote: Quote) -> bool:
    """Whether a paragraph begins with the label, and the words follow right behind it."""
    between = part.paragraph.start == label.start and label.end <= quote.span.start
    same = quote.span.start < part.paragraph.end
    gap = part.doc.text[label.end - part.start : quote.span.start - part.start]
    return between and same and gap.lstrip()[:1] in {":", ".", "("}


def _first_sentence(part: AnalysedParagraph, label: Span) -> Span:
    """The label and what stands behind it in its first sentence of more than the label."""
    sentences = list(part.doc.sents)
    last = sentences[0]
    for sentence in sentences:
        last = sentence
        if part.start + sentence.end_char > label.end + 2:
            break
    tokens = [t for t in last if not t.is_space]
    end = part.span_of(tokens[0], tokens[-1]).end if tokens else label.end
    text = part.doc.text[label.start - part.start : end - part.start]
    return Span(label.start, end, text)


def _date(article: Article, label: Span, before: Sequence[Event]) -> EventDate:
    dct = article.published
    on: tuple[str, ...] = ()
    meetings = [
        e
        for e in before
        if e.type == MEETING and e.trigger.start < label.start and e.date.earliest is not None
    ]
    dated = [e for e in meetings if e.date.status is DateStatus.STATED and _is_day(e.date)]
    if dated:
        day, on = dated[-1].date.earliest, (dated[-1].id,)
        assert day is not None
        because = reason(
            "events.said_in_event", event=dated[-1].trigger.text, day=tell(date_period(day))
        )
    elif dct is not None:
        day = dct.day
        because = reason("events.said_in_transcript")
    else:
        missing = reason("events.no_time_no_publication")
        return EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, missing)
    status, rule = DateStatus.INFERRED, "transcript"
    date = EventDate(day, day, Granularity.DAY, status, because, None, rule)
    return dataclasses.replace(date, edtf=write_edtf(date), leans_on=on)


def _is_day(date: EventDate) -> bool:
    return date.earliest is not None and date.earliest == date.latest
