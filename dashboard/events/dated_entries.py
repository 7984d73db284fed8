"""What a chronicle tells under a date: in the past, whatever its tense, and of that date."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dashboard.clause import Aspect, Clause, Embedding, Tense
from dashboard.dates.dated_entries import DatedEntry, entry_at, find_entries
from dashboard.dates.explanations import tell_stretch
from dashboard.events.background import is_main, is_past
from dashboard.events.edtf import write_edtf
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.read import EventMention, is_dated
from dashboard.events.verbs import is_habit
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Modality,
    ParagraphKind,
    TemporalExpression,
)
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.historical_present import told_in_past
from dashboard.nlp.tokens import Token
from dashboard.reasons import reason
from dashboard.registry import OWN

RULE = "dated entry"
_CLOCK = {Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND}
_TOLD = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.NEGATED})
_CLAUSES_AS_SUBJECTS = {Dependency.CLAUSAL_SUBJECT, Dependency.PASSIVE_CLAUSAL_SUBJECT}
_ALONG = frozenset({Embedding.COORDINATION, Embedding.PARTICIPLE})


def read_in_past(
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    dct: DocumentCreationTime | None,
    *,
    language: str = OWN,
) -> Analysis:
    """The analysis, what entries tell in the present as told in the past; the same without any."""
    entries = find_entries(analysis, timexes, dct)
    if not entries:
        return analysis
    words = load_clause_words(language)
    parts = tuple(
        told_in_past(_as_prose(part), _happenings(part, words))
        if entry_at(part.paragraph.end - 1, entries)
        else part
        for part in analysis.paragraphs
    )
    return dataclasses.replace(analysis, paragraphs=parts)


def _as_prose(part: AnalysedParagraph) -> AnalysedParagraph:
    """The paragraph of an entry, which tells something even where no full stop ends it."""
    prose = dataclasses.replace(part.paragraph, kind=ParagraphKind.PROSE)
    return dataclasses.replace(part, paragraph=prose) if part.is_heading else part


def date_by_entry(
    events: Sequence[EventMention],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    dct: DocumentCreationTime | None,
) -> Iterator[EventMention]:
    """The events in their order; what has no time of its own is of the date that it stands under.

    So is what the main clause tells, and what goes along with it; what a perfect tells, what is
    said there and what is planned may be of another time.
    """
    entries = find_entries(analysis, timexes, dct)
    for read in events:
        entry = entry_at(read.event.trigger.start, entries)
        if entry is None or read.time_links or is_dated(read.event) or not _is_told(read, analysis):
            yield read
            continue
        event = dataclasses.replace(read.event, date=_date(entry))
        yield dataclasses.replace(read, event=event)


def _happenings(part: AnalysedParagraph, words: ClauseWords) -> set[int]:
    """The verbs of the main clauses that tell in the simple present what happened.

    Not what is so, or done again and again, or would be ("if it fails, the town dies"), or what
    somebody plans.
    """
    clauses = part.clauses
    return {
        clause.head
        for clause in clauses.clauses
        if clause.tense is Tense.PRESENT
        and clause.aspect is Aspect.SIMPLE
        and all(_is_coordinated(c) for c in (clause, *clauses.above(clause)))
        and not any(_depends_on(c, part, words) for c in clauses.below(clause))
        and not _lasts(part.doc[clause.head], words)
    }


def _is_coordinated(clause: Clause) -> bool:
    return is_main(clause) or clause.embedding is Embedding.COORDINATION


def _depends_on(below: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether a clause above is only so if, or whenever, this one is, or leads to it."""
    subject = part.doc[below.head].dependency in _CLAUSES_AS_SUBJECTS
    whenever = below.embedding is Embedding.ADVERBIAL and below.tense is Tense.PRESENT
    conditional = below.embedding is Embedding.CONDITION
    return subject or conditional or (whenever and bool(below.marker))


def _lasts(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells what is so, or done again and again: "now employs 400 people"."""
    lemma, tables = verb.lemma_.lower(), words.tables["not_events"]
    states = tables["stative"] - tables["eventive_in_past"] | words.tables["chronicle"]["states"]
    beside = any(words.has("chronicle", "lasting", t.lower_) for t in verb.children)
    asked = verb.sent[-1].text == "?"
    return lemma in states or beside or asked or is_habit(verb, words)


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
