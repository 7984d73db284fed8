"""Brings together what two people did apart, each in a library of their own.

Both logs are kept, each line once, in order of time. Where the two said the same, they agree; where
they said something else of one thing without having seen each other, the later line says so, and
both stand side by side until somebody settles it. Which of the two is named first changes nothing,
and what was brought together already changes nothing a second time.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.errors import LibraryError
from dashboard.library.incoming import Came, Given, Line, View, under_ids
from dashboard.library.incoming_actors import ActorLine
from dashboard.library.incoming_settings import of_both
from dashboard.library.rows import HEADER
from dashboard.linkage import place_of

_OTHER = "{} (other)"  # the name of a view where the two have another one under it
AnyLine = Line | ActorLine
Order = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Open:
    """A thing of which the two said something else: both lines, the earlier one first."""

    one: Line
    other: Line


@dataclass(frozen=True, slots=True)
class Merged:
    """What two libraries are together.

    ``agreement`` has for each field how often both set it of one event without having seen each
    other, and how often to the same. ``open`` is what is still to be settled.
    """

    items: tuple[Given, ...]
    agreement: Mapping[str, tuple[int, int]]
    open: tuple[Open, ...]


@dataclass(slots=True)
class _Known:
    """A line of either log, the keys of the lines that it speaks of, and the logs that have it."""

    line: AnyLine
    undoes: str | None
    unseen: set[str]
    logs: set[int]


def merge(one: Iterable[Given], other: Iterable[Given]) -> Merged:
    """The two together. Raises LibraryError where one id stands for two texts."""
    both = [tuple(one), tuple(other)]
    articles, ids = _articles(both)
    logs = [_log(n, items, ids[n], Line) for n, items in enumerate(both)]
    lines = _in_order(_together(logs))
    corrections = _numbered(lines, _find_unseen(lines))
    of_actors = [_log(n, items, ids[n], ActorLine) for n, items in enumerate(both)]
    actor_lines = _numbered(_in_order(_together(of_actors)), {})
    views = _views(view for items in both for view in items if isinstance(view, View))
    items = (*articles, *corrections, *actor_lines, *views, *of_both(both, ids))
    only_lines = tuple(line for line in corrections if isinstance(line, Line))
    return Merged(items, _agreement(logs), _find_open(only_lines))


def _articles(both: Sequence[Sequence[Given]]) -> tuple[list[Came], list[dict[str, str]]]:
    """Each text once, and for each library the id that its articles have then."""
    texts: dict[str, list[Came]] = defaultdict(list)
    for items in both:
        for item in items:
            if isinstance(item, Came):
                texts[item.article.sha256].append(item)
    kept = {sha: _one_of(found) for sha, found in texts.items()}
    named: dict[str, str] = {}
    for sha, came in kept.items():
        if named.setdefault(came.article.id, sha) != sha:
            raise LibraryError(
                f"{came.article.id}: is the id of two texts; remove one of them, or add it under "
                "another title"
            )
    ids = [
        {i.article.id: kept[i.article.sha256].article.id for i in items if isinstance(i, Came)}
        for items in both
    ]
    ordered = sorted(kept.values(), key=lambda came: (came.added or "", came.article.id))
    return ordered, ids


def _one_of(found: Sequence[Came]) -> Came:
    """The article of a text: with the fullest header, the first id, and when it was first added."""
    fullest = max(found, key=lambda came: (_filled(came), repr(came.article)))
    first = min(came.article.id for came in found)
    added = min((came.added for came in found if came.added), default=None)
    return Came(replace(fullest.article, id=first), added)


def _filled(came: Came) -> int:
    return sum(getattr(came.article, name) is not None for name in HEADER)


def _log(
    number: int, items: Iterable[Given], ids: Mapping[str, str], kind: type[AnyLine]
) -> dict[str, _Known]:
    """The lines of a log by what tells them from others, in their order."""
    found: dict[str, _Known] = {}
    keys: dict[int, str] = {}
    for line in sorted((i for i in items if isinstance(i, kind)), key=lambda one: one.number):
        here = under_ids(line, ids) if isinstance(line, Line) else _of_actors(line, ids)
        undone = keys.get(line.undoes or 0)
        clash = keys.get(line.clash or 0) if isinstance(line, Line) else None
        often, key = 0, ""
        while not key or key in found:  # the very same may have been said twice within a second
            key = _key(here, undone, often)
            often += 1
        keys[line.number] = key
        found[key] = _Known(here, undone, {clash} if clash else set(), {number})
    return found


def _key(line: AnyLine, undone: str | None, often: int) -> str:
    """What is the same for one line in any library: all of it but the numbers.

    ``often`` is how often the very same stands before it; it comes last, so that these keep their
    order.
    """
    names = [n for n in line.__slots__ if n not in ("number", "undoes", "clash")]
    told = [[getattr(line, name) for name in names], undone]
    return f"{hashlib.sha256(json.dumps(told).encode()).hexdigest()} {often:09}"


def _of_actors(line: ActorLine, ids: Mapping[str, str]) -> ActorLine:
    """The line with its article and the places of its actors under the ids of the two together."""
    actors = line.actors
    if isinstance(actors, list) and all(isinstance(a, list) and len(a) == 2 for a in actors):
        actors = [[name, _place(place, ids)] for name, place in actors]
    article = line.article and ids.get(line.article, line.article)
    return replace(line, actors=actors, article=article)


def _place(place: Any, ids: Mapping[str, str]) -> Any:
    where = place_of(place) if isinstance(place, str) else None
    return place if where is None else f"{ids.get(where[0], where[0])}:{where[1]}"


def _together(logs: Sequence[Mapping[str, _Known]]) -> dict[str, _Known]:
    """The lines of both logs, each once."""
    every: dict[str, _Known] = {}
    for log in logs:
        for key, known in log.items():
            if key in every:
                every[key].unseen |= known.unseen
                every[key].logs |= known.logs
            else:
                every[key] = _Known(known.line, known.undoes, set(known.unseen), set(known.logs))
    return every


def _in_order(known: Mapping[str, _Known]) -> dict[str, _Known]:
    """The lines in order of time; what takes a line back comes after it, whatever the clock."""
    orders: dict[str, Order] = {}

    def order(key: str) -> Order:
        if key not in orders:
            line, undone = known[key].line, known[key].undoes
            before = order(undone) if undone else ("", -1, "", "")
            orders[key] = max(line.at, before[0]), before[1] + 1, line.by, key
        return orders[key]

    return {key: known[key] for key in sorted(known, key=order)}


def _find_unseen(lines: Mapping[str, _Known]) -> dict[str, str]:
    """For lines that were written without having seen another of the same field, which one."""
    found: dict[str, str] = {}
    last: dict[tuple[str, str], str] = {}
    places = {key: place for place, key in enumerate(lines)}
    for key, known in lines.items():
        line = known.line
        assert isinstance(line, Line)
        before = [one for one in known.unseen if places[one] < places[key]]
        previous = last.get((line.event, line.field))
        last[line.event, line.field] = key
        if before:
            found[key] = max(before, key=places.__getitem__)
        elif previous is not None and _are_apart(known, lines[previous]):
            found[key] = previous
    return found


def _are_apart(one: _Known, other: _Known) -> bool:
    """Whether two lines of a field were written by people who could not see each other's."""
    assert isinstance(one.line, Line)
    assert isinstance(other.line, Line)
    return not one.logs & other.logs and not _same(one.line, other.line)


def _numbered(lines: Mapping[str, _Known], unseen: Mapping[str, str]) -> list[AnyLine]:
    """The lines with their numbers in this order, and those of the lines that they speak of."""
    numbers = {key: number for number, key in enumerate(lines, 1)}
    told: list[AnyLine] = []
    for key, known in lines.items():
        undoes = numbers[known.undoes] if known.undoes else None
        line = replace(known.line, number=numbers[key], undoes=undoes)
        if isinstance(line, Line):
            line = replace(line, clash=numbers[unseen[key]] if key in unseen else None)
        told.append(line)
    return told


def _agreement(logs: Sequence[Mapping[str, _Known]]) -> dict[str, tuple[int, int]]:
    """For each field what both set apart from each other: how often to the same, of how often."""
    mine, theirs = map(_latest, logs)
    counts: dict[str, tuple[int, int]] = {}
    for about in sorted(mine.keys() & theirs.keys()):
        (key, one), (there, other) = mine[about], theirs[about]
        if key == there or one.now is None or other.now is None:
            continue
        same, both = counts.get(one.field, (0, 0))
        counts[one.field] = same + _same(one, other), both + 1
    return counts


def _latest(log: Mapping[str, _Known]) -> dict[tuple[str, str], tuple[str, Line]]:
    """The last line of each field of each event, with its key."""
    return {
        (known.line.event, known.line.field): (key, known.line)
        for key, known in log.items()
        if isinstance(known.line, Line)
    }


def _find_open(lines: Sequence[Line]) -> tuple[Open, ...]:
    """The fields whose last line was written without having seen another that says otherwise."""
    numbers = {line.number: line for line in lines}
    latest = {(line.event, line.field): line for line in lines}
    return tuple(
        Open(numbers[line.clash], line)
        for line in latest.values()
        if line.clash and not _same(numbers[line.clash], line)
    )


def _same(one: Line, other: Line) -> bool:
    """Whether two lines set a field to the same; the order of words in a list does not count."""
    return _plain(one.now) == _plain(other.now)


def _plain(value: Any) -> str:
    return json.dumps(sorted(value, key=json.dumps) if isinstance(value, list) else value)


def _views(given: Iterable[View]) -> list[View]:
    """The kept views; where two have one name and differ, the later goes by another."""
    named: dict[str, View] = {}
    for view in sorted(given, key=lambda v: (v.name, v.at, json.dumps(v.params))):
        name = view.name
        while name in named and named[name].params != view.params:
            name = _OTHER.format(name)
        named.setdefault(name, replace(view, name=name))
    return [named[name] for name in sorted(named)]
