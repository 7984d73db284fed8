"""Scores a parsed article against its expected table, row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.model import Actor, DateStatus, Event, ParsedArticle, Quote, Span
from dashboard.quality.cases import OR, Case, EventRow, NoDateRow, QuoteRow, TimeRow

SHARED = 0.5  # two quotes are the same if they share half of their joint length
_EDGES = " \n\t“”\"'`‘’,.;"
_NAME_EDGES = re.compile(r"\A(?:the|a|an)\s+|['’]s?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a row was read right; ``said`` is what was read in its place."""

    table: str  # events, who, times, quotes, actors, no dates
    row: str
    right: bool
    unread: bool  # the table says that it is not read yet
    wrongly_asserted: bool = False
    said: str = ""


def score(case: Case, parsed: ParsedArticle) -> tuple[Verdict, ...]:
    """The verdict on every row of a case, in the order of its tables."""
    reader = _Reader(parsed)
    verdicts: list[Verdict] = []
    for event in case.events:
        verdicts.extend(reader.event(event))
    verdicts.extend(reader.time(row) for row in case.times)
    verdicts.extend(reader.quote(row) for row in case.quotes)
    for actor in case.actors:
        found = [a for a in parsed.actors if is_called(a, actor.name)]
        right = any(a.kind == actor.kind for a in found)
        said = ", ".join(f"{a.name} ({a.kind})" for a in found) or "not found"
        verdicts.append(Verdict("actors", actor.name, right, actor.unread, said=said))
    verdicts.extend(reader.no_date(row) for row in case.no_dates)
    return tuple(verdicts)


def figures(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many rows of each table are right, and of how many; and wrong dates given as asserted."""
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        counts[verdict.table] += verdict.right
        counts[f"{verdict.table} of"] += 1
        counts["wrongly asserted"] += verdict.wrongly_asserted
    return dict(counts)


def is_called(actor: Actor, name: str) -> bool:
    """Whether the actor goes by that name: as its name, an alias or the words of a mention.

    Several names that will do are joined by `` or ``.
    """
    names = {actor.name, *actor.aliases, *(mention.span.text for mention in actor.mentions)}
    return not {_plain(each) for each in name.split(OR)}.isdisjoint(map(_plain, names))


def _plain(name: str) -> str:
    return _NAME_EDGES.sub("", name.strip().replace("’", "'")).casefold()


class _Reader:
    """What was read from an article, ready to be asked for."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.actors = {actor.id: actor for actor in parsed.actors}

    def event(self, row: EventRow) -> Iterator[Verdict]:
        """The verdict on the date, then one for each actor."""
        at_trigger = [e for e in self.parsed.events if _meets(e, row.triggers)]
        right = [e for e in at_trigger if _is_dated(e, row)]
        wrong = not right and any(
            e.date.status is DateStatus.STATED and (e.date.earliest, e.date.latest) not in row.dates
            for e in at_trigger
        )
        said = "; ".join(map(_show, at_trigger)) or "not found"
        yield Verdict("events", row.words, bool(right), row.unread, wrong, said)
        part = list(self._participants(right or at_trigger))
        for name, unread in row.who:
            takes_part = any(is_called(actor, name) for actor in part)
            said = ", ".join(actor.name for actor in part) or "nobody"
            label = f"{row.words}: {name}"
            yield Verdict("who", label, takes_part, unread, said=said)

    def time(self, row: TimeRow) -> Verdict:
        """Right if the words are read as one time, of the days that are wanted."""
        same = [t for t in self.parsed.timexes if _share(t.span, row.span) >= SHARED]
        days = [
            (t.interval.earliest, t.interval.latest) if t.interval else (None, None) for t in same
        ]
        said = "; ".join(f"{t.value} {t.mod or ''}".strip() for t in same) or "not found"
        return Verdict("times", row.words, any(d in row.dates for d in days), row.unread, said=said)

    def quote(self, row: QuoteRow) -> Verdict:
        """Right if the words are a quote with that speaker; the kind is told, not judged."""
        same = [q for q in self.parsed.quotes if _share(q.span, row.span) >= SHARED]
        right = any(is_called(a, row.speaker) for q in same for a in self._speaker(q))
        said = "; ".join(
            f"{q.kind} of {', '.join(a.name for a in self._speaker(q)) or 'nobody'}" for q in same
        )
        return Verdict("quotes", row.words, right, row.unread, said=said or "not found")

    def no_date(self, row: NoDateRow) -> Verdict:
        """Right if no time was read within the words."""
        inside = [
            t.span.text
            for t in self.parsed.timexes
            if t.span.start < row.span.end and row.span.start < t.span.end
        ]
        return Verdict("no dates", row.words, not inside, row.unread, said="; ".join(inside))

    def _participants(self, events: Iterable[Event]) -> Iterator[Actor]:
        """Who takes part, and what they belong to at any depth."""
        waiting = [p.actor for event in events for p in event.participants]
        seen: set[str] = set()
        while waiting:
            actor = self.actors.get(waiting.pop(0))
            if actor is not None and actor.id not in seen:
                seen.add(actor.id)
                waiting.extend(actor.member_of)
                yield actor

    def _speaker(self, quote: Quote) -> list[Actor]:
        return [self.actors[quote.speaker]] if quote.speaker in self.actors else []


def _meets(event: Event, triggers: tuple[Span, ...]) -> bool:
    told = (event.trigger, *event.mentions)
    return any(a.start < b.end and b.start < a.end for a in told for b in triggers)


def _is_dated(event: Event, row: EventRow) -> bool:
    days = event.date.earliest, event.date.latest
    return days in row.dates and str(event.date.status) in row.statuses


def _show(event: Event) -> str:
    date = event.date
    return f"{date.earliest or '..'}/{date.latest or '..'} {date.status} “{event.trigger.text}”"


def _share(a: Span, b: Span) -> float:
    """The shared length of two spans over their joint length, the marks at their ends left out."""
    (a_start, a_end), (b_start, b_end) = _trim(a), _trim(b)
    shared = max(0, min(a_end, b_end) - max(a_start, b_start))
    return shared / ((a_end - a_start) + (b_end - b_start) - shared) if shared else 0.0


def _trim(span: Span) -> tuple[int, int]:
    left = len(span.text) - len(span.text.lstrip(_EDGES))
    right = len(span.text) - len(span.text.rstrip(_EDGES))
    return span.start + left, span.end - right
