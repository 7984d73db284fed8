"""A later parser, as the tests make one up: it joins, drops and moves what was read before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dashboard.model import Event, ParsedArticle

SHOT, CANCELLED = "carolina-2023-02-05:18:ASSAULT", "carolina-2023-02-05:277:SANCTION"
CALL, AGREED = "capital-2024-04-17:74:CONSULT", "peninsula-2023-11-16:232:AGREE"
MET, BECAME = "peninsula-2023-11-16:58:CONSULT", "peninsula-2023-11-16:637:POSITION"
TALKS = "potomac-2024-01-10:28:CONSULT"
CORRECTED, SPLIT = "potomac-2024-01-10:566:POSITION", "potomac-2024-01-10:238:SANCTION"


@dataclass(frozen=True)
class Plan:
    """What becomes of the events of before, by their ids.

    ``joined`` are groups that are one event now, ``types`` their new types, ``dropped`` are read no
    more, ``earlier`` have a first mention that starts there now.
    """

    joined: Iterable[tuple[str, ...]] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    earlier: Mapping[str, int] = field(default_factory=dict)


# What the next parser makes of the library of form 2; what it drops was corrected in all ways.
PLAN = Plan(
    joined=[(SHOT, CANCELLED), (MET, BECAME), (CORRECTED, SPLIT)],
    types={CALL: "AGREE"},
    dropped=frozenset({AGREED}),
    earlier={TALKS: 0},
)


def reread(parsed: ParsedArticle, plan: Plan = PLAN) -> ParsedArticle:
    """The article as the later parser reads it."""
    of = {event: group for group in plan.joined for event in group}
    groups: dict[tuple[str, ...], list[Event]] = {}
    for event in parsed.events:
        if event.id not in plan.dropped:
            groups.setdefault(of.get(event.id, (event.id,)), []).append(event)
    events = [_one(group, parsed, plan) for group in groups.values()]
    return replace(parsed, events=tuple(sorted(events, key=lambda e: e.id)), relations=())


def _one(group: list[Event], parsed: ParsedArticle, plan: Plan) -> Event:
    first = min(group, key=lambda event: event.trigger.start)
    spans = {span for event in group for span in (event.trigger, *event.mentions)}
    if first.id in plan.earlier:
        start = plan.earlier[first.id]
        spans.add(parsed.article.span(start, start + 3))
    trigger, *mentions = sorted(spans)
    told = plan.types.get(first.id, first.type)
    return replace(
        first,
        id=f"{parsed.article.id}:{trigger.start}:{told}",
        type=told,
        trigger=trigger,
        mentions=tuple(mentions),
        date=replace(first.date, leans_on=()),
    )
