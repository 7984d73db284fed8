"""Which reports tell of one event, those that the timeline keeps apart for what they disagree on.

Two reports that contradict each other are two events on the timeline: two that are taken for one
are worse. Here they are held against each other once more, without the one thing in which they may
differ; all else must speak for one event, and no other report may fit as well.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from dashboard.identity import is_own
from dashboard.ledger.compare import About
from dashboard.model import DateStatus, Modality, Report, Role, Timeline
from dashboard.timeline.build import above_of
from dashboard.timeline.merging.contradictions import is_against
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.merging.facts import Facts, beside, facts
from dashboard.timeline.merging.same_event import same_time, speaks_for

_MOST_IN_BLOCK = 60  # reports of one act on one day; more are no help to tell one event
_LONGEST = 2  # days of a date by which two reports may be known for one
FURTHEST = 3  # days between two reports of what is done but once
_A_MONTH = 31  # days
_FACT = "fact"
Pair = tuple[str, str]


def all_facts(timeline: Timeline) -> dict[str, Facts]:
    """What is compared of each report of an article, by its id, in the order of the timeline."""
    actors = {actor.id: actor for actor in timeline.actors}
    above = above_of(timeline.actors)
    parsed = {p.article.id: p for p in timeline.articles if not is_own(p.article.id)}
    names = {p.article.id: i for p, i in zip(timeline.articles, timeline.names, strict=True)}
    told = {name: beside(one, names[name]) for name, one in parsed.items()}
    return {
        report.event.id: facts(
            report,
            parsed[name],
            actors,
            above,
            setting=told[name].setting,
            around=told[name].named(report.event.sentence),
        )
        for entry in timeline.entries
        for report in entry.reports
        if (name := report.article.id) in parsed
    }


def is_of_days(report: Report) -> bool:
    """Whether a report is of a day or two, so that another may be known for one of its event."""
    date = report.event.date
    if date.earliest is None or date.latest is None:
        return False
    return (date.latest - date.earliest).days < _LONGEST


def contradicting(timeline: Timeline, known: Mapping[str, Facts]) -> Iterator[tuple[Pair, About]]:
    """Pairs of reports of different entries that tell of one event but for one thing; and which."""
    entry = _entries(timeline)
    found: dict[Pair, About] = {}
    for one, other in _near(known.values()):
        if entry[one.id] != entry[other.id] and one.article != other.article:
            about = differs_in(one, other)
            if about is not None:
                found[one.id, other.id] = about
    for pair in _without_rivals(found, entry, known):
        yield pair, found[pair]


def perhaps_one(timeline: Timeline, known: Mapping[str, Facts]) -> Iterator[Pair]:
    """Pairs of reports of two papers that tell of one act on two days: one event, or two.

    Each came after both days, so that neither leaves out what was still to come; and no article
    tells of both.
    """
    entry, told = _entries(timeline), defaultdict[int, set[str]](set)
    for one in known.values():
        told[entry[one.id]].add(one.article)
    found = [
        (one.id, other.id)
        for one, other in _around(known.values())
        if not told[entry[one.id]] & told[entry[other.id]] and _is_retold(one, other)
    ]
    yield from _without_rivals(found, entry, known)


def _entries(timeline: Timeline) -> dict[str, int]:
    """The place of the entry of each report in the timeline, by the id of the report."""
    return {r.event.id: n for n, e in enumerate(timeline.entries) for r in e.reports}


def _without_rivals(
    pairs: Collection[Pair], entry: Mapping[str, int], known: Mapping[str, Facts]
) -> Iterator[Pair]:
    """The pairs in which no other report of either article fits as well."""
    partners: dict[tuple[int, str], set[int]] = defaultdict(set)
    for mine, theirs in pairs:
        partners[entry[mine], known[theirs].article].add(entry[theirs])
        partners[entry[theirs], known[mine].article].add(entry[mine])
    for mine, theirs in pairs:
        mates = partners[entry[mine], known[theirs].article]
        if len(mates) == 1 == len(partners[entry[theirs], known[mine].article]):
            yield mine, theirs


def _is_retold(one: Facts, other: Facts) -> bool:
    """Whether two papers tell of one act but for its day, each after the day of the other."""
    came = min(one.published or dt.date.min, other.published or dt.date.min)
    over = all(facts.last is not None and facts.last <= came for facts in (one, other))
    if not over or same_time(one, other) or is_against(one, other):
        return False
    papers = {source_name(facts.report.article).casefold() for facts in (one, other)}
    return len(papers) > 1 and speaks_for(one, _at(other, one)) > 0


def differs_in(one: Facts, other: Facts) -> About | None:
    """The one thing in which two reports of one event contradict each other; None for none.

    None, too, where more than one thing speaks against their being of one event, or too little for.
    """
    if not is_against(one, other) and same_time(one, other):
        return None
    for about, (mine, theirs) in _without(one, other):
        if not is_against(mine, theirs) and speaks_for(mine, theirs) > 0:
            return about
    return None


def _without(one: Facts, other: Facts) -> Iterator[tuple[About, tuple[Facts, Facts]]]:
    """The two without what they may disagree on, one thing after the other."""
    if one.wording.numbers and other.wording.numbers:
        yield About.NUMBER, (_without_numbers(one), _without_numbers(other))
    if {one.kind, other.kind} == {_FACT, str(Modality.NEGATED)}:
        mine, theirs = (dataclasses.replace(facts, kind=_FACT) for facts in (one, other))
        yield About.FACT, (mine, theirs)
    if one.place and other.place and one.named & other.named:
        mine, theirs = (
            dataclasses.replace(facts, place=frozenset(), where=frozenset())
            for facts in (one, other)
        )
        yield About.PLACE, (mine, theirs)
    if _are_done_once(one, other):
        yield About.DAY, (one, _at(other, one))
    if _upon(one) & _upon(other):
        yield About.WHO, (_without_agents(one), _without_agents(other))


def _are_done_once(one: Facts, other: Facts) -> bool:
    """Whether they tell, a few days apart, of what is done but once by or upon the same people."""
    stated = all(
        facts.days == 1 and facts.report.event.date.status is DateStatus.STATED
        for facts in (one, other)
    )
    act = one.wording.heads & other.wording.heads and (one.once or other.once)
    return bool(stated and act and one.named & other.named and not same_time(one, other))


def _at(facts: Facts, other: Facts) -> Facts:
    """The report as if it were of the day of another."""
    return dataclasses.replace(facts, first=other.first, last=other.last)


def _without_numbers(facts: Facts) -> Facts:
    return dataclasses.replace(
        facts, wording=dataclasses.replace(facts.wording, numbers=frozenset())
    )


def _without_agents(facts: Facts) -> Facts:
    """What is told of those alone whom it befell."""
    kept = _upon(facts)
    line = frozenset(a for one in kept for a in facts.above.get(one, {one}))
    return dataclasses.replace(
        facts,
        who=kept,
        line=line,
        known=facts.known & line,
        people=frozenset((actor, words) for actor, words in facts.people if actor in kept),
        roles=frozenset((actor, role) for actor, role in facts.roles if actor in kept),
        countries=facts.countries & line,
        sources=frozenset(),
    )


def _upon(facts: Facts) -> frozenset[str]:
    """The people and bodies under a name whom it befell."""
    told = facts.report.event.participants
    return frozenset(p.actor for p in told if p.role is Role.RECIPIENT) & facts.named


def _near(known: Iterable[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Pairs of reports of one act on one day, or by or upon one within a few days, each once."""
    blocks: dict[tuple[object, ...], list[tuple[dt.date, Facts]]] = defaultdict(list)
    for one in known:
        if one.first is not None and is_of_days(one.report) and not one.is_saying:
            for key in _keys(one, one.first):
                blocks[key].append((one.first, one))
    seen: set[Pair] = set()
    for block in blocks.values():
        pairs = combinations(block, 2) if len(block) <= _MOST_IN_BLOCK else ()
        for (first, one), (day, other) in pairs:
            if (one.id, other.id) not in seen and abs((first - day).days) <= FURTHEST:
                seen.add((one.id, other.id))
                yield one, other


def _around(known: Iterable[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Pairs of reports of one act with stated dates a few days apart, or a month, each once."""
    blocks: dict[tuple[object, ...], dict[str, Facts]] = defaultdict(dict)
    for one in known:
        reach, stated = _reach(one), one.report.event.date.status is DateStatus.STATED
        if one.first is not None and reach and stated and not one.is_saying:
            stretch = one.first.toordinal() // (reach + 1)
            for act in sorted(one.wording.heads):
                for near in (stretch, stretch + 1):
                    blocks[act, reach, near][one.id] = one
    seen: set[Pair] = set()
    for block in blocks.values():
        pairs = combinations(block.values(), 2) if len(block) <= _MOST_IN_BLOCK else ()
        for one, other in pairs:
            assert one.first is not None
            assert other.first is not None
            near = abs((one.first - other.first).days) <= _reach(one)
            if near and (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _reach(facts: Facts) -> int:
    """How many days another report of the event may be off; 0 where nothing can be said."""
    if is_of_days(facts.report):
        return FURTHEST
    return _A_MONTH if facts.days in range(28, _A_MONTH + 1) else 0


def _keys(one: Facts, first: dt.date) -> Iterator[tuple[object, ...]]:
    """The blocks in which a report meets others: its acts by their day, and by who is in it."""
    stretch = first.toordinal() // (FURTHEST + 1)
    for act in sorted({*one.wording.heads, *filter(None, [one.subtype])}):
        yield act, first
        for actor in sorted(one.named):
            yield from ((act, actor, near) for near in (stretch, stretch + 1))
