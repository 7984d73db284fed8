"""Which reports in different articles are of one event.

Reports meet only in blocks: those that have a day, an actor and a kind of type or an act in common;
where a date is coarse or not known an act and an actor, for whom the chief actors of the articles
stand, too; or those of the very same words in a text that several articles print. So the work
grows with the number of reports, not with that of pairs. They are taken in an order of their own,
the most specific first, so that the order of the articles changes nothing.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dashboard.identity import Resolver
from dashboard.review import Field, Review
from dashboard.timeline.merging.contradictions import is_against, may_be_one
from dashboard.timeline.merging.date_conflicts import join_date_conflicts
from dashboard.timeline.merging.facts import Facts
from dashboard.timeline.merging.same_event import (
    is_other_zone,
    may_be_told_again,
    same_time,
    speaks_for,
)
from dashboard.timeline.merging.sources import Together

_MOST_COMPARED = 8  # members of a group with whom a newcomer is compared: the most specific ones
_MOST_IN_BLOCK = 60  # groups; a block with more is no help to tell one event
LONGEST = 8  # days that are looked up one by one
_CLEARER = 0.5  # by how much the best group must be better than the next
_SPELLED = "as spelled"  # of a key: by a word, whoever it names
_DAY = dt.timedelta(days=1)
Group = list[Facts]
Key = tuple[object, ...] | None
Blocks = dict[Key, dict[int, None]]  # the places of the groups of each, in order and once


def merge(
    reports: Iterable[Facts],
    said: Mapping[str, Review],
    begun: Iterable[Group] = (),
    *,
    own: Container[str] = frozenset(),
) -> list[Group]:
    """The groups of reports that are of one event each; every report is in exactly one.

    ``begun`` are groups of other reports that are known to be of one event each; ``own`` are the
    ids of events that people added.
    Two events of one article stay apart. What people said comes first: what is apart is never
    joined, what is joined always is; where two of them said otherwise, the later holds. Last come
    those that are clearly one event, though their sources name different days.
    """
    ordered = sorted(reports, key=_order)
    joined, apart = _decisions(ordered, said, own)
    groups: list[Group] = []
    by_hand: dict[str, Group] = defaultdict(list)
    for facts in ordered:
        if facts.id in joined:
            by_hand[joined[facts.id]].append(facts)
    blocks: Blocks = defaultdict(dict)
    for group in (*begun, *by_hand.values()):
        _add(groups, blocks, group)
    for facts in ordered:
        if facts.id in joined:
            continue
        found = _best(facts, groups, blocks, apart)
        if found is None:
            _add(groups, blocks, [facts])
        else:
            groups[found].append(facts)
            _enter(blocks, facts, found)
    return join_date_conflicts(groups, apart)


def together(
    reports: Sequence[Facts],
    said: Mapping[str, Review],
    begun: Iterable[Group] = (),
    *,
    own: Container[str] = frozenset(),
    read: Mapping[str, Facts],
) -> list[Group]:
    """As ``merge``; what people correct in an event takes none of its reports out of it.

    ``read`` are those reports as they were read of which people, or what follows from their
    corrections, changed something, by id. Who corrects a date means the event that is shown, with
    all its sources; which of them are of another event is said by keeping them apart.
    """
    if not read:
        return merge(reports, said, begun, own=own)
    now = {facts.id: facts for facts in reports}
    before = merge([read.get(facts.id, facts) for facts in reports], said, own=own)
    kept = [
        [now[member.id] for member in group]
        for group in before
        if len(group) > 1 and any(member.id in read for member in group)
    ]
    settled = {facts.id for group in kept for facts in group}
    rest = [facts for facts in reports if facts.id not in settled]
    return merge(rest, said, [*begun, *kept], own=own)


def _order(facts: Facts) -> tuple[int, int, str]:
    """The narrowest date first, then the most people, then the id."""
    days = facts.days
    return (10**7 if days is None else days), -len(facts.people), facts.id


def _add(groups: list[Group], blocks: Blocks, group: Group) -> None:
    groups.append(list(group))
    for facts in group:
        _enter(blocks, facts, len(groups) - 1)


def _enter(blocks: Blocks, facts: Facts, place: int) -> None:
    for key in (*keys_of(facts), facts.copy):
        if key is not None:
            blocks[key][place] = None


def _best(
    facts: Facts,
    groups: Sequence[Group],
    blocks: Blocks,
    apart: Mapping[str, frozenset[str]],
) -> int | None:
    """The group that a report belongs to; None where there is none, or no clear one."""
    near = {
        place
        for key in (*keys_of(facts), facts.copy)
        if key is not None and len(found := blocks.get(key, ())) <= _MOST_IN_BLOCK
        for place in found
    }
    points = []
    for place in near:
        how = _fits(facts, groups[place], apart.get(facts.id, frozenset()))
        if how:
            points.append((-how, place))
    points.sort()
    best = [place for how, place in points if how - points[0][0] < _CLEARER]
    clear = len(best) == 1 or all(may_be_told_again(facts, groups[p][0]) for p in best)
    return best[0] if best and clear else None


def _fits(facts: Facts, group: Group, apart: frozenset[str]) -> float:
    """How much speaks for a report being of a group; 0 where it speaks against any member."""
    if any(m.article == facts.article for m in group):
        return 0.0
    if apart and any(m.id in apart for m in group):
        return 0.0
    compared = group[:_MOST_COMPARED]
    if not any(same_time(member, facts) for member in compared):
        return 0.0
    if any(is_against(member, facts) for member in compared):
        return 0.0
    return max(speaks_for(member, facts) for member in compared)


def keys_of(facts: Facts) -> Iterator[Key]:
    """The blocks in which a report meets others, beside the very same words.

    Its kind and its acts with an actor on each of its days, the acts with a word with a capital,
    too, if no person takes part: the name of a town that one article alone knows. The acts with an
    actor alone, where the date of another may be coarse or not known.
    """
    kind = "saying" if facts.is_saying else _kind(facts.type)
    acts, spelled = _acts(facts), () if facts.people else sorted(facts.wording.capital)
    for day in _days(facts):
        for actor in sorted(_actors(facts)):
            yield kind, actor, day
        for actor in _chief(facts):
            for act in acts:
                yield act, actor, day
        for word in spelled:
            for act in acts:
                yield act, word, day, _SPELLED
    for actor in sorted({*_chief(facts), *facts.setting}):
        for act in acts:
            yield act, actor


def _acts(facts: Facts) -> list[str]:
    """What names an act: the stems of the words for it, and its subtype."""
    if facts.is_saying:
        return []
    return sorted({*facts.wording.heads, *filter(None, [facts.subtype])})


def _chief(facts: Facts) -> list[str]:
    """Who took part or where it was; where no article but its own knows these, whom that is of."""
    known = (facts.line & facts.known) | facts.where
    return sorted(known or facts.setting)


def _actors(facts: Facts) -> frozenset[str]:
    return facts.known & (facts.sources if facts.is_saying else facts.line)


def _days(facts: Facts) -> Iterator[dt.date]:
    """The days of a report; of one day in a known time zone those beside it, too."""
    if facts.first is None or facts.last is None or (facts.days or 0) > LONGEST:
        return
    beside = facts.days == 1 and facts.offset is not None
    first = facts.first - _DAY * (beside and facts.first > dt.date.min)
    last = facts.last + _DAY * (beside and facts.last < dt.date.max)
    for number in range((last - first).days + 1):
        yield first + _DAY * number


@functools.cache
def _kind(code: str) -> str:
    """The type that stands for all that may be one event with this."""
    return min(other for other in (code, *_types()) if may_be_one(code, other))


def _types() -> tuple[str, ...]:
    from dashboard.timeline.wording.labels import type_labels

    return tuple(type_labels())


def _decisions(
    ordered: Sequence[Facts], said: Mapping[str, Review], own: Container[str]
) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """For what people joined what stands for all of it; for each id those it is apart from.

    An id that is read no more means the event that has a mention there.
    """
    ids = {facts.id for facts in ordered}
    resolver = Resolver((facts.report.event for facts in ordered), own)
    lines = sorted(
        (line for review in said.values() for line in review.latest.values() if line.now),
        key=lambda line: -line.number,
    )
    together = Together()
    apart: dict[str, set[str]] = defaultdict(set)
    members: dict[str, set[str]] = {}
    for line in lines:
        if line.field not in (Field.APART, Field.JOINED):
            continue
        one, *others = (resolver.find(e) or e for e in (line.event, *line.now))
        for other in others:
            mine, theirs = (members.get(together.of(s), {s}) for s in (one, other))
            if line.field is Field.APART and mine.isdisjoint(theirs):
                apart[one].add(other)
                apart[other].add(one)
            elif line.field is Field.JOINED and not any(
                b in apart[a] for a in mine for b in theirs
            ):
                members.pop(together.of(one), None)
                members.pop(together.of(other), None)
                together.join(one, other)
                members[together.of(one)] = mine | theirs
    joined = {s: root for root, group in members.items() for s in group if s in ids}
    return joined, {one: frozenset(others) for one, others in apart.items()}


def zones_apart(group: Group) -> bool:
    """Whether the days of a group are two that differ by the time zones of its articles."""
    days = [facts for facts in group if facts.days == 1]
    spread = {facts.last for facts in days}
    return len(spread) == 2 and any(is_other_zone(a, b) for a, b in combinations(days, 2))
