"""What relations say of dates: a small constraint network.

Each event holds an interval of days; "before" and "includes" narrow it (the point algebra of Vilain
and Kautz 1986, on whole days). Dates that the words assert are never moved; where a relation
contradicts them, both stay and a diagnostic says so. The rules by which a date is narrowed, with
their ranks and examples, stand in ``languages/*/relations.toml``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dateutil.relativedelta import relativedelta

from dashboard.dates.explanations import tell, tell_stretch
from dashboard.dates.periods import date_period
from dashboard.events.anchoring.prospective import step_of
from dashboard.events.anchoring.timex_dates import PAST
from dashboard.events.edtf import write_edtf
from dashboard.model import (
    DateStatus,
    Diagnostic,
    Event,
    EventDate,
    Granularity,
    Relation,
    RelationType,
)
from dashboard.reasons import reason
from dashboard.registry import OWN
from dashboard.relations.infer import Earlier
from dashboard.relations.offsets import Offset
from dashboard.relations.rules import load_bounds
from dashboard.rules.propose import Proposal, ranked
from dashboard.vocabulary import FACTS

ROUNDS = 50
# Rules of dates: of those that another event gives, and that it limits on one side.
PART_OF, SAME_TIME, COUNTED, SAME_UNIT = "part of", "same time", "counted on", "after a dated event"
BEFORE, AFTER = "before another", "after another"
COARSE = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_DAY = dt.timedelta(days=1)


def latest_before(day: dt.date, length: str) -> dt.date | None:
    """The day that lies a TIMEX3 length ("P1Y") before another; None if it names no length."""
    step = step_of(length)
    try:
        return None if step is None else day - step
    except (ValueError, OverflowError):
        return None


def whole_units(first: dt.date, last: dt.date, unit: Granularity) -> tuple[dt.date, dt.date]:
    """The whole weeks, months or years that hold a stretch; days stay as they are."""
    if unit is Granularity.WEEK:
        sunday = last + dt.timedelta(days=6 - last.weekday())
        return first - dt.timedelta(days=first.weekday()), sunday
    if unit is Granularity.MONTH:
        following = last.replace(day=1) + relativedelta(months=1)
        return first.replace(day=1), following - dt.timedelta(days=1)
    if unit is Granularity.YEAR:
        return first.replace(month=1, day=1), last.replace(month=12, day=31)
    return first, last


@dataclasses.dataclass(slots=True)
class _Link:
    """What holds between two events, and the step in which it was last followed."""

    one: str
    other: str
    follow: Callable[[], bool]
    followed: int = 0


class Network:
    """The events of an article, and what narrows the date of one by that of another.

    ``events`` has them by id, with their dates as they are now; ``contradictions`` what the text
    says of two whose dates do not fit.
    """

    def __init__(
        self,
        events: Sequence[Event],
        relations: Sequence[Relation],
        offsets: Sequence[Offset] = (),
        lengths: Sequence[Earlier] = (),
        *,
        language: str = OWN,
    ) -> None:
        self.rules = load_bounds(language)
        self.events = {e.id: e for e in events}
        self.contradictions: dict[tuple[str, str], Diagnostic] = {}
        self._own = {e.id: e.date for e in events}  # before anything narrowed it
        self._read: dict[str, list[Proposal[EventDate]]] = defaultdict(list)
        self._links = (
            *(_Link(o.event, o.anchor, partial(self.count, o)) for o in offsets),
            *(_Link(e.read.event.id, e.after, partial(self.keep_length, e)) for e in lengths),
            *(_Link(r.source, r.target, partial(self.apply, r)) for r in relations),
        )
        self._about = {(r.source, r.target) for r in relations if r.type is RelationType.ABOUT}
        self._steps = 0
        self._changed = dict.fromkeys(self.events, 1)  # the step in which each date changed last

    def settle(self) -> None:
        """Narrow the dates until nothing changes; a link waits for a change of its events."""
        for _ in range(ROUNDS):
            changed = [self._follow(link) for link in self._links]
            if not any(changed):
                break

    def _follow(self, link: _Link) -> bool:
        changed = max(self._changed.get(link.one, 0), self._changed.get(link.other, 0))
        if changed <= link.followed:
            return False
        self._steps += 1
        link.followed = self._steps
        return link.follow()

    def put(self, dates: Mapping[str, EventDate]) -> None:
        """Give events other dates, by id; what leans on them is read anew when it settles."""
        gone = {i for i, date in dates.items() if date != self.events[i].date}
        waiting = set(gone)
        while waiting:
            leaning = {
                e.id for e in self.events.values() if not waiting.isdisjoint(e.date.leans_on)
            }
            waiting = {i for i in leaning - gone if self._read[i]}
            gone |= waiting
        for event in gone:
            self._own[event] = dates.get(event, self._own[event])
            self._read[event].clear()
            self._change(event, self._own[event])
        for pair in [p for p in self.contradictions if not gone.isdisjoint(p)]:
            del self.contradictions[pair]

    def dated(self) -> tuple[Event, ...]:
        """The events as they are dated now."""
        return tuple(self.events.values())

    def proposals(self, event: str) -> tuple[Proposal[EventDate], ...]:
        """The dates that others gave an event, that which it has now first; empty: none did."""
        return tuple(reversed(self._read[event]))

    def apply(self, relation: Relation) -> bool:
        """Narrow the dates of both events by a relation; whether anything changed."""
        a, b = self.events.get(relation.source), self.events.get(relation.target)
        if a is None or b is None:
            return False
        kind = relation.type
        if kind is RelationType.AFTER:
            return self._order(b, a, relation)
        if kind is RelationType.BEFORE:
            return self._order(a, b, relation)
        if kind is RelationType.INCLUDES:
            return self._inside(b, a)
        if kind is RelationType.IS_INCLUDED:
            return self._inside(a, b)
        if kind is RelationType.SIMULTANEOUS:
            return self._together(a, b, relation) or self._together(b, a, relation)
        return False

    def count(self, offset: Offset) -> bool:
        """Date an event from the one from which its time is counted, or that from this."""
        event, anchor = self.events.get(offset.event), self.events.get(offset.anchor)
        if event is None or anchor is None or event is anchor:
            return False
        if _is_open(event.date):
            return self._count_from(anchor, event, offset, offset.step)
        return _is_open(anchor.date) and self._count_from(event, anchor, offset, -offset.step)

    def _count_from(self, dated: Event, other: Event, offset: Offset, step: relativedelta) -> bool:
        x, y = dated.date, other.date
        if _is_open(x) or x.earliest is None or x.latest is None:
            return False
        try:
            first, last = _counted(x.earliest, x.latest, step)
            days = whole_units(first, last, offset.unit)
        except (ValueError, OverflowError):
            return False
        if y.earliest and days[1] < y.earliest:
            return False
        to_come = offset.ahead and _is_plain(y)  # "shot him days before the vote": still to come
        if y.latest and days[0] > y.latest and not to_come:
            return False
        because = self._because(COUNTED, dated, time=offset.words.text)
        wide = days[0] != days[1] and offset.unit is Granularity.DAY
        unit = Granularity.INTERVAL if wide else offset.unit
        latest = min(days[1], y.latest) if y.latest and not to_come else days[1]
        date = EventDate(days[0], latest, unit, DateStatus.INFERRED, because, None, COUNTED)
        return self._set(other, date, on=dated)

    def _order(self, first: Event, second: Event, relation: Relation) -> bool:
        x, y = first.date, second.date
        if x.earliest and y.latest and x.earliest > y.latest:
            key = (first.id, second.id)
            text = reason(
                "relations.contradiction", event=first.trigger.text, other_event=second.trigger.text
            )
            self.contradictions[key] = Diagnostic(
                "relations", text, second.trigger.start, second.trigger.end
            )
            return False
        default = self._default(first, second, relation)
        if default is not None:
            return self._set(first, default, on=second)
        changed = False
        if y.latest and _is_open(x) and (x.latest is None or y.latest < x.latest):
            because = self._because(BEFORE, second)
            narrowed = _narrowed(x, BEFORE, x.earliest, y.latest, because)
            changed |= self._set(first, narrowed, on=second)
        x = self.events[first.id].date
        if x.earliest and _is_open(y) and (y.earliest is None or x.earliest > y.earliest):
            narrowed = _narrowed(y, AFTER, x.earliest, y.latest, self._because(AFTER, first))
            told = relation.type is RelationType.AFTER and (
                relation.signal is not None or (second.id, first.id) in self._about
            )
            changed |= self._set(second, narrowed, on=first, told=told)
        return changed

    def _default(self, first: Event, second: Event, relation: Relation) -> EventDate | None:
        """For "X in 2022 after Y": Y in the same year, as a default that says so."""
        x, y = first.date, second.date
        if relation.signal is None or relation.type is not RelationType.AFTER:
            return None
        close = abs(first.trigger.start - second.trigger.start) < 400
        if not (close and first.trigger.start > second.trigger.start):
            return None
        if _is_plain(x) and y.status is DateStatus.STATED and y.granularity in COARSE:
            return EventDate(
                y.earliest,
                y.latest,
                y.granularity,
                DateStatus.INFERRED,
                self._because(
                    SAME_UNIT,
                    second,
                    word=relation.signal.text,
                    granularity=reason(f"unit.{y.granularity}"),
                ),
                y.timex,
                SAME_UNIT,
            )
        return None

    def _inside(self, inner: Event, outer: Event) -> bool:
        x, y = inner.date, outer.date
        if not _is_open(x) or y.earliest is None or y.latest is None:
            return False
        if (x.earliest, x.latest) == (y.earliest, y.latest):
            return False
        if x.earliest and x.earliest > y.latest:
            return False
        because = self._because(PART_OF, outer)
        return self._set(
            inner,
            EventDate(
                y.earliest, y.latest, y.granularity, DateStatus.INFERRED, because, None, PART_OF
            ),
            on=outer,
        )

    def _together(self, dated: Event, other: Event, relation: Relation) -> bool:
        """Give an event without a time of its own the days of what it is told to go with."""
        x, y = dated.date, other.date
        if _is_open(x) or not _is_plain(y) or x.earliest is None or x.latest is None:
            return False
        if (dated.modality in FACTS) != (other.modality in FACTS):
            return False
        if y.latest is not None and x.earliest > y.latest:
            return False
        word = (
            reason("relations.puts_it", word=relation.signal.text)
            if relation.signal
            else reason("relations.going_on")
        )
        because = self._because(SAME_TIME, dated, word=word)
        status, rule = DateStatus.INFERRED, SAME_TIME
        return self._set(
            other,
            EventDate(x.earliest, x.latest, x.granularity, status, because, None, rule),
            on=dated,
        )

    def keep_length(self, earlier: Earlier) -> bool:
        """Put the event before another at least a length of time before it."""
        event, later = self.events[earlier.read.event.id], self.events.get(earlier.after)
        if later is None or later.date.latest is None:
            return False
        latest = latest_before(later.date.latest, earlier.length.value or "")
        if latest is None or (event.date.latest is not None and event.date.latest <= latest):
            return False
        told = self.rules[BEFORE].by_length
        because = _told(told, later, time=earlier.length.span.text)
        unit, status, timex = Granularity.UNKNOWN, DateStatus.BOUNDED, earlier.length.id
        date = EventDate(None, latest, unit, status, because, timex, BEFORE)
        return self._set(event, date, on=later)

    def _because(self, rule: str, on: Event, **words: str) -> str:
        """Why a rule gives a date, in the words of its language."""
        return _told(self.rules[rule].because, on, **words)

    def _set(self, event: Event, date: EventDate, *, on: Event, told: bool = False) -> bool:
        """Give an event a date that was read from that of another; whether anything changed.

        ``told``: a word of the text puts the event itself behind the other.
        """
        leans_on = (*(i for i in date.leans_on if i != on.id), on.id)
        date = dataclasses.replace(date, leans_on=leans_on, edtf=write_edtf(date))
        if date == self.events[event.id].date:
            return False
        rule = self.rules[date.rule or ""]
        sure = told or date.status is DateStatus.INFERRED
        rank = rule.sure if sure and rule.sure is not None else rule.rank
        rank = max([rank, *(p.rank for p in self._read[event.id])])
        proposal = ranked([Proposal(rule.name, rank, date, date.because)])
        if not proposal:
            return False
        self._read[event.id] += proposal
        self._change(event.id, date)
        return True

    def _change(self, event: str, date: EventDate) -> None:
        self.events[event] = dataclasses.replace(self.events[event], date=date)
        self._steps += 1
        self._changed[event] = self._steps


def _told(because: str, on: Event, **words: str) -> str:
    """A reason that names another event and its date, and these words."""
    return because.format(event=on.trigger.text, day=show(on.date), **words)


def _narrowed(
    date: EventDate, rule: str, earliest: dt.date | None, latest: dt.date | None, because: str
) -> EventDate:
    """The date with limits, one of them from another event; of a day between two it is that day."""
    known = earliest is not None and latest is not None
    one_day = known and earliest == latest
    told = date.status is DateStatus.BOUNDED and date.rule != PAST
    why = f"{because}; {date.because}" if told or one_day else because
    return EventDate(
        earliest,
        latest,
        Granularity.DAY if one_day else Granularity.INTERVAL if known else Granularity.UNKNOWN,
        DateStatus.INFERRED if one_day else DateStatus.BOUNDED,
        why,
        date.timex,
        rule,
        leans_on=date.leans_on,
    )


def _is_open(date: EventDate) -> bool:
    """Whether relations may still move a date."""
    return date.status in {DateStatus.BOUNDED, DateStatus.UNKNOWN}


def _is_plain(date: EventDate) -> bool:
    """Whether nothing but the tense is known of a date."""
    return _is_open(date) and date.earliest is None and date.timex is None


def show(date: EventDate) -> str:
    """A date in the words of a reason: a day, an interval, or what bounds it."""
    first, last = date.earliest, date.latest
    if first and last:
        return tell_stretch(first, last)
    if last:
        return reason("relations.not_after", latest=tell(date_period(last)))
    if first:
        return reason("relations.not_before", earliest=tell(date_period(first)))
    return reason("relations.undated")


def _counted(first: dt.date, last: dt.date, step: relativedelta) -> tuple[dt.date, dt.date]:
    """The days that lie a step from those of an event.

    Some hours behind a day may lie in the next one, or before it in the last; of longer times
    they say no more.
    """
    if not step.hours:
        return first + step, last + step
    if first < last:
        return first, last
    return (first - _DAY, last) if step.hours < 0 else (first, last + _DAY)
