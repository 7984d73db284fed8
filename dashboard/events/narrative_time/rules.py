"""The rules of narrative time, as ``languages/*/narrative_time.toml`` has them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.dates.explanations import tell_stretch
from dashboard.events.edtf import write_edtf
from dashboard.events.mention import EventMention
from dashboard.model import DateStatus, EventDate, Granularity, TemporalExpression
from dashboard.registry import Words, language_file, read_record, read_toml
from dashboard.rules.propose import Proposal

REACTION = "said about the news"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of narrative time: its rank, and the reason that a reader is told."""

    name: str
    rank: int
    because: str
    words: Words = frozenset()  # that may stand before the time
    phases: Words = frozenset()  # verbs with such an event as a whole as their object
    stances: Words = frozenset()  # verbs of what one does by saying so
    subtypes: Words = frozenset()  # of the events that it is for
    aftermath: Words = frozenset()  # of these, those that may be of a later day
    courts: Words = frozenset()  # what courts do: later than that of which they judge
    matters: tuple[str, ...] = ()  # with what these subtypes begin
    histories: tuple[str, ...] = ()  # so, too: of other times than news of another field
    origins: Words = frozenset()  # of these, those that are so beside any news
    releases: Words = frozenset()  # news that one of these nouns came out:
    reports: Words = frozenset()  # that of earlier times, with one of these behind it:
    about: Words = frozenset()  # "released a report [on] the crash"
    fields: tuple[Words, ...] = ()  # families of subtypes that are one field of news


@functools.cache
def load_rules(language: str) -> Mapping[str, Rule]:
    """The rules of a language by name. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(language_file(language, "narrative_time.toml"))["rule"]
    return {row["name"]: read_record(Rule, row, language=language) for row in rows}


def propose(
    rule: Rule,
    ends: tuple[dt.date | None, dt.date | None],
    on: EventMention | None = None,
    *,
    timex: TemporalExpression | None = None,
    time: str = "",
) -> Proposal[EventDate]:
    """The date that a rule gives: a day is inferred, a longer stretch only bounds it.

    ``on`` is the event on which it leans, ``time`` the words of ``timex`` that its reason quotes.
    """
    first, last = ends
    assert first is not None
    event = on.event.trigger.text if on else ""
    day = tell_stretch(first, first if rule.name == REACTION else last or first)
    because = rule.because.format(time=time, day=day, event=event)
    date = EventDate(
        first,
        last,
        Granularity.DAY if first == last else Granularity.INTERVAL,
        DateStatus.INFERRED if first == last else DateStatus.BOUNDED,
        because,
        None if timex is None else timex.id,
        rule.name,
        leans_on=() if on is None else (on.event.id,),
    )
    date = dataclasses.replace(date, edtf=write_edtf(date))
    return Proposal(rule.name, rule.rank, date, because)
