"""What a person has chosen to see, as one value that a URL can hold, and which events it leaves.

The page computes the same in JavaScript (``widgets/chart/js/filter.js``), so that a choice shows at
once; ``tests/timeline/filter_cases.json`` holds the two equal.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import parse_qs

from dashboard.errors import QueryError
from dashboard.identity import group_of
from dashboard.model import DateStatus, Event, ParsedArticle, Timeline, TimelineEntry
from dashboard.timeline.build import members
from dashboard.timeline.levels import RANKS, STATEMENT, Level, shown_from
from dashboard.timeline.wording.dates import in_words
from dashboard.timeline.wording.labels import status_of

LONGEST_SENTENCE = 2000  # characters of a sentence that are searched, and sent to the page
Named = TypeVar("Named", bound=StrEnum)
_BLANKS = re.compile(r"[ \t\r\n\u00a0]+")


class Lanes(StrEnum):
    """By what the lanes of the picture are told apart."""

    ACTORS = "actors"
    SIDES = "sides"
    TYPES = "types"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Query:
    """A choice of events. Values of one field widen it, different fields narrow it.

    ``Query()`` leaves everything; an address that names no level means main and side events, which
    is what the page shows at first. ``level``: so salient it is at least; what is open, was not
    rated, or a person has touched, is there at every level. ``statements``: whether events in which
    somebody says something are among them; ``loose``: whether those without a date are, and those
    of which only a limit is known.
    ``statuses`` are keys of ``STATUSES``: how the date is known, or that a person set it.
    ``types`` are codes of types ("PROTEST") and subtypes ("Life.Die"): it is of one of them.
    ``actors``: one of them, or a member of one, takes part; ``without``: none of these does.
    ``speakers``: one of them is quoted. ``states``: what a person found it to be. ``marks``: it has
    one of these tags, or the star, which is ``starred``; a tag of that name is ``#starred``.
    ``since`` and ``until`` are inclusive days of the window; an event in it may reach beyond it,
    an undated one is in no window. ``words``: each of them stands in the event's text. ``order``:
    the lanes that stand before their like, ``folded``: those that hold the lanes below them, by
    the ids of what they are told apart by. ``event`` is the id of the event that is open.
    ``known``: only what was published by that day counts. It chooses the timeline, and nothing of
    one (``as_reported``).
    """

    actors: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    words: str = ""
    level: Level = Level.ALL
    statements: bool = True
    loose: bool = True
    lanes: Lanes = Lanes.ACTORS
    order: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    event: str | None = None
    known: dt.date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise QueryError(f"the window begins {self.since} after its end {self.until}")


_PLAIN = Query(level=Level.SIDE)  # what an address without parameters means
_NO = "no"  # in an address: statements, or what has no date of its own, are left out
LOOSE = (DateStatus.UNKNOWN, DateStatus.BOUNDED)

# The names in a URL, short and readable, by field.
NAMES = {
    "actors": "who",
    "without": "without",
    "types": "what",
    "statuses": "date",
    "modalities": "how",
    "articles": "in",
    "speakers": "said",
    "states": "state",
    "marks": "tag",
    "since": "since",
    "until": "until",
    "words": "words",
    "level": "show",
    "statements": "statements",
    "loose": "loose",
    "lanes": "lanes",
    "order": "order",
    "folded": "folded",
    "event": "event",
    "known": "reported",
}
LISTS = (
    *("actors", "without", "types", "statuses", "modalities", "articles"),
    *("speakers", "states", "marks", "order", "folded"),
)


def to_params(query: Query) -> dict[str, list[str]]:
    """The parameters of a URL that holds the query; what the page shows anyhow is left out."""
    params = {
        NAMES[f.name]: _to_values(getattr(query, f.name))
        for f in fields(query)
        if getattr(query, f.name) != getattr(_PLAIN, f.name)
    }
    return {name: values for name, values in params.items() if values}


def _to_values(value: object) -> list[str]:
    if isinstance(value, tuple):
        return list(value)
    if value is False:
        return [_NO]
    return [] if value is None else [str(value)]


def read_params(params: Mapping[str, Sequence[str]]) -> tuple[Query, list[str]]:
    """The query of an address, and what means nothing in it, in words: that is ignored."""
    problems = [
        f"The address holds “{name}={', '.join(values)}”, which names no filter: it is ignored."
        for name, values in params.items()
        if name not in NAMES.values()
    ]
    good = {name: values for name, values in params.items() if name in NAMES.values()}
    for names in (*((name,) for name in good), ("since", "until")):
        part = {name: good[name] for name in names if name in good}
        try:
            from_params(part)
        except QueryError as error:
            problems.append(f"The address holds a filter that means nothing, ignored: {error}")
            good = {name: values for name, values in good.items() if name not in part}
    return from_params(good), problems


def read_query(address: str) -> Query:
    """The query of an address, or of what follows its ``?``: what the page shows there.

    Of nothing at all it is the one that leaves everything. Raises QueryError where a part of it
    means nothing: no more must be taken than was meant.
    """
    asked = address.rpartition("?")[2] if "?" in address else address
    if not asked:
        return Query()
    query, problems = read_params(parse_qs(asked, keep_blank_values=True))
    if problems:
        raise QueryError(f"the query {address!r}: {' '.join(problems)} Nothing is taken; mend it")
    return query


def from_params(params: Mapping[str, Sequence[str]]) -> Query:
    """The query in the parameters of a URL; names that it does not know are left alone.

    Without a level it is that of main and side events. Raises QueryError, naming the parameter,
    where a value means nothing.
    """
    one = {name: values[-1] for name, values in params.items() if values}
    lists = {name: tuple(dict.fromkeys(params.get(NAMES[name], ()))) for name in LISTS}
    return Query(
        **lists,
        since=_day(one, "since"),
        until=_day(one, "until"),
        words=one.get("words", ""),
        level=_member(one, "show", _PLAIN.level),
        statements=_is_yes(one, "statements"),
        loose=_is_yes(one, "loose"),
        lanes=_member(one, "lanes", _PLAIN.lanes),
        event=one.get("event") or None,
        known=_day(one, "reported"),
    )


def _member(params: Mapping[str, str], name: str, plain: Named) -> Named:
    """The member of an enumeration that a parameter names; the plain one without it."""
    try:
        return type(plain)(params.get(name, plain))
    except ValueError:
        known = ", ".join(type(plain))
        raise QueryError(f"{name}={params[name]}: is none of {known}") from None


def _is_yes(params: Mapping[str, str], name: str) -> bool:
    value = params.get(name, "yes")
    if value not in ("yes", _NO):
        raise QueryError(f"{name}={value}: is neither yes nor {_NO}")
    return value != _NO


def _day(params: Mapping[str, str], name: str) -> dt.date | None:
    value = params.get(name)
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise QueryError(f"{name}={value}: is no day of the calendar (YYYY-MM-DD)") from None


def to_json(query: Query) -> dict[str, Any]:
    """The query as JSON values for the page, by field; for true and false stand null and "no"."""
    return {f.name: _to_json(getattr(query, f.name)) for f in fields(query)}


def _to_json(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bool):
        return None if value else _NO
    return value and str(value)


def from_json(values: Mapping[str, Any]) -> Query:
    """The query from the JSON values of the page. Raises QueryError where one means nothing."""
    params: dict[str, list[str]] = {}
    for name, parameter in NAMES.items():
        value = values.get(name)
        if value:
            params[parameter] = [str(v) for v in value] if isinstance(value, list) else [str(value)]
    return from_params(params)


def as_of_now(timeline: Timeline, query: Query) -> Query:
    """The query with the ids that its actors have now, where people made them one with others."""
    if not timeline.was:
        return query
    names = ["actors", "without", "speakers"]
    names += ["order", "folded"] if query.lanes in (Lanes.ACTORS, Lanes.SIDES) else []
    now = {name: tuple(dict.fromkeys(map(timeline.who, getattr(query, name)))) for name in names}
    return replace(query, **now)  # type: ignore[arg-type]  # they are lists of ids, each of them


def choose(timeline: Timeline, query: Query) -> tuple[TimelineEntry, ...]:
    """The entries that the query leaves, in the order of the timeline.

    Where nothing but the level is chosen, and it leaves all, they are the timeline's very own.
    """
    query = as_of_now(timeline, query)
    asked = replace(query, lanes=Lanes.ACTORS, order=(), folded=(), event=None, known=None)
    if asked == Query():
        return timeline.entries
    opened = timeline.find(query.event)
    below = members(timeline.actors)
    wanted, unwanted = _closure(query.actors, below), _closure(query.without, below)
    words = split_words(query.words)
    chosen = tuple(
        entry
        for entry in timeline.entries
        if (entry is opened or is_at(query.level, entry))
        and _is_chosen(entry, query)
        and _takes_part(entry, query, wanted, unwanted)
        and has_words(entry, words)
    )
    whole = asked == Query(level=query.level) and len(chosen) == len(timeline.entries)
    return timeline.entries if whole else chosen


def is_at(level: Level, entry: TimelineEntry) -> bool:
    """Whether an entry is shown at a level, be it open or not."""
    return level is Level.ALL or RANKS[shown_from(entry)] <= RANKS[level]


def narrow(timeline: Timeline, query: Query) -> tuple[ParsedArticle, ...]:
    """The articles with no other events than those that the query leaves, and what ties these.

    Of an event that several articles tell the reports of all of them are left. An article of which
    none is left is left out.
    """
    kept = {report.event.id for entry in choose(timeline, query) for report in entry.reports}
    narrowed = (
        parsed.with_events(event for event in parsed.events if event.id in kept)
        for parsed in timeline.articles
    )
    return tuple(parsed for parsed in narrowed if parsed.events)


def _closure(chosen: Iterable[str], below: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(below.get(actor, frozenset()) for actor in chosen))


def _takes_part(
    entry: TimelineEntry, query: Query, wanted: frozenset[str], unwanted: frozenset[str]
) -> bool:
    who = {actor.id for actor in entry.actors}
    return (not query.actors or bool(who & wanted)) and not who & unwanted


def _is_chosen(entry: TimelineEntry, query: Query) -> bool:
    event = entry.event
    return (
        _is_of_kind(event, query.types)
        and (query.statements or event.type != STATEMENT)
        and (query.loose or event.date.status not in LOOSE)
        and _allows(query.statuses, status_of(event.date))
        and _allows(query.modalities, event.modality)
        and _is_told_in(entry, query.articles)
        and (not query.speakers or any(q.speaker in query.speakers for q in entry.quotes))
        and _allows(query.states, entry.review.state)
        and (not query.marks or any(mark in query.marks for mark in entry.review.marks))
        and _in_window(event.date.earliest, event.date.latest, query)
    )


def _is_of_kind(event: Event, chosen: Sequence[str]) -> bool:
    """Whether its type or its subtype is among those that are chosen."""
    return not chosen or event.type in chosen or event.subtype in chosen


def _is_told_in(entry: TimelineEntry, chosen: Sequence[str]) -> bool:
    """Whether one of the articles tells it, or it is an own event and these are chosen."""
    return not chosen or any(group_of(r.article.id) in chosen for r in entry.reports)


def _allows(chosen: Sequence[str], value: str) -> bool:
    return not chosen or value in chosen


def _in_window(first: dt.date | None, last: dt.date | None, query: Query) -> bool:
    if query.since is None and query.until is None:
        return True
    if first is None and last is None:
        return False
    begins_in_time = first is None or query.until is None or first <= query.until
    return begins_in_time and (last is None or query.since is None or last >= query.since)


def split_words(words: str) -> tuple[str, ...]:
    """The words to look for, in small letters."""
    return tuple(word for word in _BLANKS.split(words.lower()) if word)


def has_words(entry: TimelineEntry, words: Sequence[str]) -> bool:
    """Whether each of the words, as ``split_words`` gives them, stands in the entry's text."""
    if not words:
        return True
    text = search_text(entry)
    return all(word in text for word in words)


def search_text(entry: TimelineEntry) -> str:
    """All a search looks through, in small letters: what, who, where, when, the words of it."""
    return "\n".join(
        (
            entry.event.headline,
            *(report.event.sentence.text[:LONGEST_SENTENCE] for report in entry.reports),
            in_words(entry.event.date),
            *(actor.name for actor in (*entry.actors, *entry.places)),
            *(quote.span.text for quote in entry.quotes),
        )
    ).lower()
