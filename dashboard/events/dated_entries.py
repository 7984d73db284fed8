"""What a chronicle tells under a date: in the past, whatever its tense, and of that date."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dashboard.clause import Clause, Embedding
from dashboard.dates.dated_entries import DatedEntry, entry_at, find_entries
from dashboard.dates.explanations import tell_stretch
from dashboard.events.background import is_main, is_past
from dashboard.events.edtf import write_edtf
from dashboard.events.read import EventMention, is_dated
from dashboard.model import DateStatus, EventDate, Granularity, Modality, TemporalExpression
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.historical_present import told_in_past
from dashboard.reasons import reason

RULE = "dated entry"
_CLOCK = {Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND}
_TOLD = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.NEGATED})
_ALONG = frozenset({Embedding.COORDINATION, Embedding.PARTICIPLE})


def read_in_past(analysis: Analysis, timexes: Sequence[TemporalExpression]) -> Analysis:
    """The analysis, the paragraphs of the entries as told in the past; the same without entries."""
    entries = find_entries(analysis, timexes)
    if not entries:
        return analysis
    parts = tuple(
        told_in_past(part) if entry_at(part.paragraph.end - 1, entries) else part
        for part in analysis.paragraphs
    )
    return dataclasses.replace(analysis, paragraphs=parts)


def date_by_entry(
    events: Sequence[EventMention], analysis: Analysis, timexes: Sequence[TemporalExpression]
) -> Iterator[EventMention]:
    """The events in their order; what has no time of its own is of the date that it stands under.

    So is what the main clause tells, and what goes along with it; what a perfect tells, what is
    said there and what is planned may be of another time.
    """
    entries = find_entries(analysis, timexes)
    for read in events:
        entry = entry_at(read.event.trigger.start, entries)
        if entry is None or read.time_links or is_dated(read.event) or not _is_told(read, analysis):
            yield read
            continue
        event = dataclasses.replace(read.event, date=_date(entry))
        yield dataclasses.replace(read, event=event)


def _is_told(read: EventMention, analysis: Analysis) -> bool:
    """Whether an entry tells it itself, and not what somebody says or will do."""
    if read.found.verb is None or read.event.modality not in _TOLD:
        return False
    clauses = analysis.paragraphs[read.found.paragraph].clauses
    clause = clauses.of(read.found.head)
    chain: list[Clause] = [clause, *clauses.above(clause)]
    return is_past(clause) and all(is_main(c) or c.embedding in _ALONG for c in chain)


def _date(entry: DatedEntry) -> EventDate:
    first, last = entry.timex.interval, entry.until.interval
    assert first is not None
    assert first.earliest is not None
    ends = first.earliest, first.latest if last is None else last.latest
    words = entry.timex.span.text
    if entry.until != entry.timex:
        words = f"{words}–{entry.until.span.text}"
    day = tell_stretch(ends[0], ends[1] or ends[0])
    date = EventDate(
        *ends,
        _granularity(entry),
        DateStatus.INFERRED,
        reason("events.told_under", words=words, day=day),
        entry.timex.id,
        RULE,
    )
    return dataclasses.replace(date, edtf=write_edtf(date))


def _granularity(entry: DatedEntry) -> Granularity:
    if entry.until != entry.timex:
        return Granularity.INTERVAL
    return Granularity.DAY if entry.timex.granularity in _CLOCK else entry.timex.granularity
