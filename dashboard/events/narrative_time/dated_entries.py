"""What a chronicle tells under a date: in the past, whatever its tense, and of that date."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

from dashboard.clause import Aspect, Clause, Embedding, Tense
from dashboard.dates.dated_entries import (
    DatedEntry,
    entry_at,
    find_announced,
    find_entries,
)
from dashboard.dates.explanations import tell_stretch
from dashboard.events.anchoring.timex_dates import FUTURE, PAST, bounded
from dashboard.events.edtf import write_edtf
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention, is_dated
from dashboard.events.narrative_time.background import is_main, is_past
from dashboard.events.predicates.verbs import is_habit
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Modality,
    ParagraphKind,
    TemporalExpression,
    TimexType,
)
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import CLAUSAL_SUBJECTS
from dashboard.nlp.historical_present import told_in_past
from dashboard.nlp.tokens import Token
from dashboard.reasons import reason
from dashboard.registry import OWN

RULE, LIMIT = "dated entry", "entry limit"
_CLOCK = {Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND}
_TOLD = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.NEGATED})
_ALONG = frozenset({Embedding.COORDINATION, Embedding.PARTICIPLE})
_SAID = _ALONG | {Embedding.COMPLEMENT, Embedding.NOUN_COMPLEMENT}


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
    *,
    language: str = OWN,
) -> Iterator[EventMention]:
    """The events in their order; what has no time of its own is of the date that it stands under.

    So is what the main clause tells, and what goes along with it. What a perfect tells and what is
    said there came no later, what is planned there or followed "later" comes no earlier.
    """
    entries, words = find_entries(analysis, timexes, dct), load_clause_words(language)
    announced = find_announced(analysis, timexes, dct)
    for read in events:
        entry = entry_at(read.event.trigger.start, entries)
        if _has_own_time(read, entry):
            yield read
            continue
        if entry is None:
            if entry_at(read.event.trigger.start, announced) is None:
                yield read  # most of them
                continue
            date = dataclasses.replace(read.event.date, rule=LIMIT)
            yield read.with_event(date=date)
            continue
        date = _date_under(entry, read, analysis.part_of(read.found), words)
        yield read.with_event(date=date)


def _has_own_time(read: EventMention, entry: DatedEntry | None) -> bool:
    """Whether an event has a time of its own, which no mere length is: "the worst in a decade".

    Nor is the first day of the stretch under which it stands: "June 19 to 25: Divers search it".
    """
    times = [t for t in read.time_links if t.fronted or t.timex.type is not TimexType.DURATION]
    if entry is not None and entry.until != entry.timex:
        ends = {entry.timex.id, entry.until.id}
        if times and all(t.timex.id in ends for t in times):
            return False
    return is_dated(read.event) or bool(times)


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
    subject = part.doc[below.head].dependency in CLAUSAL_SUBJECTS
    whenever = below.embedding is Embedding.ADVERBIAL and below.tense is Tense.PRESENT
    whenever = whenever and words.has("chronicle", "whenever", below.marker)
    return subject or whenever or below.embedding is Embedding.CONDITION


def _lasts(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells what is so, or done again and again: "now employs 400 people"."""
    lemma, tables = verb.lemma_.lower(), words.tables["not_events"]
    states = tables["stative"] - tables["eventive_in_past"] | words.tables["chronicle"]["states"]
    beside = any(words.has("chronicle", "lasting", t.lower_) for t in verb.children)
    asked = verb.sent[-1].text == "?"
    things = verb.children_as(Dependency.OBJECT)
    held = any(words.has("chronicle", "occasions", t.lemma_.lower()) for t in things)
    return (lemma in states and not held) or beside or asked or is_habit(verb, words)


def _date_under(
    entry: DatedEntry, read: EventMention, part: AnalysedParagraph, words: ClauseWords
) -> EventDate:
    """The date of an entry, or the limit that it sets; the date as it is where it sets none."""
    chain = [clause := part.clauses.of(read.found.head), *part.clauses.above(clause)]
    own, date = all(is_main(c) or c.embedding in _ALONG for c in chain), read.event.date
    told = own and read.found.verb is not None and read.event.modality in _TOLD
    later = any(_is_later(part.doc[c.head], words) for c in chain)
    if told and is_past(clause) and not later:
        return _date(entry)
    said = all(is_main(c) or c.embedding in _SAID for c in chain)
    before = clause.tense is Tense.PAST and clause.is_perfect
    if clause.tense is Tense.PRESENT and date.status is DateStatus.UNKNOWN:
        return dataclasses.replace(date, rule=LIMIT)  # what is so is not so on publication alone
    if not (own or said or before) or date.rule not in (PAST, FUTURE):
        return date
    first, last = _ends(entry)
    because = reason("events.told_under", words=_words(entry), day=tell_stretch(first, last))
    before = date.rule == PAST and not later
    limit = bounded(
        None if before else first, last if before else date.latest, entry.timex, because
    )
    return date if limit is None else dataclasses.replace(limit, rule=LIMIT)


def _is_later(verb: Token, words: ClauseWords) -> bool:
    return any(words.has("chronicle", "later", t.lower_) for t in verb.children)


def _date(entry: DatedEntry) -> EventDate:
    ends, words = _ends(entry), _words(entry)
    date = EventDate(
        *ends,
        _granularity(entry),
        DateStatus.INFERRED,
        reason("events.told_under", words=words, day=tell_stretch(*ends)),
        entry.timex.id,
        RULE,
    )
    return dataclasses.replace(date, edtf=write_edtf(date))


def _ends(entry: DatedEntry) -> tuple[dt.date, dt.date]:
    """The first and the last day of an entry."""
    first, last = entry.timex.interval, entry.until.interval
    assert first is not None
    assert first.earliest is not None
    latest = first.latest if last is None else last.latest
    return first.earliest, latest or first.earliest


def _words(entry: DatedEntry) -> str:
    words = entry.timex.span.text
    return words if entry.until == entry.timex else f"{words}–{entry.until.span.text}"


def _granularity(entry: DatedEntry) -> Granularity:
    if entry.until != entry.timex:
        return Granularity.INTERVAL
    return Granularity.DAY if entry.timex.granularity in _CLOCK else entry.timex.granularity
