"""What came about within a length of time after another event: "was rebuilt within a year"."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import re
from collections.abc import Sequence

from dateutil.relativedelta import relativedelta

from dashboard.dates.explanations import tell
from dashboard.dates.periods import date_period
from dashboard.events.anchoring.prospective import step_of
from dashboard.events.edtf import write_edtf
from dashboard.events.mention import EventMention, is_dated
from dashboard.events.telling import mentions_by_token
from dashboard.events.trigger import STATEMENT
from dashboard.model import (
    DateStatus,
    EventDate,
    Granularity,
    Modality,
    TemporalExpression,
    TimexType,
)
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import is_common_noun
from dashboard.nlp.tokens import Token
from dashboard.reasons import reason
from dashboard.registry import OWN
from dashboard.relations.bounds import COUNTED
from dashboard.relations.offsets import OffsetFinder, tokens_of
from dashboard.relations.rules import BoundRule, load_bounds
from dashboard.rules.propose import Proposal, ranked
from dashboard.vocabulary import FACTS, PLANS

_CLOCK = re.compile(r"PT(\d{1,4}|X)([HMS])")
_HOURS = 24


def put_within(
    events: Sequence[EventMention],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    *,
    language: str = OWN,
) -> tuple[tuple[EventMention, ...], set[str]]:
    """The events, those of the past that came about within a length bounded so, and their ids.

    The length begins with the last dated fact that its paragraph has told before, or with what
    stands behind it: "within a week of the [ruling]". So then does what is to come.
    """
    finder, rule = OffsetFinder(events, analysis, language), load_bounds(language)[COUNTED]
    named = mentions_by_token(events)
    dates: dict[str, EventDate] = {}
    for timex in timexes:
        part = analysis.paragraph_at(timex.span.start)
        if part is None or timex.type is not TimexType.DURATION or timex.mod is not None:
            continue
        tokens = tokens_of(part, timex)
        if not finder.stands_within(tokens):
            continue
        number = part.number
        event = finder.governed(number, tokens)
        start = _counted_from(tokens, finder)
        if event is None:
            continue
        if start is None:
            date = _from_before(finder, number, event, timex, rule)
        else:
            date = _from_named(event, named.get((number, start.i)), timex, rule)
        told = () if date is None else (Proposal(rule.name, rule.rank, date, date.because),)
        dates.update((event.event.id, proposal.value) for proposal in ranked(told))
        from_publication = event.event.date.timex == timex.id and _is_bounded_by(event, timex)
        if start is not None and not told and from_publication:
            dates[event.event.id] = _untold(timex, start)
    return tuple(_dated(read, dates) for read in events), set(dates)


def _from_before(
    finder: OffsetFinder,
    number: int,
    event: EventMention,
    timex: TemporalExpression,
    rule: BoundRule,
) -> EventDate | None:
    """The date of a fact without one, from what its paragraph told before; None: none is known."""
    anchor = finder.told_before(number, event, timex.span.start)
    if anchor is None or not _is_open(event) or finder.is_before(event, timex.span.start):
        return None
    step = _reach_of(timex.value or "")
    short = step is not None and not (step.months or step.years)
    days = 0 if step is None or _CLOCK.fullmatch(timex.value or "") else step.days
    if short and finder.is_too_vague(anchor, days):
        return None
    return _date(timex, anchor, rule, event.event.date.latest)


def _from_named(
    event: EventMention, anchor: EventMention | None, timex: TemporalExpression, rule: BoundRule
) -> EventDate | None:
    """The date from the event that stands behind the length; None: it has no date, or is none."""
    if anchor is None or anchor is event or not _is_bounded_by(event, timex):
        return None
    return _date(timex, anchor, rule, event.event.date.latest)


def _counted_from(tokens: Sequence[Token], finder: OffsetFinder) -> Token | None:
    """What is behind a length from which it is counted: "within a week of the [ruling]".

    So a gerund: "within a week of [taking] office".
    """
    behind = tokens[-1].i + 1
    link = tokens[-1].doc[behind : behind + 1]
    if not link or not finder.words.has("ahead", "counted_from", link[0].lower_):
        return None
    gerund = link[0].child_as(Dependency.PREPOSITIONAL_COMPLEMENT)
    if gerund is not None:
        return gerund
    noun = link[0].child_as(Dependency.PREPOSITIONAL_OBJECT)
    return noun if noun is not None and is_common_noun(noun) and not noun.name_kind else None


def _reach_of(length: str) -> relativedelta | None:
    """A length in whole days or longer: hours may reach into the next day."""
    clock = _CLOCK.fullmatch(length)
    if clock is None:
        return step_of(length)
    hours = int(clock[1]) if clock[1].isdecimal() and clock[2] == "H" else 1
    return relativedelta(days=math.ceil(hours / _HOURS))


def _is_bounded_by(read: EventMention, timex: TemporalExpression) -> bool:
    """Whether an event has no time but a length, counted from nothing that the text names."""
    own = all(link.timex == timex for link in read.time_links)
    undone = read.event.modality is Modality.NEGATED
    said = read.event.type == STATEMENT and read.event.modality not in PLANS
    return own and not undone and not said and not is_dated(read.event)


def _untold(timex: TemporalExpression, start: Token) -> EventDate:
    """No date: it is counted from what has none."""
    why = reason("relations.within_of_undated", time=timex.span.text, event=start.text)
    return EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, why, None, COUNTED)


def _is_open(read: EventMention) -> bool:
    """Whether an event is a fact of the past without a time; what is said may be of another."""
    fact = read.event.type != STATEMENT and read.tense == "past" and read.event.modality in FACTS
    return fact and not read.time_links and not is_dated(read.event)


def _date(
    timex: TemporalExpression, anchor: EventMention, rule: BoundRule, limit: dt.date | None
) -> EventDate | None:
    """From the beginning of what was told before to the end of the length; None: not known.

    Where no number is given, the end is what limits the event ("within days of the vote").
    """
    date, step = anchor.event.date, _reach_of(timex.value or "")
    if not is_dated(anchor.event) or date.earliest is None or date.latest is None:
        return None
    try:
        last = limit if step is None else date.latest + step
    except (ValueError, OverflowError):
        return None
    when = tell(date_period(date.earliest)) if date.earliest == date.latest else date.edtf
    why = rule.by_length.format(time=timex.span.text, event=anchor.event.trigger.text, day=when)
    unit, status = Granularity.INTERVAL, DateStatus.BOUNDED
    found = EventDate(date.earliest, last, unit, status, why, timex.id, rule.name)
    return dataclasses.replace(found, edtf=write_edtf(found), leans_on=(anchor.event.id,))


def _dated(read: EventMention, dates: dict[str, EventDate]) -> EventMention:
    date = dates.get(read.event.id)
    if date is None:
        return read
    return read.with_event(date=date)
