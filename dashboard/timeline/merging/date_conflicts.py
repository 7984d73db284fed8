"""Which groups tell of one event and name different days: their sources are at odds.

That is never said for likeness of words alone. The act must be of a kind that is done, or befalls
one, but once within a few days (``once_by``, ``once_upon``, ``once_with`` in ``same_event.toml``),
the same people or bodies must have the same part in it, what is told beside must agree, nothing may
contradict, and there must be no other candidate: two events that are taken for one are worse than
one that stands there twice.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from dashboard.model import DateStatus, Role
from dashboard.review import BY_HAND
from dashboard.timeline.merging.contradictions import is_against
from dashboard.timeline.merging.facts import Facts
from dashboard.timeline.merging.shared_words import share_of_words
from dashboard.timeline.merging.uniqueness import ROLES

_FURTHEST = 3  # days between what two sources say
_AGREE = 0.6  # share of the words of the two headlines, beside names, times and the act
_MOST_COMPARED = 8  # members of a group
_MOST_IN_BLOCK = 60  # groups; more of one act by one actor are no help to tell one event


def join_date_conflicts(
    groups: Sequence[list[Facts]], apart: Mapping[str, frozenset[str]]
) -> list[list[Facts]]:
    """The groups, of which two that tell of one event on different days are one.

    ``apart`` has for each id those that people hold apart from it. The order of the groups changes
    nothing but that of what comes back.
    """
    near = _candidates(groups, apart)
    gone: set[int] = set()
    joined = [list(group) for group in groups]
    for one, others in near.items():
        other = min(others)
        if len(others) == 1 and near[other] == {one} and one < other:
            joined[one] += groups[other]
            gone.add(other)
    return [group for i, group in enumerate(joined) if i not in gone]


def _candidates(
    groups: Sequence[list[Facts]], apart: Mapping[str, frozenset[str]]
) -> dict[int, set[int]]:
    """For each group, by its place, those that may tell of its event on another day."""
    days = {i: day for i, group in enumerate(groups) if (day := _stated(group)) is not None}
    blocks: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for i in days:
        for facts in groups[i]:
            for actor in facts.named if facts.once else ():
                blocks[facts.once, actor][i] = None
    near: dict[int, set[int]] = defaultdict(set)
    for places in blocks.values():
        for one, other in combinations(places, 2) if len(places) <= _MOST_IN_BLOCK else ():
            if 0 < abs((days[one] - days[other]).days) <= _FURTHEST and _is_one(
                groups[one], groups[other], apart
            ):
                near[one].add(other)
                near[other].add(one)
    return near


def conflict_keys(facts: Facts) -> Iterator[tuple[str, str, str, int]]:
    """Names of what two reports of one act by one actor share if they may be at odds."""
    if facts.once and facts.days == 1 and facts.last is not None:
        stretch = facts.last.toordinal() // (_FURTHEST + 1)
        for actor in sorted(facts.named):
            for near in (stretch, stretch + 1):
                yield facts.once, facts.act, actor, near


def _stated(group: Sequence[Facts]) -> dt.date | None:
    """The one day that the sources of a group state in words; None where a person set it."""
    days = set()
    for facts in group:
        date = facts.report.event.date
        if date.rule == BY_HAND:
            return None
        if facts.days == 1 and date.status is DateStatus.STATED:
            days.add(facts.last)
    return days.pop() if len(days) == 1 else None


def _is_one(
    one: Sequence[Facts], other: Sequence[Facts], apart: Mapping[str, frozenset[str]]
) -> bool:
    """Whether two groups tell of one event, whatever their days."""
    if {facts.article for facts in one} & {facts.article for facts in other}:
        return False
    ids = {facts.id for facts in other}
    if any(not ids.isdisjoint(apart.get(facts.id, frozenset())) for facts in one):
        return False
    pairs = list(product(one[:_MOST_COMPARED], other[:_MOST_COMPARED]))
    return not any(is_against(a, b) for a, b in pairs) and any(_same_act(a, b) for a, b in pairs)


def _same_act(one: Facts, other: Facts) -> bool:
    """Whether two reports tell of the same act by or upon the same, in words that agree."""
    a, b = one.report.event, other.report.event
    if not one.once or (one.once, one.act) != (other.once, other.act):
        return False
    if (a.type, a.mode) != (b.type, b.mode):
        return False
    mine, theirs = _parts(one), _parts(other)
    if not _are_same(mine & theirs, one.once) or not (mine <= theirs or theirs <= mine):
        return False
    if not one.wording.headline or not other.wording.headline:
        return one.once != "with"
    return share_of_words(one.wording.headline, other.wording.headline) >= _AGREE


def _are_same(shared: frozenset[tuple[str, Role]], once: str) -> bool:
    """Whether those whom both name are the ones by whom such an act is known.

    Two of them will do: "appointed" is read with two who act.
    """
    return len(shared) > 1 or any(role in ROLES[once] for _, role in shared)


def _parts(facts: Facts) -> frozenset[tuple[str, Role]]:
    """The people and bodies, each with the part it has.

    A country does too many things in a few days, and "police" may be others elsewhere.
    """
    participants = facts.report.event.participants
    return frozenset((p.actor, p.role) for p in participants if p.actor in facts.named)
