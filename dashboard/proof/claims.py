"""The claims of a selection: what a row says, where its words stand, and what people changed.

A place is a target of the W3C Web Annotation model: a ``TextQuoteSelector`` with the words and
what stands around them, and a ``TextPositionSelector`` with offsets in code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from dashboard.contract import show_day
from dashboard.identity import is_own
from dashboard.model import Article, Event, EventDate, ParsedArticle, Span, TimelineEntry
from dashboard.proof.blocks import Part, Piece
from dashboard.review import BY_HAND
from dashboard.timeline.corrections.reported import of_report
from dashboard.timeline.records import changes, named
from dashboard.timeline.selection import Selection
from dashboard.timeline.wording.dates import in_words

Json = dict[str, Any]
AROUND = 32  # characters before and after the words, by which they are told from their like


def target(article: Article, span: Span) -> Json:
    """Where words stand, as the Web Annotation model says it; ``source`` is the article's id."""
    before, after = max(0, span.start - AROUND), span.end + AROUND
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": article.text[before : span.start],
        "suffix": article.text[span.end : after],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": article.id, "selector": [quote, place]}


def about_article(article: Article) -> Json:
    """By what an article is found, and what its dates lean on."""
    return {
        "id": article.id,
        "sha256": article.sha256,
        "url": article.url,
        "title": article.title,
        "source": article.source,
        "published": None if article.published is None else str(article.published),
        "timezone": article.timezone,
    }


def date_record(date: EventDate) -> Json:
    """The days of a date, and how well they are known."""
    return {
        "earliest": show_day(date.earliest),
        "latest": show_day(date.latest),
        "edtf": date.edtf,
        "status": str(date.status),
    }


def who_record(event: Event, names: Mapping[str, str]) -> list[list[str]]:
    """Name and role of each who takes part, in their order."""
    return [[names.get(p.actor, p.actor), str(p.role)] for p in event.participants]


def reading_of(parsed: ParsedArticle, event: Event) -> Json:
    """An event as its article was read: where it stands, its date with the reason, and who.

    Without ``date`` and ``who`` where only what a person made of it is known.
    """
    article, date = parsed.article, event.date
    names = {actor.id: actor.name for actor in parsed.actors}
    timexes = {timex.id: timex.span for timex in parsed.timexes}
    words = timexes.get(date.timex or "")
    told: Json = {
        "event": event.id,
        "target": target(article, event.sentence),
        "trigger": [event.trigger.start, event.trigger.end],
        "quotes": [
            {"speaker": names.get(q.speaker or ""), "target": target(article, q.span)}
            for q in parsed.quotes
            if q.id in event.quotes
        ],
    }
    if date.rule == BY_HAND:
        return told
    reason = {"rule": date.rule, "because": date.because, "leans_on": list(date.leans_on)}
    of_words = None if words is None else target(article, words)
    told["date"] = {**date_record(date), **reason, "words": of_words}
    told["who"] = who_record(event, names)
    return told


class Proof:
    """Collects the claims of what is written, and gives them to the part that they stand in.

    The rows are numbered from 1 in the order in which they are told.
    """

    def __init__(self, selection: Selection) -> None:
        self.made_with = {
            "program": selection.manifest.program,
            "parser": selection.manifest.parser,
        }
        self._selection = selection
        self._rows = 0
        self._claims: list[Json] = []
        self._named: dict[str, Json] = {}  # articles of the claims
        self._about: dict[str, Json] = {}

    def part(self, pieces: Iterable[Piece]) -> Part:
        """The pieces with the claims that were made since the last part, and their articles."""
        part = Part(tuple(pieces), self._claims, list(self._named.values()))
        self._claims, self._named = [], {}
        return part

    def restart(self) -> None:
        """Number the rows from 1 again, for another file."""
        self._rows = 0

    def of_entry(self, entry: TimelineEntry, *, shown: str = "") -> tuple[int, ...]:
        """The number of the row that stands for all reports of an event; its claim is kept.

        ``shown`` is the digest of what is seen of it, where the format can tell that by itself.
        """
        names = {actor.id: actor.name for actor in (*entry.actors, *entry.places)}
        readings = [self._reading(r.event.id, entry) for r in entry.reports]
        changed = [*changes(entry.review), *named(entry)]
        row = self._claim(entry.event, names, [r for r in readings if r], changed)
        if shown:
            self._claims[-1]["shown"] = shown
        return row

    def of_event(self, parsed: ParsedArticle, event: Event) -> tuple[int, ...]:
        """The same of the row that stands for what one article tells of an event."""
        given = self._selection.names.get(parsed.article.id, {})
        names = {actor.id: given.get(actor.id, actor.name) for actor in parsed.actors}
        entry = self._entries.get(event.id)
        if entry is None:
            reading = None if is_own(parsed.article.id) else self._read(parsed, event)
            return self._claim(event, names, [reading] if reading else [])
        found = self._reading(event.id, entry)
        changed = [*changes(of_report(entry, event.id)), *named(entry, event.id)]
        return self._claim(event, names, [found] if found else [], changed)

    def _claim(
        self,
        event: Event,
        names: Mapping[str, str],
        readings: list[Json],
        changed: Sequence[Json] = (),
    ) -> tuple[int, ...]:
        self._rows += 1
        claim = {
            "row": self._rows,
            "event": event.id,
            "headline": event.headline,
            "date": {
                **date_record(event.date),
                "because": event.date.because,
                "words": in_words(event.date),
            },
            "who": who_record(event, names),
            "readings": readings,
            "changed": list(changed),
        }
        self._claims.append(claim)
        return (self._rows,)

    def _read(self, parsed: ParsedArticle, event: Event) -> Json:
        article = parsed.article
        if article.id not in self._about:
            self._about[article.id] = about_article(article)
        self._named[article.id] = self._about[article.id]
        return reading_of(parsed, event)

    @cached_property
    def _entries(self) -> dict[str, TimelineEntry]:
        return self._selection.entry_of()

    @cached_property
    def _articles(self) -> dict[str, ParsedArticle]:
        articles = {parsed.article.id: parsed for parsed in self._selection.articles}
        return {name: self._selection.read.get(name, parsed) for name, parsed in articles.items()}

    def _reading(self, event_id: str, entry: TimelineEntry) -> Json | None:
        """What was read of a report before people changed it; None for what nobody read."""
        report = next(r for r in entry.reports if r.event.id == event_id)
        name = report.article.id
        if is_own(name):
            return None
        parsed = self._articles[name]
        if entry.as_read is not None and entry.event.id == event_id:
            return self._read(parsed, entry.as_read)
        event = next((e for e in parsed.events if e.id == event_id), None)
        return None if event is None else self._read(parsed, event)
