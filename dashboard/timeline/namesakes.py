"""What tells apart actors of one name, as "the council" of one article from that of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.identity import group_of
from dashboard.model import Actor, TimelineEntry
from dashboard.timeline.names import key


def namesakes(entries: Iterable[TimelineEntry], actors: Sequence[Actor]) -> dict[str, str]:
    """By id, for each of several actors of one name, the title of the one article with its events.

    None of an actor of which several articles tell, nor of one that has its name alone.
    """
    counts = Counter(key(actor.name) for actor in actors)
    alike = {actor.id for actor in actors if counts[key(actor.name)] > 1}
    told: dict[str, dict[str, str]] = {actor: {} for actor in alike}
    for entry in entries if alike else ():
        titles = {group_of(r.article.id): r.article.title or r.article.id for r in entry.reports}
        for actor in (*entry.actors, *entry.places):
            if actor.id in alike:
                told[actor.id] |= titles
    return {one: title for one, own in told.items() if len(own) == 1 for title in own.values()}
