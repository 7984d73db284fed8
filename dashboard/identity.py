"""Ids of events, and which event of the present reading an id that was stored means.

The id of an event is ``article:start:TYPE``: where its first mention starts, and its type. A newer
parser may find an earlier mention, another type, or one event where there were two. So all that
was stored under an id (corrections, joins, views, links) is found through any of the mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

OWN = "own:"  # begins the id of the article that stands for an event of a person's own
GROUP = "own"  # stands for all of these in lists of articles, and in the addresses of filters
_MOST_DIGITS = 10  # of a start; no text is as long


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Told(Protocol):
    """What is known of an event here: its id, and the places that tell of it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def trigger(self) -> _Span: ...  # noqa: D102
    @property
    def mentions(self) -> Sequence[_Span]: ...  # noqa: D102


class EventId(NamedTuple):
    """The parts of an id: the article, where the first mention starts in it, and the type."""

    article: str
    start: int
    type: str


class _Mention(NamedTuple):
    """A place that tells of an event; ``first``: the id of the event is made of it."""

    start: int
    end: int
    event: str
    type: str
    first: bool


def read_id(event: str) -> EventId | None:
    """The parts of an id; None for what is none."""
    article, *parts = event.rsplit(":", 2)
    if len(parts) < 2 or not article:
        return None
    start, kind = parts
    is_start = start.isascii() and start.isdigit() and len(start) <= _MOST_DIGITS
    return EventId(article, int(start), kind) if is_start else None


def article_of(event: str) -> str:
    """The id of the article that an event's id begins with; of what is no id the whole of it."""
    return event.rsplit(":", 2)[0]


def is_own(article: str) -> bool:
    """Whether an article's id stands for an event that a person wrote down without an article."""
    return article.startswith(OWN)


def group_of(article: str) -> str:
    """By what an article is listed and filtered: its id, or what stands for all own events."""
    return GROUP if is_own(article) else article


class Resolver:
    """Finds the events that stored ids mean, among those of the present reading.

    ``own`` are the ids of events that people added: they are found by their own id alone, as they
    may be whole sentences.
    """

    def __init__(self, events: Iterable[Told], own: Container[str] = frozenset()) -> None:
        self._events = tuple(events)
        self._own = own

    def find(self, stored: str) -> str | None:
        """The id of the event that a stored id means; None where it has no place, or no clear one.

        That is the event of this very id. Else it is one with a mention that starts there, else
        one with a mention around that place. Of several it is the one of the same type, of
        these the one whose first mention it is. Of those that begin with the very same word it
        is the first by its type.
        """
        if stored in self._ids:
            return stored
        asked = read_id(stored)
        if asked is None:
            return None
        there = self._mentions.get(asked.article, [])
        starting = [m for m in there if m.start == asked.start]
        return _clearest(starting or _around(there, asked.start), asked.type)

    def is_first(self, stored: str, event: str) -> bool:
        """Whether a stored id means the first mention of the event that it is found to mean."""
        asked = read_id(stored)
        if stored == event or asked is None:
            return stored == event
        there = self._mentions.get(asked.article, [])
        at = [m for m in there if m.start == asked.start] or _around(there, asked.start)
        return any(m.first for m in at if m.event == event)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(event.id for event in self._events)

    @cached_property
    def _mentions(self) -> dict[str, list[_Mention]]:
        """The mentions in each article; of most timelines nobody asks for them."""
        found: dict[str, list[_Mention]] = {}
        for event in self._events:
            own = read_id(event.id)
            if own is None or event.id in self._own:
                continue
            told = {(own.start, own.start + 1)}  # should no mention be left where the id says
            told |= {(span.start, span.end) for span in (event.trigger, *event.mentions)}
            found.setdefault(own.article, []).extend(
                _Mention(start, end, event.id, own.type, start == own.start) for start, end in told
            )
        return found


def _around(mentions: Sequence[_Mention], at: int) -> list[_Mention]:
    return [m for m in mentions if m.start < at < m.end]


def _clearest(found: list[_Mention], kind: str) -> str | None:
    """The event of the mentions; of several the closest, None where it is not clear which."""
    narrower: tuple[Callable[[_Mention], bool], ...] = (
        lambda m: m.type == kind,
        lambda m: m.first,
    )
    for is_closer in narrower:
        found = [m for m in found if is_closer(m)] or found
    events = {m.event for m in found}
    one_word = len({m.start for m in found if m.first}) == 1 and all(m.first for m in found)
    return min(events) if len(events) == 1 or one_word else None
