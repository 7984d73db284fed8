"""What a query asks for by an id that nothing on a timeline has."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.identity import group_of
from dashboard.model import Timeline
from dashboard.timeline.query import NAMES, Query, as_of_now

_OF_ACTORS = ("actors", "without", "speakers")


def unknown_ids(timeline: Timeline, query: Query) -> tuple[str, ...]:
    """Each such part of the query as it stands in an address, ``who=X``; empty where all is known.

    Actors and articles have such ids. An earlier id of an actor that is one with another now is
    known.
    """
    return tuple(_unknown(timeline, as_of_now(timeline, query)))


def _unknown(timeline: Timeline, query: Query) -> Iterator[str]:
    actors = {actor.id for actor in timeline.actors}
    articles = {group_of(parsed.article.id) for parsed in timeline.articles}
    lists = [*((name, actors) for name in _OF_ACTORS), ("articles", articles)]
    for field, known in lists:
        for one in getattr(query, field):
            if one not in known:
                yield f"{NAMES[field]}={one}"


def tell_unknown(ids: tuple[str, ...]) -> str:
    """The unknown ids as a sentence that says where the known ones are."""
    are = "is no id" if len(ids) == 1 else "are no ids"
    return (
        f"{', '.join(ids)}: {are} of an actor or article here; the address of the page, "
        "`dashboard library actors list` and `dashboard library list` have them."
    )
